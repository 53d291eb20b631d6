import type { Table } from "#document/report.ts";
import { figureColumn, textColumn } from "#document/table.ts";
import type { Perspective, Questionnaire } from "#listen/profile/questionnaire.ts";
import { breakable, printed } from "#understand/profile/wording.ts";

/** What one colleague who agreed to be named rated in one competency; null where they gave too little for a total. */
export interface NamedRating extends Record<Perspective, number | null> {
  /** Code of the competency. */
  competency: string;
  name: string;
}

/** The totals of named colleagues, by competency and name. */
export function namedTable({ competencies }: Questionnaire, named: readonly NamedRating[]): Table {
  const cell = (total: number | null) => ({ text: total === null ? "–" : printed(total) });
  return {
    kind: "table",
    title: "Colleagues who agreed to be named",
    columns: [
      textColumn("Competency"),
      textColumn("Colleague"),
      figureColumn("About you"),
      figureColumn("About the organisation"),
    ],
    rows: competencies.flatMap(({ code, name }) =>
      named
        .filter(({ competency }) => competency === code)
        .map((rating) => ({
          cells: [
            { text: name },
            { text: breakable(rating.name) },
            cell(rating.self),
            cell(rating.organisation),
          ],
        })),
    ),
    note: "A dash stands where a colleague rated too little, or was not asked about you.",
  };
}
