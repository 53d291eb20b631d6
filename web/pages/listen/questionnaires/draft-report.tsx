import { lazy, Suspense, useState } from "react";
import type { ReadDraft } from "#listen/questionnaire-imports/questionnaire-imports.contract.ts";
import { Badge } from "../../../ui/badge.tsx";
import { Button } from "../../../ui/button.tsx";
import { Form } from "../../../ui/form.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { Section } from "../../../ui/section.tsx";
import { Stack } from "../../../ui/stack.tsx";
import { Table } from "../../../ui/table.tsx";
import { Tabs } from "../../../ui/tabs.tsx";
import { TextField } from "../../../ui/text-field.tsx";

const WholeQuestionnaire = lazy(async () => ({
  default: (await import("./whole-questionnaire.tsx")).WholeQuestionnaire,
}));

interface DraftReportProps {
  draft: ReadDraft;
  onMake: (name: string) => Promise<void>;
  onLeave: () => void;
}

const tones = { kept: "good", changed: "warning", lost: "bad" } as const;
const counted = (count: number, one: string) => `${count} ${count === 1 ? one : `${one}s`}`;

/** What became of another tool's questionnaire, how it reads now, and where it is made one. */
export function DraftReport({ draft, onMake, onLeave }: DraftReportProps) {
  const { tool, definition, questions, pages, counts, lines } = draft;
  const [name, setName] = useState(draft.name.slice(0, 200));
  return (
    <Stack gap="large">
      {tool === "answers" && (
        <Notice tone="warning" title="This was made of answers, not of a questionnaire.">
          <p>
            What nobody answered isn't in it, nor who was asked what. Wordings may be headings of columns.
            Read it through before you ask anybody.
          </p>
        </Notice>
      )}
      <Form
        submit="Make the questionnaire"
        onSubmit={() => onMake(name)}
        actions={<Button onPress={onLeave}>Choose another file</Button>}
      >
        <p>
          {`${counted(questions, "question")} on ${counted(pages, "page")}${tool === "answers" ? "" : `, read from ${tool}`}. ${counts.kept} kept, ${counts.changed} changed, ${counts.lost} lost.`}
        </p>
        <TextField
          label="Name"
          name="name"
          description="For you and your colleagues. Respondents see the questionnaire's title."
          isRequired
          maxLength={200}
          value={name}
          onChange={setName}
        />
      </Form>
      <Section title="What became of it" lead="What was lost comes first.">
        <Tabs
          label="What became of it"
          tabs={[
            {
              key: "lines",
              label: "Line by line",
              count: lines.length,
              content: (
                <Table
                  caption="What was kept, changed and lost"
                  rows={lines.map((line, place) => ({ ...line, place }))}
                  rowKey={({ place }) => String(place)}
                  columns={[
                    { key: "where", header: "Where", isRowHeader: true, cell: ({ where }) => where },
                    { key: "what", header: "What", cell: ({ what }) => what },
                    {
                      key: "verdict",
                      header: "Became",
                      cell: ({ verdict }) => <Badge tone={tones[verdict]}>{verdict}</Badge>,
                    },
                    { key: "text", header: "How", cell: ({ text }) => text },
                  ]}
                />
              ),
            },
            {
              key: "whole",
              label: "The questionnaire",
              content: (
                <Suspense fallback={null}>
                  <WholeQuestionnaire definition={definition} />
                </Suspense>
              ),
            },
          ]}
        />
      </Section>
    </Stack>
  );
}
