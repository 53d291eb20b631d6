import assert from "node:assert/strict";
import { test } from "node:test";
import { createServer } from "#platform/http/server.ts";
import { createLog } from "#platform/log.ts";
import { openWorkspace } from "../../application.fixture.ts";
import { ballotAddress, readBallotAddress } from "../anonymous/ballot-keys.service.ts";
import { openCampaigns } from "../campaigns/campaign.fixture.ts";
import { exchange, openCampaign, shortQuestionnaire } from "./respond.fixture.ts";
import { addRespondRoutes } from "./respond.routes.ts";

test("the log tells neither where a respondent is nor their link, whatever happens", async () => {
  const workspace = await openWorkspace();
  const { path } = await (await openCampaign(workspace, shortQuestionnaire)).invite();
  const lines: string[] = [];
  const log = createLog({ level: "trace", pretty: false, write: (line) => lines.push(line) });
  await using server = createServer({ log, trustProxy: "127.0.0.1" });
  const { context } = workspace.application;
  let isBroken = false;
  const transaction: typeof context.transaction = (id, work) =>
    context.transaction(id, async (tx) => {
      const result = await work(tx);
      if (isBroken) throw new Error("out of order");
      return result;
    });
  addRespondRoutes({ ...context, app: server.app, log, transaction });
  const origin = await server.listen(0);
  const ask = async (rest: string, body?: string) => {
    const headers = {
      "x-forwarded-for": "203.0.113.77",
      "content-type": "application/x-www-form-urlencoded",
    };
    const sent = body === undefined ? {} : { method: "POST", body };
    return (await fetch(origin + path + rest, { redirect: "manual", headers, ...sent })).status;
  };
  const everything = async () => [
    await ask(""),
    await ask("/pages/trip"),
    await ask("/pages/trip", "late=yes"),
    await ask("/pages/trip", `comment=${"x".repeat(5 * 2 ** 20)}`),
    await ask("x"),
    await ask("/pages/%E0"),
  ];
  assert.deepEqual(await everything(), [200, 200, 303, 413, 404, 400]);
  isBroken = true;
  assert.deepEqual(await everything(), [500, 500, 500, 413, 404, 400]);
  const text = lines.join("");
  assert.match(text, /"route":"\/a\/:code\/pages\/:page"/);
  assert.match(text, /out of order/);
  for (const secret of ["203.0.113.77", path.slice("/a/".length, -4), path.slice(-16)])
    assert.ok(
      !text.includes(secret),
      lines.find((line) => line.includes(secret)),
    );
});

test("the log has no invitation to an anonymous survey, no ballot, and nothing that both have", async () => {
  const workspace = await openCampaigns();
  await workspace.hire([
    ...Array.from({ length: 10 }, (_, at) => ({ name: `Person ${at}`, email: `log-${at}@example.org` })),
  ]);
  const campaign = await workspace.prepare({ anonymity: "anonymous" });
  await workspace.open(campaign);
  const { text: mail } = await workspace.mails.to("log-3@example.org");
  const link = /\/a\/[\w-]+/.exec(mail)?.[0] ?? assert.fail(mail);
  const lines: string[] = [];
  const log = createLog({ level: "trace", pretty: false, write: (line) => lines.push(line) });
  await using server = createServer({ log });
  addRespondRoutes({ ...workspace.application.context, app: server.app, log });
  const origin = await server.listen(0);
  const post = (path: string, body: string) =>
    fetch(origin + path, {
      method: "POST",
      redirect: "manual",
      headers: { "content-type": "application/x-www-form-urlencoded" },
      body,
    });
  const { ballot, code: offered } = await exchange(origin, link);
  const code =
    /<code dir="ltr">([\w-]+)</.exec(await (await fetch(origin + ballot)).text())?.[1] ?? assert.fail();
  assert.equal((await post(`${ballot}/pages/page-1`, "q1=7&.asked=q1")).status, 303);
  const address = readBallotAddress(ballot.slice("/b/".length)) ?? assert.fail(ballot);
  const enter = `/b/${ballotAddress({ ...address, code: null })}`;
  assert.equal((await post(enter, `code=${code}`)).status, 303);
  assert.equal((await post(enter, "code=ABCD")).status, 422);
  const invitation = (await workspace.invitations(campaign)).get("Person 3")?.id ?? "";
  const text = lines.join("");
  assert.match(text, /"route":"\/a\/:code\/exchange"/);
  const secrets = [
    link.slice(3),
    link.slice(25),
    offered,
    ballot.slice(3),
    ballot.slice(45),
    code,
    code.replaceAll("-", ""),
  ];
  for (const secret of [...secrets, invitation, campaign])
    assert.ok(
      !text.includes(secret),
      lines.find((line) => line.includes(secret)),
    );
});
