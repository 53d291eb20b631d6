import { readFile, stat } from "node:fs/promises";
import { Compile } from "typebox/compile";
import { parseDocument } from "yaml";
import { type InputFile, nameOf, pathOf } from "#platform/input-file.ts";
import { MappingSchema } from "./mapping.schema.ts";
import { mappingMalformed, mappingMissing, mappingTooLarge } from "./survey-file.errors.ts";
import { columnKinds, type Mapping, missingReasons } from "./survey-file.ts";

const mostBytes = 16 * 1024 * 1024;
const schema = Compile(MappingSchema);

/**
 * Reads a mapping, YAML or JSON.
 *
 * @throws AppError file.not-found, mapping.too-large, mapping.malformed with the first ten reasons and their places
 */
export async function readMapping(file: InputFile): Promise<Mapping> {
  const [path, name] = [pathOf(file), nameOf(file)];
  const found = await stat(path).catch(() => null);
  if (found === null || !found.isFile()) throw mappingMissing(name);
  if (found.size > mostBytes) throw mappingTooLarge(name);
  const text = await readFile(path, "utf8").catch(() => {
    throw mappingMissing(name);
  });
  const document = parseDocument(text, { prettyErrors: true });
  const [wrong] = document.errors;
  if (wrong !== undefined)
    throw mappingMalformed(name, [wrong.message.split("\n")[0] ?? "It can't be read."]);
  let value: unknown;
  try {
    value = document.toJS({ maxAliasCount: 100 });
  } catch (error) {
    throw mappingMalformed(name, [error instanceof Error ? error.message : "It can't be read."]);
  }
  if (isFidelity(value))
    throw mappingMalformed(name, ["It is fidelity.json. Hand back mapping.yaml, which is beside it."]);
  const mapping = value ?? {};
  if (!schema.Check(mapping)) {
    throw mappingMalformed(name, reasonsOf(mapping));
  }
  return mapping;
}

/** One a place: where a word must be one of a few, these and what was written. */
function reasonsOf(mapping: unknown): string[] {
  const places = Map.groupBy(schema.Errors(mapping), ({ instancePath }) => instancePath);
  const reasons = [...places].slice(0, 10).map(([path, errors]) => {
    const words = oneOf.get(path.split("/").at(-1) ?? "");
    const isWord = errors.some(({ keyword }) => keyword === "const");
    if (words === undefined || !isWord)
      return `${placeOf(path)}: ${[...new Set(errors.map(({ message }) => message))].join(", or ")}`;
    const written = JSON.stringify(valueAt(mapping, path))?.slice(0, 60) ?? "nothing";
    return `${placeOf(path)}: ${written} is none of those that there are; use ${words.join(", ")}.`;
  });
  return reasons;
}

const oneOf: ReadonlyMap<string, readonly string[]> = new Map<string, readonly string[]>([
  ["kind", columnKinds],
  ["reason", missingReasons],
]);

/** @param path a JSON pointer */
function valueAt(value: unknown, path: string): unknown {
  let at = value;
  for (const step of path.split("/").slice(1)) {
    const name = step.replaceAll("~1", "/").replaceAll("~0", "~");
    at = typeof at === "object" && at !== null ? (at as Record<string, unknown>)[name] : undefined;
  }
  return at;
}

const isFidelity = (value: unknown): boolean =>
  typeof value === "object" && value !== null && "lines" in value;

function placeOf(path: string): string {
  const steps = path
    .split("/")
    .slice(1)
    .map((step) => step.replaceAll("~1", "/").replaceAll("~0", "~"));
  return steps.length === 0 ? "the file" : steps.join(" › ");
}
