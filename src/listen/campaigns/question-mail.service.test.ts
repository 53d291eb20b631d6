import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { test } from "node:test";
import { noteBadAddress } from "./bounces.service.ts";
import * as contract from "./campaign.contract.ts";
import { type CampaignWorkspace, openCampaigns } from "./campaign.fixture.ts";
import { customersWhere, serve } from "./customers.fixture.ts";

/** An open campaign whose mails ask its first question, and the mail of its one customer. */
async function mailed(
  workspace: CampaignWorkspace,
  name = "<b>Ada</b> & Co",
  language: string | null = null,
) {
  const segment = `S ${randomUUID()}`;
  const email = `${randomUUID()}@example.org`;
  await serve(workspace, [{ name, email, segment, language }]);
  const campaign = await workspace.prepare({
    anonymity: "named",
    audience: customersWhere({ segments: [segment] }),
    breakdowns: ["segment"],
    firstQuestion: true,
  });
  await workspace.open(campaign);
  const [message] = await workspace.transaction((tx) =>
    tx
      .selectFrom("people.message")
      .select(["html", "body", "invitation_id"])
      .where("workspace_id", "=", workspace.workspaceId)
      .where("campaign_id", "=", campaign)
      .where("kind", "=", "invitation")
      .execute(),
  );
  const html = message?.html ?? assert.fail("no HTML");
  const links = [...html.matchAll(/href="([^"]*)"/g)].map(([, link = ""]) => link.replaceAll("&amp;", "&"));
  return {
    campaign,
    email,
    html,
    links,
    body: message?.body ?? "",
    invitation: message?.invitation_id ?? "",
  };
}

const stored = async ({ transaction, workspaceId }: CampaignWorkspace, campaign: string) => {
  const rows = (table: "listen.ballot" | "listen.answer_page") =>
    transaction((tx) =>
      tx
        .selectFrom(table)
        .selectAll()
        .where("workspace_id", "=", workspaceId)
        .where("campaign_id", "=", campaign)
        .execute(),
    );
  return { ballots: await rows("listen.ballot"), pages: await rows("listen.answer_page") };
};

test("the mail asks the question with a link for each answer, its words escaped, its plain text complete", async () => {
  const workspace = await openCampaigns();
  const { html, links, body } = await mailed(workspace);
  const marked = links.filter((link) => link.includes("?a="));
  assert.deepEqual(
    marked.map((link) => link.replace(/^.*\?a=/, "")),
    Array.from({ length: 11 }, (_, value) => `q1.${value}`),
  );
  assert.match(html, /How likely\?/);
  assert.match(html, /0 – no · 10 – yes/);
  assert.doesNotMatch(html, /<b>Ada/);
  assert.match(html, /&lt;b&gt;Ada&lt;\/b&gt; &amp; Co/);
  assert.match(html, /lang="en" dir="ltr"/);
  const plain = links.filter((link) => !link.includes("?a="));
  assert.ok(plain.some((link) => body.includes(link)));
});

test("a scanner that opens every link, as GET and as HEAD, changes nothing; the answer is stored when it's sent", async () => {
  const workspace = await openCampaigns();
  const { campaign, links } = await mailed(workspace);
  for (const link of links)
    for (const method of ["GET", "HEAD"]) assert.equal((await fetch(link, { method })).status, 200, link);
  assert.deepEqual(await stored(workspace, campaign), { ballots: [], pages: [] });
  const { overall } = await workspace.director(contract.readProgress, {
    params: { workspace: workspace.workspaceId, campaign },
  });
  assert.equal(overall?.started, 0);

  const nine = links.find((link) => link.endsWith("q1.9")) ?? "";
  const page = await (await fetch(nine)).text();
  assert.match(page, /value="9"[^>]* checked/);
  assert.equal(page.match(/ checked/g)?.length, 1);
  assert.match(page, /named survey/, "what is promised is told before anything is sent");
  const action = /<form method="post" action="([^"]+)"/.exec(page)?.[1] ?? "";
  const sent = await fetch(new URL(action, nine), {
    method: "POST",
    body: new URLSearchParams({ ".revision": "0", ".asked": "q1", q1: "9", ".go": "next" }),
    redirect: "manual",
  });
  assert.equal(sent.status, 303);
  const { pages } = await stored(workspace, campaign);
  assert.deepEqual(
    pages.map(({ answers }: { answers?: unknown }) => answers),
    [{ q1: { rating: 9 } }],
  );
  const again = await (await fetch(links.find((link) => link.endsWith("q1.2")) ?? "")).text();
  assert.match(again, /value="2"[^>]* checked/);
  assert.deepEqual(
    (await stored(workspace, campaign)).pages,
    pages,
    "another link changes nothing by itself",
  );
});

test("a mark that names no answer opens the first page as any link does", async () => {
  const workspace = await openCampaigns();
  const { links } = await mailed(workspace);
  const [base = ""] = links.filter((link) => !link.includes("?a="));
  for (const mark of ["q1.11", "q1.x", "other.1", "%00", "q1"]) {
    const page = await fetch(`${base}?a=${mark}`);
    assert.equal(page.status, 200);
    assert.doesNotMatch(await page.text(), / checked/);
  }
});

test("an address that is refused for good is marked, and the customer isn't asked there again", async () => {
  const workspace = await openCampaigns();
  const { workspaceId } = workspace;
  const { campaign, email, invitation } = await mailed(workspace);
  const params = { workspace: workspaceId, campaign };
  const bad = (address: string) =>
    workspace.transaction((tx) =>
      noteBadAddress(tx, workspaceId, {
        campaignId: campaign,
        invitationId: invitation,
        address,
        words: "550 5.1.1 no such user",
      }),
    );
  const bounced = async () => (await workspace.director(contract.readDelivery, { params })).bounced;
  await bad("earlier@example.org");
  assert.equal(await bounced(), 0, "the address was corrected meanwhile");
  await bad(email.toUpperCase());
  assert.equal(await bounced(), 1);
  const { customers } = await workspace.director(contract.previewAudience, {
    params: { workspace: workspaceId },
    body: { audience: customersWhere() },
  });
  assert.equal(customers?.leftOut.bounced, 1);
});
