import type { Answers } from "#listen/questionnaires/answer.ts";
import type { Definition } from "#listen/questionnaires/definition.ts";
import { withoutValues } from "#listen/questionnaires/piping.ts";

/** A place in a questionnaire where people write in their own words. */
interface CommentField {
  question: string;
  part: "text" | "other";
  page: string;
  /** In the questionnaire's first language, with "…" where an earlier answer was put in. */
  label: string;
}

/** The places where a questionnaire asks for words: texts, and what "other" stands for. */
export function commentFields({ pages, languages: [language] }: Definition): CommentField[] {
  return pages.flatMap((page) =>
    page.questions.flatMap((question): CommentField[] => {
      const label = withoutValues(question.text[language] ?? "");
      const at = { question: question.id, page: page.id, label };
      switch (question.type) {
        case "short-text":
        case "long-text":
          return [{ ...at, part: "text" }];
        case "single-choice":
        case "dropdown":
        case "multiple-choice":
          return question.other ? [{ ...at, part: "other" }] : [];
        default:
          return [];
      }
    }),
  );
}

/** What somebody wrote at one of those places; "" where nothing. */
export function wordsAt(answers: Answers, { question, part }: CommentField): string {
  const answer = answers[question];
  if (!answer) return "";
  if (part === "text") return "text" in answer ? answer.text.trim() && answer.text : "";
  return "other" in answer ? (answer.other?.trim() ?? "") && (answer.other ?? "") : "";
}
