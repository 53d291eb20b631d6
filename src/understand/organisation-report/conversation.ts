import type { Block } from "#document/report.ts";
import type { StatementResult } from "../profile/statement-results.ts";
import { inWords, printedMean } from "../profile/wording.ts";
import { type OrganisationReportSource, type ReleasedCompetency, rankedByGap } from "./source.ts";

const subjects = 3;

/** The competency's statements that the organisation was rated lowest on, or its first ones where that is withheld. */
function statementsToDiscuss(
  { competency }: ReleasedCompetency,
  results: StatementResult[] | null | undefined,
) {
  const order = new Map((results ?? []).map(({ code, organisation }) => [code, organisation.estimate]));
  return competency.statements
    .toSorted((a, b) => (order.get(a.code) ?? 0) - (order.get(b.code) ?? 0))
    .slice(0, 2);
}

function subject(source: OrganisationReportSource, released: ReleasedCompetency): Block[] {
  const { competency, result } = released;
  const { gap, self, organisation } = result;
  const direction = gap.estimate > 0 ? "above" : "below";
  const figures =
    gap.estimate === 0
      ? `People rate themselves and the organisation alike, at ${printedMean(self.estimate)}.`
      : `People rate themselves ${printedMean(Math.abs(gap.estimate))} ${direction} the organisation (${printedMean(self.estimate)} against ${printedMean(organisation.estimate)}).`;
  const statements = statementsToDiscuss(released, source.results.statements[competency.code]);
  const questions = statements.flatMap(({ questions }) => questions.organisation.slice(0, 2));
  return [
    { kind: "heading", title: competency.name },
    { kind: "paragraph", text: figures },
    { kind: "list", ordered: false, items: questions },
  ];
}

/** A plan for an hour in which a team makes something of its results. */
export function conversationChapter(source: OrganisationReportSource): Block[] {
  const chosen = rankedByGap(source).slice(0, subjects);
  return [
    { kind: "chapter", title: "A guide for the team's conversation" },
    {
      kind: "paragraph",
      style: "lead",
      text: `Ninety minutes, ${inWords(Math.min(subjects, chosen.length))} ${chosen.length === 1 ? "subject" : "subjects"}, two decisions. The figures start the conversation; what people have seen and heard at work carries it.`,
    },
    {
      kind: "definitions",
      items: [
        {
          term: "Before",
          text: "Send these pages a few days ahead. Ask everybody to bring one occasion from last month that fits one of the subjects below, and say that nobody will be asked how they rated anything.",
        },
        {
          term: "0–10 minutes",
          text: "Show the scores without comment. Ask what surprises people, and write the surprises up in their words.",
        },
        {
          term: "10–60 minutes",
          text: "Take the subjects one after the other. First the occasions, then the questions, and only then explanations. Guessing who answered what ends the exercise; whoever leads the meeting stops it at once.",
        },
        {
          term: "60–80 minutes",
          text: "Choose two things to change that the team can begin without anyone's leave. Give each a person, a date and a sign by which customers or colleagues would notice it.",
        },
        {
          term: "80–90 minutes",
          text: "Write down what the team can't settle alone, and name who takes it further and reports back, also when the answer is no.",
        },
        {
          term: "Afterwards",
          text: "Look at both changes again after six weeks, in the same round. A measure that has not been looked at twice was a wish.",
        },
      ],
    },
    ...chosen.flatMap((released) => subject(source, released)),
  ];
}
