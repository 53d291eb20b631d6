import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { test } from "node:test";
import { sql } from "kysely";
import { until } from "#platform/database/database.fixture.ts";
import * as contract from "./campaign.contract.ts";
import { type CampaignWorkspace, openCampaigns } from "./campaign.fixture.ts";
import { customersWhere, type NewCustomer, serve } from "./customers.fixture.ts";

interface Written {
  name: string;
  email: string;
  body: string;
  html: string | null;
  unsubscribe: string | null;
  kind: string;
}

/** An open campaign of customers, and the mails that it wrote. */
async function asked(
  workspace: CampaignWorkspace,
  names: readonly string[] = ["Ada"],
  settings: Parameters<CampaignWorkspace["prepare"]>[0] = {},
  of: Partial<NewCustomer> = {},
) {
  const segment = `S ${randomUUID()}`;
  const ids = await serve(
    workspace,
    names.map((name) => ({ name, email: `${randomUUID()}@example.org`, segment, ...of })),
  );
  const campaign = await workspace.prepare({
    audience: customersWhere({ segments: [segment] }),
    breakdowns: ["segment"],
    anonymity: "named",
    ...settings,
  });
  await workspace.open(campaign);
  const mails = () =>
    workspace.transaction(async (tx) => {
      const { rows } = await sql<Written>`
        SELECT recipient_name AS name, recipient_email AS email, body, html, unsubscribe, kind FROM people.message
        WHERE workspace_id = ${workspace.workspaceId} AND campaign_id = ${campaign} ORDER BY recipient_name`.execute(
        tx,
      );
      return rows;
    });
  return {
    campaign,
    ids,
    mails,
    links: (await mails()).map(({ unsubscribe }) => unsubscribe ?? assert.fail()),
  };
}

const refusals = ({ transaction, workspaceId }: CampaignWorkspace, ids: readonly string[]) =>
  transaction(async (tx) => {
    const rows = await tx
      .selectFrom("people.customer")
      .select(["customer_id", "no_contact_at", "no_contact_reason"])
      .where("workspace_id", "=", workspaceId)
      .where("customer_id", "in", [...ids])
      .execute();
    return new Map(rows.map((row) => [row.customer_id, row]));
  });

const refuses = async (workspace: CampaignWorkspace, id = "") =>
  (await refusals(workspace, [id])).get(id)?.no_contact_at != null;

test("every mail to customers has the link in text, HTML and header; staff's have none", async () => {
  const workspace = await openCampaigns();
  const { mails } = await asked(workspace, ["Ada"], { firstQuestion: true });
  const [mail = assert.fail()] = await mails();
  const link = mail.unsubscribe ?? assert.fail();
  assert.ok(link.startsWith(`${workspace.origin}/no-surveys/`));
  assert.ok(mail.body.includes(`Don’t ask me again: ${link}`));
  assert.ok(mail.html?.includes(`<a href="${link}">`));
  const own = /\/a\/([\w-]+)/.exec(mail.body)?.[1] ?? assert.fail();
  assert.ok(!link.includes(own), "the link opens nobody's answers");

  await workspace.hire([{ name: "Staff", email: `${randomUUID()}@example.org` }]);
  const campaign = await workspace.prepare({ anonymity: "named" });
  await workspace.open(campaign);
  const ofStaff = await workspace.transaction((tx) =>
    tx
      .selectFrom("people.message")
      .select(["body", "unsubscribe"])
      .where("workspace_id", "=", workspace.workspaceId)
      .where("campaign_id", "=", campaign)
      .execute(),
  );
  assert.equal(ofStaff.length, 1);
  for (const { body, unsubscribe } of ofStaff) {
    assert.equal(unsubscribe, null);
    assert.doesNotMatch(body, /no-surveys/);
  }
  const staffPage = /https?:\S+\/a\/\S+/.exec(ofStaff[0]?.body ?? "")?.[0] ?? "";
  assert.doesNotMatch(await (await fetch(staffPage)).text(), /no-surveys/);
});

test("opening the link as scanners do changes nothing; one POST without cookies does, and can be taken back", async () => {
  const workspace = await openCampaigns();
  const { ids, links, mails } = await asked(workspace);
  const [link = ""] = links;
  for (const method of ["GET", "HEAD"]) assert.equal((await fetch(link, { method })).status, 200);
  const page = await (await fetch(link)).text();
  assert.match(page, /No more surveys\?/);
  assert.match(page, /<form method="post"/);
  assert.equal(await refuses(workspace, ids[0]), false);

  const oneClick = { method: "POST", body: new URLSearchParams({ "List-Unsubscribe": "One-Click" }) };
  for (let times = 0; times < 2; times++) {
    const answer = await fetch(link, oneClick);
    assert.equal(answer.status, 200);
    assert.deepEqual(answer.headers.getSetCookie(), []);
  }
  const { no_contact_at: at, no_contact_reason: reason } =
    (await refusals(workspace, ids)).get(ids[0] ?? "") ?? {};
  assert.ok(at);
  assert.match(reason ?? "", /link/);
  const form = new FormData();
  form.set("List-Unsubscribe", "One-Click");
  assert.equal(
    (await fetch(link, { method: "POST", body: form })).status,
    200,
    "some send it as a form with parts",
  );

  const done = await (await fetch(link)).text();
  assert.match(done, /You won’t be asked again/);
  const undo = /action="([^"]+\/undo[^"]*)"/.exec(done)?.[1] ?? assert.fail();
  assert.equal(await refuses(workspace, ids[0]), true);
  const undone = await fetch(new URL(undo, link), { method: "POST" });
  assert.match(await undone.text(), /You may be asked again/);
  assert.equal(await refuses(workspace, ids[0]), false);

  const own = /https?:\S+\/a\/\S+/.exec((await mails())[0]?.body ?? "")?.[0] ?? "";
  const first = await (await fetch(own)).text();
  assert.ok(first.includes(`href="${new URL(link).pathname}?language=en"`));
});

