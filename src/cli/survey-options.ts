import { basename, extname, resolve } from "node:path";
import { parseArgs } from "node:util";
import type { SurveyFlags } from "#listen/survey-files/open-survey.reader.ts";
import { callersFolder } from "./callers-folder.ts";
import { checkedMinimum, type Imprint, imprintOptions, readImprint } from "./imprint-options.ts";
import { wrongUsage } from "./usage.ts";

/** What the `survey` command was asked to do; paths are absolute. */
export interface SurveyCommandOptions extends Imprint {
  file: string;
  definition: string | null;
  mapping: string | null;
  flags: SurveyFlags;
  minimum: number;
  draws: number;
  seed: number;
  /** Null: the survey's own, or the file's name. */
  title: string | null;
  out: string;
}

const separators = new Map([
  ["comma", ","],
  ["semicolon", ";"],
  ["tab", "\t"],
  ["\\t", "\t"],
  ["pipe", "|"],
  ...[",", ";", "\t", "|"].map((sign): [string, string] => [sign, sign]),
]);

function checkedSeparator(text: string): string {
  const separator = separators.get(text);
  if (!separator) {
    throw wrongUsage(`--separator takes comma, semicolon, tab or pipe, not "${text}".`);
  }
  return separator;
}

function checkedEncoding(text: string): string {
  try {
    return new TextDecoder(text).encoding;
  } catch {
    throw wrongUsage(`--encoding takes a name such as utf-8, windows-1252 or euc-kr, not "${text}".`);
  }
}

function checkedWhole(option: string, text: string, lowest: number, highest: number): number {
  const value = Number(text);
  if (!/^\d+$/.test(text) || value < lowest || value > highest) {
    throw wrongUsage(`${option} takes a whole number from ${lowest} to ${highest}, not "${text}".`);
  }
  return value;
}

function checkedCodes(text: string): string[] {
  const codes = text
    .split(",")
    .map((code) => code.trim())
    .filter((code) => code !== "");
  if (codes.length === 0) {
    throw wrongUsage("--missing takes codes that are no answer, separated by commas: --missing 9,99.");
  }
  return codes;
}

function checkedColumn(option: string, text: string): string {
  if (text.trim() === "") throw wrongUsage(`${option} takes the name of a column.`);
  return text;
}

function parse(argv: string[]) {
  try {
    return parseArgs({
      args: argv,
      allowPositionals: true,
      options: {
        definition: { type: "string" },
        mapping: { type: "string" },
        outcome: { type: "string" },
        group: { type: "string" },
        weights: { type: "string" },
        missing: { type: "string" },
        "leave-out": { type: "string", multiple: true },
        encoding: { type: "string" },
        separator: { type: "string" },
        sheet: { type: "string" },
        "header-rows": { type: "string" },
        minimum: { type: "string", default: "5" },
        draws: { type: "string", default: "1000" },
        seed: { type: "string", default: "1" },
        title: { type: "string" },
        out: { type: "string" },
        ...imprintOptions,
      },
    });
  } catch (error) {
    throw wrongUsage((error as Error).message);
  }
}

type Values = ReturnType<typeof parse>["values"];

function readFlags(values: Values): SurveyFlags {
  return {
    ...(values.missing === undefined ? {} : { missing: checkedCodes(values.missing) }),
    ...(values.outcome === undefined ? {} : { outcome: checkedColumn("--outcome", values.outcome) }),
    ...(values.group === undefined ? {} : { group: checkedColumn("--group", values.group) }),
    ...(values.weights === undefined ? {} : { weights: checkedColumn("--weights", values.weights) }),
    ...(values["leave-out"] === undefined
      ? {}
      : { leaveOut: values["leave-out"].map((text) => checkedColumn("--leave-out", text)) }),
    ...(values.encoding === undefined ? {} : { encoding: checkedEncoding(values.encoding) }),
    ...(values.separator === undefined ? {} : { separator: checkedSeparator(values.separator) }),
    ...(values.sheet === undefined ? {} : { sheet: values.sheet }),
    ...(values["header-rows"] === undefined
      ? {}
      : { headerRows: checkedWhole("--header-rows", values["header-rows"], 0, 50) }),
  };
}

const given = (path: string | undefined) => (path === undefined ? null : resolve(callersFolder, path));

/** What a report is called where nobody says: the file's name without its ending. */
export const titleOfFile = (file: string): string => basename(file, extname(file));

/** @throws AppError "cli.usage" with what to change */
export async function parseSurveyOptions(argv: string[]): Promise<SurveyCommandOptions> {
  const { values, positionals } = parse(argv);
  const [file, ...others] = positionals;
  if (file === undefined) throw wrongUsage("Name the file that holds the answers: survey FILE --out DIR.");
  if (others.length > 0) {
    throw wrongUsage(
      `One file at a time: ${file} or ${others[0]}. A file that describes the survey goes behind --definition; names with spaces need quotation marks.`,
    );
  }
  if (!values.out) throw wrongUsage("Say where the results go: --out DIR.");
  if (values.title !== undefined && (values.title.trim() === "" || values.title.length > 200)) {
    throw wrongUsage("--title takes a text of at most 200 characters.");
  }
  return {
    file: resolve(callersFolder, file),
    definition: given(values.definition),
    mapping: given(values.mapping),
    flags: readFlags(values),
    minimum: checkedMinimum(values.minimum),
    draws: checkedWhole("--draws", values.draws, 100, 100_000),
    seed: checkedWhole("--seed", values.seed, 0, 4_294_967_295),
    title: values.title?.trim() ?? null,
    out: resolve(callersFolder, values.out),
    ...(await readImprint(values)),
  };
}
