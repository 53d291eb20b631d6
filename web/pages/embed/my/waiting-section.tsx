import "./my.css";
import { useQuery } from "@tanstack/react-query";
import { listMyInvitations } from "#listen/campaigns/campaign.contract.ts";
import type { ResponseOf } from "#platform/http/contract.ts";
import { call } from "../../../client.ts";
import { useWorkspace } from "../../../shell/use-workspace.ts";
import { Badge } from "../../../ui/badge.tsx";
import { LinkButton } from "../../../ui/button.tsx";
import { Query } from "../../../ui/query.tsx";
import { Section } from "../../../ui/section.tsx";
import { Table } from "../../../ui/table.tsx";
import { Time } from "../../../ui/time.tsx";

type Invitation = ResponseOf<typeof listMyInvitations>["invitations"][number];

const buttonWords = { "not started": "Begin", started: "Go on", completed: "Change answers" } as const;

/** Questionnaires that wait for one's answers. */
export function WaitingSection() {
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
            <p className="own-note">
              Nothing waits for your answers. When somebody invites you to a questionnaire, it appears here;
              invitations also come by e-mail.
            </p>
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
            <Badge tone={progress === "completed" ? "good" : "active"}>{progress ?? "not known"}</Badge>
          ),
        },
        {
          key: "go",
          header: "",
          align: "end",
          cell: ({ path, progress, name }) => (
            <LinkButton href={path} tone={isFirst(path) ? "primary" : "plain"}>
              {progress === null ? "Open" : buttonWords[progress]}
              <span className="visually-hidden">: {name}</span>
            </LinkButton>
          ),
        },
      ]}
    />
  );
}
