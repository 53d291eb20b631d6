import { axisBetween } from "#document/axis.ts";
import type { BarChart } from "#document/report.ts";
import { type Competency, maximumTotal, type Questionnaire } from "#listen/profile/questionnaire.ts";
import type { CompetencyScore, PersonScore } from "#understand/profile/scoring.ts";
import { figuresIn } from "./figures.ts";
import type { ReportWords } from "./words/report-words.ts";

/** Own totals and, where there are enough of them, colleagues': one group of bars a competency. */
export function summaryChart(
  { charts: words, comma, language }: ReportWords,
  questionnaire: Questionnaire,
  score: PersonScore,
): BarChart {
  const { printed } = figuresIn({ language });
  const { self, organisation } = questionnaire.perspectives;
  const results = questionnaire.competencies.map((competency) => ({
    competency,
    result: score.competencies.get(competency.code),
  }));
  const seenByColleagues = results.some(({ result }) => result?.colleagues);
  const series = [words.own(self.name), words.own(organisation.name)];
  if (seenByColleagues) series.push(words.aboutYou, words.aboutOrganisation);
  const highest = Math.max(...results.map(({ competency }) => maximumTotal(questionnaire, competency)));
  const rows = results.map(({ competency, result }) => {
    const totals = [result?.self.total ?? null, result?.organisation.total ?? null];
    if (seenByColleagues)
      totals.push(result?.colleagues?.self.total ?? null, result?.colleagues?.organisation.total ?? null);
    const values = totals.map((value) => ({ value, text: value === null ? words.tooFew : printed(value) }));
    return { label: competency.name, values };
  });
  const sentences = rows.map(({ label, values }, row) => {
    const competency = results[row]?.competency;
    const maximum = competency ? maximumTotal(questionnaire, competency) : highest;
    const parts = values.map(({ value, text }, index) => {
      const said = value === null ? words.tooFewAnswers : words.ofMaximum(text, maximum);
      return `${series[index]} ${said}`;
    });
    return `${label}: ${parts.join(comma)}.`;
  });
  const equal = results.every(({ competency }) => maximumTotal(questionnaire, competency) === highest);
  return {
    kind: "bars",
    title: words.totals(equal ? highest : null),
    alt: `${words.totalsAlt} ${sentences.join(" ")}`,
    axis: axisBetween(0, highest),
    series,
    rows,
  };
}

/** Both ratings of each statement of a competency. */
export function pairsChart(
  { charts: words, comma, language }: ReportWords,
  questionnaire: Questionnaire,
  competency: Competency,
  result: CompetencyScore,
): BarChart {
  const { scale, perspectives } = questionnaire;
  const { named } = figuresIn({ language });
  const rows = competency.statements.map((statement, index) => {
    const values = [result.ratings.self[index] ?? null, result.ratings.organisation[index] ?? null].map(
      (value) => ({
        value,
        text: value === null ? "–" : String(value),
      }),
    );
    return {
      label: `${statement.code}  ${named(statement.topic)}`,
      marked: result.flagged.includes(statement.code),
      values,
    };
  });
  const spoken = (value: number | null) => (value === null ? words.notRated : String(value));
  const sentences = rows.map(({ label, values: [self, organisation], marked }) => {
    const parts = [
      `${perspectives.self.name} ${spoken(self?.value ?? null)}`,
      `${perspectives.organisation.name} ${spoken(organisation?.value ?? null)}`,
      ...(marked ? [words.pageFollows] : []),
    ];
    return `${label}: ${parts.join(comma)}.`;
  });
  return {
    kind: "bars",
    title: words.pairs(scale.minimum, scale.maximum),
    alt: `${words.pairsAlt} ${sentences.join(" ")}`,
    axis: axisBetween(0, scale.maximum),
    series: [perspectives.self.name, perspectives.organisation.name],
    rows,
    ...(result.flagged.length > 0 ? { markLegend: words.marked } : {}),
  };
}
