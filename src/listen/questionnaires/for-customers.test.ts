import assert from "node:assert/strict";
import { test } from "node:test";
import { openWorkspace } from "../../application.fixture.ts";
import { serve } from "../campaigns/customers.fixture.ts";
import { openCampaign } from "../respond/respond.fixture.ts";
import type { Definition } from "./definition.ts";
import { listQuestionnaires } from "./questionnaire.contract.ts";
import { contactSatisfaction } from "./templates/contact-satisfaction.ts";
import { staffView } from "./templates/staff-view.ts";

test("a list says which questionnaires ask what only customers can say, once there are customers", async () => {
  const workspace = await openWorkspace();
  const [customers, staff]: Definition[] = [contactSatisfaction, staffView];
  for (const definition of [customers, staff]) if (definition) await openCampaign(workspace, definition);
  const listed = async () => {
    const all = await workspace.director(listQuestionnaires, {
      params: { workspace: workspace.workspaceId },
      query: {},
    });
    return all.map(({ forCustomers }) => forCustomers).sort();
  };
  assert.deepEqual(await listed(), [false, false]);
  await serve(workspace, [{ name: "Ada" }]);
  assert.deepEqual(await listed(), [false, true]);
});
