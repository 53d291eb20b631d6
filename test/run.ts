import { spawn } from "node:child_process";
import { availableParallelism } from "node:os";
import { createInterface } from "node:readline";
import { filesReaching } from "./imports.ts";

/**
 * Runs the tests in files of these globs, in as many processes as there are processors, at most four: each runs its part of the
 * files in one go, with a database server of its own. A line says which process it is of; the last lines say what failed where.
 *
 * TEST_PART=1/2 runs the first half alone. A server that is named (TEST_DATABASE_URL) is used by one process, since tests change
 * the role that all its databases share. With --database only files are run that would use such a server.
 */
const [flag, ...given] = process.argv.slice(2);
const files = flag === "--database" ? filesReaching("TEST_DATABASE_URL", given) : process.argv.slice(2);
const [, part = null, of = null] = /^(\d+)\/(\d+)$/.exec(process.env["TEST_PART"] ?? "") ?? [];
const processes = process.env["TEST_DATABASE_URL"] ? 1 : Math.max(1, Math.min(4, availableParallelism()));
const parts = of === null ? processes : Number(of);
const ours = part === null ? Array.from({ length: parts }, (_, index) => index + 1) : [Number(part)];

interface Ended {
  part: number;
  /** Exit code; null where a signal ended it. */
  code: number | null;
  /** "tests", "pass", "fail" … as it counted them. */
  counts: Map<string, number>;
}

function run(part: number): Promise<Ended> {
  const flags = ["--test", "--test-isolation=none", `--test-shard=${part}/${parts}`];
  const child = spawn(process.execPath, [...flags, ...files], { stdio: ["ignore", "pipe", "inherit"] });
  const counts = new Map<string, number>();
  const lines = createInterface({ input: child.stdout, crlfDelay: Number.POSITIVE_INFINITY });
  lines.on("line", (line) => {
    const [, name, count] = /^ℹ (tests|pass|fail|cancelled|skipped) (\d+)$/.exec(line) ?? [];
    if (name) counts.set(name, Number(count));
    process.stdout.write(ours.length === 1 ? `${line}\n` : `${part} │ ${line}\n`);
  });
  const { promise, resolve, reject } = Promise.withResolvers<Ended>();
  child.on("error", reject);
  child.on("close", (code) => resolve({ part, code, counts }));
  return promise;
}

const ended = await Promise.all(ours.map(run));
const sum = (name: string) => ended.reduce((all, { counts }) => all + (counts.get(name) ?? 0), 0);
const failed = ended.filter(({ code }) => code !== 0);
process.stdout.write(
  `\n${sum("tests")} tests: ${sum("pass")} passed, ${sum("fail")} failed, ${sum("cancelled")} cancelled, ${sum("skipped")} skipped.\n`,
);
for (const { part, code } of failed)
  process.stdout.write(
    `Process ${part} of ${parts} ended with ${code ?? "a signal"}: look for ✖ in its lines.\n`,
  );
process.exitCode = failed.length > 0 || sum("tests") === 0 ? 1 : 0;
