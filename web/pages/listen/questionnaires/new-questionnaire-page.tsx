import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import {
  createQuestionnaire,
  importQuestionnaire,
  listTemplates,
} from "#listen/questionnaires/questionnaire.contract.ts";
import { errorKind } from "#platform/errors.ts";
import type { ResponseOf } from "#platform/http/contract.ts";
import { call } from "../../../client.ts";
import { useGo } from "../../../shell/address.ts";
import { useWorkspace } from "../../../shell/use-workspace.ts";
import { Breadcrumbs } from "../../../ui/breadcrumbs.tsx";
import { Button } from "../../../ui/button.tsx";
import { FileDrop } from "../../../ui/file-drop.tsx";
import { asAppError } from "../../../ui/form.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { Page } from "../../../ui/page.tsx";
import { Query } from "../../../ui/query.tsx";
import { Section } from "../../../ui/section.tsx";
import "./questionnaires.css";

type Template = ResponseOf<typeof listTemplates>[number];
type Problem = ReturnType<typeof asAppError>;

/** Bytes of a file that can be imported. */
const largestFile = 3_000_000;
const fileTooLarge = errorKind(
  "questionnaire.file-too-large",
  (name: string) => `${name} is larger than 3 MB. Choose a questionnaire's file.`,
);

/** What a questionnaire can begin with: a template, a blank page, a file. */
export function NewQuestionnairePage() {
  const { id: workspace, href } = useWorkspace();
  const go = useGo();
  const [busy, setBusy] = useState<string | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const templates = useQuery({
    queryKey: [workspace, "questionnaire-templates"],
    queryFn: ({ signal }) => call(listTemplates, { params: { workspace } }, { signal }),
  });
  const begin = async (what: string, make: () => Promise<{ id: string }>) => {
    setBusy(what);
    setProblem(null);
    try {
      const { id } = await make();
      go(href(`/questionnaires/${id}`));
    } catch (error) {
      setProblem(asAppError(error));
      setBusy(null);
    }
  };
  const params = { workspace };
  const read = async (file: File) => {
    if (file.size > largestFile) throw fileTooLarge(file.name);
    return call(importQuestionnaire, { params, body: { fileName: file.name, text: await file.text() } });
  };
  return (
    <Page
      kicker={<Breadcrumbs trail={[{ label: "Questionnaires", href: href("/questionnaires") }]} />}
      title="New questionnaire"
      lead="Everything in a template can be changed. Nobody is asked anything until you publish it and open a campaign."
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
      <Query query={templates}>
        {(all) => (
          <ul className="template-gallery">
            {all.map((template) => (
              <TemplateCard
                key={template.id}
                template={template}
                busy={busy}
                onBegin={() =>
                  void begin(template.id, () =>
                    call(createQuestionnaire, { params, body: { template: template.id } }),
                  )
                }
              />
            ))}
          </ul>
        )}
      </Query>
      <Section
        title="From a file"
        lead="A questionnaire that was exported here or elsewhere (.json), or a profile of your own (.yaml)."
      >
        <FileDrop
          label="Choose a file"
          description=".json or .yaml, up to 3 MB."
          accept={[".json", ".yaml", ".yml"]}
          isDisabled={busy !== null}
          onFile={(file) => void begin("file", () => read(file))}
        />
      </Section>
    </Page>
  );
}

interface TemplateCardProps {
  template: Template;
  busy: string | null;
  onBegin: () => void;
}

function TemplateCard({ template, busy, onBegin }: TemplateCardProps) {
  const { id, name, description, minutes, questions } = template;
  const size = [
    questions > 0 && `${questions} ${questions === 1 ? "question" : "questions"}`,
    minutes !== null && `about ${minutes} ${minutes === 1 ? "minute" : "minutes"}`,
  ].filter((each) => each !== false);
  return (
    <li className="template-card">
      <h2>{name}</h2>
      <p>{description}</p>
      {size.length > 0 && <p className="template-size">{size.join(", ")}</p>}
      <Button onPress={onBegin} isPending={busy === id} isDisabled={busy !== null && busy !== id}>
        Begin
        <span className="visually-hidden">{` with ${name}`}</span>
      </Button>
    </li>
  );
}
