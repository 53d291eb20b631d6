import assert from "node:assert/strict";
import { test } from "node:test";
import { addJoiners, readCampaign } from "#listen/campaigns/campaign.contract.ts";
import { respondent } from "#listen/respond/respond.fixture.ts";
import { signInWithPassword } from "#people/access/sign-in.contract.ts";
import { verifyAudit } from "#people/audit/audit.contract.ts";
import { addPerson } from "#people/organisation/person.contract.ts";
import { until } from "#platform/database/database.fixture.ts";
import { clientOf } from "../../src/application.fixture.ts";
import { temporaryFolder } from "../profile-run.ts";
import { launchServer, stopServer } from "../server-run.ts";
import { twoPages } from "./answering.ts";
import { beginCampaign, director, type RunningCampaign } from "./programme.ts";

const clock = import.meta.resolve("./shifted-clock.ts");
const days = (count: number) => count * 86_400_000;

/** What people do on a day like any other, until it is done. */
async function use(
  origin: string,
  { workspace, campaign, paths }: RunningCampaign,
  day: number,
): Promise<void> {
  for (const path of paths) {
    const { status } = await respondent(origin, path).send("out", { "out-n": String(day) });
    assert.equal(status, 303);
  }
  const call = clientOf(origin);
  const [here, chosen] = [{ params: { workspace } }, { params: { workspace, campaign } }];
  const { email, password } = director;
  await call(signInWithPassword, { body: { email, password } });
  await call(addPerson, { ...here, body: { name: `Joiner ${day}` } });
  await call(addJoiners, { ...chosen, body: {} });
  await until("who joined is invited", async () => {
    const { inviting, state } = await call(readCampaign, chosen);
    return state === "open" && inviting === null;
  });
  assert.equal((await call(verifyAudit, here)).brokenAt, null);
}

test("a clock that jumps years ahead or back closes no campaign, locks nobody out and breaks no log", async () => {
  await using folder = await temporaryFolder();
  let campaign: RunningCampaign | undefined;
  for (const [day, shift] of [0, days(1000), -days(1000), 0].entries()) {
    const { child, address } = launchServer(folder.path, ["--log-level", "warn"], {
      NODE_OPTIONS: `--import ${clock}`,
      CLOCK_SHIFT: String(shift),
    });
    try {
      const origin = await address;
      campaign ??= await beginCampaign(origin, twoPages, 3);
      await use(origin, campaign, day);
    } finally {
      await stopServer(child);
    }
  }
});
