import { Plus } from "lucide-react";
import type { QuestionType } from "#listen/questionnaires/definition.ts";
import { Menu } from "../../../ui/menu.tsx";
import { useEditor } from "./editor-context.ts";
import { questionLine } from "./question-types.ts";

const wordless: readonly QuestionType[] = ["matrix", "paired-rating", "constant-sum", "statement"];

/** Puts the respondent's name or an earlier answer into a text. */
export function InsertAnswer({ label, onInsert }: { label: string; onInsert: (text: string) => void }) {
  const { definition, place, language } = useEditor();
  const earlier = place.kind === "whole" ? [] : definition.pages.slice(0, place.page);
  const questions = earlier.flatMap((page) => page.questions).filter(({ type }) => !wordless.includes(type));
  const items = [
    { key: "{{name}}", label: "The respondent's name" },
    { key: "{{organisation}}", label: "The organisation's name" },
    ...questions.map((question) => ({
      key: `{{${question.id}}}`,
      label: `Answer to “${shortened(questionLine(question, language, definition.languages))}”`,
    })),
  ];
  return (
    <Menu
      label={`${label}: `}
      trigger={
        <span className="insert-answer">
          <Plus size={14} aria-hidden />
          Insert a name or an answer
        </span>
      }
      items={items.map(({ key, label: words }) => ({ key, label: words, onAction: () => onInsert(key) }))}
    />
  );
}

const shortened = (text: string) => (text.length > 60 ? `${text.slice(0, 58).trimEnd()}…` : text);
