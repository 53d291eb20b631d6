import type { Definition } from "#listen/questionnaires/definition.ts";
import { textsOf } from "#listen/questionnaires/definition-texts.ts";
import { changedAt } from "./patched.ts";

/** What a field has its name from: without words it would have none, not even for a screen reader. */
const naming = new Set(["question", "option", "row", "column", "point of view"]);

/**
 * A questionnaire that is being written, as a preview shows it: what can be answered and has no words yet stands there
 * by its place, e.g. "Option 3". Where nothing is missing, the same object.
 */
export function withStandIns(definition: Definition): Definition {
  let named = definition;
  for (const { path, texts, noun } of textsOf(definition)) {
    const isMissing = Object.values(texts).every((words) => words.trim() === "");
    if (!isMissing || !naming.has(noun)) continue;
    const place = Number(/(\d+)(?:\/\w+)?$/.exec(path)?.[1]) + 1;
    const standIn = `${noun.charAt(0).toUpperCase()}${noun.slice(1)} ${place}`;
    named = changedAt(named, path, () => ({ [definition.languages[0]]: standIn }));
  }
  return named;
}
