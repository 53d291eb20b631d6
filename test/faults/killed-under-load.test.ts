import assert from "node:assert/strict";
import { test } from "node:test";
import { setTimeout as delay } from "node:timers/promises";
import { readProgress } from "#listen/campaigns/campaign.contract.ts";
import { respondent } from "#listen/respond/respond.fixture.ts";
import { signInWithPassword } from "#people/access/sign-in.contract.ts";
import { until } from "#platform/database/database.fixture.ts";
import { seededRandom } from "#stats/random.ts";
import { clientOf } from "../../src/application.fixture.ts";
import { keepAnswering, pageIds, shownNumber, type Tab, textOf, twoPages } from "./answering.ts";
import { killableServer, type Victims } from "./killable-server.ts";
import { beginCampaign, director } from "./programme.ts";

const respondents = 25;
const kills = Number(process.env["FAULT_KILLS"] ?? 10);

test(`${kills} times SIGKILL under load lose no acknowledged answer and double none`, async (t) => {
  await using server = await killableServer();
  const random = seededRandom(42);
  let up = Promise.resolve(await server.start().address);
  const { workspace, campaign, paths } = await beginCampaign(await up, twoPages, respondents);
  const tabs = paths.flatMap((path) =>
    pageIds.map((page): Tab => ({ path, page, sent: [], acknowledged: new Set() })),
  );

  const sum = (numbers: number[]) => numbers.reduce((total, each) => total + each, 0);
  const acknowledged = () => sum(tabs.map((tab) => tab.acknowledged.size));

  let over = false;
  const load = { address: () => up, isOver: () => over };
  const answering = tabs.map((tab) => keepAnswering(tab, load));
  const died: Record<Victims, number> = { application: 0, "and the postmaster": 0, everything: 0 };
  try {
    for (let kill = 0; kill < kills; kill++) {
      await up;
      const enough = acknowledged() + random.integer(2 * respondents);
      await until("answers are accepted again", async () => acknowledged() >= enough);
      await delay(random.uniform() * 20);
      const draw = server.ownsDatabase ? random.uniform() : 0;
      const victims = draw < 0.6 ? "application" : draw < 0.8 ? "and the postmaster" : "everything";
      died[victims]++;
      const back = Promise.withResolvers<string>();
      up = back.promise;
      await server.kill(victims);
      // Now and then it dies again while it starts.
      if (random.uniform() < 0.2) {
        server.start();
        await delay(random.uniform() * 600);
        await server.kill("application");
      }
      back.resolve(server.start().address);
    }
    await up;
  } finally {
    over = true;
  }
  await Promise.all(answering);

  const origin = await up;
  for (const tab of tabs) {
    const { number, text, revision } = await shownNumber(origin, tab);
    const name = `${tab.path} ${tab.page}: ${number} of ${tab.sent.length} sent, ${tab.acknowledged.size} acknowledged`;
    const last = Math.max(0, ...tab.acknowledged);
    assert.ok(number >= last, `${name}; the last acknowledged one, ${last}, is lost`);
    assert.ok(number === 0 || tab.sent.includes(number), name);
    assert.equal(text, number === 0 ? "" : textOf(number), name);
    // Each save counts once: as many as were acknowledged at least, and no more than were sent.
    assert.ok(
      revision >= tab.acknowledged.size && revision <= tab.sent.length,
      `${name}; saved ${revision} times`,
    );
  }
  const unanswered = sum(tabs.map((tab) => tab.sent.length)) - acknowledged();
  t.diagnostic(`${JSON.stringify(died)}; ${acknowledged()} answers acknowledged, ${unanswered} cut off`);
  assert.ok(unanswered > 0, "no kill hit an answer");

  for (const path of paths) {
    const { location } = await respondent(origin, path).post("/complete", "");
    assert.equal(location, "/thanks");
  }
  const call = clientOf(origin);
  await call(signInWithPassword, { body: { email: director.email, password: director.password } });
  const { overall } = await call(readProgress, { params: { workspace, campaign } });
  assert.deepEqual(overall, { invited: respondents, started: respondents, completed: respondents });
  assert.equal(await server.stop(), 0);
});
