import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { describe, test } from "node:test";
import { sql } from "kysely";
import { changeBrand } from "#people/brand/brand.contract.ts";
import { until } from "#platform/database/database.fixture.ts";
import { isKind } from "#platform/errors.ts";
import { openWorkspace } from "../../application.fixture.ts";
import type { Definition } from "../questionnaires/definition.ts";
import { openCampaign, respondent } from "../respond/respond.fixture.ts";
import * as contract from "./said-and-done.contract.ts";
import { changedMeanwhile, notPublishable, notPublished, toldAlready } from "./said-and-done.errors.ts";
import { hindrances } from "./said-and-done.ts";

const definition: Definition = {
  languages: ["en", "de"],
  title: { en: "Your last visit", de: "Ihr letzter Besuch" },
  pages: [{ id: "p", questions: [{ type: "long-text", id: "q", text: { en: "Anything?" } }] }],
};

const content = (done = "We opened a second counter"): contract.Content => ({
  introduction: { en: "Thank you." },
  entries: [
    {
      id: "e1",
      said: { en: "The queue is too long <script>", de: "Die Schlange ist zu lang" },
      done: { en: done },
      state: "done",
      on: "2026-03-31",
      who: "Maria Muster",
      measure: null,
    },
  ],
});

async function world() {
  const workspace = await openWorkspace({ organisation: "Example Rail" });
  const campaign = await openCampaign(workspace, definition);
  const address = { params: { workspace: workspace.workspaceId, campaign: campaign.campaignId } };
  const { director, transaction, workspaceId } = workspace;
  const publish = async (written = content()) => {
    const { revision } = await director(contract.readSaidAndDone, address);
    const saved = await director(contract.saveSaidAndDone, {
      ...address,
      body: { revision, content: written },
    });
    const { version } = await director(contract.publishSaidAndDone, { ...address, body: saved });
    const { shown } = await director(contract.readSaidAndDone, address);
    assert.ok(shown);
    return { version, path: shown.path };
  };
  const invite = async (name: string, email: string | null) => {
    const invited = await campaign.invite({ name });
    await transaction((tx) =>
      sql`UPDATE listen.invitation SET email = ${email} WHERE workspace_id = ${workspaceId} AND invitation_id = ${invited.invitationId}`.execute(
        tx,
      ),
    );
    return invited;
  };
  return { ...workspace, campaign, address, publish, invite };
}

const unique = () => `${randomUUID()}@example.org`;

