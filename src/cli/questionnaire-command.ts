import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { readQuestionnaire, serviceCommitmentFile } from "#listen/profile/questionnaire.import.ts";
import { statementsOf } from "#listen/profile/questionnaire.ts";
import { callersFolder } from "./callers-folder.ts";
import { exitCodes } from "./exit-codes.ts";
import { wrongUsage } from "./usage.ts";

/** Prints the built-in questionnaire, or checks the one in a file. @throws AppError with all that is wrong in it */
export async function runQuestionnaire(argv: string[], say: (line: string) => void): Promise<number> {
  const [file, ...others] = argv;
  if (others.length > 0 || file?.startsWith("-")) throw wrongUsage("questionnaire takes one file or none.");
  if (file === undefined) {
    say((await readFile(serviceCommitmentFile, "utf8")).trimEnd());
    return exitCodes.done;
  }
  const questionnaire = await readQuestionnaire(resolve(callersFolder, file));
  const { title, version, competencies } = questionnaire;
  say(
    `${title} ${version}: ${competencies.length} competencies, ${statementsOf(questionnaire).length} statements. It can be used.`,
  );
  return exitCodes.done;
}
