import { useQuery } from "@tanstack/react-query";
import { Printer } from "lucide-react";
import { lazy, Suspense, useMemo, useState } from "react";
import { createQuestionnaire, readTemplate } from "#listen/questionnaires/questionnaire.contract.ts";
import type { Filled } from "#listen/questionnaires/templates/filling.ts";
import type { TemplateId } from "#listen/questionnaires/templates/template-ids.ts";
import { filledTemplate, templateOf } from "#listen/questionnaires/templates/templates.ts";
import type { ResponseOf } from "#platform/http/contract.ts";
import { call } from "../../../client.ts";
import { useGo, usePathParam } from "../../../shell/address.ts";
import { useWorkspace } from "../../../shell/use-workspace.ts";
import { Breadcrumbs } from "../../../ui/breadcrumbs.tsx";
import { Button } from "../../../ui/button.tsx";
import { EmptyState } from "../../../ui/empty-state.tsx";
import { Form } from "../../../ui/form.tsx";
import { Link } from "../../../ui/link.tsx";
import { Page } from "../../../ui/page.tsx";
import { Query } from "../../../ui/query.tsx";
import { Section } from "../../../ui/section.tsx";
import { Stack } from "../../../ui/stack.tsx";
import { Tabs } from "../../../ui/tabs.tsx";
import { TextField } from "../../../ui/text-field.tsx";
import { TemplateField } from "./template-field.tsx";
import { sizeWords } from "./template-words.ts";
import "./questionnaires.css";

const DefinitionPreview = lazy(async () => ({
  default: (await import("./definition-preview.tsx")).DefinitionPreview,
}));

const WholeQuestionnaire = lazy(async () => ({
  default: (await import("./whole-questionnaire.tsx")).WholeQuestionnaire,
}));

type Template = ResponseOf<typeof readTemplate>;

/** A questionnaire of the library: what it is for, what it is made of, how it reads, and where it begins. */
export function TemplatePage() {
  const { id: workspace, href } = useWorkspace();
  const id = usePathParam("template");
  const known = templateOf(id);
  const template = useQuery({
    queryKey: [workspace, "questionnaire-templates", id],
    queryFn: ({ signal }) =>
      call(readTemplate, { params: { workspace, template: id as TemplateId } }, { signal }),
    enabled: known !== undefined,
  });
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
      title={known?.name ?? "Not in the library"}
      lead={known?.description}
    >
      {known ? (
        <Query query={template} lines={8}>
          {(read) => <TemplateBody key={read.id} template={read} />}
        </Query>
      ) : (
        <EmptyState
          title="There is no such questionnaire in the library."
          actions={<Link href={href("/questionnaires/new")}>See the library</Link>}
        >
          <p>The address may be mistyped.</p>
        </EmptyState>
      )}
    </Page>
  );
}

function TemplateBody({ template }: { template: Template }) {
  const { id: workspace, href, organisation } = useWorkspace();
  const go = useGo();
  const { id, name, fields, guide } = template;
  const [called, setCalled] = useState(name);
  const [filled, setFilled] = useState<Filled>(() => beginning(fields, organisation));
  const definition = useMemo(() => {
    const known = templateOf(id);
    return (known && filledTemplate(known, filled).definition) ?? template.definition;
  }, [id, filled, template.definition]);
  const questions = definition.pages.flatMap((page) => page.questions).length;
  const begin = async () => {
    const body = { template: id, name: called, fields: filled };
    const made = await call(createQuestionnaire, { params: { workspace }, body });
    go(href(`/questionnaires/${made.id}`));
  };
  return (
    <Stack gap="large">
      {guide && (
        <dl className="template-guide">
          <Said name="When">{guide.when}</Said>
          <Said name="Whom">{guide.whom}</Said>
          <Said name="How many">{guide.howMany}</Said>
          <Said name="What you learn">{guide.learn}</Said>
        </dl>
      )}
      <div className="template-begin">
        <Form submit="Begin with this" onSubmit={begin}>
          {fields.map((field) => (
            <TemplateField
              key={field.id}
              field={field}
              value={filled[field.id] ?? field.initial}
              onChange={(value) => setFilled((before) => ({ ...before, [field.id]: value }))}
            />
          ))}
          <TextField
            label="Name"
            name="name"
            description="For you and your colleagues. Respondents see the questionnaire's title."
            isRequired
            maxLength={200}
            value={called}
            onChange={setCalled}
          />
        </Form>
        <Section
          title="How it reads"
          lead={`${sizeWords({ questions, minutes: template.minutes })}. Everything can be changed once you have begun.`}
          actions={
            <Button icon={<Printer size={16} aria-hidden />} onPress={() => window.print()}>
              Print
            </Button>
          }
        >
          <Tabs
            label="How it reads"
            tabs={[
              {
                key: "whole",
                label: "From beginning to end",
                content: (
                  <Suspense fallback={null}>
                    <WholeQuestionnaire definition={definition} />
                  </Suspense>
                ),
              },
              {
                key: "respondents",
                label: "As respondents see it",
                content: (
                  <Suspense fallback={null}>
                    <DefinitionPreview definition={definition} />
                  </Suspense>
                ),
              },
            ]}
          />
        </Section>
      </div>
    </Stack>
  );
}

const Said = ({ name, children }: { name: string; children: string }) => (
  <div>
    <dt>{name}</dt>
    <dd>{children}</dd>
  </div>
);

/** What the fields begin with; the organisation is called what it is called here. */
const beginning = (fields: Template["fields"], organisation: string): Filled =>
  Object.fromEntries(
    fields.map(({ id, initial }) => [
      id,
      id === "organisation" && organisation !== "" ? organisation : initial,
    ]),
  );
