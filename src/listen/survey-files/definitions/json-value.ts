/** Things by name as untrusted JSON holds them: a list counts as things named 0, 1, 2 …; anything else as none. */
export type JsonRecord = Readonly<Record<string, unknown>>;

export const record = (value: unknown): JsonRecord =>
  typeof value === "object" && value !== null ? (value as JsonRecord) : {};

export const entriesOf = (value: unknown): [string, unknown][] => Object.entries(record(value));

/** A list, also one that was written as things by name. */
export const listOf = (value: unknown): unknown[] =>
  Array.isArray(value) ? value : Object.values(record(value));

/** A text, or a number as text; "" for anything else. */
export const textOf = (value: unknown): string =>
  typeof value === "string" ? value : typeof value === "number" ? String(value) : "";

export const numberIn = (value: unknown): number | null => {
  const text = textOf(value).trim();
  return /^-?\d+(?:\.\d+)?$/.test(text) && text.length < 16 ? Number(text) : null;
};

/** Whether a switch is on, however the tool writes it. */
export const isOn = (value: unknown): boolean =>
  value === true || value === 1 || /^(?:true|on|yes|y|1)$/i.test(textOf(value));
