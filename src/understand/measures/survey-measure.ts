/** What a measure of a survey from another tool measures: an item, or the net promoter score. */
export interface SurveyMeasureDefinition {
  source: "survey";
  /** Name of the column. */
  item: string;
  /** Its wording. */
  label: string;
  answer: "rating" | "number" | "multiple" | "nps";
  ends: { low: number; high: number } | null;
  /** Whether values were turned round, since a high answer is a bad one. */
  reversed: boolean;
  /** What counts what, where answers have words. */
  answers: { value: number; label: string }[];
}

const kinds = { rating: "mean", number: "mean", multiple: "share", nps: "score" } as const;

export const surveyKind = ({ answer }: SurveyMeasureDefinition): (typeof kinds)[keyof typeof kinds] =>
  kinds[answer];

const spelled = (text: string) => text.normalize("NFKC").replace(/\s+/g, " ").trim();

/** Equal where two definitions measure the same. */
export const surveyMeaning = (one: SurveyMeasureDefinition): string =>
  JSON.stringify([
    one.source,
    one.item,
    spelled(one.label),
    one.answer,
    one.ends && [one.ends.low, one.ends.high],
    one.reversed,
    one.answers.map(({ value, label }) => [value, spelled(label)] as const).sort(([a], [b]) => a - b),
  ]);

export function surveyUnit({ answer, ends }: SurveyMeasureDefinition): string {
  if (answer === "nps") return "points from −100 to 100";
  if (answer === "multiple") return "share of those asked";
  return ends ? `points from ${ends.low} to ${ends.high}` : "as answered";
}

/** How it is computed, in words. */
export function surveyExplanation({ answer, label, reversed }: SurveyMeasureDefinition): string {
  const left =
    "“Not applicable”, “don't know” and blank answers are left out; groups that are too small are not shown";
  if (answer === "nps")
    return `The share who answered “${label}” with 9 or 10, less the share who answered 0 to 6, times 100. ${left}.`;
  if (answer === "multiple") return `The share of those asked who ticked “${label}”. ${left}.`;
  const turned = reversed ? " Values were turned round, so that high is good." : "";
  return `The mean of all answers to “${label}”.${turned} ${left}.`;
}
