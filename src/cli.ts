import { AppError } from "#platform/errors.ts";
import { exitCodes } from "./cli/exit-codes.ts";
import { runProfile } from "./cli/profile-command.ts";
import { parseProfileOptions } from "./cli/profile-options.ts";
import { terminalProgress } from "./cli/progress.ts";
import { runQuestionnaire } from "./cli/questionnaire-command.ts";
import { helpText, wrongUsage } from "./cli/usage.ts";

const say = (line: string) => void process.stdout.write(`${line}\n`);

/** Ends on the first request to stop; what was begun is taken away before the process leaves. */
function stopSignal(): AbortSignal {
  const controller = new AbortController();
  for (const name of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.once(name, () => controller.abort());
  return controller.signal;
}

async function run([command, ...argv]: string[], signal: AbortSignal): Promise<number> {
  switch (command) {
    case "profile":
      return runProfile(await parseProfileOptions(argv), terminalProgress(process.stderr), say, signal);
    case "questionnaire":
      return runQuestionnaire(argv, say);
    case "help":
    case "--help":
    case "-h":
      say(helpText);
      return exitCodes.done;
    case undefined:
      throw wrongUsage("Say what to do: profile, questionnaire or help.");
    default:
      throw wrongUsage(`There is no command "${command}".`);
  }
}

const signal = stopSignal();
try {
  process.exitCode = await run(process.argv.slice(2), signal);
} catch (error) {
  if (signal.aborted) {
    process.stderr.write("\nStopped. Nothing was written.\n");
    process.exitCode = exitCodes.stopped;
  } else if (error instanceof AppError) {
    process.stderr.write(`${error.message}\n`);
    process.exitCode = error.code === "cli.usage" ? exitCodes.usage : exitCodes.failed;
  } else {
    process.stderr.write(
      `Unexpected error; nothing was written. ${error instanceof Error ? error.stack : String(error)}\n`,
    );
    process.exitCode = exitCodes.failed;
  }
}
