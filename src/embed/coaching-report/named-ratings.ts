import type { Table } from "#document/report.ts";
import { figureColumn, textColumn } from "#document/table.ts";
import type { Perspective, Questionnaire } from "#listen/profile/questionnaire.ts";
import { breakable } from "#understand/profile/wording.ts";
import { figuresIn } from "./figures.ts";
import type { ReportWords } from "./words/report-words.ts";

/** What one colleague who agreed to be named rated in one competency; null where they gave too little for a total. */
export interface NamedRating extends Record<Perspective, number | null> {
  /** Code of the competency. */
  competency: string;
  name: string;
}

/** The totals of named colleagues, by competency and name. */
export function namedTable(
  words: ReportWords,
  { competencies }: Questionnaire,
  named: readonly NamedRating[],
): Table {
  const { printed, named: inLine } = figuresIn(words);
  const cell = (total: number | null) => ({ text: total === null ? "–" : printed(total) });
  return {
    kind: "table",
    title: words.named.title,
    columns: [
      textColumn(words.named.competency),
      textColumn(words.named.colleague),
      figureColumn(words.named.aboutYou),
      figureColumn(words.named.aboutOrganisation),
    ],
    rows: competencies.flatMap(({ code, name }) =>
      named
        .filter(({ competency }) => competency === code)
        .map((rating) => ({
          cells: [
            { text: name },
            { text: inLine(breakable(rating.name)) },
            cell(rating.self),
            cell(rating.organisation),
          ],
        })),
    ),
    note: words.named.note,
  };
}
