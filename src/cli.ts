import { AppError } from "#platform/errors.ts";
import { runBackup, runRestore } from "./cli/backup-command.ts";
import { runConfig } from "./cli/config-command.ts";
import { exitCodes } from "./cli/exit-codes.ts";
import { runOutbox } from "./cli/outbox-command.ts";
import { runProfile } from "./cli/profile-command.ts";
import { parseProfileOptions } from "./cli/profile-options.ts";
import { terminalProgress } from "./cli/progress.ts";
import { runQuestionnaire } from "./cli/questionnaire-command.ts";
import { runSecondFactor } from "./cli/second-factor-command.ts";
import { runSurvey } from "./cli/survey-command.ts";
import { parseSurveyOptions } from "./cli/survey-options.ts";
import { helpText, wrongUsage } from "./cli/usage.ts";

const say = (line: string) => void process.stdout.write(`${line}\n`);

/** Ends on the first request to stop; what was begun is taken away before the process leaves. */
function stopSignal(): AbortSignal {
  const controller = new AbortController();
  for (const name of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.once(name, () => controller.abort());
  return controller.signal;
}

const fullDisk = "The disk is full. Make room or name a folder on another disk.";

/** What a person can do about errors of the system, by their code. */
const remedies = new Map([
  ["ENOSPC", fullDisk],
  ["EDQUOT", fullDisk],
  ["EROFS", "The disk can't be written to. Name a folder on another one."],
  ["EACCES", "A file or folder may not be read or written by you. Check its permissions."],
  ["EMFILE", "Too many files are open at once. Close other programs and try again."],
]);

/** The error that began it: errors while cleaning up wrap the one that led to the cleaning. */
function firstError(error: unknown): unknown {
  return error instanceof SuppressedError ? firstError(error.suppressed) : error;
}

function explain(error: unknown): string {
  if (error instanceof AppError) return error.message;
  const remedy = remedies.get((error as NodeJS.ErrnoException).code ?? "");
  if (remedy) return `${remedy} Nothing was written. (${(error as Error).message})`;
  return `Unexpected error; nothing was written. ${error instanceof Error ? error.stack : String(error)}`;
}

// Whoever reads what is said may have seen enough ("… | head"); the work goes on.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
});

const progress = terminalProgress(process.stderr);

async function run([command, ...argv]: string[], signal: AbortSignal): Promise<number> {
  if (argv.some((argument) => argument === "--help" || argument === "-h")) return run(["help"], signal);
  switch (command) {
    case "profile":
      return runProfile(await parseProfileOptions(argv), progress, say, signal);
    case "survey":
      return runSurvey(await parseSurveyOptions(argv), progress, say, signal);
    case "questionnaire":
      return runQuestionnaire(argv, say);
    case "backup":
      return runBackup(argv, progress, say, signal);
    case "restore":
      return runRestore(argv, progress, say, signal);
    case "outbox":
      return runOutbox(argv, say);
    case "second-factor":
      return runSecondFactor(argv, say);
    case "config":
      return runConfig(argv, say);
    case "help":
    case "--help":
    case "-h":
      say(helpText);
      return exitCodes.done;
    case undefined:
      throw wrongUsage(
        "Say what to do: profile, survey, questionnaire, backup, restore, outbox, second-factor, config or help.",
      );
    default:
      throw wrongUsage(`There is no command "${command}".`);
  }
}

const signal = stopSignal();
try {
  process.exitCode = await run(process.argv.slice(2), signal);
} catch (thrown) {
  const error = firstError(thrown);
  progress.clear();
  const isUsage = error instanceof AppError && error.code === "cli.usage";
  process.stderr.write(signal.aborted ? "\nStopped. Nothing was written.\n" : `${explain(error)}\n`);
  process.exitCode = signal.aborted ? exitCodes.stopped : isUsage ? exitCodes.usage : exitCodes.failed;
}
