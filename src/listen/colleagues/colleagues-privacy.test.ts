import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { listPersonalReports } from "#embed/personal-reports/personal-reports.contract.ts";
import { listAudit } from "#people/audit/audit.contract.ts";
import { erasePerson } from "#people/data-protection/data-protection.contract.ts";
import { listMessages } from "#people/mail/outbox.contract.ts";
import { markAsLeft } from "#people/organisation/person.contract.ts";
import { until } from "#platform/database/database.fixture.ts";
import { takeSnapshot } from "#understand/results/results.contract.ts";
import {
  listCampaigns,
  listInvitations,
  readProgress,
  withdrawInvitations,
} from "../campaigns/campaign.contract.ts";
import { workIn } from "../campaigns/campaign.job.ts";
import { deleteExpiredAnswers } from "../campaigns/closing.service.ts";
import { withdrawRequest } from "./colleagues.contract.ts";
import { openProfile, ratings, reply } from "./colleagues.fixture.ts";

type Profile = Awaited<ReturnType<typeof openProfile>>;

/** How many rows of requests, ballots and pages belong to colleagues. */
const kept = ({ transaction, workspaceId, campaignId, invitationOf }: Profile) =>
  transaction(async (tx) => {
    const count = async (table: "listen.colleague_request" | "listen.ballot" | "listen.answer_page") => {
      const rows = await tx
        .selectFrom(table)
        .selectAll()
        .where("workspace_id", "=", workspaceId)
        .where("campaign_id", "=", campaignId)
        .execute();
      const own = new Set<string>(["Ana Berg", "Ben", "Cleo", "Dan", "Eva", "Finn", "Gil"].map(invitationOf));
      return rows.filter((row) => !("ballot_id" in row) || !own.has(row.ballot_id)).length;
    };
    return {
      requests: await count("listen.colleague_request"),
      ballots: await count("listen.ballot"),
      pages: await count("listen.answer_page"),
    };
  });

describe("what colleagues answer", () => {
  test("changes nothing that anybody else sees", async () => {
    const profile = await openProfile({ anonymity: "named", minimumGroup: 3 });
    const { director, consultant, workspaceId: workspace, campaignId: campaign } = profile;
    const at = { params: { workspace, campaign } };
    const here = { params: { workspace } };
    const seen = async () => ({
      campaigns: await director(listCampaigns, here),
      progress: await director(readProgress, at),
      invitations: await director(listInvitations, at),
      outbox: await Promise.all([director, consultant].map((each) => each(listMessages, here))),
    });
    const figures = async (count: number) => {
      await director(takeSnapshot, at);
      return until("figures are there", () => stored(profile, count));
    };
    const [before, first] = [await seen(), await figures(1)];
    assert.ok(JSON.stringify(first).length > 1000);
    for (const [name, rating] of [
      ["Ben", 0],
      ["Cleo", 3],
      ["Dan", 1],
    ] as const)
      await profile.rated(name, rating, { named: rating === 3 });
    const log = await director(listAudit, { ...here, query: {} });
    assert.doesNotMatch(JSON.stringify(log), /colleague|Cleo/);
    assert.deepEqual(await seen(), before);
    assert.deepEqual(await figures(2), first);
    await profile.close();
    const { people, total } = await director(listPersonalReports, at);
    assert.deepEqual([people.length, total], [7, 7]);
    assert.equal((await profile.figures())?.competencies[0]?.organisation.named[0]?.name, "Cleo");
  });

  test("is deleted when the retention has passed, with who asked whom", async () => {
    const profile = await openProfile();
    await profile.rated("Ben", 2, { named: true });
    await profile.asked("Cleo");
    await profile.close();
    assert.deepEqual(await kept(profile), { requests: 2, ballots: 1, pages: 6 });
    await workIn(profile.application.context)(profile.workspaceId, (work) =>
      deleteExpiredAnswers({ ...work, now: new Date("2090-01-01") }, profile.campaignId),
    );
    assert.deepEqual(await kept(profile), { requests: 0, ballots: 0, pages: 0 });
    assert.equal(await mails(profile), 0);
    assert.equal(await profile.figures(), null);
  });

  test("goes with the answers of whoever asked, and not when these are kept", async () => {
    const profile = await openProfile();
    const ben = await profile.rated("Ben", 2);
    const remove = (answers: "keep" | "remove") =>
      profile.consultant(withdrawInvitations, {
        params: { workspace: profile.workspaceId, campaign: profile.campaignId },
        body: { invitations: [profile.invitation], answers },
      });
    await remove("keep");
    assert.equal((await ben.get()).status, 410);
    assert.equal((await kept(profile)).pages, 6);
    await remove("remove");
    assert.deepEqual(await kept(profile), { requests: 0, ballots: 0, pages: 0 });
  });
});

