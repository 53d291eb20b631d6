import { useState } from "react";
import { definitionLimits } from "#listen/questionnaires/definition-limits.ts";
import { addTranslationLanguage, type Part } from "#listen/translations/translations.contract.ts";
import { call } from "../../../client.ts";
import { useWorkspace } from "../../../shell/use-workspace.ts";
import { ComboBox } from "../../../ui/combo-box.tsx";
import { asAppError } from "../../../ui/form.tsx";
import { toast } from "../../../ui/toast.tsx";
import { languageName, offeredLanguages } from "../questionnaires/language-words.ts";

interface AddLanguageProps {
  id: string;
  part: Part;
  languages: readonly string[];
  onAdded: (language: string) => Promise<unknown>;
}

/** Begins a language; coaching texts can be translated into any, without adding it to the questionnaire. */
export function AddLanguage({ id, part, languages, onAdded }: AddLanguageProps) {
  const { id: workspace } = useWorkspace();
  const [isBusy, setBusy] = useState(false);
  if (part === "questions" && languages.length >= definitionLimits.languages) return null;
  const add = async (language: string) => {
    setBusy(true);
    try {
      if (part === "questions") {
        const params = { workspace, questionnaire: id };
        await call(addTranslationLanguage, { params, body: { language } });
      }
      await onAdded(language);
    } catch (error) {
      toast(asAppError(error).message);
    } finally {
      setBusy(false);
    }
  };
  return (
    <ComboBox
      key={languages.join()}
      label={part === "questions" ? "Add a language" : "Translate into another language"}
      isDisabled={isBusy}
      value={null}
      options={offeredLanguages
        .filter((tag) => !languages.includes(tag))
        .map((tag) => ({ value: tag, label: languageName(tag) }))}
      onChange={(tag) => tag !== null && void add(tag)}
    />
  );
}
