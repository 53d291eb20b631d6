import { parseArgs } from "node:util";
import type { Static, TSchema } from "typebox";
import { Value } from "typebox/value";
import { errorKind } from "./errors.ts";
import { coerce } from "./http/coerce.ts";
import { findings } from "./http/sentences.ts";

/** A setting explains itself. */
export interface Setting<Schema extends TSchema = TSchema> {
  /** What it does, in a sentence. */
  doc: string;
  schema: Schema;
  /** The value without being set; null where it may be absent. A setting without a default must be set. */
  default?: unknown;
  /** The environment variable that sets it. */
  env: string;
  /** Its value is never shown. */
  secret?: boolean;
}
export type Settings = Record<string, Setting>;
type ValueOf<Each extends Setting> =
  | Static<Each["schema"]>
  | (Each extends { default: infer Default } ? Extract<Default, null> : never);
export type SettingValues<Declared extends Settings> = { [Name in keyof Declared]: ValueOf<Declared[Name]> };

/**
 * Declares a setting. Its default fits its schema, or is null.
 *
 * @example
 * export const mailSettings = {
 *   sender: setting({ doc: "Sender of all mail.", schema: Type.String({ format: "email" }), env: "MAIL_FROM" }),
 * };
 */
export function setting<Schema extends TSchema, const Default extends Static<Schema> | null>(
  declared: Setting<Schema> & { default: Default },
): Setting<Schema> & { default: Default };
export function setting<Schema extends TSchema>(declared: Setting<Schema>): Setting<Schema>;
export function setting(declared: Setting): Setting {
  return declared;
}

const badSettings = errorKind(
  "settings.invalid",
  (problems: readonly string[]) =>
    `These settings can't be used:\n${problems.map((each) => `- ${each}`).join("\n")}`,
);

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Reads all settings: arguments (`--web-port 80`, and `--quiet` alone for what is true or false) before the environment
 * before defaults. Tells all mistakes at once.
 */
export function readSettings<Declared extends Settings>(
  declared: Declared,
  env: Environment,
  argv: readonly string[] = [],
): SettingValues<Declared> {
  const { flags, unknown } = readFlags(declared, argv);
  const read = Object.entries(declared).map(([name, each]) => ({ name, ...readOne(name, each, env, flags) }));
  const problems = [...unknown, ...read.flatMap(({ problem }) => problem ?? [])];
  if (problems.length > 0) throw badSettings(problems);
  return Object.fromEntries(read.map(({ name, value }) => [name, value])) as SettingValues<Declared>;
}

/** Lists all settings for a person: variable, argument, value and where it comes from, meaning, default. */
export function describeSettings(declared: Settings, env: Environment, argv: readonly string[] = []): string {
  const { flags } = readFlags(declared, argv);
  const shown = (each: Setting, value: unknown) =>
    value === undefined || value === null ? "(none)" : each.secret ? "(secret)" : JSON.stringify(value);
  return Object.entries(declared)
    .map(([name, each]) => {
      const { value, source, problem } = readOne(name, each, env, flags);
      const current = problem ?? `${shown(each, value)} (${source})`;
      const initial = "default" in each ? shown(each, each.default) : "must be set";
      return `${each.env}  --${flagOf(name)}\n  ${each.doc}\n  default: ${initial}\n  now: ${current}\n`;
    })
    .join("\n");
}

function readOne(name: string, each: Setting, env: Environment, flags: Record<string, unknown>) {
  const flag = flagOf(name);
  const [text, source] =
    typeof flags[flag] === "string" ? [flags[flag], `--${flag}`] : [env[each.env], each.env];
  if (text === undefined || text === "") {
    if (each.default !== undefined) return { value: each.default, source: "default" };
    return { problem: `${each.env} (or --${flag}) is not set. ${each.doc}`, source: "nothing" };
  }
  const value = coerce(each.schema, text);
  if (Value.Check(each.schema, value)) return { value, source };
  const must = findings(each.schema, Value.Errors(each.schema, value)).map((finding) => finding.must);
  const quoted = each.secret ? "" : ` is ${JSON.stringify(text)}, but`;
  return { problem: `${source}${quoted} ${must.join(" and ")}. ${each.doc}`, source };
}

/** Whether a setting is on where its argument stands alone: `--example`. */
const isSwitch = (schema: TSchema) => "type" in schema && schema.type === "boolean";

const flagOf = (name: string) => name.replace(/[A-Z]/g, (capital) => `-${capital.toLowerCase()}`);

function readFlags(declared: Settings, argv: readonly string[]) {
  const known = new Set(Object.keys(declared).map(flagOf));
  const switches = new Set(
    Object.entries(declared).flatMap(([name, { schema }]) => (isSwitch(schema) ? `--${flagOf(name)}` : [])),
  );
  const options = Object.fromEntries(Array.from(known, (flag) => [flag, { type: "string" as const }]));
  const { values, positionals } = parseArgs({
    args: argv.map((argument, index) =>
      switches.has(argument) && (argv[index + 1] ?? "--").startsWith("--") ? `${argument}=true` : argument,
    ),
    options,
    strict: false,
    allowPositionals: true,
  });
  const unknown = Object.entries(values).flatMap(([flag, value]) => {
    if (!known.has(flag)) return `--${flag} is not a setting. Check its spelling.`;
    return value === true ? `--${flag} needs a value.` : [];
  });
  if (unknown.length === 0 && positionals.length > 0)
    unknown.push("An argument without a name can't be used. Write --name value.");
  return { flags: values, unknown };
}
