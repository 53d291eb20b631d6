import { inWords } from "../profile/wording.ts";
import { questionsFor } from "./guide-questions.ts";
import { type ChosenCompetency, chooseSubjects, type GuideCompetency } from "./guide-subjects.ts";

export interface GuideSource {
  /** Name of the unit, or of the organisation. */
  unit: string;
  /** Why the unit's figures are not shown; null where they are. */
  withheld: "too few answers" | "protects individuals" | null;
  /** Head-count; null where it is withheld. */
  staff: number | null;
  minimum: number;
  /** The highest total that any competency can reach. */
  highest: number;
  competencies: readonly GuideCompetency[];
}

interface GuideSubject extends ChosenCompetency {
  questions: string[];
  minutes: number;
}

interface GuideStep {
  minutes: string;
  what: string;
  how: string;
}

/** A team's hour about its results: everything that whoever leads it needs, on two printed pages. */
export interface ConversationGuide {
  purpose: string;
  before: string[];
  rules: string[];
  steps: GuideStep[];
  /** None where the unit's figures are withheld. */
  subjects: GuideSubject[];
  /** For whoever leads a team whose figures are withheld. */
  withoutFigures: string[];
  agreement: string[];
  followUp: string;
}

const rules = [
  "Nobody is asked what they answered, and nobody offers it for others.",
  "Nobody guesses who said what. Whoever leads stops it at once, also when it is meant kindly.",
  "What people have seen and heard carries the talk: an occasion beats an opinion.",
  "First what happened, then why, and only then what to do.",
  "Whoever leads speaks last, and defends nothing.",
];

const agreement = [
  "What we change",
  "The first step",
  "Who",
  "By when",
  "How a customer or colleague would notice",
];

/** How the middle of the hour is shared among subjects. */
const minutesFor = (count: number) => (count >= 3 ? 11 : count === 2 ? 17 : 34);

/**
 * Makes a guide for an hour from released figures alone: what to talk about, why, and with which questions. Where the
 * unit's figures are withheld, a guide to the same hour without them.
 */
export function conversationGuide(source: GuideSource): ConversationGuide {
  const { unit, withheld, staff, highest, competencies } = source;
  const chosen = withheld === null ? chooseSubjects(competencies, staff ?? 0, highest) : [];
  const minutes = minutesFor(chosen.length);
  const subjects = chosen.map((subject) => ({
    ...subject,
    minutes,
    questions: questionsFor(subject.code, subject.pattern),
  }));
  const count = subjects.length;
  const middle = count === 0 ? 34 : count * minutes;
  return {
    purpose:
      count === 0
        ? `In an hour, ${unit} finds one thing to change for its customers, without any figures: from what people have seen themselves.`
        : `In an hour, ${unit} makes something of its own results: ${inWords(count)} ${count === 1 ? "subject" : "subjects"}, one thing that changes, a date on which it is looked at again.`,
    before: [
      count === 0
        ? "Invite a few days ahead. Ask everybody to bring one occasion from last month in which a customer was served well, or badly."
        : "Send these pages a few days ahead. Ask everybody to bring one occasion from last month that fits one of the subjects.",
      "Say in the invitation that nobody will be asked how they answered.",
      "Have a wall or a sheet that all can see, and somebody who writes in people's own words.",
    ],
    rules,
    steps: [
      { minutes: "0–5", what: "Open", how: "Say what the hour is for, and read the five rules aloud." },
      {
        minutes: "5–15",
        what: count === 0 ? "Collect" : "Look",
        how:
          count === 0
            ? "Everybody tells their occasion in a minute. No comments yet; write up a few words of each."
            : "Show the figures without comment. Two minutes of quiet, then: what surprises you, what does not? Write it up.",
      },
      {
        minutes: `15–${15 + middle}`,
        what: "Understand",
        how:
          count === 0
            ? "Choose the two occasions that most people know. For each: what happened, what helped, what stood in the way?"
            : "One subject after the other. Begin with the occasions that people brought, then the questions below.",
      },
      {
        minutes: `${15 + middle}–${15 + middle + 8}`,
        what: "Agree",
        how: "One thing that the team can begin without anybody's leave. If there are several, vote with three dots each.",
      },
      {
        minutes: `${15 + middle + 8}–60`,
        what: "Close",
        how: "Fill in the box below. Write down what the team can't settle, who carries it further and when they report back, also when the answer is no.",
      },
    ],
    subjects,
    withoutFigures: withheld === null ? [] : leaderWords(source),
    agreement,
    followUp:
      "In six weeks, in the same round, for a quarter of an hour: did we do it, what did we notice, do we keep it, change it or drop it? Put the date in everybody's diary before you part.",
  };
}

function leaderWords({ withheld, minimum, unit }: GuideSource): string[] {
  return [
    withheld === "too few answers"
      ? `The figures of ${unit} are not shown, to you or to anybody: fewer than ${minimum} people answered enough, and figures on so few would tell what individuals said. This is no judgement on the team.`
      : `The figures of ${unit} are not shown, to you or to anybody: together with those of other departments they would let somebody work out what a few people said. This is no judgement on the team.`,
    "Do not try to fill the gap. Whoever asks people how they answered, or says “it must have been you”, ends their trust in this survey and the next.",
    "Your people's answers count in the figures of the department above. You may show those, as what they are: a picture of many, of which yours are some.",
    "You lose little. What a team changes comes from occasions that people tell, not from a mean.",
  ];
}
