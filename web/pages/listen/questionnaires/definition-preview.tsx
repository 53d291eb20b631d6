import { useMemo, useState } from "react";
import type { Definition } from "#listen/questionnaires/definition.ts";
import { type Editor, EditorContext } from "./editor-context.ts";
import { whole } from "./place.ts";
import { Preview } from "./preview.tsx";
import "./workbench.css";

/** A questionnaire that isn't edited, as respondents will see it. */
export function DefinitionPreview({ definition }: { definition: Definition }) {
  const [language, setLanguage] = useState<string>(definition.languages[0]);
  const editor = useMemo(
    (): Editor => ({
      definition,
      place: whole,
      language,
      isProfile: false,
      problems: [],
      edit() {},
      restructure() {},
      select() {},
      setLanguage,
    }),
    [definition, language],
  );
  return (
    <EditorContext value={editor}>
      <Preview />
    </EditorContext>
  );
}
