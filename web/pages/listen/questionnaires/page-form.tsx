import type { Page } from "#listen/questionnaires/definition.ts";
import { Stack } from "../../../ui/stack.tsx";
import { ConditionEditor } from "./condition-editor.tsx";
import { isOfProfile, useEditor, usePageEdit } from "./editor-context.ts";
import { orNone } from "./patched.ts";
import { WordsField } from "./words-field.tsx";

/** A page's own texts, and who sees it. */
export function PageForm({ page, index }: { page: Page; index: number }) {
  const editor = useEditor();
  const change = usePageEdit(index);
  // The profile's statements are shown to everybody.
  const isFixed = page.questions.some((question) => isOfProfile(editor, question));
  return (
    <Stack>
      <WordsField
        label="Title of the page"
        isOptional
        takesAnswers
        texts={page.title}
        onChange={(texts) => change({ title: orNone(texts) }, "title")}
      />
      <WordsField
        label="Introduction"
        description="Shown above the page's questions."
        isLong
        isOptional
        takesAnswers
        texts={page.introduction}
        onChange={(texts) => change({ introduction: orNone(texts) }, "introduction")}
      />
      {!isFixed && (
        <ConditionEditor
          noun="page"
          source={page.showIf}
          path={`/pages/${index}/showIf`}
          onChange={(showIf, key) => change({ showIf }, key)}
        />
      )}
    </Stack>
  );
}
