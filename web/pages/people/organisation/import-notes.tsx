import { useQuery } from "@tanstack/react-query";
import { fileRow } from "#people/organisation/file-notes.ts";
import { type Import, listImportLines } from "#people/organisation/import.contract.ts";
import { call } from "../../../client.ts";
import { useWorkspace } from "../../../shell/use-workspace.ts";
import { Notice } from "../../../ui/notice.tsx";

/** What concerns the file as a whole: these are the first of its problems. */
const mostNotes = 5;

/** Columns that are not used, and addresses that are missing throughout. */
export function ImportNotes({ shown }: { shown: Import }) {
  const { id: workspace } = useWorkspace();
  const query = { kind: "problem" as const, limit: mostNotes };
  const problems = useQuery({
    queryKey: [workspace, "imports", shown.id, "lines", "notes"],
    queryFn: ({ signal }) =>
      call(listImportLines, { params: { workspace, import: shown.id }, query }, { signal }),
    enabled: shown.counts.problem > 0,
  });
  const notes = problems.data?.lines.filter(({ row }) => row === fileRow) ?? [];
  return notes.map(({ number, title }) => <Notice key={number} tone="warning" title={title} />);
}
