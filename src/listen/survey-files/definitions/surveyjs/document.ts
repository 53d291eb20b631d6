import { type JsonRecord, listOf, record, textOf } from "../json-value.ts";
import { plainText } from "../plain-text.ts";

/** A question with the conditions of the pages and panels around it. */
export interface SurveyJsElement {
  element: JsonRecord;
  name: string;
  around: string[];
  /** The page that it stands on; the survey itself where it has no pages. */
  page: JsonRecord;
}

/** A SurveyJS survey, with its pages and panels opened up. */
export interface SurveyJsDocument {
  survey: JsonRecord;
  language: string;
  languages: string[];
  elements: SurveyJsElement[];
}

const deepest = 40;
const mostElements = 20_000;

/** Opens up a survey; null where the JSON is none. */
export function surveyJsDocument(json: unknown): SurveyJsDocument | null {
  const survey = record(json);
  const isSurvey = ["pages", "elements", "questions"].some((part) => Array.isArray(survey[part]));
  if (Array.isArray(json) || !isSurvey) return null;
  const elements: SurveyJsElement[] = [];
  const walk = (holder: JsonRecord, around: readonly string[], depth: number, page = holder): void => {
    if (depth > deepest) return;
    const rule = textOf(holder["visibleIf"]).trim();
    const inner = rule === "" ? around : [...around, rule];
    for (const child of [...listOf(holder["elements"]), ...listOf(holder["questions"])].map(record)) {
      if (elements.length >= mostElements) return;
      if (textOf(child["type"]) === "panel" || (textOf(child["type"]) === "" && "elements" in child))
        walk(child, inner, depth + 1, page);
      else elements.push({ element: child, name: textOf(child["name"]).trim(), around: [...inner], page });
    }
  };
  walk({ ...survey, visibleIf: "" }, [], 0);
  for (const page of listOf(survey["pages"])) walk(record(page), [], 0);
  const language = textOf(survey["locale"]) || "en";
  const isReal = elements.some(({ element }) => textOf(element["type"]) !== "");
  return isReal ? { survey, language, languages: languagesOf(survey, elements, language), elements } : null;
}

/** A text, or that in one language of one written for several. */
export function localText(value: unknown, language: string): string {
  const direct = textOf(value);
  if (direct !== "" || typeof value !== "object") return plainText(direct);
  const texts = record(value);
  const found =
    textOf(texts[language]) ||
    textOf(texts["default"]) ||
    Object.values(texts)
      .map(textOf)
      .find((text) => text !== "");
  return plainText(found ?? "");
}

/** The text in all languages. */
export const allTexts = (value: unknown): string[] =>
  typeof value === "object"
    ? Object.values(record(value)).map((text) => plainText(textOf(text)))
    : [plainText(textOf(value))];

function languagesOf(survey: JsonRecord, elements: readonly SurveyJsElement[], language: string): string[] {
  const titles = [survey["title"], ...elements.map(({ element }) => element["title"])];
  const codes = titles.flatMap((title) => (typeof title === "object" ? Object.keys(record(title)) : []));
  return [...new Set([language, ...codes.filter((code) => /^[a-z]{2,3}(?:-[a-z\d]{2,8})*$/i.test(code))])];
}
