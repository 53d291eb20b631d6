import { useQuery } from "@tanstack/react-query";
import { listCampaigns } from "#listen/campaigns/campaign.contract.ts";
import type { ResponseOf } from "#platform/http/contract.ts";
import { call } from "../../client.ts";
import { useWorkspace } from "../../shell/use-workspace.ts";
import { LinkButton } from "../../ui/button.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { Link } from "../../ui/link.tsx";
import { Meter } from "../../ui/meter.tsx";
import { Query } from "../../ui/query.tsx";
import { Section } from "../../ui/section.tsx";
import { Stack } from "../../ui/stack.tsx";
import { type Column, Table } from "../../ui/table.tsx";
import { Time } from "../../ui/time.tsx";
import { peopleWords, percentWords } from "../listen/campaigns/campaign-words.ts";
import { DraftReadiness } from "./draft-readiness.tsx";

type Campaign = ResponseOf<typeof listCampaigns>["campaigns"][number];

/** For how many days a closed campaign is news. */
const recentDays = 30;

/** As many drafts are looked into, the newest; each is a question of its own to the server. */
const shownDrafts = 8;

const isRecent = ({ closedAt }: Campaign) =>
  closedAt !== null && Date.now() - Date.parse(closedAt) < recentDays * 86_400_000;

const Answered = ({ campaign: { invited, completed } }: { campaign: Campaign }) =>
  completed === null || invited === 0 ? (
    `${peopleWords(invited)} invited`
  ) : (
    <Meter
      label={percentWords(completed, invited)}
      share={completed / invited}
      words={`${completed.toLocaleString()} of ${invited.toLocaleString()}`}
    />
  );

const answered: Column<Campaign> = {
  key: "answered",
  header: "Answered",
  cell: (campaign) => (campaign.state === "scheduled" ? "–" : <Answered campaign={campaign} />),
};

function Dates({ campaign: { state, opensAt, closesAt } }: { campaign: Campaign }) {
  if (state === "scheduled" && opensAt)
    return (
      <>
        opens <Time value={opensAt} />
      </>
    );
  return closesAt ? <Time value={closesAt} /> : "–";
}

/** Campaigns that are prepared, that run, and that closed lately with their results. */
export function CampaignsToday() {
  const { id, can, href } = useWorkspace();
  const campaigns = useQuery({
    queryKey: [id, "campaigns", "today"],
    queryFn: ({ signal }) =>
      call(listCampaigns, { params: { workspace: id }, query: { limit: 200 } }, { signal }),
  });
  // Where there is none at all, the first steps say what to do.
  if (campaigns.data?.total === 0 && can("campaigns.write")) return null;
  return (
    <Section
      title="Campaigns"
      actions={campaigns.data && <Link href={href("/campaigns")}>All campaigns</Link>}
    >
      <Query query={campaigns} lines={3}>
        {({ campaigns: all }) => <Groups campaigns={all} />}
      </Query>
    </Section>
  );
}

function Groups({ campaigns }: { campaigns: readonly Campaign[] }) {
  const { can, href } = useWorkspace();
  const drafts = campaigns.filter(({ state }) => state === "draft");
  const running = campaigns.filter(({ state }) => state !== "draft" && state !== "closed");
  const closed = campaigns.filter(isRecent);
  const name: Column<Campaign> = {
    key: "name",
    header: "Campaign",
    isRowHeader: true,
    cell: (campaign) => <Link href={href(`/campaigns/${campaign.id}`)}>{campaign.name}</Link>,
  };
  const rowKey = (campaign: Campaign) => campaign.id;
  if (drafts.length + running.length + closed.length === 0)
    return (
      <EmptyState
        title="No campaign is prepared or open"
        actions={
          can("campaigns.write") && <LinkButton href={href("/campaigns/new")}>Prepare a campaign</LinkButton>
        }
      >
        {`None has closed in the last ${recentDays} days either.`}
      </EmptyState>
    );
  return (
    <Stack>
      {running.length > 0 && (
        <div>
          <h3>Running</h3>
          <Table
            caption="Campaigns that run"
            rows={running}
            rowKey={rowKey}
            columns={[
              name,
              answered,
              { key: "closes", header: "Closes", cell: (campaign) => <Dates campaign={campaign} /> },
            ]}
          />
        </div>
      )}
      {drafts.length > 0 && (
        <div>
          <h3>In preparation</h3>
          <Table
            caption="Campaigns in preparation"
            rows={drafts.slice(0, shownDrafts)}
            rowKey={rowKey}
            columns={[
              name,
              { key: "ready", header: "State", cell: (campaign) => <DraftReadiness id={campaign.id} /> },
            ]}
          />
          {drafts.length > shownDrafts && (
            <p>{`${(drafts.length - shownDrafts).toLocaleString()} more ${drafts.length === shownDrafts + 1 ? "is" : "are"} in the list of all campaigns.`}</p>
          )}
        </div>
      )}
      {closed.length > 0 && (
        <div>
          <h3>{`Closed in the last ${recentDays} days`}</h3>
          <Table
            caption={`Campaigns that closed in the last ${recentDays} days`}
            rows={closed}
            rowKey={rowKey}
            columns={[
              name,
              answered,
              {
                key: "closed",
                header: "Closed",
                cell: ({ closedAt }) => closedAt && <Time value={closedAt} as="date" />,
              },
              ...(can("results.read")
                ? [
                    {
                      key: "results",
                      header: "Results",
                      cell: (campaign: Campaign) => (
                        <Link href={href(`/results/${campaign.id}`)}>See the results</Link>
                      ),
                    },
                  ]
                : []),
            ]}
          />
        </div>
      )}
    </Stack>
  );
}
