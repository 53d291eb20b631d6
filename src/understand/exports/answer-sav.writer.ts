import { writeSav } from "#document/sav/sav.writer.ts";
import {
  longestSavText,
  type SavDictionary,
  type SavValue,
  type SavVariable,
  savNames,
  savSeconds,
} from "#document/sav/sav-file.ts";
import type { AnswerCell, AnswerColumn } from "./answer-column.ts";
import type { AnswerTable } from "./answer-table.service.ts";

/** Bytes of texts that nobody measures: names, groups. */
const usualBytes = 400;

/** All answers for SPSS: codes with their names, answers that are no figure declared as missing, ticks as sets. */
export async function* answerSav(table: AnswerTable, now: Date): AsyncGenerator<Uint8Array, void, void> {
  const { columns, ticked, title, rows } = table;
  const sizes = await table.measure(longestSavText);
  const names = savNames(columns.map(({ name }) => name));
  const nameOf = new Map(columns.map(({ name }, index) => [name, names[index] ?? name]));
  const dictionary: SavDictionary = {
    title,
    createdAt: now,
    variables: columns.map((column, index) =>
      variableOf(column, names[index] ?? "", sizes.get(column.name)?.bytes),
    ),
    sets: setsOf(ticked, nameOf),
    documents: [
      `${title}: single answers, ${now.toISOString().slice(0, 10)}. Blank is not answered or not asked; "not applicable", "don't know" and "refused" have codes that are declared as missing.`,
      ...Array.from(sizes).flatMap(([name, { longer }]) =>
        longer === 0
          ? []
          : [
              `${nameOf.get(name)}: ${longer} ${longer === 1 ? "text is" : "texts are"} longer than 32,767 bytes and cut there. CSV has all of ${longer === 1 ? "it" : "them"}.`,
            ],
      ),
    ],
  };
  yield* writeSav(dictionary, converted(columns, rows));
}

function variableOf(column: AnswerColumn, name: string, bytes: number | undefined): SavVariable {
  const { label, codes, missing, kind, decimals } = column;
  const tick =
    kind === "tick"
      ? [
          { value: 0, label: "Not ticked" },
          { value: 1, label: "Ticked" },
        ]
      : [];
  return {
    name,
    label,
    type:
      kind === "text"
        ? { kind: "text", bytes: Math.min(longestSavText, Math.max(1, bytes ?? usualBytes)) }
        : kind === "date" || kind === "moment"
          ? { kind }
          : { kind: "number", decimals },
    labels: [...codes, ...tick, ...missing],
    missing: missing.map(({ value }) => value),
    measure:
      kind === "rating" || kind === "rank"
        ? "ordinal"
        : kind === "number" || kind === "date" || kind === "moment"
          ? "scale"
          : "nominal",
  };
}

function setsOf(ticked: AnswerTable["ticked"], nameOf: ReadonlyMap<string, string>): SavDictionary["sets"] {
  const names = savNames(ticked.map(({ question }) => question));
  return ticked.flatMap(({ label, columns }, index) => {
    const variables = columns.flatMap((name) => nameOf.get(name) ?? []);
    return variables.length < 2 ? [] : [{ name: (names[index] ?? "").slice(0, 63), label, variables }];
  });
}

async function* converted(
  columns: readonly AnswerColumn[],
  rows: AsyncIterable<AnswerCell[][]>,
): AsyncGenerator<SavValue[][]> {
  const times = columns.map(({ kind }) => kind === "date" || kind === "moment");
  for await (const batch of rows)
    yield batch.map((row) =>
      row.map((cell, index) =>
        times[index] && typeof cell === "string" ? savSeconds(new Date(cell)) : cell,
      ),
    );
}
