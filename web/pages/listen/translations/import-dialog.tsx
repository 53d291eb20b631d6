import { useState } from "react";
import {
  mostFileBytes,
  mostTexts,
  previewTranslationFile,
  saveTranslations,
} from "#listen/translations/translations.contract.ts";
import { fileTooLarge } from "#listen/translations/translations.errors.ts";
import type { ResponseOf } from "#platform/http/contract.ts";
import { call } from "../../../client.ts";
import { Button } from "../../../ui/button.tsx";
import { Dialog } from "../../../ui/dialog.tsx";
import { FileDrop } from "../../../ui/file-drop.tsx";
import { asAppError, Form } from "../../../ui/form.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { Skeleton } from "../../../ui/skeleton.tsx";
import { toast } from "../../../ui/toast.tsx";
import { languageName } from "../questionnaires/language-words.ts";
import { FilePreview } from "./file-preview.tsx";

type Preview = ResponseOf<typeof previewTranslationFile>;

interface ImportDialogProps {
  params: { workspace: string; questionnaire: string; part: "questions" | "coaching" };
  language: string;
  first: string;
  onClose: () => void;
  onDone: () => Promise<unknown>;
}

/** Reads a translator's file, shows what it would change, and changes that when it is wanted. */
export function ImportDialog({ params, language, first, onClose, onDone }: ImportDialogProps) {
  const [preview, setPreview] = useState<Preview | null>(null);
  const [isReading, setReading] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const name = languageName(language);
  const read = async (file: File) => {
    setReading(true);
    setProblem(null);
    try {
      if (file.size > mostFileBytes) throw fileTooLarge(mostFileBytes / 1_000_000);
      const content = base64(new Uint8Array(await file.arrayBuffer()));
      const body = { language, name: file.name.slice(-200), content };
      setPreview(await call(previewTranslationFile, { params, body }));
    } catch (error) {
      setProblem(asAppError(error).message);
    }
    setReading(false);
  };
  const apply = async () => {
    const changes = preview?.changes ?? [];
    const outcome = { saved: 0, left: 0 };
    for (let at = 0; at < changes.length; at += mostTexts) {
      const texts = changes.slice(at, at + mostTexts).map(({ key, before, words, original, earlier }) => ({
        key,
        before,
        words,
        original: earlier ?? original,
      }));
      const { saved, conflicts, refused } = await call(saveTranslations, {
        params,
        body: { language, texts },
      });
      outcome.saved += saved.length;
      outcome.left += conflicts.length + refused.length;
    }
    const texts = `${outcome.saved} ${outcome.saved === 1 ? "text" : "texts"}`;
    toast(
      outcome.left === 0
        ? `${texts} came from the file.`
        : `${texts} came from the file. ${outcome.left} changed in the meantime and stayed as they are; read the file in again to see them.`,
    );
    onClose();
    await onDone();
  };
  const count = preview?.changes.length ?? 0;
  return (
    <Dialog title={`Read in translations into ${name}`} isOpen onClose={onClose} width="wide">
      {preview === null ? (
        <>
          <p>
            {`The file needs the columns id and ${language}; the one that is saved here has them. Nothing changes before you have seen what would.`}
          </p>
          {problem !== null && <Notice tone="error" title={problem} />}
          {isReading ? (
            <Skeleton lines={3} />
          ) : (
            <FileDrop
              label="Choose a file"
              description={`CSV or Excel, up to ${mostFileBytes / 1_000_000} MB.`}
              accept={[".csv", ".xlsx"]}
              onFile={(file) => void read(file)}
            />
          )}
        </>
      ) : (
        <Form
          submit={count === 0 ? "Close" : `Take over ${count} ${count === 1 ? "text" : "texts"}`}
          onSubmit={count === 0 ? async () => onClose() : apply}
          actions={<Button onPress={() => setPreview(null)}>Choose another file</Button>}
        >
          <FilePreview preview={preview} language={language} first={first} />
        </Form>
      )}
    </Dialog>
  );
}

function base64(bytes: Uint8Array): string {
  let text = "";
  for (let at = 0; at < bytes.length; at += 32_768)
    text += String.fromCharCode(...bytes.subarray(at, at + 32_768));
  return btoa(text);
}
