import "./said-and-done.css";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import {
  publishSaidAndDone,
  readSaidAndDone,
  saveSaidAndDone,
  unpublishSaidAndDone,
} from "#listen/said-and-done/said-and-done.contract.ts";
import type { ResponseOf } from "#platform/http/contract.ts";
import { call } from "../../../client.ts";
import { usePathParam } from "../../../shell/address.ts";
import { UnsavedChanges } from "../../../shell/unsaved-changes.tsx";
import { useWorkspace } from "../../../shell/use-workspace.ts";
import { Badge } from "../../../ui/badge.tsx";
import { Breadcrumbs } from "../../../ui/breadcrumbs.tsx";
import { Button } from "../../../ui/button.tsx";
import { ConfirmDialog } from "../../../ui/confirm-dialog.tsx";
import { CopyField } from "../../../ui/copy-field.tsx";
import { asAppError, Form } from "../../../ui/form.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { Page } from "../../../ui/page.tsx";
import { Query } from "../../../ui/query.tsx";
import { Section } from "../../../ui/section.tsx";
import { Row, Stack } from "../../../ui/stack.tsx";
import { TextArea } from "../../../ui/text-field.tsx";
import { Time } from "../../../ui/time.tsx";
import { toast } from "../../../ui/toast.tsx";
import { languageName } from "../campaigns/parts/languages.ts";
import { type Content, newEntry } from "./content.ts";
import { EntryFields } from "./entry-fields.tsx";
import { TellSection } from "./tell-section.tsx";

type Data = ResponseOf<typeof readSaidAndDone>;

/** What was said and what was done about it: written, published, told to everybody who was invited. */
export function SaidAndDonePage() {
  const { id: workspace, href } = useWorkspace();
  const campaign = usePathParam("campaign");
  const query = useQuery({
    queryKey: [workspace, "said-and-done", campaign],
    queryFn: ({ signal }) => call(readSaidAndDone, { params: { workspace, campaign } }, { signal }),
  });
  return (
    <Page
      width="reading"
      kicker={
        <Breadcrumbs
          trail={[
            { label: "Campaigns", href: href("/campaigns") },
            { label: query.data?.campaign ?? "Campaign", href: href(`/campaigns/${campaign}`) },
          ]}
        />
      }
      title="You said, we did"
      lead="Tell everybody who was invited what was said and what was done about it. It is what makes people answer the next time."
    >
      <Query query={query}>{(data) => <Parts data={data} campaign={campaign} />}</Query>
    </Page>
  );
}

function Parts({ data, campaign }: { data: Data; campaign: string }) {
  const { can } = useWorkspace();
  const [isDirty, setDirty] = useState(false);
  return (
    <Stack gap="large">
      <Shown data={data} campaign={campaign} />
      {can("campaigns.write") ? (
        <Editor data={data} campaign={campaign} onDirty={setDirty} />
      ) : (
        <p>Only those who run the programme write here.</p>
      )}
      {data.shown && can("campaigns.write") && !isDirty && (
        <TellSection campaign={campaign} version={data.shown.version} told={data.told} />
      )}
      {data.history.length > 0 && (
        <Section title="What was published">
          <ul>
            {data.history.map(({ version, publishedAt, publishedBy }) => (
              <li key={version}>
                Version {version}: <Time value={publishedAt} /> by {publishedBy}
                {data.shown?.version === version && " (shown)"}
              </li>
            ))}
          </ul>
        </Section>
      )}
    </Stack>
  );
}

function useRefresh(campaign: string) {
  const { id: workspace } = useWorkspace();
  const queries = useQueryClient();
  return () => queries.invalidateQueries({ queryKey: [workspace, "said-and-done", campaign] });
}

