import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import { listCampaigns } from "#listen/campaigns/campaign.contract.ts";
import { type CampaignState, campaignStates } from "#listen/campaigns/campaign-state.ts";
import { call } from "../../../client.ts";
import { useSearchParam } from "../../../shell/address.ts";
import { useWorkspace } from "../../../shell/use-workspace.ts";
import { Button, LinkButton } from "../../../ui/button.tsx";
import { EmptyState } from "../../../ui/empty-state.tsx";
import { Page } from "../../../ui/page.tsx";
import { Pager } from "../../../ui/pager.tsx";
import { Query } from "../../../ui/query.tsx";
import { Select } from "../../../ui/select.tsx";
import { Row, Stack } from "../../../ui/stack.tsx";
import { SurveysOnCampaigns } from "../survey-imports/surveys-on-campaigns.tsx";
import { CampaignTable } from "./campaign-table.tsx";
import { stateWords } from "./campaign-words.ts";

const pageLength = 50;
type Shown = CampaignState | "all";

const shownOptions = [
  { value: "all", label: "All campaigns" },
  ...campaignStates.map((state) => ({ value: state, label: `Only: ${stateWords[state].words}` })),
] as const;

/** All campaigns, newest first. */
export function CampaignsPage() {
  const { id: workspace, can, href } = useWorkspace();
  const [shown, setShown] = useSearchParam<Shown>("state", "all");
  const [from, setFrom] = useSearchParam("from", "0");
  const offset = Math.max(0, Number.parseInt(from, 10) || 0);
  const state = campaignStates.find((each) => each === shown);
  const query = { ...(state && { state }), offset, limit: pageLength };
  const campaigns = useQuery({
    queryKey: [workspace, "campaigns", query],
    queryFn: ({ signal }) => call(listCampaigns, { params: { workspace }, query }, { signal }),
    placeholderData: keepPreviousData,
    refetchInterval: ({ state: { data } }) =>
      data?.campaigns.some((each) => each.state === "opening" || each.state === "open") ? 5000 : false,
  });
  const mayWrite = can("campaigns.write");
  return (
    <Page
      kicker="Listen"
      title="Campaigns"
      lead="A campaign asks people the questions of one questionnaire, until a day that you choose."
      actions={
        mayWrite && (
          <>
            <LinkButton href={href("/surveys/new")}>Bring answers from another tool</LinkButton>
            <LinkButton tone="primary" href={href("/campaigns/new")} icon={<Plus size={16} aria-hidden />}>
              New campaign
            </LinkButton>
          </>
        )
      }
    >
      <Query query={campaigns}>
        {({ total, campaigns: rows }) =>
          total === 0 && state === undefined ? (
            <EmptyState
              title="No campaign yet"
              actions={
                mayWrite && <LinkButton href={href("/campaigns/new")}>Prepare the first campaign</LinkButton>
              }
            >
              You choose a questionnaire and whom to ask, read what people will be told, and try it yourself.
              Nothing is sent before you open the campaign.
            </EmptyState>
          ) : (
            <Stack>
              <Row>
                <Select
                  label="Show"
                  options={shownOptions}
                  value={state ?? "all"}
                  onChange={(next) => setShown(next)}
                />
              </Row>
              {rows.length === 0 ? (
                <EmptyState
                  title="No campaign is in this state"
                  actions={<Button onPress={() => setShown("all")}>Show all campaigns</Button>}
                >
                  Choose another state, or show all.
                </EmptyState>
              ) : (
                <>
                  <CampaignTable campaigns={rows} />
                  <Pager
                    offset={offset}
                    limit={pageLength}
                    total={total}
                    onOffset={(next) => setFrom(String(next))}
                    things={total === 1 ? "campaign" : "campaigns"}
                  />
                </>
              )}
            </Stack>
          )
        }
      </Query>
      <SurveysOnCampaigns />
    </Page>
  );
}
