import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import {
  compareVersions,
  listVersions,
  readDraft,
  revertDraft,
} from "#listen/questionnaires/questionnaire.contract.ts";
import type { ResponseOf } from "#platform/http/contract.ts";
import { call } from "../../../client.ts";
import { useGo, usePathParam, useSearchParam } from "../../../shell/address.ts";
import { useWorkspace } from "../../../shell/use-workspace.ts";
import { Breadcrumbs } from "../../../ui/breadcrumbs.tsx";
import { ConfirmDialog } from "../../../ui/confirm-dialog.tsx";
import { EmptyState } from "../../../ui/empty-state.tsx";
import { Menu } from "../../../ui/menu.tsx";
import { Page } from "../../../ui/page.tsx";
import { Query } from "../../../ui/query.tsx";
import { Section } from "../../../ui/section.tsx";
import { Select } from "../../../ui/select.tsx";
import { Stack } from "../../../ui/stack.tsx";
import { type Column, Table } from "../../../ui/table.tsx";
import { Time } from "../../../ui/time.tsx";
import { toast } from "../../../ui/toast.tsx";
import { ChangeList } from "./change-list.tsx";
import { NameDialog } from "./name-dialog.tsx";
import { startDownload } from "./start-download.ts";
import "./questionnaires.css";

type Version = ResponseOf<typeof listVersions>[number];
type Open = { what: "revert" | "copy"; version: number } | null;

/** What was published when, and what differs. */
export function VersionsPage() {
  const { id: workspace, href } = useWorkspace();
  const id = usePathParam("questionnaire");
  const params = { workspace, questionnaire: id };
  const history = useQuery({
    queryKey: [workspace, "questionnaires", id, "versions"],
    queryFn: async ({ signal }) => {
      const [draft, versions] = await Promise.all([
        call(readDraft, { params }, { signal }),
        call(listVersions, { params }, { signal }),
      ]);
      return { draft, versions };
    },
  });
  const name = history.data?.draft.name ?? "Questionnaire";
  return (
    <Page
      kicker={
        <Breadcrumbs
          trail={[
            { label: "Questionnaires", href: href("/questionnaires") },
            { label: name, href: href(`/questionnaires/${id}`) },
          ]}
        />
      }
      title="Versions"
      lead="A version never changes: whoever answered it read exactly this."
    >
      <Query query={history}>
        {({ draft, versions }) =>
          versions.length === 0 ? (
            <EmptyState title="Nothing was published yet">
              Publish the draft, and its first version is listed here.
            </EmptyState>
          ) : (
            <Stack gap="large">
              <VersionTable
                id={id}
                name={draft.name}
                revision={draft.revision}
                isArchived={draft.archivedAt !== null}
                versions={versions}
              />
              <Comparison id={id} versions={versions} />
            </Stack>
          )
        }
      </Query>
    </Page>
  );
}

interface VersionTableProps {
  id: string;
  name: string;
  revision: number;
  isArchived: boolean;
  versions: readonly Version[];
}

function VersionTable({ id, name, revision, isArchived, versions }: VersionTableProps) {
  const { id: workspace, can, href } = useWorkspace();
  const queries = useQueryClient();
  const go = useGo();
  const [open, setOpen] = useState<Open>(null);
  const mayWrite = can("questionnaires.write");
  const columns: Column<Version>[] = [
    { key: "version", header: "Version", isRowHeader: true, cell: ({ version }) => `Version ${version}` },
    { key: "note", header: "What is new", cell: ({ note }) => note || "–" },
    {
      key: "published",
      header: "Published",
      cell: ({ publishedAt, publishedBy }) => (
        <>
          <Time value={publishedAt} />
          {publishedBy !== "" && `, ${publishedBy}`}
        </>
      ),
    },
    {
      key: "campaigns",
      header: "Campaigns",
      align: "end",
      cell: ({ campaigns }) => campaigns.toLocaleString(),
    },
    {
      key: "actions",
      header: "",
      align: "end",
      cell: ({ version }) => (
        <Menu
          label={`More for version ${version}`}
          items={[
            {
              key: "read",
              label: "Read or print",
              href: href(`/questionnaires/${id}/print?version=${version}`),
            },
            {
              key: "export",
              label: "Export as a file",
              onAction: () => startDownload(workspace, id, version),
            },
            ...(mayWrite
              ? [{ key: "copy", label: "Copy", onAction: () => setOpen({ what: "copy", version }) }]
              : []),
            ...(mayWrite && !isArchived
              ? [
                  {
                    key: "revert",
                    label: "Bring back as the draft",
                    isApart: true,
                    onAction: () => setOpen({ what: "revert", version }),
                  },
                ]
              : []),
          ]}
        />
      ),
    },
  ];
  const revert = async (version: number) => {
    await call(revertDraft, { params: { workspace, questionnaire: id }, body: { revision, version } });
    queries.removeQueries({ queryKey: [workspace, "questionnaires", id] });
    toast(`The draft is version ${version} again.`);
    go(href(`/questionnaires/${id}`));
  };
  return (
    <>
      <Table
        caption="Versions, newest first"
        columns={columns}
        rows={versions}
        rowKey={(row) => String(row.version)}
      />
      {open?.what === "copy" && (
        <NameDialog task="copy" id={id} name={name} version={open.version} onClose={() => setOpen(null)} />
      )}
      {open?.what === "revert" && (
        <ConfirmDialog
          title={`Bring version ${open.version} back as the draft?`}
          confirm="Bring it back"
          tone="primary"
          isOpen
          onClose={() => setOpen(null)}
          onConfirm={() => revert(open.version)}
        >
          What was changed since the last version and not published is lost. Published versions stay as they
          are.
        </ConfirmDialog>
      )}
    </>
  );
}

function Comparison({ id, versions }: { id: string; versions: readonly Version[] }) {
  const { id: workspace } = useWorkspace();
  const newest = versions[0]?.version ?? 1;
  const [from, setFrom] = useSearchParam("from", String(newest));
  const [to, setTo] = useSearchParam("to", "draft");
  const query = { from: Number(from) || newest, ...(to !== "draft" && { to: Number(to) || newest }) };
  const changes = useQuery({
    queryKey: [workspace, "questionnaires", id, "comparison", query],
    queryFn: ({ signal }) =>
      call(compareVersions, { params: { workspace, questionnaire: id }, query }, { signal }),
    staleTime: 0,
  });
  const options = versions.map(({ version }) => ({ value: String(version), label: `Version ${version}` }));
  return (
    <Section title="Compare">
      <div className="comparison-tools">
        <Select label="From" options={options} value={from} onChange={setFrom} />
        <Select
          label="To"
          options={[{ value: "draft", label: "The draft" }, ...options]}
          value={to}
          onChange={setTo}
        />
      </div>
      <Query query={changes}>{(list) => <ChangeList changes={list} />}</Query>
    </Section>
  );
}
