import type { Texts } from "#listen/questionnaires/definition.ts";

/** What may change of an object; undefined takes an optional property away. */
export type Patch<Each> = { readonly [Name in keyof Each]?: Each[Name] | undefined };

/** An object with some properties changed; those that are given as undefined are gone. */
export function patched<Each extends object>(object: Each, patch: Patch<Each>): Each {
  const entries = Object.entries({ ...object, ...patch }).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as Each;
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: the server refuses them, and nobody sees them
const control = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g;

/** A text with other words in one language, without characters that can't be kept; a language without words is left out. */
export function withWords(texts: Texts | undefined, language: string, words: string): Texts {
  const kept = words.replace(control, "").toWellFormed();
  const others = Object.entries(texts ?? {}).filter(([tag]) => tag !== language);
  return Object.fromEntries(kept === "" ? others : [...others, [language, kept]]);
}

/** A text that may be absent: without words in any language it is. */
export const orNone = (texts: Texts): Texts | undefined =>
  Object.keys(texts).length === 0 ? undefined : texts;

/** A copy of a list with one element changed. */
export const replaced = <Each>(list: readonly Each[], index: number, element: Each): Each[] =>
  list.map((each, place) => (place === index ? element : each));

/** A copy of a list with one element at another place. */
export function movedTo<Each>(list: readonly Each[], from: number, to: number): Each[] {
  const rest = list.filter((_, index) => index !== from);
  return [...rest.slice(0, to), ...list.slice(from, from + 1), ...rest.slice(to)];
}

/**
 * A copy of data in which what stands at a JSON pointer is changed, e.g. "/pages/0/title".
 *
 * @param change gets what stands there now; undefined takes it away
 */
export function changedAt<Data>(data: Data, pointer: string, change: (value: unknown) => unknown): Data {
  const [, ...names] = pointer.split("/");
  return within(data, names, change) as Data;
}

function within(data: unknown, names: readonly string[], change: (value: unknown) => unknown): unknown {
  const [name, ...rest] = names;
  if (name === undefined) return change(data);
  if (Array.isArray(data)) return replaced(data, Number(name), within(data[Number(name)], rest, change));
  const object = (data ?? {}) as Record<string, unknown>;
  return patched(object, { [name]: within(object[name], rest, change) });
}
