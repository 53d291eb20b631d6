import type { Answer } from "./answer.ts";
import { otherOption } from "./answer-check.ts";
import type { Option, Question, Texts } from "./definition.ts";
import { textIn } from "./texts.ts";

/** Characters of an answer that a later text repeats. */
const longest = 200;

/**
 * An answer in words, for a later text that refers to it; empty where there are none: special answers, matrices and
 * paired ratings. One line of at most 200 characters, and plain text: whoever shows it in HTML escapes it.
 */
export function answerText(
  question: Question,
  answer: Answer,
  language: string,
  languages: readonly string[],
): string {
  const say = (texts: Texts) => textIn(texts, language, languages);
  const line = wordsOf(question, answer, language, say).replace(/\s+/g, " ").trim();
  const points = line.length > longest ? Array.from(line) : [];
  return points.length > longest ? `${points.slice(0, longest - 1).join("")}…` : line;
}

function wordsOf(
  question: Question,
  answer: Answer,
  language: string,
  say: (texts: Texts) => string,
): string {
  if ("choice" in answer) return optionText(question, answer.choice, answer.other, say);
  if ("choices" in answer)
    return list(
      answer.choices.map((id) => optionText(question, id, answer.other, say)),
      language,
    );
  if ("ranking" in answer)
    return list(
      answer.ranking.map((id) => optionText(question, id, undefined, say)),
      language,
    );
  if ("rating" in answer) return ratingText(question, answer.rating, say);
  if ("number" in answer) return numberFormat(language).format(answer.number);
  if ("date" in answer) return dateText(answer.date, language);
  if ("text" in answer) return answer.text;
  return "";
}

function optionText(
  question: Question,
  id: string,
  otherText: string | undefined,
  say: (texts: Texts) => string,
): string {
  if ("other" in question && question.other && id === otherOption) return otherText ?? say(question.other);
  const options: readonly Option[] = "options" in question ? question.options : [];
  const option = options.find((each) => each.id === id);
  return option ? say(option.text) : "";
}

/** The point's own name where every point has one, else the figure. */
function ratingText(question: Question, rating: number, say: (texts: Texts) => string): string {
  if (question.type !== "rating") return String(rating);
  const { anchors, minimum, maximum } = question;
  const anchor = anchors.length === maximum - minimum + 1 ? anchors[rating - minimum] : undefined;
  return anchor ? say(anchor) : String(rating);
}

const list = (words: readonly string[], language: string): string =>
  new Intl.ListFormat(known(language), { type: "conjunction" }).format(words.filter((word) => word !== ""));

const numberFormat = (language: string) =>
  new Intl.NumberFormat(known(language), { maximumFractionDigits: 10 });

const dateText = (date: string, language: string): string =>
  new Intl.DateTimeFormat(known(language), { dateStyle: "long", timeZone: "UTC" }).format(
    Date.parse(`${date}T00:00:00Z`),
  );

/** A language that the engine can write numbers and dates in, English where it can't. */
function known(language: string): string {
  try {
    return Intl.getCanonicalLocales(language)[0] ?? "en";
  } catch {
    return "en";
  }
}
