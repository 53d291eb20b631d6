import { placeholdersIn } from "./piping.ts";

/** What a translation's placeholders lack beside the original's. */
export interface PlaceholderFaults {
  /** In the original, not in the translation. */
  missing: string[];
  /** In the translation, not in the original. */
  added: string[];
  /** Whether two braces in it are no placeholder, though the original's all are. */
  isBroken: boolean;
}

/** Compares the placeholders of a translation with its original's, by what they stand for. */
export function placeholderFaults(original: string, translation: string): PlaceholderFaults {
  const [wanted, given] = [new Set(placeholdersIn(original)), new Set(placeholdersIn(translation))];
  return {
    missing: [...wanted].filter((name) => !given.has(name)),
    added: [...given].filter((name) => !wanted.has(name)),
    isBroken: hasBroken(translation) && !hasBroken(original),
  };
}

/** Whether braces that stand together open or close no placeholder. */
function hasBroken(text: string): boolean {
  const count = placeholdersIn(text).length;
  return text.split("{{").length - 1 > count || text.split("}}").length - 1 > count;
}

/** Names as they are written in texts: "{{q1}} and {{name}}". */
export const written = (names: readonly string[]): string => names.map((name) => `{{${name}}}`).join(" and ");
