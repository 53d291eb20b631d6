import "./comments.css";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import { useState } from "react";
import type { ResponseOf } from "#platform/http/contract.ts";
import {
  createCollection,
  gatherComments,
  listCommentSources,
} from "#understand/comments/comments.contract.ts";
import type { CommentSource } from "#understand/comments/comments.schema.ts";
import { call } from "../../../client.ts";
import { useGo } from "../../../shell/address.ts";
import { useWorkspace } from "../../../shell/use-workspace.ts";
import { Badge } from "../../../ui/badge.tsx";
import { Button } from "../../../ui/button.tsx";
import { Checkbox } from "../../../ui/checkbox.tsx";
import { Dialog } from "../../../ui/dialog.tsx";
import { EmptyState } from "../../../ui/empty-state.tsx";
import { asAppError, Form } from "../../../ui/form.tsx";
import { Link } from "../../../ui/link.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { NumberField } from "../../../ui/number-field.tsx";
import { Page } from "../../../ui/page.tsx";
import { Query } from "../../../ui/query.tsx";
import { Section } from "../../../ui/section.tsx";
import { Row } from "../../../ui/stack.tsx";
import { Table } from "../../../ui/table.tsx";
import { TextField } from "../../../ui/text-field.tsx";
import { Time } from "../../../ui/time.tsx";
import { useFormValues } from "../../../ui/use-form-values.ts";

/** What people say in their own words, by where it comes from. */
export function CommentsPage() {
  const { id: workspace, can } = useWorkspace();
  const [isOpen, setOpen] = useState(false);
  const query = useQuery({
    queryKey: [workspace, "comments", "sources"],
    queryFn: ({ signal }) => call(listCommentSources, { params: { workspace } }, { signal }),
  });
  const mayWrite = can("campaigns.write");
  return (
    <Page
      kicker="Understand"
      title="Comments"
      lead="What people say in their own words becomes a few themes with honest shares, and quotations that give nobody away."
      actions={
        mayWrite && (
          <Button tone="primary" icon={<Plus size={16} aria-hidden />} onPress={() => setOpen(true)}>
            New collection
          </Button>
        )
      }
    >
      <Query query={query}>
        {({ sources, campaigns }) => (
          <>
            {campaigns.length > 0 && <Campaigns campaigns={campaigns} />}
            {sources.length === 0 ? (
              <EmptyState title="No comments have been gathered yet">
                {mayWrite
                  ? "Gather those of a campaign that asked for words, or begin a collection for interviews."
                  : "Themes appear here once whoever reads the comments releases them."}
              </EmptyState>
            ) : (
              <Sources sources={sources} />
            )}
          </>
        )}
      </Query>
      {isOpen && <NewCollection onClose={() => setOpen(false)} />}
    </Page>
  );
}

function Sources({ sources }: { sources: readonly CommentSource[] }) {
  const { href } = useWorkspace();
  return (
    <Section title="Sources">
      <Table
        caption="Sources of comments"
        rows={sources}
        rowKey={({ source }) => source}
        columns={[
          {
            key: "name",
            header: "Source",
            isRowHeader: true,
            cell: ({ source, name, mayRead, releasedAt }) =>
              mayRead || releasedAt ? (
                <Link href={href(`/comments/${source}${mayRead ? "" : "/themes"}`)}>{name}</Link>
              ) : (
                name
              ),
          },
          {
            key: "kind",
            header: "From",
            cell: ({ campaign, confidential }) => (
              <Row>
                {campaign ? "Campaign" : "Collection"} {confidential && <Badge>confidential</Badge>}
              </Row>
            ),
          },
          {
            key: "comments",
            header: "Comments",
            align: "end",
            cell: ({ comments }) => comments?.toLocaleString() ?? "not shown",
          },
          {
            key: "coded",
            header: "Coded",
            align: "end",
            cell: ({ coded }) => coded?.toLocaleString() ?? "–",
          },
          {
            key: "released",
            header: "Themes released",
            cell: ({ source, releasedAt }) =>
              releasedAt ? (
                <Link href={href(`/comments/${source}/themes`)}>
                  <Time value={releasedAt} as="date" />
                </Link>
              ) : (
                "not yet"
              ),
          },
        ]}
      />
    </Section>
  );
}

function Campaigns({ campaigns }: { campaigns: ResponseOf<typeof listCommentSources>["campaigns"] }) {
  const { id: workspace, href } = useWorkspace();
  const go = useGo();
  const queries = useQueryClient();
  const [busy, setBusy] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const gather = async (campaign: string) => {
    setBusy(campaign);
    setProblem(null);
    try {
      const { source } = await call(gatherComments, { params: { workspace }, body: { campaign } });
      await queries.invalidateQueries({ queryKey: [workspace, "comments"] });
      go(href(`/comments/${source}`));
    } catch (error) {
      setProblem(asAppError(error).message);
      setBusy(null);
    }
  };
  return (
    <Section
      title="Campaigns that asked for words"
      lead="Gathering notes where comments stand; the words stay in the answers."
    >
      {problem && <Notice tone="error" title={problem} />}
      <Table
        caption="Campaigns whose comments can be gathered"
        rows={campaigns}
        rowKey={({ campaign }) => campaign}
        columns={[
          { key: "name", header: "Campaign", isRowHeader: true, cell: ({ name }) => name },
          {
            key: "kind",
            header: "Answers",
            cell: ({ anonymity }) => anonymity,
          },
          {
            key: "gather",
            header: "",
            align: "end",
            cell: ({ campaign, name }) => (
              <Button isPending={busy === campaign} onPress={() => void gather(campaign)}>
                Gather <span className="visually-hidden">comments of {name}</span>
              </Button>
            ),
          },
        ]}
      />
    </Section>
  );
}

function NewCollection({ onClose }: { onClose: () => void }) {
  const { id: workspace, href } = useWorkspace();
  const go = useGo();
  const queries = useQueryClient();
  const form = useFormValues<{ name: string; confidential: boolean; minimum: number | null }>({
    name: "",
    confidential: true,
    minimum: 5,
  });
  const create = async () => {
    const { name, confidential, minimum } = form.values;
    const { source } = await call(createCollection, {
      params: { workspace },
      body: { name, confidential, minimum: minimum ?? 5 },
    });
    await queries.invalidateQueries({ queryKey: [workspace, "comments"] });
    go(href(`/comments/${source}?part=add`));
  };
  return (
    <Dialog title="New collection" isOpen onClose={onClose}>
      <Form submit="Create" onSubmit={create} actions={<Button onPress={onClose}>Cancel</Button>}>
        <TextField
          label="Name"
          description="E.g. interviews with customers, spring."
          maxLength={200}
          isRequired
          {...form.field("name")}
        />
        <Checkbox
          isSelected={form.values.confidential}
          onChange={form.field("confidential").onChange}
          description="Single comments are open to you and to consultants whom you choose. Others see what you release."
        >
          Confidential
        </Checkbox>
        <NumberField
          label="Fewest people of whom a theme is shown"
          minValue={3}
          maxValue={100}
          isRequired
          {...form.field("minimum")}
        />
      </Form>
    </Dialog>
  );
}
