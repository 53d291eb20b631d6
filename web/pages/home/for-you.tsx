import { useQuery } from "@tanstack/react-query";
import { Download } from "lucide-react";
import { listMyReports } from "#embed/personal-reports/personal-reports.contract.ts";
import { listMyInvitations } from "#listen/campaigns/campaign.contract.ts";
import type { ResponseOf } from "#platform/http/contract.ts";
import { call } from "../../client.ts";
import { useSession } from "../../shell/session.ts";
import { useWorkspace } from "../../shell/use-workspace.ts";
import { Badge } from "../../ui/badge.tsx";
import { LinkButton } from "../../ui/button.tsx";
import { Query } from "../../ui/query.tsx";
import { Section } from "../../ui/section.tsx";
import { type Column, Table } from "../../ui/table.tsx";
import { Time } from "../../ui/time.tsx";

type Invitation = ResponseOf<typeof listMyInvitations>["invitations"][number];
type Report = ResponseOf<typeof listMyReports>["reports"][number];

const progressWords = {
  "not started": <Badge tone="warning">not answered</Badge>,
  started: <Badge tone="active">begun</Badge>,
  completed: <Badge tone="good">answered</Badge>,
};
const actionWords = { "not started": "Answer", started: "Go on", completed: "Change answers" };

const invitationColumns: readonly Column<Invitation>[] = [
  { key: "name", header: "Questionnaire", isRowHeader: true, cell: ({ name }) => name },
  { key: "progress", header: "State", cell: ({ progress }) => progressWords[progress] },
  { key: "closes", header: "Closes", cell: ({ closesAt }) => <Time value={closesAt} as="relative" /> },
  {
    key: "action",
    header: "",
    align: "end",
    cell: ({ progress, path }) => (
      <LinkButton href={path} tone={progress === "completed" ? "quiet" : "plain"}>
        {actionWords[progress]}
      </LinkButton>
    ),
  },
];

const reportColumns = (workspace: string): readonly Column<Report>[] => [
  { key: "campaign", header: "Your report", isRowHeader: true, cell: ({ campaign }) => campaign },
  { key: "answered", header: "Answered", cell: ({ answeredAt }) => <Time value={answeredAt} as="date" /> },
  {
    key: "action",
    header: "",
    align: "end",
    cell: ({ invitation }) => (
      <LinkButton
        href={`/api/workspaces/${workspace}/my/reports/${invitation}/report.pdf`}
        icon={<Download size={16} aria-hidden />}
        download
      >
        Save as PDF
      </LinkButton>
    ),
  },
];

/** Questionnaires to answer, and one's own reports. */
export function ForYou() {
  const { id, can } = useWorkspace();
  const { user } = useSession();
  const invitations = useQuery({
    queryKey: [id, "my", "invitations"],
    queryFn: ({ signal }) => call(listMyInvitations, { params: { workspace: id } }, { signal }),
  });
  const reports = useQuery({
    queryKey: [id, "my", "reports"],
    queryFn: ({ signal }) => call(listMyReports, { params: { workspace: id } }, { signal }),
  });
  const own = reports.data?.reports ?? [];
  return (
    <Section title="For you">
      <Query query={invitations} lines={2}>
        {({ invitations: open }) =>
          open.length > 0 ? (
            <Table
              caption="Questionnaires for you"
              columns={invitationColumns}
              rows={open}
              rowKey={({ path }) => path}
            />
          ) : (
            <p>
              {own.length > 0 || can("campaigns.read")
                ? "There is no questionnaire for you to answer."
                : `There is nothing to do at the moment. When you are asked something, it appears here and a mail goes to ${user?.email}.`}
            </p>
          )
        }
      </Query>
      {own.length > 0 && (
        <Table
          caption="Your reports"
          columns={reportColumns(id)}
          rows={own}
          rowKey={({ invitation }) => invitation}
        />
      )}
    </Section>
  );
}
