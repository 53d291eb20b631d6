import type { DefinedColumn } from "./survey-definition.ts";

/** A column that holds no listed answers: its kind, what it is called and where. */
export const plainColumn = (
  names: string[],
  label: string,
  kind: DefinedColumn["kind"],
  ends: DefinedColumn["ends"] = null,
): DefinedColumn => ({ names, label, kind, ends, values: [], missing: [], also: [], option: null });

/**
 * Whether one option of several was ticked.
 *
 * @param ticked what a cell holds where it was: the option's code, its words
 * @param unticked what it holds where it wasn't, where that isn't blank
 * @param option the code in a cell that holds all ticked options; null where the option has a column of its own
 */
export const tickColumn = (
  names: string[],
  label: string,
  ticked: readonly string[],
  option: string | null,
  unticked: readonly string[] = [],
): DefinedColumn => ({
  ...plainColumn(names, label, "multiple", { low: 0, high: 1 }),
  values: [
    ...[...new Set(ticked)]
      .filter((cell) => cell !== "")
      .map((cell) => ({ cell, value: 1, label: "ticked" })),
    ...unticked.map((cell) => ({ cell, value: 0, label: "not ticked" })),
  ],
  option,
});
