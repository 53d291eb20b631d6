import { axisBetween } from "#document/axis.ts";
import type { BarChart } from "#document/report.ts";
import { type Competency, maximumTotal, type Questionnaire } from "#listen/profile/questionnaire.ts";
import type { CompetencyScore, PersonScore } from "#understand/profile/scoring.ts";
import { printed } from "#understand/profile/wording.ts";

/** A total in a sentence: "17.1 of 24", or that there is none. */
function totalInWords(total: number | null, maximum: number): string {
  return total === null ? "too few answers" : `${printed(total)} of ${maximum}`;
}

/** Own totals and, where there are enough of them, colleagues': one group of bars a competency. */
export function summaryChart(questionnaire: Questionnaire, score: PersonScore): BarChart {
  const { self, organisation } = questionnaire.perspectives;
  const results = questionnaire.competencies.map((competency) => ({
    competency,
    result: score.competencies.get(competency.code),
  }));
  const seenByColleagues = results.some(({ result }) => result?.colleagues);
  const series = [`${self.name}, own rating`, `${organisation.name}, own rating`];
  if (seenByColleagues) series.push("Colleagues about you", "Colleagues about the organisation");
  const highest = Math.max(...results.map(({ competency }) => maximumTotal(questionnaire, competency)));
  const rows = results.map(({ competency, result }) => {
    const totals = [result?.self.total ?? null, result?.organisation.total ?? null];
    if (seenByColleagues)
      totals.push(result?.colleagues?.self.total ?? null, result?.colleagues?.organisation.total ?? null);
    const values = totals.map((value) => ({ value, text: value === null ? "too few" : printed(value) }));
    return { label: competency.name, values };
  });
  const sentences = rows.map(({ label, values }, row) => {
    const competency = results[row]?.competency;
    const maximum = competency ? maximumTotal(questionnaire, competency) : highest;
    const parts = values.map(({ value }, index) => `${series[index]} ${totalInWords(value, maximum)}`);
    return `${label}: ${parts.join(", ")}.`;
  });
  const equal = results.every(({ competency }) => maximumTotal(questionnaire, competency) === highest);
  return {
    kind: "bars",
    title: equal ? `Totals by competency, out of ${highest}` : "Totals by competency",
    alt: `Bar chart of totals by competency. ${sentences.join(" ")}`,
    axis: axisBetween(0, highest),
    series,
    rows,
  };
}

/** Both ratings of each statement of a competency. */
export function pairsChart(
  questionnaire: Questionnaire,
  competency: Competency,
  result: CompetencyScore,
): BarChart {
  const { scale, perspectives } = questionnaire;
  const rows = competency.statements.map((statement, index) => {
    const values = [result.ratings.self[index] ?? null, result.ratings.organisation[index] ?? null].map(
      (value) => ({
        value,
        text: value === null ? "–" : String(value),
      }),
    );
    return {
      label: `${statement.code}  ${statement.topic}`,
      marked: result.flagged.includes(statement.code),
      values,
    };
  });
  const spoken = (value: number | null) => (value === null ? "not rated" : String(value));
  const sentences = rows.map(({ label, values: [self, organisation], marked }) => {
    const pair = `${perspectives.self.name} ${spoken(self?.value ?? null)}, ${perspectives.organisation.name} ${spoken(organisation?.value ?? null)}`;
    return `${label}: ${pair}${marked ? ", coaching page follows" : ""}.`;
  });
  return {
    kind: "bars",
    title: `Your ratings, ${scale.minimum} to ${scale.maximum}`,
    alt: `Bar chart of pairs of ratings. ${sentences.join(" ")}`,
    axis: axisBetween(0, scale.maximum),
    series: [perspectives.self.name, perspectives.organisation.name],
    rows,
    ...(result.flagged.length > 0 ? { markLegend: "A coaching page follows" } : {}),
  };
}
