import {
  addTranslationLanguage,
  mostTexts,
  removeTranslationLanguage,
  type Sheet,
  saveTranslations,
} from "#listen/translations/translations.contract.ts";
import { call } from "../../../client.ts";
import { ConfirmDialog } from "../../../ui/confirm-dialog.tsx";
import { asAppError } from "../../../ui/form.tsx";
import { toast } from "../../../ui/toast.tsx";
import { languageName } from "../questionnaires/language-words.ts";
import type { Entry } from "./translation-keeper.ts";

interface RemoveDialogProps {
  params: { workspace: string; questionnaire: string; part: "questions" | "coaching" };
  language: string;
  sheet: Sheet;
  entries: readonly Entry[];
  onClose: () => void;
  onRemoved: () => Promise<unknown>;
}

/** Asks before a language goes with its texts; they can be brought back while the message is there. */
export function RemoveDialog({ params, language, sheet, entries, onClose, onRemoved }: RemoveDialogProps) {
  const { workspace, questionnaire } = params;
  const name = languageName(language);
  const kept = entries.filter(({ stored }) => stored !== "");
  const bringBack = async () => {
    await call(addTranslationLanguage, { params: { workspace, questionnaire }, body: { language } });
    for (let at = 0; at < kept.length; at += mostTexts) {
      const texts = kept.slice(at, at + mostTexts).map(({ text, stored, earlier }) => ({
        key: text.key,
        before: "",
        words: stored,
        original: earlier ?? text.original,
      }));
      await call(saveTranslations, { params, body: { language, texts } });
    }
    toast(`${name} is back.`);
    await onRemoved();
  };
  const remove = async () => {
    await call(removeTranslationLanguage, { params: { workspace, questionnaire, language } });
    toast(
      `${name} was removed.`,
      () => void bringBack().catch((error: unknown) => toast(asAppError(error).message)),
    );
    await onRemoved();
  };
  return (
    <ConfirmDialog title={`Remove ${name}?`} confirm="Remove" isOpen onClose={onClose} onConfirm={remove}>
      <p>
        {kept.length === 0
          ? `Nothing is translated into ${name} yet. Respondents can't choose it any more from the next version on.`
          : `${kept.length} of ${sheet.total} texts are taken out of the draft. Versions that are published keep theirs.`}
      </p>
    </ConfirmDialog>
  );
}
