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
import { Button, LinkButton } from "../../../ui/button.tsx";
import { FileDrop } from "../../../ui/file-drop.tsx";
import { asAppError } from "../../../ui/form.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { Page } from "../../../ui/page.tsx";
import { Query } from "../../../ui/query.tsx";
import { Section } from "../../../ui/section.tsx";
import { Row } from "../../../ui/stack.tsx";
import { sizeWords } from "./template-words.ts";
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
        {(all) =>
          Array.from(
            Map.groupBy(all, ({ purpose }) => purpose),
            ([purpose, some]) => (
              <Section key={purpose} {...purposeWords[purpose]}>
                <ul className="template-gallery">
                  {some.map((template) => (
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
              </Section>
            ),
          )
        }
      </Query>
      <Section
        title="From somewhere else"
        lead="A questionnaire that you have already, here or in another tool."
      >
        <Row>
          <LinkButton href={href("/questionnaires/new/import")}>From another survey tool</LinkButton>
          <LinkButton href={href("/questionnaires/new/reuse")}>From another programme of mine</LinkButton>
        </Row>
      </Section>
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

const purposeWords: Readonly<Record<Template["purpose"], { title: string; lead: string }>> = {
  whole: {
    title: "Customers: the whole relationship",
    lead: "Where you stand, why, and beside whom. Asked once or twice a year.",
  },
  occasion: {
    title: "Customers: after an occasion",
    lead: "How it went this time. Asked within days, all year round.",
  },
  figure: {
    title: "Customers: one figure and its reason",
    lead: "Short enough to be asked often. One of them is enough; three at once are a long survey badly made.",
  },
  staff: {
    title: "Staff and managers",
    lead: "How the people who serve see the service, and what they need for it.",
  },
  training: { title: "Before a training", lead: "What to spend its time on." },
  own: { title: "Your own", lead: "Begin with nothing and ask what you like." },
};

interface TemplateCardProps {
  template: Template;
  busy: string | null;
  onBegin: () => void;
}

function TemplateCard({ template, busy, onBegin }: TemplateCardProps) {
  const { href } = useWorkspace();
  const { id, name, description, fields } = template;
  const size = sizeWords(template);
  const page = href(`/questionnaires/new/${id}`);
  const called = <span className="visually-hidden">{` with ${name}`}</span>;
  return (
    <li className="template-card">
      <h3>{name}</h3>
      <p>{description}</p>
      {size !== "" && <p className="template-size">{size}</p>}
      <Row>
        {fields.length > 0 ? (
          <LinkButton href={page}>Begin{called}</LinkButton>
        ) : (
          <>
            <Button onPress={onBegin} isPending={busy === id} isDisabled={busy !== null && busy !== id}>
              Begin{called}
            </Button>
            {template.guide && (
              <LinkButton tone="quiet" href={page}>
                Look inside<span className="visually-hidden">{` ${name}`}</span>
              </LinkButton>
            )}
          </>
        )}
      </Row>
    </li>
  );
}
