/** Characters that no text holds on purpose: control characters but for tabs and line ends, half characters, and the like. */
const unreadable = /(?![\t\n\r])[\p{Cc}\p{Cs}\p{Noncharacter_Code_Point}\ufeff]/u;
const breaks = /[\v\f\u0085]/g;
const nothing = /(?![\t\n\r])[\p{Cc}\p{Noncharacter_Code_Point}\ufeff]/gu;

/**
 * Takes out of a text what can't be shown or printed: control characters (line breaks of other kinds become spaces),
 * characters that Unicode says are none, and byte order marks. Half a character becomes U+FFFD.
 */
export function readableText(text: string): string {
  return unreadable.test(text) ? text.replace(breaks, " ").replace(nothing, "").toWellFormed() : text;
}

/** The same of all texts in a value of lists and records, keys left as they are. */
export function readableValue<Value>(value: Value): Value {
  if (typeof value === "string") return readableText(value) as Value;
  if (Array.isArray(value)) return value.map(readableValue) as Value;
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, readableValue(one)])) as Value;
}
