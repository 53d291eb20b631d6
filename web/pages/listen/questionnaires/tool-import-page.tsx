import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import {
  draftFromKeptSurvey,
  type ReadDraft,
} from "#listen/questionnaire-imports/questionnaire-imports.contract.ts";
import { importQuestionnaire } from "#listen/questionnaires/questionnaire.contract.ts";
import { fileFormat } from "#listen/questionnaires/questionnaire-file.ts";
import { listSurveys } from "#understand/imported-surveys/imported-surveys.contract.ts";
import { call } from "../../../client.ts";
import { useGo } from "../../../shell/address.ts";
import { useWorkspace } from "../../../shell/use-workspace.ts";
import { Breadcrumbs } from "../../../ui/breadcrumbs.tsx";
import { Button } from "../../../ui/button.tsx";
import { FileDrop } from "../../../ui/file-drop.tsx";
import { asAppError } from "../../../ui/form.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { Page } from "../../../ui/page.tsx";
import { Section } from "../../../ui/section.tsx";
import { Row, Stack } from "../../../ui/stack.tsx";
import { draftOfFile, readableEndings } from "./draft-of-file.ts";
import { DraftReport } from "./draft-report.tsx";
import "./questionnaires.css";

type Problem = ReturnType<typeof asAppError>;

/** Another tool's questionnaire, or a file of its answers: read, reported on, and made a questionnaire. */
export function ToolImportPage() {
  const { id: workspace, href } = useWorkspace();
  const go = useGo();
  const params = { workspace };
  const [doing, setDoing] = useState<string | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [draft, setDraft] = useState<ReadDraft | null>(null);
  const attempt = async (words: string, work: () => Promise<void>) => {
    setDoing(words);
    setProblem(null);
    try {
      await work();
    } catch (error) {
      setProblem(asAppError(error));
    } finally {
      setDoing(null);
    }
  };
  const read = (file: File) =>
    attempt(`Reading ${file.name}`, async () => setDraft(await draftOfFile(workspace, file)));
  const ofSurvey = (survey: string, name: string) =>
    attempt(`Reading ${name}`, async () =>
      setDraft(await call(draftFromKeptSurvey, { params: { workspace, survey } })),
    );
  const make = async (name: string) => {
    if (!draft) return;
    const { definition } = draft;
    const text = JSON.stringify({ format: fileFormat, formatVersion: 1, name, definition });
    const body = { fileName: `${draft.tool}.json`, text, name };
    const { id } = await call(importQuestionnaire, { params, body });
    go(href(`/questionnaires/${id}`));
  };
  return (
    <Page
      kicker={
        <Breadcrumbs
          trail={[
            { label: "Questionnaires", href: href("/questionnaires") },
            { label: "New questionnaire", href: href("/questionnaires/new") },
          ]}
        />
      }
      title="From another survey tool"
      lead="The tool's own file gives the whole questionnaire. A file of answers gives wordings, scales and the answers that people gave. You see what becomes of everything before anything is kept."
    >
      {problem && (
        <Notice tone="error" title={problem.message}>
          {problem.fields.length > 0 && (
            <ul>
              {problem.fields.map(({ pointer, detail }) => (
                <li key={pointer + detail}>{[pointer, detail].filter((each) => each !== "").join(": ")}</li>
              ))}
            </ul>
          )}
        </Notice>
      )}
      {draft ? (
        <DraftReport draft={draft} onMake={make} onLeave={() => setDraft(null)} />
      ) : (
        <Stack gap="large">
          <FileDrop
            label="Choose a file"
            description="SurveyJS .json, Qualtrics .qsf or LimeSurvey .lss up to 3 MB; answers of SurveyMonkey, Typeform, Google Forms and others as .csv or .xlsx."
            accept={readableEndings}
            isDisabled={doing !== null}
            onFile={(file) => void read(file)}
          />
          <p role="status">{doing === null ? "" : `${doing} …`}</p>
          <KeptSurveys isBusy={doing !== null} onChoose={(survey, name) => void ofSurvey(survey, name)} />
        </Stack>
      )}
    </Page>
  );
}

interface KeptSurveysProps {
  isBusy: boolean;
  onChoose: (survey: string, name: string) => void;
}

/** Surveys whose answers were brought here before: their next wave can be asked here. */
function KeptSurveys({ isBusy, onChoose }: KeptSurveysProps) {
  const { id: workspace } = useWorkspace();
  const kept = useQuery({
    queryKey: [workspace, "surveys"],
    queryFn: ({ signal }) => call(listSurveys, { params: { workspace } }, { signal }),
  });
  const surveys = kept.data?.surveys.filter(({ waves }) => waves.length > 0) ?? [];
  if (surveys.length === 0) return null;
  return (
    <Section
      title="Ask the next wave here"
      lead="Surveys whose answers are kept here: their wordings, scales and answers are taken over."
    >
      <Row>
        {surveys.map(({ survey, name }) => (
          <Button key={survey} isDisabled={isBusy} onPress={() => onChoose(survey, name)}>
            {name}
          </Button>
        ))}
      </Row>
    </Section>
  );
}
