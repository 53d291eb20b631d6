import type { Definition } from "../questionnaires/definition.ts";
import type { Outdated } from "../questionnaires/outdated.ts";
import { type KeyedText, keyedTexts, mostCharacters } from "../questionnaires/text-keys.ts";
import { textIn } from "../questionnaires/texts.ts";
import type { Translatable } from "./sheet.ts";

/** A text of a questionnaire, and where it stands. */
export interface QuestionText extends Translatable {
  /** JSON pointer in the definition. */
  path: string;
}

/** All texts of a questionnaire that have words in its first language, in the order in which respondents meet them. */
export function questionTexts(definition: Definition, outdated: readonly Outdated[] = []): QuestionText[] {
  const [first] = definition.languages;
  const earlier = new Map(outdated.map(({ key, language, original }) => [`${language} ${key}`, original]));
  const questions = new Map(
    definition.pages.flatMap((page) => page.questions.map((each) => [each.id, each.text] as const)),
  );
  return Array.from(keyedTexts(definition))
    .filter(({ texts }) => texts[first]?.trim())
    .map((text) => {
      const question = text.question === undefined ? undefined : questions.get(text.question);
      const isQuestion = text.noun === "question";
      return {
        key: text.key,
        path: text.path,
        place: placeOf(definition, text),
        context: question && !isQuestion ? textIn(question, first, definition.languages) : null,
        noun: text.noun,
        most: mostCharacters(text),
        wordsIn: (language) => text.texts[language] ?? "",
        earlierFor: (language) => earlier.get(`${language} ${text.key}`),
      };
    });
}

function placeOf({ pages, languages }: Definition, { page }: KeyedText): string {
  if (page < 0) return "Beginning";
  const found = pages[page];
  if (!found) return "End";
  const title = found.title ? textIn(found.title, languages[0], languages).trim() : "";
  return title === "" ? `Page ${page + 1}` : `Page ${page + 1}: ${title}`;
}
