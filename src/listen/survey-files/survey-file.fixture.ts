import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openSurvey, type SurveyOptions } from "./open-survey.reader.ts";
import { type MissingReason, missingReasons, type SurveyFile, type UnderstoodColumn } from "./survey-file.ts";

/** Writes a file of its own, opens it as a survey and hands that to the test; takes the file away again. */
export async function withSurvey(
  content: string | Buffer,
  options: Omit<SurveyOptions, "signal">,
  use: (survey: SurveyFile) => Promise<void> | void,
  name = "answers.csv",
): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "survey-"));
  try {
    const path = join(folder, name);
    await writeFile(path, content);
    await use(await openSurvey({ path, name }, { ...options, signal: new AbortController().signal }));
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** Columns as a file with a header. */
export function csvOf(columns: Readonly<Record<string, readonly (string | number)[]>>): string {
  const cell = (value: string | number): string => `"${String(value).replaceAll('"', '""')}"`;
  const lists = Object.values(columns);
  const rows = lists[0]?.map((_, row) => lists.map((list) => cell(list[row] ?? "")).join(",")) ?? [];
  return [Object.keys(columns).map(cell).join(","), ...rows].join("\n");
}

export function columnOf(survey: SurveyFile, name: string): UnderstoodColumn {
  const found = survey.understanding.columns.find((column) => column.name === name);
  if (found === undefined) {
    throw new Error(
      `no column ${name} among ${survey.understanding.columns.map((column) => column.name).join(", ")}`,
    );
  }
  return found;
}

/** All coded values of a column: a number, or the reason why there is none. */
export async function codedColumn(survey: SurveyFile, name: string): Promise<(number | MissingReason)[]> {
  const coded: (number | MissingReason)[] = [];
  for await (const batch of survey.read([name], new AbortController().signal)) {
    for (let row = 0; row < batch.rows; row++) {
      const reason = missingReasons[(batch.missing[0]?.[row] ?? 0) - 1];
      coded.push(reason ?? batch.values[0]?.[row] ?? Number.NaN);
    }
  }
  return coded;
}
