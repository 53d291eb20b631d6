import { parseArgs } from "node:util";
import { takeFactorAway } from "#people/access/lost-factor.service.ts";
import { commandDatabase } from "./command-database.ts";
import { exitCodes } from "./exit-codes.ts";
import { wrongUsage } from "./usage.ts";

function parse(argv: string[]) {
  try {
    return parseArgs({ args: argv, options: { data: { type: "string" } }, allowPositionals: true });
  } catch (error) {
    throw wrongUsage((error as Error).message);
  }
}

/** Takes a lost second factor away, where no director can: the `second-factor` command. */
export async function runSecondFactor(argv: string[], say: (line: string) => void): Promise<number> {
  const { values, positionals } = parse(argv);
  const [what, email, ...others] = positionals;
  if (what !== "reset" || email === undefined || others.length > 0)
    throw wrongUsage("Say whose second factor is lost: second-factor reset ADDRESS.");
  await using database = await commandDatabase(values.data, { mayBegin: false });
  const removed = await takeFactorAway(database.owner, email);
  if (removed === undefined) throw wrongUsage(`Nobody has an account with ${email}.`);
  say(
    removed
      ? "The second factor is gone, and all sessions of the account have ended. Whoever it is signs in with a password or an e-mailed link, and sets a new one up."
      : "The account has no second factor. Nothing was changed.",
  );
  return exitCodes.done;
}
