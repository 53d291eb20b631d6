import { createRequire } from "node:module";
import { openSurvey } from "#listen/survey-files/open-survey.reader.ts";
import { openTable } from "#listen/survey-files/table/table.reader.ts";
import { analyseSurvey } from "#understand/surveys/analyse-survey.service.ts";
import { answer, type Cost, costOf, peakMemory } from "./child.ts";

/** What reading and summarising cost in one way; `peak` in MB. */
export interface SurveyReadCost extends Cost {
  peak: number;
  /** Rows read, and the mean of the first rating, so that all are seen to have done the same. */
  rows: number;
  mean: number;
}

interface Found {
  rows: number;
  mean: number;
}

const { signal } = new AbortController();

const readers = {
  /** The product's whole way: what the columns are, then every figure of every item; no drivers, no groups. */
  async product(path) {
    const file = await openSurvey(path, { signal });
    const choice = { outcome: null, group: null, weights: null, minimum: 5, draws: 0, seed: 1 };
    const { n, items } = await analyseSurvey(file, choice, { signal });
    return { rows: n, mean: items.find(({ name }) => name === "q1")?.mean ?? Number.NaN };
  },
  /** Cells alone: all keys of all cells, and one column's mean. */
  async cells(path) {
    const table = await openTable(path, {}, signal);
    let [rows, sum, count] = [0, 0, 0];
    for await (const block of table.blocks(signal)) {
      rows += block.rows;
      for (let column = 0; column < block.width; column++) {
        for (let row = 0; row < block.rows; row++) {
          const key = block.shortKey(row, column);
          if (column !== 1 || key < 49 || key > 53) continue;
          sum += key - 48;
          count++;
        }
      }
    }
    return { rows: rows - 1, mean: sum / count };
  },
  duckdb: (path) => summariseInDuckdb(path, null),
  "duckdb-one-thread": (path) => summariseInDuckdb(path, 1),
} satisfies Record<string, (path: string) => Promise<Found>>;

export type SurveyReaderName = keyof typeof readers;

interface DuckdbResult {
  getRowObjectsJson(): Record<string, unknown>[];
}
interface Duckdb {
  DuckDBInstance: {
    create(
      path: string,
      options: Record<string, string>,
    ): Promise<{ connect(): Promise<{ runAndReadAll(sql: string): Promise<DuckdbResult> }> }>;
  };
}

/** Count, approximate number of different values, mean and standard deviation of each column, as DuckDB sees the columns. */
async function summariseInDuckdb(path: string, threads: number | null): Promise<Found> {
  const require = createRequire(new URL("duckdb/package.json", import.meta.url));
  const { DuckDBInstance } = require("@duckdb/node-api") as Duckdb;
  const instance = await DuckDBInstance.create(
    ":memory:",
    threads === null ? {} : { threads: String(threads) },
  );
  const connection = await instance.connect();
  const described = await connection.runAndReadAll(`DESCRIBE SELECT * FROM read_csv('${path}')`);
  const figures = described.getRowObjectsJson().flatMap((column) => {
    const { column_name: name, column_type: type } = column as { column_name: string; column_type: string };
    const counts = [`count("${name}")`, `approx_count_distinct("${name}")`];
    return /INT|DOUBLE/.test(type) ? [...counts, `avg("${name}")`, `stddev_samp("${name}")`] : counts;
  });
  const read = await connection.runAndReadAll(
    `SELECT count(*) AS n, avg(q1) AS q1_mean, ${figures.join(", ")} FROM read_csv('${path}')`,
  );
  const [row] = read.getRowObjectsJson();
  return { rows: Number(row?.["n"]), mean: Number(row?.["q1_mean"]) };
}

const [name, path = ""] = process.argv.slice(2);
let found: Found = { rows: 0, mean: 0 };
const cost = await costOf(async () => {
  found = await readers[name as SurveyReaderName](path);
});
answer({ ...cost, ...found, peak: peakMemory() } satisfies SurveyReadCost);