/** How many mails between people of the staff are kept. */
const mails = ({ transaction, workspaceId }: Profile) =>
  transaction(async (tx) => {
    const rows = await tx
      .selectFrom("people.message")
      .select("message_id")
      .where("workspace_id", "=", workspaceId)
      .where("kind", "=", "personal")
      .execute();
    return rows.length;
  });

/** The figures of a release, the newest of so many. */
const stored = ({ transaction, workspaceId, campaignId }: Profile, count: number) =>
  transaction(async (tx) => {
    const rows = await tx
      .selectFrom("listen.release")
      .select("results")
      .where("workspace_id", "=", workspaceId)
      .where("campaign_id", "=", campaignId)
      .orderBy("released_at", "desc")
      .execute();
    return rows.length === count && rows[0]?.results;
  });

describe("erasing a person", () => {
  const erase = async (profile: Profile, name: "Ana Berg" | "Ben" | "Cleo") => {
    const params = { workspace: profile.workspaceId, person: profile.person(name) };
    await profile.director(markAsLeft, { params });
    await profile.director(erasePerson, { params });
  };

  test("who rated without a name takes the others' mean along: its change would tell what they had said", async () => {
    const profile = await openProfile({ anonymity: "named" });
    for (const [name, rating] of [
      ["Ben", 1],
      ["Cleo", 2],
      ["Dan", 3],
      ["Eva", 2],
    ] as const)
      await profile.rated(name, rating);
    await profile.rated("Finn", 1, { named: true });
    await profile.close();
    assert.equal((await profile.figures())?.competencies[0]?.organisation.unnamed?.mean, 16);
    await erase(profile, "Cleo");
    assert.deepEqual((await profile.figures())?.competencies[0]?.organisation, {
      mean: null,
      raters: 0,
      unnamed: null,
      named: [{ name: "Finn", total: 8 }],
    });
    assert.deepEqual(await kept(profile), { requests: 5, ballots: 5, pages: 24 });
  });

  test("who rated by name takes only that name along", async () => {
    const profile = await openProfile({ anonymity: "named" });
    for (const name of ["Ben", "Cleo", "Dan"] as const) await profile.rated(name, 2);
    await profile.rated("Eva", 1, { named: true });
    await profile.close();
    const before = (await profile.figures())?.competencies[0]?.organisation;
    assert.deepEqual([before?.unnamed?.mean, before?.named.length], [16, 1]);
    const params = { workspace: profile.workspaceId, person: profile.person("Eva") };
    await profile.director(markAsLeft, { params });
    await profile.director(erasePerson, { params });
    const after = (await profile.figures())?.competencies[0]?.organisation;
    assert.deepEqual(after, { mean: 16, raters: 3, unnamed: null, named: [] });
  });

  test("who asked leaves nothing of what was answered, nor do those who were asked where it is open still", async () => {
    const profile = await openProfile({ anonymity: "named" });
    await profile.rated("Ben", 2);
    await profile.asked("Cleo");
    await erase(profile, "Cleo");
    assert.deepEqual(await kept(profile), { requests: 1, ballots: 1, pages: 6 });
    await erase(profile, "Ana Berg");
    assert.deepEqual(await kept(profile), { requests: 0, ballots: 0, pages: 0 });
    assert.equal(await mails(profile), 0, "mail that names the sender is gone, too");
  });
});

describe("at the same moment", () => {
  test("a page is saved and the request withdrawn: nothing of it stays", async () => {
    const profile = await openProfile();
    for (const name of ["Ben", "Cleo", "Dan", "Eva"] as const) {
      const colleague = await profile.asked(name);
      await colleague.post("/request", reply("accept"));
      const page = await colleague.get("/pages/SL");
      const params = { ...profile.own.params, request: colleague.request };
      const [saved] = await Promise.all([
        colleague.send("SL", ratings("SL", 2, ["organisation"]), { from: page }),
        profile.ana(withdrawRequest, { params }),
      ]);
      assert.ok([303, 410].includes(saved.status), String(saved.status));
    }
    assert.deepEqual(await kept(profile), { requests: 4, ballots: 0, pages: 0 });
  });

  test("a page is saved and the consent to rate the person taken back: no rating of the person stays", async () => {
    const profile = await openProfile();
    for (const name of ["Ben", "Cleo", "Dan"] as const) {
      const colleague = await profile.asked(name);
      await colleague.post("/request", reply("accept", { person: true, name: true }));
      const page = await colleague.get("/pages/SL");
      await Promise.all([
        colleague.send("SL", ratings("SL", 2), { from: page }),
        colleague.post("/request", reply("change", { name: true })),
      ]);
    }
    const rows = await profile.transaction((tx) =>
      tx
        .selectFrom("listen.answer_page as page")
        .innerJoin("listen.colleague_request as request", "request.request_id", "page.ballot_id")
        .select("page.answers")
        .where("page.workspace_id", "=", profile.workspaceId)
        .execute(),
    );
    assert.doesNotMatch(JSON.stringify(rows), /"self"/);
  });
});
