import { useQueryClient } from "@tanstack/react-query";
import { FileText, X } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { createSurveyImport } from "#listen/survey-imports/survey-imports.contract.ts";
import { fileNotFound } from "#listen/survey-imports/survey-imports.errors.ts";
import { isKind } from "#platform/errors.ts";
import { call } from "../../../client.ts";
import { useGo } from "../../../shell/address.ts";
import { useWorkspace } from "../../../shell/use-workspace.ts";
import { Button, IconButton } from "../../../ui/button.tsx";
import { FileDrop } from "../../../ui/file-drop.tsx";
import { asAppError } from "../../../ui/form.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { Progress } from "../../../ui/progress.tsx";
import { Row, Stack } from "../../../ui/stack.tsx";
import { sizeWords } from "./kind-words.ts";
import { type Sent, sendSurveyFile } from "./survey-upload.ts";

const answerFiles = [".csv", ".tsv", ".txt", ".xlsx", ".lsa", ".qsf", ".lss", ".json", "text/csv"];
const definitionFiles = [".qsf", ".lss", ".lsa", ".json"];

const isDefinition = (name: string) => /\.(qsf|lss|json)$/i.test(name);

interface ChooseFilesProps {
  /** The most that a file may have. */
  mostBytes: number;
  /** Days until what is not kept is deleted. */
  days: number;
  /** The kept survey whose next wave it is. */
  survey?: string;
}

interface Sending extends Sent {
  name: string;
  stop: () => void;
}

/** The file with the answers, and the questionnaire beside it where there is one; then they are sent. */
export function ChooseFiles({ mostBytes, days, survey }: ChooseFilesProps) {
  const { id: workspace, href } = useWorkspace();
  const go = useGo();
  const queries = useQueryClient();
  const [answers, setAnswers] = useState<File | null>(null);
  const [definition, setDefinition] = useState<File | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [sending, setSending] = useState<Sending | null>(null);
  // What arrived needs not be sent again after something else failed.
  const arrived = useRef(new WeakMap<File, string>());
  const stop = useRef(() => {});
  const isLeft = useRef(false);
  // Who leaves the page doesn't want to be led back when the file has arrived.
  useEffect(() => {
    isLeft.current = false;
    return () => {
      isLeft.current = true;
      stop.current();
    };
  }, []);
  const most = sizeWords(mostBytes);

  const choose = (file: File) => {
    if (file.size > mostBytes)
      return setProblem(
        `${file.name} has ${sizeWords(file.size)}; here a file may have ${most}. Leave out columns that aren't needed, or use the command, which has no limit: npm run -s cli -- survey FILE --out DIR.`,
      );
    if (file.size === 0) return setProblem(`${file.name} is empty. Export it again and choose the new file.`);
    setProblem(null);
    // A questionnaire that is dropped after the answers goes beside them.
    if (answers !== null && isDefinition(file.name)) setDefinition(file);
    else if (answers !== null && isDefinition(answers.name)) {
      setDefinition(answers);
      setAnswers(file);
    } else setAnswers(file);
  };

  const send = async () => {
    if (answers === null) return;
    const controller = new AbortController();
    stop.current = () => controller.abort();
    const sendOne = async (file: File): Promise<string> => {
      const known = arrived.current.get(file);
      if (known !== undefined) return known;
      const show = (sent: Sent) => setSending({ ...sent, name: file.name, stop: () => controller.abort() });
      show({ bytes: 0, total: file.size });
      const sent = await sendSurveyFile(workspace, file, controller.signal, show);
      arrived.current.set(file, sent.file);
      return sent.file;
    };
    setProblem(null);
    try {
      const file = await sendOne(answers);
      const beside = definition === null ? undefined : await sendOne(definition);
      const made = await call(createSurveyImport, {
        params: { workspace },
        body: {
          file,
          ...(beside !== undefined && { definition: beside }),
          ...(survey !== undefined && { survey }),
        },
      });
      if (isLeft.current) return;
      queries.setQueryData([workspace, "survey-imports", made.import], made);
      void queries.invalidateQueries({ queryKey: [workspace, "survey-imports"], exact: true });
      go(href(`/surveys/${made.import}`));
    } catch (error) {
      if (isLeft.current) return;
      const refusal = asAppError(error);
      if (isKind(refusal, fileNotFound)) arrived.current = new WeakMap();
      setProblem(refusal.message);
    } finally {
      setSending(null);
    }
  };

  const isBusy = sending !== null;
  return (
    <Stack>
      {problem !== null && <Notice tone="error" title={problem} />}
      {answers === null ? (
        <FileDrop
          label="Choose the file with the answers"
          description={`CSV, Excel or a LimeSurvey archive, up to ${most}. Nobody but you sees it; it is deleted after ${days} days unless you keep it.`}
          accept={answerFiles}
          onFile={choose}
        />
      ) : (
        <ul className="survey-files">
          <ChosenFile
            what={isDefinition(answers.name) ? "Questionnaire" : "Answers"}
            file={answers}
            isDisabled={isBusy}
            onRemove={() => {
              setAnswers(definition);
              setDefinition(null);
            }}
          />
          {definition && (
            <ChosenFile
              what="Questionnaire"
              file={definition}
              isDisabled={isBusy}
              onRemove={() => setDefinition(null)}
            />
          )}
        </ul>
      )}
      {answers !== null && isDefinition(answers.name) && (
        <>
          <Notice title="This file describes the questionnaire; the answers are another export.">
            <p>
              Add the file with the answers too. Without it you only see what would be kept of the
              questionnaire.
            </p>
          </Notice>
          <FileDrop
            label="Add the answers"
            description="CSV, Excel or a LimeSurvey archive."
            accept={answerFiles}
            onFile={choose}
            isDisabled={isBusy}
          />
        </>
      )}
      {answers !== null && definition === null && !isDefinition(answers.name) && (
        <FileDrop
          label="Add the questionnaire (optional)"
          description="Qualtrics .qsf, LimeSurvey .lss or SurveyJS .json: with it, wordings, scales and rules need not be guessed."
          accept={definitionFiles}
          onFile={(file) => setDefinition(file)}
          isDisabled={isBusy}
        />
      )}
      {sending && (
        <div role="status">
          <Progress
            label={`Sending ${sending.name}`}
            value={sending.bytes}
            total={sending.total}
            words={`${sizeWords(sending.bytes)} of ${sizeWords(sending.total)}`}
          />
        </div>
      )}
      {answers !== null && (
        <Row>
          <Button tone="primary" isPending={isBusy} onPress={() => void send()}>
            {isDefinition(answers.name) && definition === null
              ? "Read the questionnaire"
              : "Read the answers"}
          </Button>
          {sending && <Button onPress={sending.stop}>Stop</Button>}
        </Row>
      )}
    </Stack>
  );
}

interface ChosenFileProps {
  /** What it holds. */
  what: string;
  file: File;
  isDisabled: boolean;
  onRemove: () => void;
}

const ChosenFile = ({ what, file, isDisabled, onRemove }: ChosenFileProps) => (
  <li>
    <FileText size={20} aria-hidden />
    <span>
      <span className="survey-because">{what}</span>
      <strong>{file.name}</strong> {sizeWords(file.size)}
    </span>
    <IconButton
      label={`Remove ${file.name}`}
      icon={<X size={16} aria-hidden />}
      isDisabled={isDisabled}
      onPress={onRemove}
    />
  </li>
);
