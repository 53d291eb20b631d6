import { applicationSettings } from "#platform/application-settings.ts";
import { describeSettings } from "#platform/settings.ts";
import { exitCodes } from "./exit-codes.ts";

/** Prints all settings with what they are now: the `config` command. */
export function runConfig(argv: string[], say: (line: string) => void): number {
  say(describeSettings(applicationSettings, process.env, argv));
  return exitCodes.done;
}
