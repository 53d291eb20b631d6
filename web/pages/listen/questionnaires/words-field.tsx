import { useRef } from "react";
import type { Texts } from "#listen/questionnaires/definition.ts";
import { TextArea, TextField } from "../../../ui/text-field.tsx";
import { useEditor, wordsOf } from "./editor-context.ts";
import { InsertAnswer } from "./insert-answer.tsx";
import { languageName } from "./language-words.ts";
import { withWords } from "./patched.ts";

interface WordsFieldProps {
  label: string;
  texts: Texts | undefined;
  onChange: (texts: Texts) => void;
  description?: string;
  isLong?: boolean;
  rows?: number;
  isOptional?: boolean;
  /** Where answers of earlier pages may be repeated in it. */
  takesAnswers?: boolean;
  maxLength?: number;
}

/** A text in the language that is edited; in a translation the first language's words stand below. */
export function WordsField(props: WordsFieldProps) {
  const { label, texts, onChange, description, isLong, rows = 2, isOptional, takesAnswers } = props;
  const { maxLength = isLong ? 5000 : 500 } = props;
  const { language, definition } = useEditor();
  const place = useRef<HTMLDivElement>(null);
  const [first] = definition.languages;
  const value = wordsOf(texts, language);
  const original = language === first ? "" : wordsOf(texts, first);
  const set = (words: string) => onChange(withWords(texts, language, words));
  const field = {
    label,
    value,
    onChange: set,
    maxLength,
    description: original === "" ? description : `${languageName(first)}: ${original}`,
    ...(isOptional && { isRequired: false }),
  };
  const insert = (placeholder: string) => {
    const input = place.current?.querySelector<HTMLTextAreaElement | HTMLInputElement>("textarea, input");
    const at = input?.selectionStart ?? value.length;
    set(value.slice(0, at) + placeholder + value.slice(input?.selectionEnd ?? at));
  };
  return (
    <div className="words-field" ref={place}>
      {isLong ? <TextArea {...field} rows={rows} /> : <TextField {...field} />}
      {takesAnswers && <InsertAnswer label={label} onInsert={insert} />}
    </div>
  );
}
