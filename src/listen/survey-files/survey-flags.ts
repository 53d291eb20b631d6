import { note } from "./columns/detected.ts";
import { fold, nearNames } from "./near-names.ts";
import type { Mapping, Note, TableLayout } from "./survey-file.ts";

/** What a person says about a file on the command line; it goes before the mapping. */
export interface SurveyFlags extends Partial<TableLayout> {
  /** Codes that are no answer in any column. */
  missing?: string[];
  /** Names (or labels) of columns. */
  outcome?: string;
  group?: string;
  weights?: string;
  /** Names (or labels) of columns that are no drivers, though in the report; several in a text are parted by commas. */
  leaveOut?: string[];
}

const columnUses = ["outcome", "group", "weights"] as const;
type ColumnUse = (typeof columnUses)[number];

/** Columns that a person chose; undefined where nothing was said, null for none. */
export type ChosenColumns = Record<ColumnUse, { name: string | null; byFlag: boolean } | undefined>;

/** A name in a flag that no column has. */
export interface UnknownName {
  name: string;
  near: string[];
}

/**
 * Finds the columns that flags and mapping name, by name or wording, whatever their case. What only the mapping names and
 * the file lacks is said in a note.
 */
export function chooseColumns(
  names: readonly string[],
  labels: readonly string[],
  flags: SurveyFlags,
  mapping: Mapping,
): { chosen: ChosenColumns; leftOut: string[]; unknown: UnknownName | null; notes: Note[] } {
  const chosen: ChosenColumns = { outcome: undefined, group: undefined, weights: undefined };
  const notes: Note[] = [];
  let unknown: UnknownName | null = null;
  for (const use of columnUses) {
    const flagged = flags[use];
    const said = flagged ?? mapping[use];
    if (said === undefined) continue;
    if (said === null) {
      chosen[use] = { name: null, byFlag: false };
      continue;
    }
    const name = findName(said, names, labels);
    if (name !== null) chosen[use] = { name, byFlag: flagged !== undefined };
    else if (flagged !== undefined) unknown ??= { name: said, near: nearNames(said, names) };
    else
      notes.push(
        note(
          "mapping.absent",
          said,
          "check",
          `The mapping names “${said}” as ${use}; the file has no such column.`,
        ),
      );
  }
  const leftOut: string[] = [];
  const listed = (text: string): string[] =>
    findName(text, names, labels) === null
      ? text
          .split(",")
          .map((part) => part.trim())
          .filter((part) => part !== "")
      : [text];
  for (const said of (flags.leaveOut ?? []).flatMap(listed)) {
    const name = findName(said, names, labels);
    if (name === null) unknown ??= { name: said, near: nearNames(said, names) };
    else leftOut.push(name);
  }
  const absent = Object.keys(mapping.columns ?? {}).filter((name) => !names.includes(name));
  if (absent.length > 0) notes.push(absentNote(absent));
  return { chosen, leftOut, unknown, notes };
}

function absentNote(absent: readonly string[]): Note {
  const shown = absent
    .slice(0, 8)
    .map((name) => `“${name}”`)
    .join(", ");
  const more = absent.length > 8 ? ` and ${absent.length - 8} more` : "";
  return note(
    "mapping.absent",
    null,
    "said",
    `The mapping names columns that this file doesn't have: ${shown}${more}.`,
  );
}

/** The column of a name or a wording; exact names go first. */
function findName(said: string, names: readonly string[], labels: readonly string[]): string | null {
  if (names.includes(said)) return said;
  const wanted = fold(said);
  const byName = names.find((name) => fold(name) === wanted);
  if (byName !== undefined) return byName;
  const byLabel = labels.findIndex((label) => fold(label) === wanted);
  return byLabel === -1 ? null : (names[byLabel] ?? null);
}
