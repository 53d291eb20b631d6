import { rangeReason, withoutRange } from "./columns/range-reason.ts";
import { publishedNotes } from "./published-notes.ts";
import type { CellCount, Fidelity, FidelityLine, UnderstoodColumn } from "./survey-file.ts";
import { isUsed, noAnswers, packedName, usedColumn } from "./used-column.ts";

/**
 * What everybody who reads results may know of how a file was read: `fidelity.json` and what reports say. It names no cell
 * that fewer than `minimum` gave, no ends of what was seen but those of known scales, no row, and no counts that disclosure
 * hasn't looked at; texts, numbers and choices have no cells at all. What a definition says of its own answers stays. Pure.
 *
 * @param fidelity as `openSurvey` gives it, with the counts of its columns
 */
export function publishedFidelity(fidelity: Fidelity, minimum: number): Fidelity {
  const counted = fidelity.columns.map((column) => ({ column, gave: answersTo(column) }));
  const hidden = new Map(
    counted
      .filter(({ column, gave }) => isRareOption(column, gave, minimum))
      .map(({ column }) => [column.name, column]),
  );
  const columns = new Map(
    counted
      .filter(({ column }) => !hidden.has(column.name))
      .map(({ column, gave }) => [column.name, publishedColumn(column, gave, minimum)]),
  );
  const own = new Map(fidelity.columns.map((column) => [column.name, column]));
  const lines = fidelity.lines
    .filter(({ what, where }) => what !== "column" || !hidden.has(where))
    .map((line) => publishedLine(line, own.get(line.where), columns.get(line.where)));
  lines.push(...hiddenOptions([...hidden.values()], minimum));
  const count = (verdict: FidelityLine["verdict"]): number =>
    lines.filter((line) => line.verdict === verdict).length;
  return {
    file: fidelity.file,
    definition: fidelity.definition,
    layout: fidelity.layout,
    rows: fidelity.rows,
    rejected: { count: fidelity.rejected.count, first: [] },
    counts: { kept: count("kept"), changed: count("changed"), lost: count("lost") },
    lines,
    notes: publishedNotes(fidelity),
    columns: [...columns.values()],
    mapping: {},
  };
}

/** How many gave a cell. */
type Gave = (cell: string) => number;

function answersTo({ counts = [] }: UnderstoodColumn): Gave {
  const known = new Map(counts.map(({ cell, n }: CellCount) => [cell, n]));
  return (cell) => known.get(cell) ?? 0;
}

/** An option that shows only in what people ticked, and that few did. */
const isRareOption = ({ option, by }: UnderstoodColumn, gave: Gave, minimum: number): boolean =>
  option !== null && by !== "definition" && gave(option) < minimum;

function publishedColumn(column: UnderstoodColumn, gave: Gave, minimum: number): UnderstoodColumn {
  const { kind, by, ends, because, values, missing, filled, distinct } = column;
  const answers = missing.reduce((left, { cell }) => left - gave(cell), filled);
  const areMany = answers >= minimum;
  const isSeen = by === "file" || by === "flag";
  const shownEnds = isSeen && !areMany && !because.startsWith("the header says") ? null : ends;
  const isScale = shownEnds !== null && because === rangeReason(shownEnds.low, shownEnds.high);
  const shownValues = kind === "rating" ? values.filter(({ cell }) => gave(cell) >= minimum) : [];
  const { counts: _, distinctOrMore: _more, ...rest } = column;
  return {
    ...rest,
    because: kind === "rating" && isScale ? because : withoutRange(because),
    ends: shownEnds,
    values: by === "definition" ? values : shownValues,
    missing: missing.filter(({ cell }) => gave(cell) >= minimum),
    filled: 0,
    distinct: kind === "choice" && areMany && distinct > 1 ? distinct : 0,
    examples: [],
  };
}

function publishedLine(
  line: FidelityLine,
  own: UnderstoodColumn | undefined,
  published: UnderstoodColumn | undefined,
): FidelityLine {
  if (line.what !== "column" || !own || !published || !isUsed(published)) return line;
  const gave = answersTo(own);
  const named = new Set(published.missing.map(({ cell }) => cell));
  const others = own.missing.filter(({ cell }) => !named.has(cell) && gave(cell) > 0);
  return {
    ...line,
    ...usedColumn(published, [
      ...noAnswers(published.missing),
      ...(others.some(({ reason }) => reason !== "unreadable") ? ["other cells are no answers"] : []),
      ...(own.missing.some(({ cell, reason }) => reason === "unreadable" && gave(cell) > 0)
        ? ["some cells can't be read"]
        : []),
    ]),
  };
}

/** One line for each question with options that aren't named. */
function hiddenOptions(hidden: readonly UnderstoodColumn[], minimum: number): FidelityLine[] {
  const byCell = Map.groupBy(hidden, ({ position }) => position);
  return [...byCell.values()].flatMap(([first]) =>
    first === undefined
      ? []
      : [
          {
            where: packedName(first),
            what: "column",
            verdict: "changed" as const,
            text: `Options that fewer than ${minimum} ticked are taken out of cells that hold several; they aren't named.`,
          },
        ],
  );
}
