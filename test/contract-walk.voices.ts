import { sql } from "kysely";
import * as followUps from "../src/listen/follow-ups/follow-up.contract.ts";
import * as news from "../src/listen/said-and-done/said-and-done.contract.ts";
import * as whoSees from "../src/listen/who-sees/who-sees.contract.ts";
import * as brand from "../src/people/brand/brand.contract.ts";
import * as accounts from "../src/understand/account-people/account-people.contract.ts";
import { invitation, running } from "./contract-walk.listen.ts";
import { example, here, route, type World } from "./contract-walk.ts";

/** A picture of 16 × 16 pixels, black. */
const logo =
  "iVBORw0KGgoAAAANSUhEUgAAABAAAAAQCAAAAAA6mKC9AAAADUlEQVR4nGNgGAXIAAABEAABoJMRpQAAAABJRU5ErkJggg==";

const made = new WeakMap<World, Promise<string>>();

/** A follow-up of a named campaign that nobody owns. */
function followUp(world: World): Promise<string> {
  const known = made.get(world) ?? makeFollowUp(world);
  made.set(world, known);
  return known;
}

async function makeFollowUp(world: World): Promise<string> {
  const { params } = await running(world);
  const { workspace, campaign } = params;
  const one = await invitation(world);
  const { rows } = await world.transaction((tx) =>
    sql<{
      id: string;
    }>`INSERT INTO listen.follow_up (workspace_id, follow_up_id, campaign_id, invitation_id, reason, opened_at, due_on)
      VALUES (${workspace}, gen_random_uuid(), ${campaign}, ${one}, 'asked', now(), now()::date) RETURNING follow_up_id AS id`.execute(
      tx,
    ),
  );
  return rows[0]?.id ?? "";
}

const ofFollowUp = async (world: World) => ({
  params: { workspace: world.workspaceId, followUp: await followUp(world) },
});

const plan = { toAccountManager: true, owner: null, workingDays: 3, rule: null, firstViewDays: 3 };

const content: news.Content = {
  introduction: {},
  entries: [
    {
      id: "e1",
      said: { en: "The queue is long" },
      done: { en: "There are two counters" },
      state: "done",
      on: null,
      who: "",
      measure: null,
    },
  ],
};

/** The draft's revision, saved where it wasn't. */
async function written(world: World): Promise<number> {
  const at = await running(world);
  const { revision } = await world.director(news.readSaidAndDone, at);
  if (revision > 0) return revision;
  return (await world.director(news.saveSaidAndDone, { ...at, body: { revision, content } })).revision;
}

/** The version that is published now. */
async function published(world: World): Promise<number> {
  const body = { revision: await written(world) };
  return (await world.director(news.publishSaidAndDone, { ...(await running(world)), body })).version;
}

const afterPublishing = async (world: World) => {
  await published(world);
  return running(world);
};

const notMine = { refused: "account-people.not-found" };

export const voicesExamples = [
  example(brand.readBrand, here),
  example(brand.changeBrand, (world) => ({
    ...here(world),
    body: { name: "Weber", primary: "#17495c", accent: "#b3541e" },
  })),
  example(brand.setLogo, (world) => ({ ...here(world), body: { content: logo } })),
  example(brand.removeLogo, async (world) => {
    await world.director(brand.setLogo, { ...here(world), body: { content: logo } });
    return here(world);
  }),
  example(followUps.listFollowUps, (world) => ({ ...here(world), query: { of: "all" as const } })),
  example(followUps.countFollowUps, here),
  example(followUps.readFollowUp, ofFollowUp),
  example(followUps.changeFollowUp, async (world) => {
    const at = await ofFollowUp(world);
    const { revision } = await world.director(followUps.readFollowUp, at);
    return { ...at, body: { revision, note: "Rang" } };
  }),
  example(followUps.handOverFollowUps, async (world) => {
    const at = await ofFollowUp(world);
    const { id, revision } = await world.director(followUps.readFollowUp, at);
    return { ...here(world), body: { followUps: [{ id, revision }], owner: null } };
  }),
  example(followUps.findOwners, (world) => ({ ...here(world), query: { search: "person" } })),
  example(followUps.readFollowUpPlan, running),
  example(followUps.saveFollowUpPlan, async (world) => ({ ...(await running(world)), body: plan })),
  example(news.readSaidAndDone, running),
  example(news.saveSaidAndDone, async (world) => ({
    ...(await running(world)),
    body: { revision: await written(world), content },
  })),
  example(news.publishSaidAndDone, async (world) => ({
    ...(await running(world)),
    body: { revision: await written(world) },
  })),
  example(news.unpublishSaidAndDone, afterPublishing),
  example(news.readSaidAndDoneVersion, async (world) => ({
    params: { ...(await running(world)).params, version: await published(world) },
  })),
  example(news.previewTelling, afterPublishing),
  example(news.tellInvited, async (world) => ({
    ...(await running(world)),
    body: { version: await published(world) },
  })),
  example(news.listSaidAndDone, here),
  example(whoSees.readWhoSees, running),
  example(whoSees.listRawAnswers, running),
  example(
    whoSees.openRawAnswers,
    async (world) => ({
      params: { ...(await running(world)).params, invitation: await invitation(world) },
    }),
    { refused: "raw-answers.not-found" },
  ),
  example(accounts.readMyAccounts, here),
  example(accounts.openMyAccountFigures, running, notMine),
  example(accounts.listAccountPeople, running),
  example(
    accounts.readAccountPerson,
    async (world) => {
      const [person = ""] = await world.hire([{ name: "Anna Account" }]);
      return { params: { ...(await running(world)).params, person } };
    },
    notMine,
  ),
];

const unknown = "A".repeat(59);
const form = { headers: { "content-type": "application/x-www-form-urlencoded" }, body: "" };

export const voicesRoutes = [
  route("GET /brand/:workspace/:file", "public", ({ workspaceId }) => `/brand/${workspaceId}/x.png`, {
    refused: "brand.no-logo",
  }),
  route("GET /said/:code", "public", () => `/said/${unknown}`, { refused: 404 }),
  route("GET /said/stop/:code", "public", () => `/said/stop/${unknown}`, { refused: 404 }),
  route("POST /said/stop/:code", "public", () => `/said/stop/${unknown}`, {
    refused: 404,
    init: { method: "POST", ...form },
  }),
  route("GET /no-surveys/:code", "public", () => `/no-surveys/${unknown}`, { refused: 404 }),
  ...["", "/undo"].map((rest) =>
    route(`POST /no-surveys/:code${rest}`, "public", () => `/no-surveys/${unknown}${rest}`, {
      refused: 404,
      init: { method: "POST", ...form },
    }),
  ),
];
