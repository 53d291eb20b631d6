import type { FidelityLine } from "../survey-file.ts";
import { line, listed, plural, quoted } from "./fidelity-lines.ts";
import { requireAnswers } from "./limits.ts";
import type { DefinedColumn, DefinedQuestion } from "./survey-definition.ts";

/**
 * What becomes of a question as a whole.
 *
 * @param lost why it carries no figures; "unknown" where its type isn't known; null where it does, or has no answers
 */
export function questionLine(
  { code, wording, type, columns }: DefinedQuestion,
  lost: string | null,
): FidelityLine {
  const asked = `${quoted(wording)} (${type})`;
  if (lost === "unknown")
    return line(
      code,
      "question",
      "changed",
      `${asked}. This type is not known here; its columns are read by what they hold`,
    );
  if (columns.length === 0 || type === "statement")
    return line(code, "question", "lost", `${asked} asks for no answer and is not kept`);
  if (lost !== null) return line(code, "question", "changed", `${asked}. ${lost}`);
  return line(code, "question", "kept", `${asked}: ${readAs(columns)}`);
}

const kindNames = new Map<string, [one: string, many: string]>([
  ["rating", ["rating", "ratings"]],
  ["number", ["number", "numbers"]],
  ["choice", ["choice", "choices"]],
  ["multiple", ["option", "options"]],
  ["text", ["text", "texts"]],
  ["date", ["date", "dates"]],
  ["technical", ["technical column", "technical columns"]],
]);

/** "3 ratings from 1 to 5 and 1 text"; of one choice how many answers it has. */
export function readAs(
  columns: readonly Pick<DefinedColumn, "kind" | "ends" | "option" | "values">[],
): string {
  const own = columns.filter(({ option }) => option === null);
  const groups = Map.groupBy(
    own,
    ({ kind, ends }) =>
      `${kind}|${ends === null || kind === "multiple" ? "" : ` from ${ends.low} to ${ends.high}`}`,
  );
  return listed(
    Array.from(groups, ([group, members]) => {
      const [kind = "", span = ""] = group.split("|");
      const [only] = members;
      if (kind === "choice" && only !== undefined && members.length === 1 && only.values.length > 0)
        return plural(only.values.length, "answer");
      const [one, many] = kindNames.get(kind) ?? [kind, kind];
      return `${plural(members.length, one, many)}${span}`;
    }),
  );
}

/**
 * What becomes of a question's answers: the order they are read in, and those that count as none.
 *
 * @throws RangeError where its columns have more answers together than a survey has
 */
export function answerListLines({
  code,
  columns,
}: Pick<DefinedQuestion, "code" | "columns">): FidelityLine[] {
  requireAnswers(columns.reduce((sum, { values }) => sum + values.length, 0));
  const seen = new Set<string>();
  return columns.flatMap((column) => {
    if (column.kind === "multiple" || (column.values.length === 0 && column.missing.length === 0)) return [];
    const text = answersInWords(column);
    if (seen.has(text)) return [];
    seen.add(text);
    const isChanged = column.missing.length > 0;
    return [line(code, "answer list", isChanged ? "changed" : "kept", text)];
  });
}

function answersInWords({ kind, values, missing }: DefinedColumn): string {
  const said: string[] = [];
  if (kind === "rating" && values.length > 0) {
    const sorted = values.toSorted((one, other) => one.value - other.value);
    const [first, last] = [sorted[0], sorted.at(-1)];
    if (first && last)
      said.push(
        `Read as a scale from ${first.value} (${quoted(first.label)}) to ${last.value} (${quoted(last.label)})`,
      );
    const moved = values.filter(({ cell, value }) => /^-?\d+$/.test(cell) && Number(cell) !== value);
    const areSaid = values.every(({ label }) => /^\s*-?\d/.test(label));
    if (moved.length > 0)
      said.push(
        `The numbers are ${areSaid ? "those in the answers’ words" : "the answers’ places in their order"}, not the codes that exports write`,
      );
  } else if (values.length > 0)
    said.push(
      `${plural(values.length, "answer")} without an order: ${listed(values.map(({ label }) => quoted(label)))}`,
    );
  const none = noAnswersInWords(missing);
  if (none.length > 0) said.push(`${listed(none)} ${none.length === 1 ? "counts" : "count"} as no answer`);
  return said.join(". ");
}

/** Each once: its words, then its code in brackets where it has both. */
function noAnswersInWords(missing: DefinedColumn["missing"]): string[] {
  const none = Array.from(new Map(missing.map(({ cell, reason }) => [cell, reason])));
  const said: string[] = [];
  for (let at = 0; at < none.length; at++) {
    const [cell = "", reason = "blank"] = none[at] ?? [];
    const [words = "", next] = none[at + 1] ?? [];
    const isPair = next === reason && isCode(cell) && !isCode(words);
    if (isPair) at++;
    said.push(isPair ? `${quoted(words)} (${cell}, ${reason})` : `${quoted(cell)} (${reason})`);
  }
  return said;
}

const isCode = (cell: string): boolean => /^(?:-?\d{1,6}|[A-Z]{1,3}\d{1,4})$/.test(cell);