test("an altered link, another's proof and a page's code open nothing", async () => {
  const workspace = await openCampaigns();
  const { ids, links } = await asked(workspace, ["Ada", "Bea"]);
  const elsewhere = await asked(await openCampaigns());
  const [ada = "", bea = ""] = links.map((link) => new URL(link).pathname.split("/").at(-1) ?? "");
  const bytes = (code: string) => Buffer.from(code, "base64url");
  const mixed = (ids: string, proof: string) =>
    Buffer.concat([bytes(ids).subarray(0, 32), bytes(proof).subarray(32)]).toString("base64url");
  const other = new URL(elsewhere.links[0] ?? "").pathname.split("/").at(-1) ?? "";
  const foreign = Buffer.concat([bytes(other).subarray(0, 16), bytes(ada).subarray(16)]).toString(
    "base64url",
  );
  for (const code of [mixed(ada, bea), mixed(ada, other), foreign, `${ada.slice(0, -1)}_`, ada.slice(1), "x"])
    for (const rest of ["", "/undo"]) {
      const answer = await fetch(`${workspace.origin}/no-surveys/${code}${rest}`, { method: "POST" });
      assert.equal(answer.status, 404, code);
    }
  for (const prefix of ["/said/stop/", "/said/", "/a/"])
    assert.equal((await fetch(`${workspace.origin}${prefix}${ada}`)).status, 404);
  assert.deepEqual(
    [...(await refusals(workspace, ids)).values()].map((row) => row.no_contact_at),
    [null, null],
  );
});

test("whoever asked is reminded no more, and shares that with their address; others are", async () => {
  const workspace = await openCampaigns();
  const shared = `${randomUUID()}@example.org`;
  const [twin = ""] = await serve(workspace, [
    { name: "Twin", email: shared.toUpperCase(), segment: "elsewhere" },
  ]);
  const { campaign, ids, links, mails } = await asked(workspace, ["Ada", "Bea"]);
  await workspace.transaction((tx) =>
    tx
      .updateTable("people.customer")
      .set({ email: shared })
      .where("workspace_id", "=", workspace.workspaceId)
      .where("customer_id", "=", ids[0] ?? "")
      .execute(),
  );
  await fetch(links[0] ?? "", { method: "POST" });
  assert.equal(await refuses(workspace, ids[0]), true);
  assert.equal(await refuses(workspace, twin), true);
  assert.equal(await refuses(workspace, ids[1]), false);
  await workspace.transaction((tx) =>
    sql`UPDATE listen.invitation SET mailed_at = now() - interval '9 days'
      WHERE workspace_id = ${workspace.workspaceId} AND campaign_id = ${campaign}`.execute(tx),
  );
  const at = { params: { workspace: workspace.workspaceId, campaign } };
  const { reminder } = await workspace.director(contract.remindNow, at);
  await until("a round of reminders is done", async () => {
    const { reminders } = await workspace.director(contract.readCampaign, at);
    return reminders.find(({ id }) => id === reminder)?.state === "done";
  });
  const reminders = (await mails()).filter(({ kind }) => kind === "reminder");
  assert.deepEqual(
    reminders.map(({ name }) => name),
    ["Bea"],
  );
  assert.ok(reminders[0]?.unsubscribe && reminders[0].body.includes(reminders[0].unsubscribe));
});

test("what the link shows and leaves is the same whether somebody answered or not", async () => {
  const workspace = await openCampaigns();
  const { campaign, ids, links } = await asked(workspace, ["Ada", "Bea", "Cy", "Di", "Ed", "Flo"], {
    anonymity: "confidential",
  });
  await workspace.answer(campaign, "Ada", true);
  const shown = async (link: string, method: string) =>
    (await (await fetch(link, { method })).text()).replaceAll(new URL(link).pathname, "");
  for (const method of ["GET", "POST", "GET"])
    assert.equal(await shown(links[0] ?? "", method), await shown(links[1] ?? "", method));
  const left = [...(await refusals(workspace, ids.slice(0, 2))).values()].map((row) => row.no_contact_reason);
  assert.equal(new Set(left).size, 1);
});

test("what was noted otherwise is not taken back by link", async () => {
  const workspace = await openCampaigns();
  const { ids, links } = await asked(workspace);
  await workspace.transaction((tx) =>
    tx
      .updateTable("people.customer")
      .set({ no_contact_at: new Date(), no_contact_reason: "By phone" })
      .where("workspace_id", "=", workspace.workspaceId)
      .where("customer_id", "=", ids[0] ?? "")
      .execute(),
  );
  assert.doesNotMatch(await (await fetch(links[0] ?? "", { method: "POST" })).text(), /undo/);
  await fetch(`${links[0]}/undo`, { method: "POST" });
  assert.equal((await refusals(workspace, ids)).get(ids[0] ?? "")?.no_contact_reason, "By phone");
});

test("the page speaks the invitation's language, or the one that is chosen", async () => {
  const workspace = await openCampaigns();
  const { links } = await asked(workspace, ["Ada"], {}, { language: "de" });
  await workspace.transaction((tx) =>
    sql`UPDATE listen.invitation SET language = 'de-AT' WHERE workspace_id = ${workspace.workspaceId}`.execute(
      tx,
    ),
  );
  assert.match(await (await fetch(links[0] ?? "")).text(), /<html lang="de"[\s\S]*Keine Umfragen mehr\?/);
  assert.match(await (await fetch(`${links[0]}?language=ar`)).text(), /<html lang="ar" dir="rtl"/);
});
