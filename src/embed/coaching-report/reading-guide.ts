import type { Block } from "#document/report.ts";
import { maximumTotal, type Questionnaire } from "#listen/profile/questionnaire.ts";
import { inWords } from "#understand/profile/wording.ts";

/** The chapter that explains scores, gaps, flags and what is missing, from the questionnaire's real settings. */
export function readingGuide(questionnaire: Questionnaire): Block[] {
  const { scale, perspectives, flagPairSumBelow, minimumAnswered, competencies } = questionnaire;
  const [first] = competencies;
  const statements = first?.statements.length ?? 0;
  const alike = first && competencies.every((competency) => competency.statements.length === statements);
  const range = alike
    ? `With ${inWords(statements)} statements rated ${scale.minimum} to ${scale.maximum}, a competency's total runs from ${scale.minimum * statements} to ${maximumTotal(questionnaire, first)}.`
    : "The range of a competency's total depends on its number of statements and is printed beside it.";
  const needed = alike
    ? `at least ${Math.ceil(minimumAnswered * statements - 1e-9)} of its ${statements} statements`
    : `at least ${Math.round(minimumAnswered * 100)} % of its statements`;
  return [
    { kind: "chapter", title: "How to read scores and gaps" },
    {
      kind: "paragraph",
      text: `You rated every statement on this scale, once for yourself (“${perspectives.self.lead} …”) and once for your organisation (“${perspectives.organisation.lead} …”):`,
    },
    {
      kind: "definitions",
      items: scale.anchors.map((anchor, index) => ({ term: String(scale.minimum + index), text: anchor })),
    },
    { kind: "heading", title: "A total" },
    {
      kind: "paragraph",
      text: `${range} It is the mean of the statements you rated, times their number, so a statement you left out neither lowers nor raises it. A total is given only where you rated ${needed}. A difference of a point or two between competencies is within what the same person gives on another day.`,
    },
    { kind: "heading", title: "A gap" },
    {
      kind: "paragraph",
      text: "The gap is your rating of yourself less your rating of the organisation. Above zero, you hold yourself to more than you find around you. That is common among people who care about customers, and it is a subject for a conversation with your team. Below zero, your surroundings do more than you do at present, which usually means there is somebody close by to learn from. Near zero, look at the height of both: two low totals agree, too.",
    },
    { kind: "heading", title: "A coaching page" },
    {
      kind: "paragraph",
      text: `Where the two ratings of a statement sum to less than ${flagPairSumBelow}, neither you nor the organisation can lean on the other, and the statement gets a page of its own. A pair with one rating missing is never marked.`,
    },
    { kind: "heading", title: "Colleagues" },
    {
      kind: "paragraph",
      text: "If you asked colleagues to rate you, their means stand beside your own as soon as three of them have answered enough. Below three there is no mean, so that nobody's answer can be guessed. Where colleagues see you lower than you see yourself, ask them for an occasion they remember before you agree or disagree.",
    },
  ];
}
