import * as campaigns from "../src/listen/campaigns/campaign.contract.ts";
import { crowd } from "../src/listen/campaigns/campaign.fixture.ts";
import * as questionnaires from "../src/listen/questionnaires/questionnaire.contract.ts";
import type { TemplateId } from "../src/listen/questionnaires/templates/template-ids.ts";
import { example, here, route, unusedName, type World } from "./contract-walk.ts";

const chosen = ({ workspaceId: workspace }: World, questionnaire: string) => ({
  params: { workspace, questionnaire },
});

/** A questionnaire that was never published, and its revision. */
async function draft(
  world: World,
  template: TemplateId = "contact-satisfaction",
): Promise<{ id: string; revision: number }> {
  const body = { template, name: unusedName() };
  const { id } = await world.director(questionnaires.createQuestionnaire, { ...here(world), body });
  return { id, revision: (await world.director(questionnaires.readDraft, chosen(world, id))).revision };
}

/** A questionnaire with one version, and its draft's revision. */
async function published(world: World, template?: TemplateId): Promise<{ id: string; revision: number }> {
  const { id, revision } = await draft(world, template);
  await world.director(questionnaires.publishDraft, { ...chosen(world, id), body: { revision } });
  return { id, revision: (await world.director(questionnaires.readDraft, chosen(world, id))).revision };
}

const inCampaign = ({ workspaceId: workspace }: World, campaign: string) => ({
  params: { workspace, campaign },
});

const prepared = async (world: World) => inCampaign(world, await world.prepare());

const open = new WeakMap<World, ReturnType<typeof openOne>>();

/** A named campaign with the profile that opens now. */
export async function openOne(world: World) {
  const { id } = await published(world, "service-commitment");
  const campaign = await world.prepare({ anonymity: "named", questionnaire: { id, version: 1 } });
  await world.hire(crowd(3));
  await world.open(campaign);
  return inCampaign(world, campaign);
}

/** A named campaign that is open and stays so: the same one for all. */
export function running(world: World): ReturnType<typeof openOne> {
  const campaign = open.get(world) ?? openOne(world);
  open.set(world, campaign);
  return campaign;
}

/** One of its invitations, of somebody with an address. */
export async function invitation(world: World): Promise<string> {
  const { params } = await running(world);
  const [first] = Array.from(await world.invitations(params.campaign))
    .filter(([name]) => name.startsWith("person "))
    .sort(([one], [other]) => (one < other ? -1 : 1));
  return first?.[1].id ?? "";
}

const somebody = async (world: World) => (await world.hire(crowd(1)))[0] ?? "";

async function department(world: World): Promise<string> {
  const name = unusedName();
  await world.hire(crowd(1, name));
  return world.unit(name);
}

async function audience(world: World) {
  const [units, people] = [[await department(world)], [await somebody(world)]];
  return { who: "groups" as const, units, levels: [], people, except: { units: [], people: [] } };
}

const nobodyThere = { foreignIds: "an audience by ids that nobody has here is empty" };

