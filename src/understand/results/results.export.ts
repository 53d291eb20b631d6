import type { Questionnaire } from "#listen/profile/questionnaire.ts";
import { csvCell } from "#platform/csv-cell.ts";
import type { Figure } from "../profile/figure.ts";
import type { OrganisationResults } from "../profile/organisation-results.ts";
import type { ItemResult, QuestionResult } from "../questions/question-result.ts";
import type { ReleasedResults } from "./released-results.ts";

const columns = [
  "unit",
  "code",
  "text",
  "about",
  "figure",
  "estimate",
  "low_95",
  "high_95",
  "n",
  "withheld",
  "method",
] as const;

type Row = Partial<Record<(typeof columns)[number], string | number | null>>;

/** Numbers stay numbers: only text could be a formula to a spreadsheet. */
function line(row: Row): string {
  const cells = columns.map((column) => {
    const value = row[column] ?? "";
    return typeof value === "number" ? String(value) : csvCell(value);
  });
  return `${cells.join(",")}\r\n`;
}

const estimateOf = ({ estimate, low, high }: Figure): Row => ({ estimate, low_95: low, high_95: high });

/**
 * Released figures as a CSV file, one a line; the byte order mark tells spreadsheets that it is UTF-8.
 *
 * @param path of a unit: only figures of it and of the units below it; "" is everything
 */
export function figuresCsv(
  results: ReleasedResults,
  profile: Questionnaire | null,
  organisation: string,
  path: string,
): string {
  const rows: Row[] = [
    ...(results.profile && profile ? unitRows(results.profile, profile, organisation, path) : []),
    ...(results.profile && profile && path === ""
      ? statementRows(results.profile, profile, organisation)
      : []),
    ...(path === "" ? results.questions : []).flatMap((question) => questionRows(question, organisation)),
  ];
  const head = Object.fromEntries(columns.map((column) => [column, column]));
  return `\ufeff${[head, ...rows].map(line).join("")}`;
}

const kindsOf = ({ perspectives }: Questionnaire) =>
  [
    { key: "self", about: perspectives.self.name },
    { key: "organisation", about: perspectives.organisation.name },
    { key: "gap", about: "Gap" },
  ] as const;

function unitRows(results: OrganisationResults, profile: Questionnaire, organisation: string, path: string) {
  const kinds = kindsOf(profile);
  const isWanted = (unit: { path: string }) =>
    path === "" || unit.path === path || unit.path.startsWith(`${path}/`);
  return results.units.filter(isWanted).flatMap((unit): Row[] => {
    const name = unit.path === "" ? organisation : unit.path;
    if (unit.suppressed) return [{ unit: name, withheld: unit.reason }];
    return profile.competencies.flatMap(({ code, name: text }): Row[] => {
      const result = unit.competencies[code];
      if (!result) return [{ unit: name, code, text, withheld: "protects individuals" }];
      return kinds.map(({ key, about }) => ({
        unit: name,
        code,
        text,
        about,
        figure: key === "gap" ? "mean difference" : "mean total",
        ...estimateOf(result[key]),
        n: result.n,
        method: result.method,
      }));
    });
  });
}

function statementRows(results: OrganisationResults, profile: Questionnaire, organisation: string) {
  const kinds = kindsOf(profile);
  return profile.competencies.flatMap(({ code: competency, statements: own }) =>
    (results.statements[competency] ?? []).flatMap((statement) =>
      kinds.map(
        ({ key, about }): Row => ({
          unit: organisation,
          code: statement.code,
          text: own.find(({ code }) => code === statement.code)?.text ?? "",
          about,
          figure: key === "gap" ? "mean difference" : "mean rating",
          ...estimateOf(statement[key]),
          n: statement.n,
          method: "people who rated every pair of the competency",
        }),
      ),
    ),
  );
}

function questionRows(question: QuestionResult, unit: string): Row[] {
  const { id, text, items, n, texts } = question;
  if (items.length === 0) return [{ unit, code: id, text, figure: "texts", n, ...reasonOf(n) }];
  const rows = items.flatMap((item) =>
    itemRows(item, { unit, code: id, text: [text, item.text].filter(Boolean).join(" – ") }),
  );
  return [
    ...rows,
    ...(texts ?? []).map((written): Row => ({ unit, code: id, text: written, figure: "text" })),
  ];
}

const reasonOf = (n: number | null): Row => (n === null ? { withheld: "too few answers" } : {});

function itemRows(item: ItemResult, shared: Row): Row[] {
  const about = item.perspective?.name ?? "";
  if (item.withheld) return [{ ...shared, about, withheld: item.withheld }];
  const { n, method, mean, median, netPromoterScore, shares } = item;
  const common = { ...shared, about, n, method };
  return [
    ...(mean ? [{ ...common, figure: "mean", ...estimateOf(mean) }] : []),
    ...(median === null ? [] : [{ ...common, figure: "median", estimate: median }]),
    ...(netPromoterScore
      ? [{ ...common, figure: "net promoter score", ...estimateOf(netPromoterScore) }]
      : []),
    ...(shares ?? []).flatMap(({ text, count, share }): Row[] => [
      { ...common, about: text, figure: "share", ...estimateOf(share) },
      { ...common, about: text, figure: "count", estimate: count },
    ]),
  ];
}
