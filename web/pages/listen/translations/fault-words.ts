import { written } from "#listen/questionnaires/placeholder-check.ts";
import type { Entry } from "./translation-keeper.ts";

/**
 * What is wrong with a translation's placeholders, a sentence each.
 *
 * @param original the first language, by its name
 */
export function faultWords({ faults, unknown, words }: Entry, original: string): string[] {
  if (words.trim() === "") return [];
  const { missing, added, isBroken } = faults;
  const others = added.filter((name) => !unknown.includes(name));
  return [
    ...(missing.length > 0
      ? [
          `${written(missing)} ${missing.length === 1 ? "is" : "are"} in the ${original} text and missing here.`,
        ]
      : []),
    ...(isBroken
      ? ["A placeholder is broken: it begins with {{ and ends with }}. Write it as in the original."]
      : []),
    ...(unknown.length > 0
      ? [
          `${written(unknown)} ${unknown.length === 1 ? "refers" : "refer"} to nothing. Placeholders keep their names in every language.`,
        ]
      : []),
    ...(others.length > 0
      ? [
          `${written(others)} ${others.length === 1 ? "isn't" : "aren't"} in the ${original} text. Take out what isn't meant.`,
        ]
      : []),
  ];
}
