import { createContext, useContext } from "react";
import type { Definition, Page, Question, Texts } from "#listen/questionnaires/definition.ts";
import type { DefinitionProblem } from "#listen/questionnaires/definition-problem.ts";
import type { Edited } from "./edits.ts";
import { changePage, changeQuestion } from "./edits.ts";
import { type Patch, patched } from "./patched.ts";
import type { Place } from "./place.ts";

/** What every part of the editor works with. */
export interface Editor {
  definition: Definition;
  place: Place;
  /** The language that texts are edited and shown in. */
  language: string;
  isProfile: boolean;
  problems: readonly DefinitionProblem[];
  /** @param key the field that is typed in, so that its letters are undone together */
  edit(definition: Definition, key?: string): void;
  /** Adds, moves or removes something and shows a place; null leaves all as it is. */
  restructure(make: (definition: Definition) => Edited | null): void;
  select(place: Place): void;
  setLanguage(language: string): void;
}

export const EditorContext = createContext<Editor | null>(null);

export function useEditor(): Editor {
  const editor = useContext(EditorContext);
  if (!editor) throw new Error("This is outside of the editor.");
  return editor;
}

/** For the form of the question at a place: changes some of its properties. */
export function useQuestionEdit(place: { page: number; question: number }) {
  const { definition, edit } = useEditor();
  return <Asked extends Question>(patch: Patch<Asked>, key?: string): void =>
    edit(
      changeQuestion(definition, place, (question) => patched(question as Asked, patch)),
      key === undefined ? undefined : `${place.page}.${place.question}.${key}`,
    );
}

/** For the form of a page: changes some of its properties. */
export function usePageEdit(page: number) {
  const { definition, edit } = useEditor();
  return (patch: Patch<Page>, key?: string): void =>
    edit(
      changePage(definition, page, (each) => patched(each, patch)),
      key === undefined ? undefined : `${page}.${key}`,
    );
}

/** Whether a profile's scores need a question as it is: its rows and its scale then stay. */
export const isOfProfile = ({ isProfile }: Pick<Editor, "isProfile">, question: Question): boolean =>
  isProfile &&
  question.type === "paired-rating" &&
  ["self", "organisation"].every((id) => question.perspectives.some((each) => each.id === id));

/** Words of a text in exactly one language. */
export const wordsOf = (texts: Texts | undefined, language: string): string => texts?.[language] ?? "";
