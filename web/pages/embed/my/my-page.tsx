import { useQuery } from "@tanstack/react-query";
import { Download } from "lucide-react";
import { listMyReports } from "#embed/personal-reports/personal-reports.contract.ts";
import { listMyInvitations } from "#listen/campaigns/campaign.contract.ts";
import type { ResponseOf } from "#platform/http/contract.ts";
import { call } from "../../../client.ts";
import { useWorkspace } from "../../../shell/use-workspace.ts";
import { Badge } from "../../../ui/badge.tsx";
import { LinkButton } from "../../../ui/button.tsx";
import { EmptyState } from "../../../ui/empty-state.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { Page } from "../../../ui/page.tsx";
import { Query } from "../../../ui/query.tsx";
import { Section } from "../../../ui/section.tsx";
import { Table } from "../../../ui/table.tsx";
import { Time } from "../../../ui/time.tsx";

/** What concerns whoever is signed in: questionnaires to answer and reports of their own. */
export function MyPage() {
  const { name } = useWorkspace();
  return (
    <Page
      kicker={name}
      title="My page"
      lead="Questionnaires that wait for your answers, and reports that belong to you."
    >
      <Invitations />
      <Reports />
    </Page>
  );
}

type Invitation = ResponseOf<typeof listMyInvitations>["invitations"][number];

const buttonWords = { "not started": "Begin", started: "Go on", completed: "Change answers" } as const;

function Invitations() {
  const { id: workspace } = useWorkspace();
  const query = useQuery({
    queryKey: [workspace, "my", "invitations"],
    queryFn: ({ signal }) => call(listMyInvitations, { params: { workspace } }, { signal }),
  });
  return (
    <Section title="To answer">
      <Query query={query} lines={2}>
        {({ invitations }) =>
          invitations.length === 0 ? (
            <EmptyState title="Nothing to answer">
              When somebody invites you to a questionnaire, it appears here. Invitations also come by e-mail.
            </EmptyState>
          ) : (
            <InvitationTable invitations={invitations} />
          )
        }
      </Query>
    </Section>
  );
}

function InvitationTable({ invitations }: { invitations: readonly Invitation[] }) {
  const isFirst = (path: string) =>
    invitations.find(({ progress }) => progress !== "completed")?.path === path;
  return (
    <Table
      caption="Questionnaires to answer"
      rows={invitations}
      rowKey={({ campaign }) => campaign}
      columns={[
        { key: "name", header: "Questionnaire", isRowHeader: true, cell: ({ name }) => name },
        { key: "closes", header: "Closes", cell: ({ closesAt }) => <Time value={closesAt} /> },
        {
          key: "progress",
          header: "Your answers",
          cell: ({ progress }) => (
            <Badge tone={progress === "completed" ? "good" : "active"}>{progress}</Badge>
          ),
        },
        {
          key: "go",
          header: "",
          align: "end",
          cell: ({ path, progress, name }) => (
            <LinkButton href={path} tone={isFirst(path) ? "primary" : "plain"}>
              {buttonWords[progress]}
              <span className="visually-hidden">: {name}</span>
            </LinkButton>
          ),
        },
      ]}
    />
  );
}

function Reports() {
  const { id: workspace } = useWorkspace();
  const query = useQuery({
    queryKey: [workspace, "my", "reports"],
    queryFn: ({ signal }) => call(listMyReports, { params: { workspace } }, { signal }),
  });
  return (
    <Section
      title="My reports"
      lead="A report is made from your own answers. It is meant for learning, never for appraisal, pay or ranking."
    >
      <Query query={query} lines={2}>
        {({ reports, sharedAddress }) =>
          sharedAddress !== null ? (
            <Notice
              title={`Several people share the address ${sharedAddress}, so reports can't be opened by it.`}
            >
              <p>Ask those who run the programme to give each of you an address of your own.</p>
            </Notice>
          ) : reports.length === 0 ? (
            <EmptyState title="No report of yours yet">
              Some questionnaires give you a personal report. It appears here as soon as you have answered and
              said that you are done.
            </EmptyState>
          ) : (
            <ReportTable reports={reports} />
          )
        }
      </Query>
    </Section>
  );
}

type Report = ResponseOf<typeof listMyReports>["reports"][number];

const readerWords = {
  consultant: "you and the consultant, as you were told",
  programme: "you and those who run the programme",
} as const;

function ReportTable({ reports }: { reports: readonly Report[] }) {
  const { id: workspace } = useWorkspace();
  return (
    <Table
      caption="My reports"
      rows={reports}
      rowKey={({ invitation }) => invitation}
      columns={[
        { key: "campaign", header: "Campaign", isRowHeader: true, cell: ({ campaign }) => campaign },
        { key: "questionnaire", header: "Questionnaire", cell: ({ questionnaire }) => questionnaire },
        {
          key: "answered",
          header: "Answered",
          cell: ({ answeredAt, isFinal }) => (
            <>
              <Time value={answeredAt} as="date" />
              {!isFinal && ", can still change"}
            </>
          ),
        },
        { key: "readers", header: "Who can open it", cell: ({ readers }) => readerWords[readers] },
        {
          key: "download",
          header: "",
          align: "end",
          cell: ({ invitation, campaign }) => (
            <LinkButton
              href={`/api/workspaces/${workspace}/my/reports/${invitation}/report.pdf`}
              icon={<Download size={16} aria-hidden />}
              download
            >
              Report (PDF)<span className="visually-hidden"> of {campaign}</span>
            </LinkButton>
          ),
        },
      ]}
    />
  );
}