describe("You said, we did", () => {
  test("needs what was said and what was done, in the first language", () => {
    assert.equal(hindrances({ introduction: {}, entries: [] }, ["en"]).length, 1);
    assert.equal(hindrances(content(""), ["en"]).length, 1);
    assert.equal(hindrances(content(), ["de"]).length, 1);
    assert.deepEqual(hindrances(content(), ["en"]), []);
  });

  test("is published as a version, read without signing in, escaped, in the reader's language", async () => {
    const { publish, anonymous } = await world();
    const { path } = await publish();
    const answer = await anonymous.fetch(path);
    assert.equal(answer.status, 200);
    const text = await answer.text();
    assert.match(text, /The queue is too long &lt;script&gt;/);
    assert.match(text, /We opened a second counter/);
    assert.match(text, /31 March 2026/);
    const german = await (await anonymous.fetch(`${path}?language=de`)).text();
    assert.match(german, /Die Schlange ist zu lang/);
    assert.match(german, /<html lang="de"/);
    assert.match(german, /We opened a second counter/, "what is not translated stands in the first language");
  });

  test("shows what was published, not the draft, until that is published, too; history stays", async () => {
    const { publish, anonymous, director, address } = await world();
    const { path } = await publish();
    const { revision } = await director(contract.readSaidAndDone, address);
    await director(contract.saveSaidAndDone, {
      ...address,
      body: { revision, content: content("We opened three counters") },
    });
    assert.doesNotMatch(await (await anonymous.fetch(path)).text(), /three counters/);
    assert.equal((await director(contract.readSaidAndDone, address)).shown?.isDraft, false);
    await assert.rejects(
      director(contract.saveSaidAndDone, { ...address, body: { revision, content: content() } }),
      (error) => isKind(error, changedMeanwhile),
    );
    await publish(content("We opened four counters"));
    assert.match(await (await anonymous.fetch(path)).text(), /four counters/);
    const after = await director(contract.readSaidAndDone, address);
    assert.deepEqual(
      after.history.map(({ version }) => version),
      [2, 1],
    );
    assert.equal(after.shown?.isDraft, true);
    const first = await director(contract.readSaidAndDoneVersion, {
      params: { ...address.params, version: 1 },
    });
    assert.equal(first.entries[0]?.done["en"], "We opened a second counter");
  });

  test("taken down, its address leads nowhere, also after it is published again", async () => {
    const { publish, anonymous, director, address } = await world();
    const { path } = await publish();
    await director(contract.unpublishSaidAndDone, address);
    assert.equal((await anonymous.fetch(path)).status, 404);
    await assert.rejects(director(contract.unpublishSaidAndDone, address), (error) =>
      isKind(error, notPublished),
    );
    const again = await publish();
    assert.notEqual(again.path, path);
    assert.equal((await anonymous.fetch(path)).status, 404);
    assert.equal((await anonymous.fetch(again.path)).status, 200);
    const forged = again.path.slice(0, -1) + (again.path.endsWith("A") ? "E" : "A");
    assert.equal((await anonymous.fetch(forged)).status, 404);
  });

  test("nothing half-written is published", async () => {
    const { director, address } = await world();
    const saved = await director(contract.saveSaidAndDone, {
      ...address,
      body: { revision: 0, content: content("") },
    });
    await assert.rejects(director(contract.publishSaidAndDone, { ...address, body: saved }), (error) =>
      isKind(error, notPublishable),
    );
  });

  test("everybody who was invited is told once, whether they answered or not; whoever wants no more gets no more", async () => {
    const { publish, invite, director, address, mails, anonymous, transaction, workspaceId } = await world();
    const [silent, gone, bounced] = [unique(), unique(), unique()];
    await invite("Sina Silent", silent);
    await invite("Nora Nomail", null);
    await invite("Gerd Gone", gone);
    const away = await invite("Bea Bounced", bounced);
    await transaction(async (tx) => {
      await sql`UPDATE people.person SET left_at = now() WHERE workspace_id = ${workspaceId} AND name = 'Gerd Gone'`.execute(
        tx,
      );
      await sql`UPDATE listen.invitation SET bounced_at = now() WHERE workspace_id = ${workspaceId}
        AND invitation_id = ${away.invitationId}`.execute(tx);
    });
    const { version } = await publish();
    const preview = await director(contract.previewTelling, address);
    assert.deepEqual([preview.recipients, preview.leftOut], [1, 3]);
    await director(contract.tellInvited, { ...address, body: { version } });
    const mail = await mails.to(silent);
    assert.match(mail.text, /whether they answered or not/);
    await until("all are told", async () => {
      const { told } = await director(contract.readSaidAndDone, address);
      return told?.finishedAt != null && told;
    });
    await assert.rejects(director(contract.tellInvited, { ...address, body: { version } }), (error) =>
      isKind(error, toldAlready),
    );
    const stop = new URL(mail.links.find((link) => link.includes("/said/stop/")) ?? "").pathname;
    assert.equal((await anonymous.fetch(stop)).status, 200);
    assert.equal((await director(contract.previewTelling, address)).recipients, 1, "looking stops nothing");
    const stopped = await anonymous.fetch(stop, {
      method: "POST",
      headers: { "content-type": "application/x-www-form-urlencoded" },
      body: "List-Unsubscribe=One-Click",
    });
    assert.equal(stopped.status, 200);
    const next = await publish(content("We opened three counters"));
    assert.deepEqual((await director(contract.previewTelling, address)).recipients, 0);
    await director(contract.tellInvited, { ...address, body: { version: next.version } });
    await until("nobody is left to tell", async () => {
      const { told } = await director(contract.readSaidAndDone, address);
      return told?.version === next.version && told.finishedAt !== null && told;
    });
    const reached = mails.all().map(({ to }) => to);
    assert.equal(reached.filter((to) => to === silent).length, 1);
    assert.ok(!reached.includes(gone) && !reached.includes(bounced));
  });

  test("respondents find it from their own pages, under the publisher's name, once it is published", async () => {
    const { publish, campaign, director, origin, workspaceId } = await world();
    await director(changeBrand, {
      params: { workspace: workspaceId },
      body: { name: "Weber & Partner", primary: "#17495c", accent: "#b3541e" },
    });
    const browser = respondent(origin, (await campaign.invite()).path);
    await browser.send("p", { q: "The queue" });
    await browser.post("/complete", "");
    const before = await browser.get("/thanks");
    assert.match(before.text, /Weber &amp; Partner/);
    assert.doesNotMatch(before.text, /\/said\//);
    const { path } = await publish();
    assert.ok((await browser.get("/thanks")).text.includes(`href="${path}?language=en"`));
  });

  test("members find what is published, and no other workspace's", async () => {
    const { publish, member, workspaceId } = await world();
    const other = await world();
    await other.publish();
    const { path } = await publish();
    const somebody = await member(["account manager"]);
    const { pages } = await somebody(contract.listSaidAndDone, { params: { workspace: workspaceId } });
    assert.deepEqual(
      pages.map((page) => [page.title, page.path]),
      [["Your last visit", path]],
    );
  });
});