export const listenExamples = [
  example(questionnaires.listTemplates, here),
  example(questionnaires.listQuestionnaires, here),
  example(questionnaires.createQuestionnaire, (world) => ({
    ...here(world),
    body: { template: "blank" as const },
  })),
  example(
    questionnaires.importQuestionnaire,
    (world) => ({ ...here(world), body: { fileName: "mine.json", text: "{}" } }),
    { refused: "questionnaire.file-not-usable" },
  ),
  example(questionnaires.copyQuestionnaire, async (world) => ({
    ...chosen(world, (await draft(world)).id),
    body: { name: unusedName() },
  })),
  example(questionnaires.readDraft, async (world) => chosen(world, (await draft(world)).id)),
  example(questionnaires.saveDraft, async (world) => {
    const { id, revision } = await draft(world);
    const { definition } = await world.director(questionnaires.readDraft, chosen(world, id));
    return { ...chosen(world, id), body: { revision, definition } };
  }),
  example(questionnaires.revertDraft, async (world) => {
    const { id, revision } = await published(world);
    return { ...chosen(world, id), body: { revision, version: 1 } };
  }),
  example(questionnaires.publishDraft, async (world) => {
    const { id, revision } = await draft(world);
    return { ...chosen(world, id), body: { revision } };
  }),
  example(questionnaires.listVersions, async (world) => chosen(world, (await published(world)).id)),
  example(questionnaires.readVersion, async (world) => ({
    params: { workspace: world.workspaceId, questionnaire: (await published(world)).id, version: 1 },
  })),
  example(questionnaires.compareVersions, async (world) => ({
    ...chosen(world, (await published(world)).id),
    query: { from: 1 },
  })),
  example(questionnaires.renameQuestionnaire, async (world) => ({
    ...chosen(world, (await draft(world)).id),
    body: { name: unusedName() },
  })),
  example(questionnaires.archiveQuestionnaire, async (world) => chosen(world, (await draft(world)).id)),
  example(questionnaires.restoreQuestionnaire, async (world) => chosen(world, (await draft(world)).id)),
  example(questionnaires.deleteQuestionnaire, async (world) => chosen(world, (await draft(world)).id)),

  example(campaigns.listCampaigns, here),
  example(campaigns.createCampaign, (world) => ({
    ...here(world),
    body: { name: unusedName(), questionnaire: world.questionnaire },
  })),
  example(campaigns.readCampaign, prepared),
  example(campaigns.updateCampaign, async (world) => {
    const campaign = await world.prepare();
    const { revision, settings } = await world.read(campaign);
    return { ...inCampaign(world, campaign), body: { revision, settings } };
  }),
  example(campaigns.copyCampaign, async (world) => ({ ...(await prepared(world)), body: {} })),
  example(campaigns.deleteCampaign, prepared),
  example(
    campaigns.previewAudience,
    async (world) => ({ ...here(world), body: { audience: await audience(world) } }),
    nobodyThere,
  ),
  example(campaigns.previewCampaign, prepared),
  example(campaigns.sendTest, prepared),
  example(campaigns.startPilot, async (world) => ({
    ...(await prepared(world)),
    body: { people: [await somebody(world)] },
  })),
  example(campaigns.openCampaign, async (world) => {
    const campaign = await world.prepare();
    await somebody(world);
    const { revision } = await world.read(campaign);
    return { ...inCampaign(world, campaign), body: { revision, when: "now" as const } };
  }),
  example(campaigns.cancelOpening, prepared, { refused: "campaign.wrong-state" }),
  example(campaigns.listLinks, running),
  example(campaigns.readAudienceChanges, running),
  example(campaigns.addJoiners, async (world) => ({
    ...(await running(world)),
    body: { people: [await somebody(world)] },
  })),
  example(campaigns.withdrawInvitations, async (world) => ({
    ...(await running(world)),
    body: { invitations: [await invitation(world)], answers: "keep" as const },
  })),
  example(campaigns.reinstateInvitations, async (world) => ({
    ...(await running(world)),
    body: { invitations: [await invitation(world)] },
  })),
  example(campaigns.listInvitations, running),
  example(campaigns.resendInvitation, async (world) => ({
    params: { ...(await running(world)).params, invitation: await invitation(world) },
    body: {},
  })),
  example(campaigns.readReminderTurns, running),
  example(campaigns.remindNow, running, { refused: "campaign.nobody-to-remind" }),
  example(campaigns.handInBounces, async (world) => ({
    ...(await running(world)),
    body: { text: "nobody@example.net" },
  })),
  example(campaigns.updateContactLimit, (world) => ({ ...here(world), body: { invitations: 1, days: 60 } })),
  example(campaigns.extendCampaign, async (world) => ({
    ...(await running(world)),
    body: { closesAt: new Date(Date.now() + 90 * 24 * 60 * 60_000).toISOString() },
  })),
  example(campaigns.closeCampaign, openOne),
  example(campaigns.readProgress, running),
  example(campaigns.readDelivery, running),
  example(campaigns.listMyInvitations, here),
];

const guessed = "A".repeat(59);
const guessedBallot = "A".repeat(63);
const respondent = (name: string, path: string, init?: RequestInit) =>
  route(name, "public", () => path, { refused: 404, ...(init && { init }) });
const form = {
  method: "POST",
  headers: { "content-type": "application/x-www-form-urlencoded" },
  body: "revision=1",
};

export const listenRoutes = [
  route(
    "GET /api/workspaces/:workspace/questionnaires/:questionnaire/export",
    "questionnaires.read",
    async (world) => {
      const { id } = await draft(world);
      return `/api/workspaces/${world.workspaceId}/questionnaires/${id}/export`;
    },
  ),
  // A respondent's code holds for one campaign alone; src/listen/respond tries codes of other workspaces.
  respondent("GET /a/:code", `/a/${guessed}`),
  respondent("GET /a/:code/pages/:page", `/a/${guessed}/pages/page-1`),
  respondent("POST /a/:code/pages/:page", `/a/${guessed}/pages/page-1`, form),
  respondent("GET /a/:code/review", `/a/${guessed}/review`),
  respondent("GET /a/:code/thanks", `/a/${guessed}/thanks`),
  respondent("GET /a/:code/saved", `/a/${guessed}/saved`),
  respondent("POST /a/:code/complete", `/a/${guessed}/complete`, form),
  respondent("POST /a/:code/exchange", `/a/${guessed}/exchange`, form),
  // The code of an anonymous ballot holds for one campaign, too; src/listen/anonymous tries altered ones.
  respondent("GET /b/:code", `/b/${guessedBallot}`),
  respondent("POST /b/:code", `/b/${guessedBallot}`, form),
  respondent("GET /b/:code/pages/:page", `/b/${guessedBallot}/pages/page-1`),
  respondent("POST /b/:code/pages/:page", `/b/${guessedBallot}/pages/page-1`, form),
  respondent("GET /b/:code/review", `/b/${guessedBallot}/review`),
  respondent("GET /b/:code/thanks", `/b/${guessedBallot}/thanks`),
  respondent("GET /b/:code/saved", `/b/${guessedBallot}/saved`),
  respondent("POST /b/:code/complete", `/b/${guessedBallot}/complete`, form),
];
