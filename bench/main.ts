/** `npm run bench [name…]`: prints ratios against baselines that are measured in the same run. Nothing is asserted. */
import { availableParallelism, cpus, loadavg } from "node:os";

type Print = (line: string) => void;

const benchmarks: Record<string, () => Promise<{ run: (print: Print) => Promise<void> }>> = {
  reports: () => import("./reports.bench.ts"),
  scoring: () => import("./scoring.bench.ts"),
  reading: () => import("./reading.bench.ts"),
  validation: () => import("./validation.bench.ts"),
  answers: () => import("./answers.bench.ts"),
  "report-batch": () => import("./report-batch.bench.ts"),
  "campaign-opening": () => import("./campaign-opening.bench.ts"),
  "result-pages": () => import("./result-pages.bench.ts"),
  drivers: () => import("./drivers.bench.ts"),
  "first-start": () => import("./first-start.bench.ts"),
  "survey-read": () => import("./survey-read.bench.ts"),
  "survey-page": () => import("./survey-page.bench.ts"),
  "survey-export": () => import("./survey-export.bench.ts"),
  themes: () => import("./themes.bench.ts"),
};

const print: Print = (line) => void process.stdout.write(`${line}\n`);

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !Object.hasOwn(benchmarks, name));
if (unknown.length > 0) {
  process.stderr.write(
    `There is no benchmark ${unknown.join(", ")}. Say ${Object.keys(benchmarks).join(", ")}.\n`,
  );
  process.exitCode = 64;
} else {
  const [load = 0] = loadavg();
  print(
    `Node ${process.versions.node}, ${availableParallelism()} cores (${cpus()[0]?.model ?? "unknown"}), load ${load.toFixed(1)}`,
  );
  print("Figures are medians with the range of the rounds: median (lowest–highest).");
  for (const [name, load] of Object.entries(benchmarks)) {
    if (asked.length > 0 && !asked.includes(name)) continue;
    print(`\n# ${name}`);
    const { run } = await load();
    await run(print);
  }
}
