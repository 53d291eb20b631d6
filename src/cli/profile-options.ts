import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { callersFolder } from "./callers-folder.ts";
import { checkedMinimum, type Imprint, imprintOptions, readImprint } from "./imprint-options.ts";
import { wrongUsage } from "./usage.ts";

/** What the `profile` command was asked to do; paths are absolute. */
export interface ProfileOptions extends Imprint {
  /** Null where the example is asked for. */
  input: { staff: string; answers: string } | null;
  out: string;
  minimum: number;
  questionnaire: string | null;
}

function parse(argv: string[]) {
  try {
    return parseArgs({
      args: argv,
      options: {
        staff: { type: "string" },
        answers: { type: "string" },
        example: { type: "boolean", default: false },
        out: { type: "string" },
        minimum: { type: "string", default: "5" },
        questionnaire: { type: "string" },
        ...imprintOptions,
      },
    }).values;
  } catch (error) {
    throw wrongUsage((error as Error).message);
  }
}

function checkedInput(
  staff: string | undefined,
  answers: string | undefined,
  example: boolean,
): ProfileOptions["input"] {
  if (example) {
    if (staff ?? answers)
      throw wrongUsage("--example makes its own people; leave out --staff and --answers.");
    return null;
  }
  if (!staff || !answers)
    throw wrongUsage("Name both files, --staff FILE and --answers FILE, or say --example.");
  return { staff: resolve(callersFolder, staff), answers: resolve(callersFolder, answers) };
}

/** @throws AppError "cli.usage" with what to change */
export async function parseProfileOptions(argv: string[]): Promise<ProfileOptions> {
  const values = parse(argv);
  const input = checkedInput(values.staff, values.answers, values.example);
  if (!values.out) throw wrongUsage("Say where the reports go: --out DIR.");
  return {
    input,
    out: resolve(callersFolder, values.out),
    minimum: checkedMinimum(values.minimum),
    questionnaire: values.questionnaire === undefined ? null : resolve(callersFolder, values.questionnaire),
    ...(await readImprint(values)),
  };
}
