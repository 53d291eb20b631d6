import {
  createCampaign,
  listLinks,
  openCampaign,
  readCampaign,
  updateCampaign,
} from "#listen/campaigns/campaign.contract.ts";
import type { Definition } from "#listen/questionnaires/definition.ts";
import {
  createQuestionnaire,
  publishDraft,
  readDraft,
  saveDraft,
} from "#listen/questionnaires/questionnaire.contract.ts";
import { addPerson } from "#people/organisation/person.contract.ts";
import { setUp } from "#people/workspace/first-run.contract.ts";
import { until } from "#platform/database/database.fixture.ts";
import { type Client, clientOf } from "../../src/application.fixture.ts";

export const director = {
  name: "Dora Director",
  email: "dora@example.org",
  password: "a long enough secret",
};

/** An open campaign on a server of its own, reached by HTTP alone. */
export interface RunningCampaign {
  workspace: string;
  campaign: string;
  /** Paths of everybody's pages, "/a/…". */
  paths: string[];
}

/** Sets a fresh server up, adds people without e-mail and opens a named campaign for them, as a director does. */
export async function beginCampaign(
  origin: string,
  definition: Definition,
  people: number,
): Promise<RunningCampaign> {
  const call = clientOf(origin);
  const { workspace } = await call(setUp, {
    body: {
      director,
      workspace: {
        name: "Better service",
        organisation: "Example Rail",
        operator: "Example Rail, IT department",
        language: "en",
        timeZone: "Europe/Berlin",
      },
      withoutConsultant: true,
    },
  });
  const here = { params: { workspace } };
  for (let index = 0; index < people; index++)
    await call(addPerson, { ...here, body: { name: `Person ${index}` } });
  const questionnaire = await publish(call, workspace, definition);
  const { campaign } = await call(createCampaign, {
    ...here,
    body: { name: "How do we serve?", questionnaire, anonymity: "named" },
  });
  const chosen = { params: { workspace, campaign } };
  const { revision, settings } = await call(readCampaign, chosen);
  const { revision: ready } = await call(updateCampaign, {
    ...chosen,
    body: { revision, settings: { ...settings, purpose: "To serve better." } },
  });
  await call(openCampaign, { ...chosen, body: { revision: ready, when: "now" } });
  await until("everybody is invited", async () => {
    const { state, inviting } = await call(readCampaign, chosen);
    return state === "open" && inviting === null;
  });
  const { people: invited } = await call(listLinks, chosen);
  return { workspace, campaign, paths: invited.map(({ link }) => new URL(link).pathname) };
}

async function publish(call: Client, workspace: string, definition: Definition): Promise<string> {
  const { id } = await call(createQuestionnaire, {
    params: { workspace },
    body: { template: "blank", name: "Service" },
  });
  const chosen = { params: { workspace, questionnaire: id } };
  const { revision } = await call(readDraft, chosen);
  const saved = await call(saveDraft, { ...chosen, body: { revision, definition } });
  await call(publishDraft, { ...chosen, body: { revision: saved.revision } });
  return id;
}
