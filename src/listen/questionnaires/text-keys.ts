import type { Definition } from "./definition.ts";
import { definitionLimits } from "./definition-limits.ts";
import { type PlacedText, textsOf } from "./definition-texts.ts";

/** A text with a name that stays when pages and questions are moved. */
export interface KeyedText extends PlacedText {
  /**
   * e.g. "title", "pages.page-1.introduction", "questions.q1.options.a.text"; where two places have the same ids, the
   * later ones end in "~2", "~3".
   */
  key: string;
}

/** All texts of a questionnaire with their keys, in the order in which respondents meet them. */
export function* keyedTexts(definition: Definition): Generator<KeyedText> {
  const seen = new Map<string, number>();
  for (const text of textsOf(definition)) {
    const key = keyAt(definition, text.path);
    const times = (seen.get(key) ?? 0) + 1;
    seen.set(key, times);
    yield { ...text, key: times === 1 ? key : `${key}~${times}` };
  }
}

/** A pointer with ids where it has numbers; of a question without its page, so that it may change pages. */
function keyAt(definition: Definition, path: string): string {
  const names: string[] = [];
  let at: unknown = definition;
  for (const segment of path.split("/").slice(1)) {
    const inList = Array.isArray(at);
    at = (at as Record<string, unknown>)[segment];
    names.push(inList ? idOf(at, segment) : segment);
  }
  const isInQuestion = names[0] === "pages" && names[2] === "questions";
  return names.slice(isInQuestion ? 2 : 0).join(".");
}

const idOf = (entry: unknown, otherwise: string): string =>
  typeof entry === "object" && entry !== null && "id" in entry ? String(entry.id) : otherwise;

const longNouns = ["question", "help", "introduction", "closing words"];

/** Characters that a text may have. */
export const mostCharacters = ({ noun }: Pick<PlacedText, "noun">): number =>
  longNouns.includes(noun) ? definitionLimits.textCharacters : definitionLimits.labelCharacters;

/**
 * A questionnaire with other words in one language.
 *
 * @param words by JSON pointer of the text; "" takes them away
 */
export function withWordsIn(
  definition: Definition,
  language: string,
  words: ReadonlyMap<string, string>,
): Definition {
  const changed = JSON.parse(JSON.stringify(definition)) as Definition;
  for (const [path, given] of words) {
    let at: unknown = changed;
    for (const segment of path.split("/").slice(1)) at = (at as Record<string, unknown>)[segment];
    const texts = at as Record<string, string>;
    if (given === "") delete texts[language];
    else texts[language] = given;
  }
  return changed;
}
