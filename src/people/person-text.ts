import { type Level, levels } from "./person.ts";

/** Most characters, as code points: 500 Chinese names or emoji count as 500. */
export const longest = { id: 200, text: 500, segment: 100, email: 254 } as const;
/** Levels that departments may be nested. */
export const deepestDepartment = 20;

export function isLonger(value: string, limit: number): boolean {
  return value.length > limit && [...value].length > limit;
}

/** Trimmed, without halves of characters, and in composed form. */
export function plain(value: string): string {
  return value.toWellFormed().trim().normalize("NFC");
}

/** Line breaks and tabs become spaces; other control characters and overrides of the direction go. */
export function printable(value: string): string {
  return plain(
    value.replace(/[\t\n\v\f\r\u0085]+/g, " ").replace(/[\p{Cc}\u202A-\u202E\u2066-\u2069]/gu, ""),
  );
}

/** A name or title, printable and with one space where there are several. */
export function singleSpaced(value: string): string {
  return printable(value).replace(/\s{2,}|\u00A0/gu, " ");
}

/** The segments of a department's path, trimmed, without empty ones. */
export function departmentPath(value: string): string[] {
  return singleSpaced(value)
    .split("/")
    .map((segment) => segment.trim())
    .filter((segment) => segment !== "");
}

/** Whether mail might reach this: a name, an "@" and a domain of two parts or more. */
export function isEmail(value: string): boolean {
  return value.length <= longest.email && /^[^\s\p{Cc}@]+@[^\s\p{Cc}@.]+(\.[^\s\p{Cc}@.]+)+$/u.test(value);
}

const levelsByKey = new Map(levels.map((level) => [levelKey(level), level]));

function levelKey(value: string): string {
  return value.toLowerCase().replace(/[\s_\p{Pd}]/gu, "");
}

/** The level of a name in any case, with spaces, hyphens or underscores; null where there is none. */
export function levelOf(value: string): Level | null {
  return levelsByKey.get(levelKey(value)) ?? null;
}
