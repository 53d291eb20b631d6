import { mkdir, rm } from "node:fs/promises";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { familyCpu } from "./browser-cpu.ts";
import { runInChild } from "./child.ts";
import { openPrinter, type Printer, type PrintTask } from "./chromium.ts";
import { brand, exampleReports, reportsFolder } from "./example-reports.ts";
import { countPages } from "./pdf-pages.ts";
import { reportHtml } from "./report-html.ts";
import type { WritingCost } from "./reports.child.ts";
import { ratios, spread } from "./spread.ts";
import { createTemporaryFolder, type TemporaryFolder } from "./temporary-folder.ts";

const programme = 250;
const largeProgramme = 1000;
const sampled = 50;
const rounds = 3;
const cores = availableParallelism();

interface Written extends WritingCost {
  /** Pages of all reports; 0 where they were not counted. */
  pages: number;
}

/** Writes reports by our pipeline in a process of its own, from a cold start. */
async function writeOurs(temporary: TemporaryFolder, count: number, sample = count): Promise<Written> {
  const folder = join(temporary.path, "ours");
  const cost = await runInChild<WritingCost>("reports.child.ts", folder, count, sample);
  const pages = sample === sampled ? await countPages(reportsFolder(folder)) : 0;
  await rm(folder, { recursive: true });
  return { ...cost, pages };
}

/** The sample as HTML, made before anything is measured. */
async function printTasks(folder: string): Promise<PrintTask[]> {
  await mkdir(reportsFolder(folder), { recursive: true });
  const tasksInto = await exampleReports(programme, sampled);
  return Iterator.from(tasksInto(folder))
    .map(({ report, path }) => ({ html: reportHtml(report, brand), path }))
    .toArray();
}

/** Seconds a report. CPU time is of all processes that had a part in it; NaN where it can't be read. */
interface Each {
  wall: number;
  cpu: number;
}

async function printSample(printer: Printer, tasks: PrintTask[], pages: number): Promise<Each> {
  const cpuBefore = familyCpu() ?? Number.NaN;
  const started = performance.now();
  await printer.print(tasks, pages);
  const wall = (performance.now() - started) / 1000;
  return { wall: wall / tasks.length, cpu: ((familyCpu() ?? Number.NaN) - cpuBefore) / tasks.length };
}

interface Round {
  /** Ours: the whole programme, and the sample. */
  programme: Written;
  sample: Written;
  /** Chromium's: the sample on one page, and on a page a core. */
  onePage: Each;
  allPages: Each;
}

async function measureRound(temporary: TemporaryFolder, tasks: PrintTask[]): Promise<Round> {
  const ours = {
    programme: await writeOurs(temporary, programme),
    sample: await writeOurs(temporary, programme, sampled),
  };
  await using printer = await openPrinter(temporary.path);
  await printer.print(tasks.slice(0, 2 * cores), cores);
  return {
    ...ours,
    onePage: await printSample(printer, tasks, 1),
    allPages: await printSample(printer, tasks, cores),
  };
}

function each({ seconds, cpuSeconds }: Written, reports: number): Each {
  return { wall: seconds / reports, cpu: cpuSeconds / reports };
}

/** Lines of a table with wall time and CPU time beside each other. */
function comparison(rounds: readonly Round[]): string[] {
  const rows = {
    programme: rounds.map((round) => each(round.programme, programme)),
    sample: rounds.map((round) => each(round.sample, sampled)),
    onePage: rounds.map((round) => round.onePage),
    allPages: rounds.map((round) => round.allPages),
  };
  const line = (name: string, wall: string, cpu: string) => `${name.padEnd(46)}${wall.padEnd(22)}${cpu}`;
  const walls = (row: keyof typeof rows) => rows[row].map(({ wall }) => wall);
  const cpus = (row: keyof typeof rows) => rows[row].map(({ cpu }) => cpu);
  const times = (name: string, row: keyof typeof rows) =>
    line(name, spread(walls(row), 3), spread(cpus(row), 3));
  const ratio = (name: string, over: keyof typeof rows, under: keyof typeof rows) =>
    line(name, spread(ratios(walls(over), walls(under)), 1), spread(ratios(cpus(over), cpus(under)), 1));
  return [
    line("seconds per report", "wall", "CPU"),
    times(`ours, all ${programme}, cold start`, "programme"),
    times(`ours, a sample of ${sampled}, cold start`, "sample"),
    times("Chromium, the same sample, one page reused", "onePage"),
    times(`Chromium, the same sample, ${cores} pages at once`, "allPages"),
    ratio(`ratio: Chromium on one page / ours, all`, "onePage", "programme"),
    ratio("ratio: Chromium on one page / ours, sample", "onePage", "sample"),
    ratio(`ratio: Chromium on ${cores} pages / ours, sample`, "allPages", "sample"),
  ];
}

/** Personal reports: our pipeline against one warm Chromium that prints the same content as HTML. */
export async function run(print: (line: string) => void): Promise<void> {
  await using temporary = await createTemporaryFolder();
  const browserFolder = join(temporary.path, "chromium");
  const tasks = await printTasks(browserFolder);
  const measured: Round[] = [];
  for (let round = 0; round < rounds; round++) measured.push(await measureRound(temporary, tasks));
  const large = await writeOurs(temporary, largeProgramme);

  const small = measured.map((round) => round.programme);
  const coresUsed = small.map(({ cpuSeconds, seconds }) => cpuSeconds / seconds);
  const peaks = small.map(({ peak }) => peak);
  print(`${rounds} rounds in alternation; Chromium was warmed by two reports a page`);
  for (const line of comparison(measured)) print(line);
  const chromiumPages = await countPages(reportsFolder(browserFolder));
  print(`pages of the sample: ours ${measured[0]?.sample.pages}, Chromium ${chromiumPages}`);
  print(`cores used by ours (CPU time / wall time): ${spread(coresUsed, 2)} of ${cores}`);
  print(
    `our peak memory in MB: ${spread(peaks, 0)} with ${programme} reports, ${large.peak.toFixed(0)} with ${largeProgramme}`,
  );
}