function Shown({ data: { shown }, campaign }: { data: Data; campaign: string }) {
  const { id: workspace, can } = useWorkspace();
  const refresh = useRefresh(campaign);
  const [isAsking, setAsking] = useState(false);
  if (!shown) return <Notice title="Nothing is published yet. Whoever has no sign-in sees nothing." />;
  return (
    <Section
      title="Published"
      lead={
        <>
          <Badge tone="good">{`version ${shown.version}`}</Badge>{" "}
          {shown.isDraft ? "It is what stands below." : "What stands below has been changed since."}
        </>
      }
      actions={can("campaigns.write") && <Button onPress={() => setAsking(true)}>Take it down…</Button>}
    >
      <CopyField
        label="Address of the page: no sign-in is needed"
        value={`${window.location.origin}${shown.path}`}
      />
      <p>
        <a href={shown.path}>Look at the page</a>
      </p>
      <ConfirmDialog
        title="Take the page down?"
        confirm="Take it down"
        isOpen={isAsking}
        onClose={() => setAsking(false)}
        onConfirm={async () => {
          await call(unpublishSaidAndDone, { params: { workspace, campaign } });
          await refresh();
        }}
      >
        <p>Addresses that were mailed lead nowhere from then on, also when you publish again.</p>
      </ConfirmDialog>
    </Section>
  );
}

interface EditorProps {
  data: Data;
  campaign: string;
  onDirty: (isDirty: boolean) => void;
}

function Editor({ data, campaign, onDirty }: EditorProps) {
  const { id: workspace } = useWorkspace();
  const refresh = useRefresh(campaign);
  const [content, setContent] = useState<Content>(data.draft);
  const [saved, setSaved] = useState({ content: data.draft, revision: data.revision });
  const [isPublishing, setPublishing] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const isUnsaved = JSON.stringify(content) !== JSON.stringify(saved.content);
  const change = (next: Content) => {
    setContent(next);
    onDirty(JSON.stringify(next) !== JSON.stringify(saved.content));
  };
  const save = async () => {
    const { revision } = await call(saveSaidAndDone, {
      params: { workspace, campaign },
      body: { revision: saved.revision, content },
    });
    setSaved({ content, revision });
    onDirty(false);
    return revision;
  };
  const publish = async () => {
    setProblem(null);
    setPublishing(true);
    try {
      const revision = isUnsaved || saved.revision === 0 ? await save() : saved.revision;
      await call(publishSaidAndDone, { params: { workspace, campaign }, body: { revision } });
      await refresh();
      toast("The page is published.");
    } catch (error) {
      setProblem(asAppError(error).message);
    } finally {
      setPublishing(false);
    }
  };
  const { languages } = data;
  return (
    <Section title="What is told">
      <Form
        submit="Save the draft"
        onSubmit={async () => {
          await save();
          await refresh();
          toast("The draft was saved. The published page is as it was.");
        }}
        actions={
          <Button isPending={isPublishing} onPress={() => void publish()}>
            Save and publish
          </Button>
        }
      >
        {problem !== null && <Notice tone="error" title={problem} />}
        {languages.map((language) => (
          <TextArea
            key={language}
            label={languages.length > 1 ? `Introduction (${languageName(language)})` : "Introduction"}
            description="Thank them, and say how many answered. It may stay empty."
            rows={3}
            maxLength={2000}
            value={content.introduction[language] ?? ""}
            onChange={(text) =>
              change({ ...content, introduction: { ...content.introduction, [language]: text } })
            }
          />
        ))}
        {content.entries.map((entry, index) => (
          <EntryFields
            key={entry.id}
            entry={entry}
            number={index + 1}
            languages={languages}
            onChange={(next) =>
              change({
                ...content,
                entries: content.entries.map((each) => (each.id === entry.id ? next : each)),
              })
            }
            onRemove={() =>
              change({ ...content, entries: content.entries.filter(({ id }) => id !== entry.id) })
            }
            onMove={
              index === 0 ? null : () => change({ ...content, entries: movedUp(content.entries, index) })
            }
          />
        ))}
        <Row>
          <Button onPress={() => change({ ...content, entries: [...content.entries, newEntry()] })}>
            Add something that was said
          </Button>
        </Row>
      </Form>
      <UnsavedChanges isUnsaved={isUnsaved} />
    </Section>
  );
}

function movedUp<Each>(list: readonly Each[], index: number): Each[] {
  const [one] = list.slice(index, index + 1);
  return one === undefined ? [...list] : list.toSpliced(index, 1).toSpliced(index - 1, 0, one);
}
