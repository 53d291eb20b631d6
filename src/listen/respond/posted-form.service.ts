import { type Fields, isFieldOf } from "./form.ts";
import { type Base, readBase } from "./merge.ts";

/** What a respondent sent: the fields of a page, and what they want. */
export interface Posted {
  fields: Fields;
  /** The revision of the page that the form was made from; 0 where there was none. */
  revision: number;
  /** The answers that the form was made from. */
  base: Base;
  /** Ids of the questions that the form showed; null where it doesn't say. */
  asked: readonly string[] | null;
  go: "next" | "back" | "later";
  /** A question whose answer is to be taken back. */
  clear: string | null;
}

/**
 * Reads a form's body. Names may be anything: they are keys of a map and never of an object. The form's own fields begin
 * with a point, which no question's id does.
 */
export function readPosted(body: string): Posted {
  const fields = new Map<string, string[]>();
  for (const [name, value] of new URLSearchParams(body)) {
    // Text that the database can keep: no NUL and no halves of characters.
    const kept = value.replaceAll("\0", "").toWellFormed();
    const values = fields.get(name);
    if (values) values.push(kept);
    else fields.set(name, [kept]);
  }
  const own = (name: string) => fields.get(name)?.[0];
  const go = own(".go");
  const revision = Number(own(".revision"));
  const clear = own(".clear") ?? null;
  return {
    fields: clear === null ? fields : without(fields, clear),
    revision: Number.isSafeInteger(revision) ? revision : 0,
    base: readBase(own(".base") ?? ""),
    asked: own(".asked")?.split(" ") ?? null,
    go: go === "back" || go === "later" ? go : "next",
    clear,
  };
}

/** What a colleague sent who was asked to take part. */
export interface PostedReply {
  /** "change": to change what was agreed to. */
  reply: "accept" | "decline" | "change" | null;
  agreesPerson: boolean;
  agreesName: boolean;
}

/** Reads a colleague's reply; a box that isn't there is not ticked. */
export function readReply(body: string): PostedReply {
  const fields = new URLSearchParams(body);
  const reply = fields.get("reply");
  return {
    reply: reply === "accept" || reply === "decline" || reply === "change" ? reply : null,
    agreesPerson: fields.get("person") === "yes",
    agreesName: fields.get("name") === "yes",
  };
}

const without = (fields: Fields, question: string): Fields =>
  new Map(fields.entries().filter(([name]) => !isFieldOf(name, question)));
