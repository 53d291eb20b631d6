import { useMemo, useState } from "react";
import type { Definition } from "#listen/questionnaires/definition.ts";
import { Select } from "../../../ui/select.tsx";
import { languageName } from "./language-words.ts";
import { wholeContent } from "./preview-content.ts";
import { RespondentFrame } from "./respondent-frame.tsx";
import { useRespondentWords } from "./use-respondent-words.ts";
import "./questionnaires.css";

/** A questionnaire from beginning to end, to read or print. */
export function WholeQuestionnaire({ definition }: { definition: Definition }) {
  const { languages } = definition;
  const [language, setLanguage] = useState<string>(languages[0]);
  const shown = languages.includes(language) ? language : languages[0];
  const words = useRespondentWords(shown);
  const content = useMemo(() => wholeContent(definition, shown, words), [definition, shown, words]);
  return (
    <div className="whole-questionnaire">
      {languages.length > 1 && (
        <div className="whole-language">
          <Select
            label="Language"
            options={languages.map((tag) => ({ value: tag, label: languageName(tag) }))}
            value={shown}
            onChange={setLanguage}
          />
        </div>
      )}
      <div className="whole-paper">
        <RespondentFrame content={content} />
      </div>
    </div>
  );
}
