import { Stack } from "../../../ui/stack.tsx";
import { useEditor } from "./editor-context.ts";
import { Languages } from "./languages.tsx";
import { orNone, patched } from "./patched.ts";
import { WordsField } from "./words-field.tsx";

/** What is said before the first page and after the last, and in which languages. */
export function WholeForm() {
  const { definition, edit } = useEditor();
  const { title, introduction, thanks } = definition;
  return (
    <Stack gap="large">
      <Stack>
        <WordsField
          label="Title"
          description="Respondents see it above every page and in their invitation."
          texts={title}
          onChange={(texts) => edit({ ...definition, title: texts }, "title")}
        />
        <WordsField
          label="Introduction"
          description="Why you ask, what happens with the answers, how long it takes."
          isLong
          rows={5}
          isOptional
          takesAnswers
          texts={introduction}
          onChange={(texts) => edit(patched(definition, { introduction: orNone(texts) }), "introduction")}
        />
        <WordsField
          label="Closing words"
          description="Shown when the respondent is done."
          isLong
          rows={3}
          isOptional
          takesAnswers
          texts={thanks}
          onChange={(texts) => edit(patched(definition, { thanks: orNone(texts) }), "thanks")}
        />
      </Stack>
      <Languages />
    </Stack>
  );
}
