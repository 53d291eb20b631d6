import type { FidelityLine, UnderstoodColumn } from "./survey-file.ts";

const uses = {
  rating: "Rating",
  number: "Number",
  choice: "Choice",
  multiple: "Option that was ticked or not",
} as const;

/** A column that figures are made of. */
export type UsedColumn = UnderstoodColumn & { kind: keyof typeof uses };

export const isUsed = (column: UnderstoodColumn): column is UsedColumn => Object.hasOwn(uses, column.kind);

/** What became of a column with figures: how it is used, then what was changed. */
export function usedColumn(
  column: UsedColumn,
  noAnswers: readonly string[],
): Pick<FidelityLine, "verdict" | "text"> {
  const { kind, ends, values, reversed, option, because } = column;
  const scale = ends === null ? "" : `, ${ends.low} to ${ends.high}`;
  const changes: string[] = [];
  const recoded = kind === "rating" && values.some(({ cell, value }) => Number(cell) !== value);
  if (recoded)
    changes.push(
      `answers count as numbers: ${listed(values.map(({ cell, value }) => `${cell} = ${value}`))}`,
    );
  if (reversed) changes.push("its values are turned round, so that high is good");
  if (option !== null) changes.push("taken out of cells that hold several options");
  if (column.driver === false) changes.push("left out of the drivers, as asked for");
  changes.push(...noAnswers);
  const about = `${uses[kind]}${scale} (${because})`;
  return changes.length === 0
    ? { verdict: "kept", text: `${about}.` }
    : { verdict: "changed", text: `${about}; ${changes.join("; ")}.` };
}

/** "no answers: “99” (missing code)"; nothing where there are none. */
export function noAnswers(missing: UnderstoodColumn["missing"]): string[] {
  const named = missing
    .filter(({ reason }) => reason !== "unreadable")
    .map(({ cell, reason }) => `“${cell}” (${reason})`);
  return named.length === 0 ? [] : [`no answers: ${listed(named)}`];
}

const listed = (parts: readonly string[]): string =>
  parts.length <= 12 ? parts.join(", ") : `${parts.slice(0, 12).join(", ")} and ${parts.length - 12} more`;

/** What a column is called in the file, of which this one is an option. */
export const packedName = ({ name, label }: UnderstoodColumn): string => name.slice(0, -`: ${label}`.length);
