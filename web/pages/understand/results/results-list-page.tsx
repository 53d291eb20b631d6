import { useQuery } from "@tanstack/react-query";
import type { ResponseOf } from "#platform/http/contract.ts";
import { listResults } from "#understand/results/results.contract.ts";
import { call } from "../../../client.ts";
import { useWorkspace } from "../../../shell/use-workspace.ts";
import { Badge } from "../../../ui/badge.tsx";
import { LinkButton } from "../../../ui/button.tsx";
import { EmptyState } from "../../../ui/empty-state.tsx";
import { Link } from "../../../ui/link.tsx";
import { Page } from "../../../ui/page.tsx";
import { Query } from "../../../ui/query.tsx";
import { Section } from "../../../ui/section.tsx";
import { Table } from "../../../ui/table.tsx";
import { Time } from "../../../ui/time.tsx";
import { KeptSurveys } from "../surveys/kept-surveys.tsx";
import { pollInterval } from "./polling.ts";

type Entry = ResponseOf<typeof listResults>["campaigns"][number];

const states = {
  open: { tone: "active", words: "collecting answers" },
  computing: { tone: "warning", words: "being computed" },
  ready: { tone: "good", words: "ready" },
  "too-few": { tone: "neutral", words: "too few answers" },
} as const;

/** Campaigns that were opened, and where their results stand. */
export function ResultsListPage() {
  const { id: workspace, can, href } = useWorkspace();
  const query = useQuery({
    queryKey: [workspace, "results"],
    queryFn: ({ signal }) => call(listResults, { params: { workspace } }, { signal }),
    refetchInterval: ({ state: { data } }) =>
      data?.campaigns.some(({ state }) => state === "computing") && pollInterval,
  });
  return (
    <Page
      kicker="Understand"
      title="Results"
      lead="What the answers of each campaign say, once it is safe to tell."
    >
      <Section title="Campaigns">
        <Query query={query}>
          {({ campaigns }) =>
            campaigns.length === 0 ? (
              <EmptyState
                title="No campaign has been opened yet"
                actions={
                  <>
                    {can("campaigns.read") && (
                      <LinkButton tone="primary" href={href("/campaigns")}>
                        Go to campaigns
                      </LinkButton>
                    )}
                    {can("campaigns.write") && (
                      <LinkButton href={href("/surveys/new")}>Bring answers from another tool</LinkButton>
                    )}
                  </>
                }
              >
                Results appear here when a campaign closes. Open a campaign to collect the first answers, or
                bring those that you have from Qualtrics, LimeSurvey or any other tool.
              </EmptyState>
            ) : (
              <CampaignTable campaigns={campaigns} />
            )
          }
        </Query>
      </Section>
      <KeptSurveys />
    </Page>
  );
}

function CampaignTable({ campaigns }: { campaigns: readonly Entry[] }) {
  const { href } = useWorkspace();
  return (
    <Table
      caption="Campaigns and their results"
      rows={campaigns}
      rowKey={({ campaign }) => campaign}
      columns={[
        {
          key: "name",
          header: "Campaign",
          isRowHeader: true,
          cell: ({ campaign, name }) => <Link href={href(`/results/${campaign}`)}>{name}</Link>,
        },
        { key: "questionnaire", header: "Questionnaire", cell: ({ questionnaire }) => questionnaire },
        { key: "anonymity", header: "Answers", cell: ({ anonymity }) => anonymity },
        {
          key: "closes",
          header: "Closes",
          cell: ({ closed, closedAt, closesAt }) =>
            closed && (closedAt ?? closesAt) ? (
              <Time value={closedAt ?? closesAt ?? ""} as="date" />
            ) : closesAt ? (
              <>
                closes <Time value={closesAt} as="date" />
              </>
            ) : (
              "open"
            ),
        },
        {
          key: "state",
          header: "Results",
          cell: ({ state }) => <Badge tone={states[state].tone}>{states[state].words}</Badge>,
        },
      ]}
    />
  );
}
