import type { Static, TSchema } from "typebox";
import { Compile } from "typebox/compile";
import { Settings } from "typebox/system";
import { Default } from "typebox/value";
import type { FieldProblem } from "../errors.ts";
import { closedSchema } from "./closed-schema.ts";
import { coerce } from "./coerce.ts";
import { findings } from "./sentences.ts";

// Enough to show a form's mistakes at once, few enough that a large body can't make us list them all day.
Settings.Set({ maxErrors: 50 });

type Checked<Value> = { value: Value; problems?: undefined } | { problems: FieldProblem[] };
/** Checks a part of a request against its schema. */
export type Validator<Schema extends TSchema> = (value: unknown) => Checked<Static<Schema>>;

/** Compiles a body's schema: it must fit as it is, without fields that the schema doesn't know. */
export function bodyValidator<Schema extends TSchema>(schema: Schema): Validator<Schema> {
  return compile(schema, "body");
}

/** Compiles the schema of the path's or the query's parameters: text is read as what the schema asks for. */
export function textValidator<Schema extends TSchema>(
  schema: Schema,
  place: "path" | "query",
): Validator<Schema> {
  const check = compile(schema, place);
  return (value) => check(Default(schema, coerce(schema, value)));
}

/** Checks that an operation without a body got none. */
export const noBody = (value: unknown): Checked<undefined> =>
  value === undefined || value === null
    ? { value: undefined }
    : { problems: [{ in: "body", pointer: "", detail: "The body is not known here; leave it out." }] };

function compile<Schema extends TSchema>(schema: Schema, place: FieldProblem["in"]): Validator<Schema> {
  const closed = closedSchema(schema);
  const compiled = Compile(closed);
  return (value) => {
    if (compiled.Check(value)) return { value: value as Static<Schema> };
    return {
      problems: findings(closed, compiled.Errors(value)).map(({ pointer, must }) => ({
        in: place,
        pointer,
        detail: `${subject(place, pointer)} ${must}.`,
      })),
    };
  };
}

/** The field's name, where the schema could have given it; the reader has the pointer besides. */
function subject(place: FieldProblem["in"], pointer: string): string {
  if (pointer === "") return `The ${place}`;
  const name = pointer
    .slice(pointer.lastIndexOf("/") + 1)
    .replaceAll("~1", "/")
    .replaceAll("~0", "~");
  return /^\d+$/.test(name)
    ? `Entry ${Number(name) + 1}`
    : /^[\w-]{1,60}$/.test(name)
      ? `"${name}"`
      : "A field";
}
