import type { MessageRow } from "#people/mail/outbox.contract.ts";
import { useWorkspace } from "../../../shell/use-workspace.ts";
import { Badge } from "../../../ui/badge.tsx";
import { Link } from "../../../ui/link.tsx";
import { type Column, Table } from "../../../ui/table.tsx";
import { Time } from "../../../ui/time.tsx";
import { kindWords, stateWords } from "./message-words.ts";

/** Messages, newest first. */
export function MessageTable({ messages }: { messages: readonly MessageRow[] }) {
  const { href } = useWorkspace();
  const columns: readonly Column<MessageRow>[] = [
    {
      key: "subject",
      header: "Subject",
      isRowHeader: true,
      cell: ({ id, subject }) => <Link href={href(`/outbox/${id}`)}>{subject}</Link>,
    },
    { key: "recipient", header: "To", cell: ({ recipient }) => recipient.name },
    { key: "kind", header: "About", cell: ({ kind }) => kindWords[kind] },
    {
      key: "state",
      header: "State",
      cell: ({ state }) => <Badge tone={stateWords[state].tone}>{stateWords[state].label}</Badge>,
    },
    { key: "created", header: "Written", cell: ({ createdAt }) => <Time value={createdAt} /> },
    ...(messages.some(({ problem }) => problem !== null)
      ? [{ key: "problem", header: "Problem", cell: ({ problem }: MessageRow) => problem ?? "" }]
      : []),
  ];
  return <Table caption="Messages, newest first" columns={columns} rows={messages} rowKey={({ id }) => id} />;
}
