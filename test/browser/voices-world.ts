import { sql } from "kysely";
import type { CampaignWorkspace } from "#listen/campaigns/campaign.fixture.ts";
import { customerCrowd, customersWhere, serve } from "#listen/campaigns/customers.fixture.ts";
import type { Definition } from "#listen/questionnaires/definition.ts";
import { saveQuotas } from "#listen/quotas/quotas.contract.ts";
import * as news from "#listen/said-and-done/said-and-done.contract.ts";
import { makeToken } from "#people/integrations/tokens.contract.ts";
import { addWebhook, tryWebhook } from "#people/integrations/webhooks.contract.ts";
import { relationship, surveyed } from "#understand/campaign-surveys/campaign-survey.fixture.ts";
import { savePerceptionComparison } from "#understand/perceptions/perceptions.contract.ts";
import { type CampaignPlan, putCampaign } from "#understand/results/campaign.fixture.ts";
import { release } from "#understand/results/results.service.ts";
import { listWeightings, makeWeighting } from "#understand/weighting/weighting.contract.ts";

/** What stands for a text that somebody types. */
export type Typed = (text: string) => string;

/** Survey campaigns, and their groups of one account person each, whose figures all may see. */
export interface Voices {
  /** The customers' first, then the staff's; both have figures. */
  surveyed: string[];
  /** A campaign that asks customers: open, and one that is being prepared. */
  open: string[];
  drafts: string[];
  accountPeople: string[];
  /** Of the first that has figures. */
  weightings: string[];
}

export const noVoices: Voices = { surveyed: [], open: [], drafts: [], accountPeople: [], weightings: [] };

/** The same questionnaire with every text but the scale's points typed by somebody. */
const typedTexts = (definition: Definition, typed: Typed): Definition =>
  JSON.parse(JSON.stringify(definition), (key, value) =>
    key === "en" && !/^\d+$/.test(value) ? typed(value) : value,
  );

/**
 * Customers and staff asked the same, with figures, breakdowns and account people; a comparison of both; what was done about it;
 * a campaign of customers that runs and one that is prepared; and programs that are told.
 *
 * @param manager a person who looks after customers
 * @param told a campaign whose respondents read what was done
 */
export async function voices(
  made: CampaignWorkspace,
  { manager, told, typed }: { manager: string; told: string; typed: Typed },
): Promise<Voices> {
  const { director, transaction, workspaceId: workspace } = made;
  const managers = [manager, ...(await made.hire([{ name: typed("Anna") }, { name: typed("Bert") }]))];
  const definition = typedTexts(relationship, typed);
  const customerGroups = {
    segment: ["Gold", "Silver", "Bronze"].map(typed),
    "account-manager": managers,
    role: ["Buyer", "User"].map(typed),
  };
  const customers = await released(
    made,
    { name: typed("Customers, spring"), audience: "customers", definition },
    customerGroups,
    420,
  );
  const staff = await released(
    made,
    { name: typed("Staff, spring"), audience: "staff", definition },
    { standing: ["managers", "staff"] },
    160,
  );
  await transaction((tx) =>
    sql`INSERT INTO listen.follow_up_plan (workspace_id, campaign_id, first_view_days)
      VALUES (${workspace}, ${customers}, 1)`.execute(tx),
  );
  await made.application.database.owner.query(
    "UPDATE listen.release SET released_at = released_at - interval '2 days' WHERE workspace_id = $1 AND campaign_id = $2",
    [workspace, customers],
  );
  await director(savePerceptionComparison, {
    params: { workspace },
    body: { name: typed("Spring"), customers, staff },
  });
  await tell(made, told, typed);
  await connect(made, typed);
  await serve(made, customerCrowd(12, ["Wholesale", "Retail"].map(typed)));
  const asked = { audience: customersWhere(), breakdowns: ["segment"] };
  const open = await made.prepare({ ...asked, name: typed("Customers, autumn") });
  await made.open(open);
  await director(saveQuotas, {
    params: { workspace, campaign: open },
    body: {
      breakdowns: ["segment"],
      whenFull: "stop reminding",
      targets: [{ values: [typed("Retail")], target: 5 }],
    },
  });
  return {
    weightings: [await weighted(made, customers)],
    surveyed: [customers, staff],
    open: [open],
    drafts: [await made.prepare({ ...asked, name: typed("Customers, winter") })],
    accountPeople: managers,
  };
}

/** Weights figures by the first breakdown that they can be weighted by. @returns the weighting's id */
async function weighted({ director, workspaceId: workspace }: CampaignWorkspace, campaign: string) {
  const params = { workspace, campaign };
  const { breakdowns } = await director(listWeightings, { params });
  const margins = breakdowns.slice(0, 1).map(({ id }) => ({ breakdown: id, targets: null }));
  return (await director(makeWeighting, { params, body: { margins, cap: 3 } })).weighting;
}

/** Puts a campaign with people's answers, and releases its figures. @returns its id */
async function released(
  { transaction, workspaceId }: CampaignWorkspace,
  plan: Omit<CampaignPlan, "breakdowns">,
  groups: Record<string, readonly string[]>,
  count: number,
): Promise<string> {
  const people = surveyed(count, { groups }).map(({ groups: own, bounced, completed, answers }, index) => ({
    name: `Person ${index}`,
    groups: own,
    bounced,
    completed,
    ...(Object.keys(answers).length > 0 && { pages: { one: answers } }),
  }));
  const { signal } = new AbortController();
  return transaction(async (tx) => {
    const { campaignId } = await putCampaign(
      tx,
      workspaceId,
      { ...plan, breakdowns: Object.keys(groups) },
      people,
    );
    await release(tx, workspaceId, campaignId, undefined, signal);
    return campaignId;
  });
}

/** Publishes what was done about a campaign. */
async function tell(
  { director, workspaceId }: CampaignWorkspace,
  campaign: string,
  typed: Typed,
): Promise<void> {
  const params = { workspace: workspaceId, campaign };
  const content: news.Content = {
    introduction: { en: typed("Thank you.") },
    entries: [
      {
        id: "e1",
        said: { en: typed("The queue is long") },
        done: { en: typed("There are two counters") },
        state: "done",
        on: "2026-03-01",
        who: typed("Sam"),
        measure: null,
      },
    ],
  };
  const { revision } = await director(news.saveSaidAndDone, { params, body: { revision: 0, content } });
  await director(news.publishSaidAndDone, { params, body: { revision } });
}

/** A program with a token, and an address that is told and doesn't answer. */
async function connect({ director, workspaceId }: CampaignWorkspace, typed: Typed): Promise<void> {
  const params = { workspace: workspaceId };
  await director(makeToken, { params, body: { name: typed("Dashboard"), scopes: ["people:read"] } });
  const { webhook } = await director(addWebhook, {
    params,
    body: { url: "https://told.example.org/news", events: ["campaign.opened"], withAnswers: false },
  });
  await director(tryWebhook, { params: { ...params, webhook } });
}
