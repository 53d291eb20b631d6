import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { listReusable, reuseQuestionnaire } from "#listen/questionnaires/questionnaire.contract.ts";
import type { ResponseOf } from "#platform/http/contract.ts";
import { call } from "../../../client.ts";
import { useGo } from "../../../shell/address.ts";
import { useWorkspace } from "../../../shell/use-workspace.ts";
import { Breadcrumbs } from "../../../ui/breadcrumbs.tsx";
import { Button, LinkButton } from "../../../ui/button.tsx";
import { Dialog } from "../../../ui/dialog.tsx";
import { EmptyState } from "../../../ui/empty-state.tsx";
import { Form } from "../../../ui/form.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { Page } from "../../../ui/page.tsx";
import { Query } from "../../../ui/query.tsx";
import { Section } from "../../../ui/section.tsx";
import { Stack } from "../../../ui/stack.tsx";
import { Table } from "../../../ui/table.tsx";
import { TextField } from "../../../ui/text-field.tsx";
import { Time } from "../../../ui/time.tsx";
import { languageName } from "./language-words.ts";

type Programme = ResponseOf<typeof listReusable>[number];
type Chosen = Programme["questionnaires"][number] & { workspace: string; organisation: string };

/** Published questionnaires of the consultant's other programmes, to begin one here with. */
export function ReusePage() {
  const { id: workspace, href } = useWorkspace();
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const programmes = useQuery({
    queryKey: [workspace, "reusable-questionnaires"],
    queryFn: ({ signal }) => call(listReusable, { params: { workspace } }, { signal }),
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
      title="From another programme of mine"
      lead="Published questionnaires of programmes in which you are the consultant. Only questions are copied: no answers, no campaigns, no people. Both programmes' logs say that you did it, neither names the other."
    >
      <Query query={programmes}>
        {(all) =>
          all.length === 0 ? (
            <EmptyState
              title="There is nothing to take from."
              actions={<LinkButton href={href("/questionnaires/new")}>See the library</LinkButton>}
            >
              <p>
                A questionnaire has to be published, in a programme in which you have the role of consultant.
                Begin with one from the library instead.
              </p>
            </EmptyState>
          ) : (
            <Stack gap="large">
              {all.map((programme) => (
                <ProgrammeSection key={programme.workspace} programme={programme} onChoose={setChosen} />
              ))}
            </Stack>
          )
        }
      </Query>
      {chosen && <ReuseDialog chosen={chosen} onClose={() => setChosen(null)} />}
    </Page>
  );
}

interface ProgrammeSectionProps {
  programme: Programme;
  onChoose: (chosen: Chosen) => void;
}

function ProgrammeSection({ programme, onChoose }: ProgrammeSectionProps) {
  const { workspace, organisation, questionnaires } = programme;
  return (
    <Section title={programme.programme} lead={organisation}>
      <Table
        caption={`Questionnaires of ${programme.programme}`}
        rows={questionnaires}
        rowKey={({ id }) => id}
        columns={[
          { key: "name", header: "Questionnaire", isRowHeader: true, cell: ({ name }) => name },
          { key: "version", header: "Version", align: "end", cell: ({ version }) => version },
          {
            key: "published",
            header: "Published",
            cell: ({ publishedAt }) => <Time value={publishedAt} as="date" />,
          },
          { key: "questions", header: "Questions", align: "end", cell: ({ questions }) => questions },
          {
            key: "languages",
            header: "Languages",
            isWideOnly: true,
            cell: ({ languages }) => languages.map(languageName).join(", "),
          },
          {
            key: "take",
            header: "",
            cell: (row) => (
              <Button onPress={() => onChoose({ ...row, workspace, organisation })}>
                Copy<span className="visually-hidden">{` ${row.name}`}</span>
              </Button>
            ),
          },
        ]}
      />
    </Section>
  );
}

function ReuseDialog({ chosen, onClose }: { chosen: Chosen; onClose: () => void }) {
  const { id: workspace, href } = useWorkspace();
  const queries = useQueryClient();
  const go = useGo();
  const [name, setName] = useState(chosen.name);
  const [made, setMade] = useState<ResponseOf<typeof reuseQuestionnaire> | null>(null);
  const open = (id: string) => go(href(`/questionnaires/${id}`));
  const copy = async () => {
    const { id: questionnaire, version } = chosen;
    const body = { workspace: chosen.workspace, questionnaire, version, name };
    const result = await call(reuseQuestionnaire, { params: { workspace }, body });
    await queries.invalidateQueries({ queryKey: [workspace, "questionnaires"] });
    if (result.mentions.length === 0) open(result.id);
    else setMade(result);
  };
  if (made)
    return (
      <Dialog title="Look through the texts" isOpen onClose={() => open(made.id)}>
        <Stack>
          <Notice
            tone="warning"
            title={`${chosen.organisation} is named in ${made.mentions.length} ${made.mentions.length === 1 ? "text" : "texts"}.`}
          >
            <p>
              The questionnaire was copied. Before you publish it, put this organisation's name where the
              other's stands, and look for names of its competitors and products.
            </p>
          </Notice>
          <LinkButton tone="primary" href={href(`/questionnaires/${made.id}`)}>
            Open the questionnaire
          </LinkButton>
        </Stack>
      </Dialog>
    );
  return (
    <Dialog title={`Copy ${chosen.name}`} isOpen onClose={onClose}>
      <Form submit="Copy it" onSubmit={copy} actions={<Button onPress={onClose}>Cancel</Button>}>
        <TextField
          label="Name"
          name="name"
          description="What it is called here. Leave out the other client's name."
          isRequired
          maxLength={200}
          autoFocus
          value={name}
          onChange={setName}
        />
      </Form>
    </Dialog>
  );
}
