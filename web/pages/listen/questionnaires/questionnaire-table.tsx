import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import {
  archiveQuestionnaire,
  deleteQuestionnaire,
  type ListedQuestionnaire,
  restoreQuestionnaire,
} from "#listen/questionnaires/questionnaire.contract.ts";
import { call } from "../../../client.ts";
import { useWorkspace } from "../../../shell/use-workspace.ts";
import { ConfirmDialog } from "../../../ui/confirm-dialog.tsx";
import { asAppError } from "../../../ui/form.tsx";
import { Link } from "../../../ui/link.tsx";
import { Menu } from "../../../ui/menu.tsx";
import { type Column, Table } from "../../../ui/table.tsx";
import { Time } from "../../../ui/time.tsx";
import { toast } from "../../../ui/toast.tsx";
import { languageName } from "./language-words.ts";
import { NameDialog } from "./name-dialog.tsx";
import { startDownload } from "./start-download.ts";
import { StateBadge } from "./state-badge.tsx";

type Open = { what: "rename" | "copy" | "delete"; row: ListedQuestionnaire } | null;

/** Questionnaires by name, with what can be done with each. */
export function QuestionnaireTable({ rows }: { rows: readonly ListedQuestionnaire[] }) {
  const { id: workspace, can, href } = useWorkspace();
  const queries = useQueryClient();
  const [open, setOpen] = useState<Open>(null);
  const close = () => setOpen(null);
  const reload = () => queries.invalidateQueries({ queryKey: [workspace, "questionnaires"] });

  const archive = async ({ id, name }: ListedQuestionnaire, isArchived: boolean) => {
    const params = { workspace, questionnaire: id };
    try {
      await call(isArchived ? archiveQuestionnaire : restoreQuestionnaire, { params });
      await reload();
      toast(
        isArchived ? `${name} was archived.` : `${name} is back.`,
        isArchived ? () => void archive({ id, name } as ListedQuestionnaire, false) : undefined,
      );
    } catch (error) {
      toast(asAppError(error).message);
    }
  };

  const columns: Column<ListedQuestionnaire>[] = [
    {
      key: "name",
      header: "Name",
      isRowHeader: true,
      cell: ({ id, name }) => <Link href={href(`/questionnaires/${id}`)}>{name}</Link>,
    },
    { key: "state", header: "State", cell: (row) => <StateBadge {...row} /> },
    {
      key: "size",
      header: "Questions",
      align: "end",
      cell: ({ questions }) => questions.toLocaleString(),
    },
    {
      key: "languages",
      header: "Languages",
      isWideOnly: true,
      cell: ({ languages }) => languages.map(languageName).join(", "),
    },
    {
      key: "saved",
      header: "Changed",
      cell: ({ savedAt, savedBy }) => (
        <>
          <Time value={savedAt} as="relative" />
          {savedBy !== "" && `, ${savedBy}`}
        </>
      ),
    },
    {
      key: "actions",
      header: "",
      align: "end",
      cell: (row) => (
        <Menu
          label={`More for ${row.name}`}
          items={[
            ...(can("questionnaires.write")
              ? [
                  { key: "rename", label: "Rename", onAction: () => setOpen({ what: "rename", row }) },
                  { key: "copy", label: "Copy", onAction: () => setOpen({ what: "copy", row }) },
                ]
              : []),
            { key: "print", label: "Print", href: href(`/questionnaires/${row.id}/print`) },
            {
              key: "export",
              label: "Export as a file",
              onAction: () => startDownload(workspace, row.id),
            },
            ...(row.latestVersion === null
              ? []
              : [{ key: "versions", label: "Versions", href: href(`/questionnaires/${row.id}/versions`) }]),
            ...(can("questionnaires.write")
              ? [
                  {
                    key: "archive",
                    label: row.archivedAt === null ? "Archive" : "Restore",
                    isApart: true,
                    onAction: () => void archive(row, row.archivedAt === null),
                  },
                ]
              : []),
            ...(can("questionnaires.write") && row.latestVersion === null
              ? [
                  {
                    key: "delete",
                    label: "Delete",
                    tone: "danger" as const,
                    onAction: () => setOpen({ what: "delete", row }),
                  },
                ]
              : []),
          ]}
        />
      ),
    },
  ];
  return (
    <>
      <Table caption="Questionnaires" columns={columns} rows={rows} rowKey={({ id }) => id} />
      {open?.what === "rename" && <NameDialog task="rename" {...open.row} onClose={close} />}
      {open?.what === "copy" && <NameDialog task="copy" {...open.row} onClose={close} />}
      {open?.what === "delete" && (
        <ConfirmDialog
          title={`Delete ${open.row.name}?`}
          confirm="Delete"
          isOpen
          onClose={close}
          onConfirm={async () => {
            await call(deleteQuestionnaire, { params: { workspace, questionnaire: open.row.id } });
            await reload();
            toast(`${open.row.name} was deleted.`);
          }}
        >
          It was never published, so no answers depend on it. This can't be undone; an export keeps a copy.
        </ConfirmDialog>
      )}
    </>
  );
}
