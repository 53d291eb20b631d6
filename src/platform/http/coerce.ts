import type { TSchema } from "typebox";
import { Check } from "typebox/value";

/**
 * Reads text as what a schema asks for: numbers, true and false, lists of one. Text that is none of these stays as it
 * is, for validation to refuse: nothing is rounded, trimmed or guessed.
 */
export function coerce(schema: TSchema, value: unknown): unknown {
  const { type, anyOf, items, properties } = schema as {
    type?: string;
    anyOf?: TSchema[];
    items?: TSchema;
    properties?: Record<string, TSchema>;
  };
  if (anyOf) {
    const read = anyOf.map((each) => ({ each, value: coerce(each, value) }));
    return read.find(({ each, value }) => Check(each, value))?.value ?? value;
  }
  if (type === "array" && items)
    return value === undefined ? value : [value].flat().map((each) => coerce(items, each));
  if (type === "object" && properties && typeof value === "object" && value !== null)
    return Object.fromEntries(
      Object.entries(value).map(([name, each]) => {
        const schema = Object.hasOwn(properties, name) ? properties[name] : undefined;
        return [name, schema ? coerce(schema, each) : each];
      }),
    );
  if (typeof value !== "string") return value;
  if (type === "boolean") return value === "true" ? true : value === "false" ? false : value;
  if (type !== "number" && type !== "integer") return value;
  // A whole number that a double can't hold would become another one.
  const isNumber = /^-?\d+(\.\d+)?$/.test(value) && Math.abs(Number(value)) <= Number.MAX_SAFE_INTEGER;
  return isNumber ? Number(value) : value;
}
