import { mkdir } from "node:fs/promises";
import { writePdfs } from "#document/pdf.pool.ts";
import { answer, type Cost, costOf, peakMemory } from "./child.ts";
import { brand, exampleReports, reportsFolder } from "./example-reports.ts";

/** What writing reports cost from a cold start; `peak` in MB. */
export interface WritingCost extends Cost {
  peak: number;
}

const [folder = "", count, sample] = process.argv.slice(2);
const tasks = await exampleReports(Number(count), Number(sample));
await mkdir(reportsFolder(folder), { recursive: true });
const cost = await costOf(() => writePdfs(tasks(folder), { brand, logo: null }));
answer({ ...cost, peak: peakMemory() } satisfies WritingCost);
