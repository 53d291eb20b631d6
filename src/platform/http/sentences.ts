import type { TSchema } from "typebox";
import type { TLocalizedValidationError } from "typebox/error";
import { Pointer } from "typebox/value";
import { relevant } from "./relevant-errors.ts";

/** What is wrong with one value. */
export interface Finding {
  /** JSON pointer to the value. */
  pointer: string;
  /** Completes "The value …", e.g. "must be a whole number". */
  must: string;
}

/** What is wrong, one finding a place, in words. Values are never quoted: they may be secret. */
export function findings(schema: TSchema, errors: readonly TLocalizedValidationError[]): Finding[] {
  const found = new Map<string, string>();
  for (const error of relevant(errors))
    for (const { pointer, must } of inWords(schema, error)) if (!found.has(pointer)) found.set(pointer, must);
  return Array.from(found, ([pointer, must]) => ({ pointer, must }));
}

function inWords(schema: TSchema, error: TLocalizedValidationError): Finding[] {
  const { instancePath: pointer } = error;
  const inside = (name: PropertyKey) =>
    `${pointer}/${String(name).replaceAll("~", "~0").replaceAll("/", "~1")}`;
  switch (error.keyword) {
    case "required":
      return error.params.requiredProperties.map((name) => ({ pointer: inside(name), must: "is missing" }));
    case "additionalProperties":
      return error.params.additionalProperties.map((name) => ({ pointer: inside(name), must: unknown }));
    case "unevaluatedProperties":
      return error.params.unevaluatedProperties.map((name) => ({ pointer: inside(name), must: unknown }));
    case "boolean":
      return [{ pointer, must: unknown }];
    default:
      return [{ pointer, must: expectation(Pointer.Get(schema, error.schemaPath.slice(1)), error) }];
  }
}

const unknown = "is not known here; check its spelling or leave it out";

/** What a value must be, in words. */
function expectation(place: unknown, error: TLocalizedValidationError): string {
  switch (error.keyword) {
    case "type":
      return `must be ${[error.params.type].flat().map(typeText).join(" or ")}`;
    case "enum":
      return `must be ${choice(error.params.allowedValues)}`;
    case "const":
      return `must be ${choice([error.params.allowedValue])}`;
    case "anyOf":
    case "oneOf": {
      const allowed = alternatives(place);
      return allowed === undefined ? "has none of the forms that are allowed here" : `must be ${allowed}`;
    }
    case "minLength":
      return error.params.limit === 1
        ? "must not be empty"
        : `must have at least ${error.params.limit} characters`;
    case "maxLength":
      return `must have at most ${error.params.limit} characters`;
    case "minItems":
      return `must have at least ${error.params.limit} entries`;
    case "maxItems":
      return `must have at most ${error.params.limit} entries`;
    case "minimum":
      return `must be ${error.params.limit} or more`;
    case "maximum":
      return `must be ${error.params.limit} or less`;
    case "exclusiveMinimum":
      return `must be more than ${error.params.limit}`;
    case "exclusiveMaximum":
      return `must be less than ${error.params.limit}`;
    case "uniqueItems":
      return "must not have the same entry twice";
    case "format":
      return `must be ${formats[error.params.format] ?? `of the format ${error.params.format}`}`;
    case "pattern":
      return "has a form that is not allowed here";
    default:
      return error.message;
  }
}

const formats: Record<string, string> = {
  date: "a date such as 2026-03-31",
  "date-time": "a time such as 2026-03-31T09:30:00Z",
  email: "an e-mail address",
  uri: "a complete address such as https://example.org/page",
  uuid: "an id (a UUID)",
};

const typeText = (type: string) =>
  ({
    string: "text",
    integer: "a whole number",
    number: "a number",
    boolean: "true or false",
    array: "a list",
    object: "an object",
    null: "empty (null)",
  })[type] ?? type;

const choice = (values: readonly unknown[]) =>
  values.length === 1
    ? JSON.stringify(values[0])
    : `one of ${values.map((value) => JSON.stringify(value)).join(", ")}`;

/** What a union of constants and simple types allows; undefined for others. */
function alternatives(place: unknown): string | undefined {
  const branches: unknown[] = Object(place).anyOf ?? Object(place).oneOf ?? [];
  const constants = branches.map((each) => Object(each).const as unknown);
  if (!constants.includes(undefined)) return choice(constants);
  const texts = branches.map((each) => {
    const { type, const: constant } = Object(each) as { type?: string; const?: unknown };
    if (constant !== undefined) return JSON.stringify(constant);
    return type === undefined || type === "object" || type === "array" ? undefined : typeText(type);
  });
  return texts.includes(undefined) ? undefined : texts.join(" or ");
}
