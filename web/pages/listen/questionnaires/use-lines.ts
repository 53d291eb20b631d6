import { useMemo, useRef } from "react";
import type { QuestionType } from "#listen/questionnaires/definition.ts";
import { textIn } from "#listen/questionnaires/texts.ts";
import { useEditor } from "./editor-context.ts";
import { keyOf, placeOf } from "./place.ts";
import { questionLine } from "./question-types.ts";

/** A page or a question as the outline shows it. */
export interface Line {
  /** The place. */
  key: string;
  /** Of the page or question. */
  id: string;
  /** Null for a page. */
  type: QuestionType | null;
  label: string;
  /** Errors at this place. */
  errors: number;
}

/** The outline's lines; those that did not change stay the same objects, so that only the others are drawn again. */
export function useLines(): { lines: readonly Line[]; wholeErrors: number } {
  const { definition, problems, language } = useEditor();
  const known = useRef<ReadonlyMap<string, Line>>(new Map());
  return useMemo(() => {
    const errors = new Map<string, number>();
    for (const { path, severity } of problems) {
      const key = keyOf(placeOf(path));
      if (severity === "error") errors.set(key, (errors.get(key) ?? 0) + 1);
    }
    const { languages, pages } = definition;
    const lineOf = (key: string, id: string, type: QuestionType | null, label: string): Line => {
      const line = { key, id, type, label, errors: errors.get(key) ?? 0 };
      const before = known.current.get(key);
      const isSame =
        before?.id === id && before.type === type && before.label === label && before.errors === line.errors;
      return isSame ? before : line;
    };
    const lines = pages.flatMap((page, index) => [
      lineOf(
        `${index}`,
        page.id,
        null,
        `${index + 1}. ${(page.title && textIn(page.title, language, languages)) || "Page"}`,
      ),
      ...page.questions.map((question, number) =>
        lineOf(`${index}.${number}`, question.id, question.type, questionLine(question, language, languages)),
      ),
    ]);
    known.current = new Map(lines.map((line) => [line.key, line]));
    return { lines, wholeErrors: errors.get("whole") ?? 0 };
  }, [definition, problems, language]);
}
