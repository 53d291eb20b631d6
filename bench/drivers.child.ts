import { readFileSync } from "node:fs";
import { parse } from "csv-parse/sync";
import { openSurvey } from "#listen/survey-files/open-survey.reader.ts";
import { covarianceMatrix } from "#stats/covariance.ts";
import { driverImportance } from "#stats/driver-importance.ts";
import { seededRandom } from "#stats/random.ts";
import { analyseSurvey } from "#understand/surveys/analyse-survey.service.ts";
import { defaultChoice } from "#understand/surveys/survey-choice.ts";
import { answer, type Cost, costOf, peakMemory } from "./child.ts";

export interface DriversCost extends Cost {
  peak: number;
  /** Of the outcome; null where it was not computed. */
  r2: number | null;
}

export type DriversTask = "survey" | "bare" | "row by row";

const [task, path = "", count = "0"] = process.argv.slice(2);
const draws = Number(count);
const { signal } = new AbortController();

const parsed = () => parse(readFileSync(path)) as string[][];

/** Complete rows by column, drivers first. */
function columnsOf([header = [], ...rows]: string[][]): Float64Array[] {
  const complete = rows.filter((row) => row.every((cell) => cell !== ""));
  const order = [...header.keys()].slice(1).concat(0);
  return order.map((column) => Float64Array.from(complete, (row) => Number(row[column])));
}

async function survey(): Promise<number | null> {
  const file = await openSurvey(path, { flags: { outcome: "overall" }, signal });
  const choice = { ...defaultChoice(file.understanding), draws, seed: 1 };
  const { outcome } = await analyseSurvey(file, choice, { signal });
  return outcome?.r2 ?? null;
}

/** The ordinary bootstrap: as many rows as there are, drawn with replacement, each time anew. */
function rowByRow(columns: readonly Float64Array[]): number | null {
  const rows = columns[0]?.length ?? 0;
  let r2: number | null = null;
  for (let draw = 0; draw < draws; draw++) {
    const random = seededRandom(draw);
    const takes = new Uint16Array(rows);
    for (let taken = 0; taken < rows; taken++) {
      const row = random.integer(rows);
      takes[row] = (takes[row] ?? 0) + 1;
    }
    r2 = driverImportance(covarianceMatrix(columns, takes), "draw", 1)?.r2 ?? null;
  }
  return r2;
}

let r2: number | null = null;
const columns = task === "row by row" ? columnsOf(parsed()) : [];
const cost = await costOf(async () => {
  if (task === "survey") r2 = await survey();
  else if (task === "bare") parsed();
  else r2 = rowByRow(columns);
});
answer({ ...cost, r2, peak: peakMemory() } satisfies DriversCost);
