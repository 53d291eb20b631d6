import type { Pattern } from "./guide-subjects.ts";

/** A question that opens a subject, by what makes it one. */
const byPattern: Record<Pattern, readonly string[]> = {
  gap: [
    "When did you last want to do more for a customer than you could? What stood in the way: time, a rule, a tool, a hand-over?",
    "If the obstacle were gone on Monday, what would a customer notice first?",
  ],
  "reverse gap": [
    "What does the organisation offer here that we make little use of? What keeps us from reaching for it?",
    "Who among us uses it already, and what would the rest of us need to see?",
  ],
  low: [
    "Which day in the last month shows best what this looks like from where we sit?",
    "Which part of it is in our own hands, and which has to be carried further up, with an example that nobody can talk away?",
  ],
  worse: [
    "What was different half a year ago: people, volume, a system, a rule, something we stopped doing?",
    "Did we see it coming? What told us, and to whom did we say so?",
  ],
  better: [
    "What did we do differently that a newcomer could learn from us tomorrow?",
    "What would make it slip back, and who would notice first?",
  ],
  strength: [
    "What exactly do we do here, when nobody is watching, that works?",
    "Where else in our work could the same habit be of use?",
  ],
};

/** Questions that go to the heart of a competency of the service commitment profile, by its code. */
const byCompetency: Record<string, readonly string[]> = {
  SL: [
    "What did somebody who leads us do last month, with their own hands or diary, by which we could tell that customers matter?",
    "If our picture of good service had to be told in one occasion, which one would we tell?",
  ],
  FVC: [
    "What did customers tell us last week that went no further than the person who heard it?",
    "Which thing that we changed can we trace back to something a customer said?",
  ],
  SS: [
    "What may a customer count on from us, in hours or in words, and where would a new colleague find that written down?",
    "Which promise do we keep only on quiet days?",
  ],
  ES: [
    "What did you have to ask leave for last month that you could have decided yourself?",
    "When a decision in a customer's favour went wrong, what happened to whoever had taken it?",
  ],
  CSP: [
    "At which step does a customer's matter wait longest, and who sees it waiting?",
    "What do we do only because another department's form, screen or rule wants it?",
  ],
  RRS: [
    "When was somebody here last thanked for service, by whom, and for what exactly?",
    "What do we count and praise that pulls away from the customer?",
  ],
};

const forAny: readonly string[] = [
  "Which occasion from the last weeks comes to mind first? What happened, step by step?",
  "What would a customer say about it if they sat here?",
];

/** Two questions on the competency, then two on what the figures show. */
export const questionsFor = (code: string, pattern: Pattern): string[] => [
  ...(byCompetency[code] ?? forAny),
  ...byPattern[pattern],
];
