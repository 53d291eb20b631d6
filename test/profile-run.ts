import { type ChildProcess, spawn } from "node:child_process";
import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";

const cli = join(import.meta.dirname, "../src/cli.ts");

export interface Run {
  code: number | null;
  stdout: string;
  stderr: string;
}

/** A temporary folder that goes away with the test. */
export async function temporaryFolder(): Promise<{ path: string } & AsyncDisposable> {
  const path = await mkdtemp(join(tmpdir(), "serviceloop-test-"));
  return { path, [Symbol.asyncDispose]: () => rm(path, { recursive: true, force: true }) };
}

/** Starts the command line as a person would, called from `folder`. */
function startCli(folder: string, ...argv: string[]): { child: ChildProcess; ended: Promise<Run> } {
  const child = spawn(process.execPath, [cli, ...argv], {
    env: { ...process.env, INIT_CWD: folder },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const output = { stdout: "", stderr: "" };
  for (const name of ["stdout", "stderr"] as const) {
    child[name]?.setEncoding("utf8").on("data", (text: string) => {
      output[name] += text;
    });
  }
  const ended = new Promise<Run>((resolve, reject) => {
    child.once("error", reject).once("close", (code) => resolve({ code, ...output }));
  });
  return { child, ended };
}

export function runCli(folder: string, ...argv: string[]): Promise<Run> {
  return startCli(folder, ...argv).ended;
}

/** Starts the command line and sends it a signal once it has made what has such a path in `folder`. */
export async function endCli(
  signal: NodeJS.Signals,
  made: RegExp,
  folder: string,
  ...argv: string[]
): Promise<Run> {
  const { child, ended } = startCli(folder, ...argv);
  // What is there is seen whenever one looks; a notice of it may be missed.
  for (;;) {
    const paths = await readdir(folder, { recursive: true }).catch(() => []);
    if (paths.some((path) => made.test(path))) break;
    if (child.exitCode !== null || child.signalCode !== null)
      throw new Error(`it ended before it could be stopped: ${(await ended).stderr}`);
    await delay(5);
  }
  child.kill(signal);
  return ended;
}

export interface StaffRow {
  id: string;
  name?: string;
  department?: string;
  email?: string;
  manager?: string;
  job?: string;
  level?: string;
  location?: string;
}

function cell(text = ""): string {
  return `"${text.replaceAll('"', '""')}"`;
}

export async function writeStaff(path: string, rows: StaffRow[]): Promise<void> {
  const lines = rows.map(({ id, name, email, department, manager, job, level, location }) =>
    [id, name ?? `Name of ${id}`, email, department ?? "Sales", manager, job, level, location]
      .map(cell)
      .join(","),
  );
  await writeFile(path, `id,name,email,department,manager_id,job,level,location\n${lines.join("\n")}\n`);
}

/** One rating; null is a blank. */
export interface AnswerRow {
  person: string;
  rater?: string;
  statement: string;
  perspective: "self" | "organisation";
  rating: number | null;
}

export async function writeAnswers(path: string, rows: Iterable<AnswerRow>): Promise<void> {
  const lines = Array.from(rows, ({ person, rater, statement, perspective, rating }) =>
    [cell(person), cell(rater ?? person), statement, perspective, rating ?? ""].join(","),
  );
  await writeFile(path, `person_id,rater_id,statement,perspective,rating\n${lines.join("\n")}\n`);
}

const codes = ["SL", "FVC", "SS", "ES", "CSP", "RRS"];

/** Every statement of the built-in profile in both perspectives, rated by a rule; null leaves the statement blank. */
export function* fullAnswers(
  person: string,
  rule: (statement: number, perspective: "self" | "organisation", competency: number) => number | null,
  rater = person,
): Generator<AnswerRow> {
  for (const [competency, code] of codes.entries()) {
    for (let statement = 1; statement <= 8; statement++) {
      for (const perspective of ["self", "organisation"] as const) {
        yield {
          person,
          rater,
          statement: `${code}-${statement}`,
          perspective,
          rating: rule(statement, perspective, competency),
        };
      }
    }
  }
}
