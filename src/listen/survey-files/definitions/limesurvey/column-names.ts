import { longestName } from "../limits.ts";
import { plainText } from "../plain-text.ts";
import type { LimeSurveyPart, LimeSurveyQuestion, Texts } from "./survey.ts";

/** A column's place in a question: a row, a crossing, a rank, "other", "comment" … */
interface Place {
  /** As in brackets after the question's code: "SQ001", "SQ001_SQ002", "SQ001comment", "other", "1". */
  code: string;
  texts: readonly Texts[];
  /** Of questions with two scales: 0 or 1. */
  scale?: number;
  /** The row's own id, by which the newest versions name fields. */
  rowId?: string;
}

/**
 * All names that exports and archives have for a column: "Q1[SQ001]" (codes), "Q1_SQ001" (codes for expressions and
 * statistics programs), "Q1.SQ001", the field of the table of answers, the wording with its row in brackets, and both.
 */
export function limeSurveyNames(question: LimeSurveyQuestion, place: Place | null): string[] {
  const { code, field } = question;
  const scale = place?.scale;
  const bracketed =
    place === null ? code : `${code}[${place.code}]${scale === undefined ? "" : `[${scale + 1}]`}`;
  const joined = place === null ? code : `${code}_${place.code}${scale === undefined ? "" : `_${scale}`}`;
  const dotted = place === null ? [] : [`${code}.${place.code}${scale === undefined ? "" : `.${scale + 1}`}`];
  const stored = place === null ? field : `${field}${place.code}${scale === undefined ? "" : `#${scale}`}`;
  const newest =
    place === null
      ? [`Q${question.id}`]
      : place.rowId
        ? [`Q${question.id}_S${place.rowId}${scale === undefined ? "" : `#${scale}`}`]
        : [];
  const wordings = [...new Set(question.texts.keys())].flatMap((language) => {
    const asked = plainText(question.texts.get(language) ?? "");
    if (asked === "" || asked.length > longestName) return [];
    const parts = (place?.texts ?? []).map(
      (texts) => `[${plainText(texts.get(language) ?? texts.get("") ?? "")}]`,
    );
    const scaled = scale === undefined ? "" : `[Scale ${scale + 1}]`;
    const whole = place === null ? asked : `${asked} ${parts.join("")}${scaled}`;
    return [whole, `${bracketed}. ${whole}`, `${bracketed} ${whole}`];
  });
  return [...new Set([bracketed, joined, ...dotted, stored, ...newest, ...wordings])];
}

/** A text that the tool itself writes, in any language of the survey. */
export const fixedText = (text: string): Texts => new Map([["", text]]);

export const rowPlace = (row: LimeSurveyPart): Place => ({
  code: row.code,
  texts: [row.texts],
  rowId: row.id,
});
