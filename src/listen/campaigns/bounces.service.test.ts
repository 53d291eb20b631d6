import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { test } from "node:test";
import { until } from "#platform/database/database.fixture.ts";
import { nobodysDomain } from "../../inbox.fixture.ts";
import * as contract from "./campaign.contract.ts";
import { openCampaigns } from "./campaign.fixture.ts";
import { customerCrowd, customersWhere, serve } from "./customers.fixture.ts";

test("where the mail server refuses a tenth of the addresses, the campaign goes on without them and says so", async () => {
  const workspace = await openCampaigns();
  const { director, workspaceId } = workspace;
  const crowd = customerCrowd(100);
  await serve(
    workspace,
    crowd.map((each, index) =>
      index % 10 === 0 ? { ...each, email: `${randomUUID()}@${nobodysDomain}` } : each,
    ),
  );
  const campaign = await workspace.prepare({
    anonymity: "named",
    audience: customersWhere(),
    breakdowns: ["segment"],
  });
  await workspace.open(campaign);
  const at = { params: { workspace: workspaceId, campaign } };
  const delivery = await until("all mail has left or was refused", async () => {
    const found = await director(contract.readDelivery, at);
    const { sent = 0, failed = 0 } = found.invitations;
    return sent + failed === 100 && found;
  });
  assert.deepEqual(delivery.invitations, { failed: 10, sent: 90 });
  assert.deepEqual([delivery.addressed, delivery.bounced], [100, 10]);
  const { reached, overall } = await director(contract.readProgress, at);
  assert.equal(reached, 90, "who was not reached can't answer");
  assert.equal(overall?.invited, 100);
  const { customers } = await director(contract.previewAudience, {
    params: { workspace: workspaceId },
    body: { audience: customersWhere() },
  });
  assert.equal(customers?.leftOut.bounced, 10, "the next campaign doesn't ask them there");
});
