import type { Block } from "#document/report.ts";
import { figureColumn, textColumn } from "#document/table.ts";
import { statementsOf } from "#listen/profile/questionnaire.ts";
import type { StatementResult } from "../profile/statement-results.ts";
import { printedMean, signedMean } from "../profile/wording.ts";
import type { OrganisationReportSource } from "./source.ts";

const shown = 10;

/** "4 · 18 · 52 · 26": per cent of people by rating, lowest rating first. */
function distribution(shares: Record<string, number>, minimum: number, maximum: number): string {
  const parts: string[] = [];
  for (let rating = minimum; rating <= maximum; rating++)
    parts.push(String(Math.round((shares[rating] ?? 0) * 100)));
  return parts.join(" · ");
}

function table(
  source: OrganisationReportSource,
  title: string,
  statements: StatementResult[],
  note?: string,
): Block {
  const { questionnaire } = source;
  const { minimum, maximum } = questionnaire.scale;
  const topics = new Map(statementsOf(questionnaire).map(({ code, topic }) => [code, topic]));
  const ratings = `${questionnaire.perspectives.organisation.name}, % by rating ${minimum} to ${maximum}`;
  return {
    kind: "table",
    title,
    columns: [
      textColumn("Statement"),
      figureColumn(questionnaire.perspectives.self.name),
      figureColumn(questionnaire.perspectives.organisation.name),
      figureColumn("Gap"),
      figureColumn(ratings),
    ],
    rows: statements.map((statement) => ({
      cells: [
        { text: `${statement.code} ${topics.get(statement.code) ?? ""}` },
        { text: printedMean(statement.self.estimate) },
        { text: printedMean(statement.organisation.estimate) },
        { text: signedMean(statement.gap.estimate) },
        { text: distribution(statement.distribution.organisation, minimum, maximum) },
      ],
    })),
    ...(note ? { note } : {}),
  };
}

/** The statements behind the competencies, where they may be shown; only for the whole organisation. */
export function statementsChapter(source: OrganisationReportSource): Block[] {
  const { questionnaire, results, unit } = source;
  if (unit.path !== "") return [];
  const released = Object.values(results.statements).flatMap((statements) => statements ?? []);
  const withheld = questionnaire.competencies.filter(({ code }) => !results.statements[code]);
  const note =
    withheld.length === 0
      ? "Means are over people who rated every pair of the competency."
      : `Means are over people who rated every pair of the competency. Not shown, to protect individuals: ${withheld.map(({ name }) => name).join(", ")}.`;
  const heading: Block = { kind: "chapter", title: "Statements" };
  if (released.length === 0) {
    return [
      heading,
      {
        kind: "paragraph",
        text: "Statements are shown from ten complete answers up, and only where nobody could be recognised beside the units' totals. Here that leaves none.",
      },
    ];
  }
  const lowest = released
    .toSorted((a, b) => a.organisation.estimate - b.organisation.estimate)
    .slice(0, shown);
  const widest = released
    .toSorted((a, b) => Math.abs(b.gap.estimate) - Math.abs(a.gap.estimate))
    .slice(0, shown);
  return [
    heading,
    table(source, "Where the organisation is rated lowest", lowest),
    table(source, "Where people and organisation are furthest apart", widest, note),
    { kind: "heading", title: "All statements", newPage: true },
    table(source, "In the questionnaire's order", released),
  ];
}
