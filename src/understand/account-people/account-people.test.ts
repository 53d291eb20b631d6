import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { describe, test } from "node:test";
import { sql } from "kysely";
import { isKind } from "#platform/errors.ts";
import { openWorkspace, type SignedIn } from "../../application.fixture.ts";
import { relationship, surveyed } from "../campaign-surveys/campaign-survey.fixture.ts";
import {
  readCampaignSurvey,
  readCampaignSurveyGroup,
} from "../campaign-surveys/campaign-surveys.contract.ts";
import { listMeasures } from "../measures/measures.contract.ts";
import { putCampaign } from "../results/campaign.fixture.ts";
import { release } from "../results/results.service.ts";
import * as contract from "./account-people.contract.ts";
import { accountFiguresNotFound } from "./account-people.errors.ts";

/** A closed campaign of 400 customers of three account people, with its figures released. */
async function world() {
  const workspace = await openWorkspace();
  const { workspaceId, transaction, staff } = workspace;
  const people: { id: string; name: string; client: SignedIn }[] = [];
  for (const name of ["Anna Account", "Bert Account", "Cleo Account"]) {
    const [id, email] = [randomUUID(), `${randomUUID()}@example.org`];
    await transaction((tx) =>
      sql`INSERT INTO people.person (workspace_id, person_id, name, email) VALUES (${workspaceId}, ${id}, ${name}, ${email})`.execute(
        tx,
      ),
    );
    people.push({ id, name, client: await staff(email, name) });
  }
  const groups = { "account-manager": people.map(({ id }) => id) };
  const put = await transaction((tx) =>
    putCampaign(
      tx,
      workspaceId,
      { definition: relationship, audience: "customers", breakdowns: Object.keys(groups) },
      surveyed(400, { groups, silent: 0.1 }).map(({ groups: own, bounced, completed, answers }, index) => ({
        name: `Customer ${index}`,
        groups: own,
        bounced,
        completed,
        ...(Object.keys(answers).length > 0 ? { pages: { one: answers } } : {}),
      })),
    ),
  );
  const { signal } = new AbortController();
  await transaction((tx) => release(tx, workspaceId, put.campaignId, undefined, signal));
  const params = { workspace: workspaceId, campaign: put.campaignId };
  const [anna, bert, cleo] = people;
  assert.ok(anna && bert && cleo);
  return { ...workspace, people: [anna, bert, cleo] as const, params };
}

const hidden = (error: unknown) => isKind(error, accountFiguresNotFound);

describe("what account people's customers say", () => {
  test("is theirs first: those who run the programme see nothing of it through any door", async () => {
    const { director, consultant, sponsor, people, params, workspaceId } = await world();
    for (const client of [director, consultant]) {
      const list = await client(contract.listAccountPeople, { params });
      assert.deepEqual(list.people, []);
      assert.equal(list.held, 3);
      for (const { id } of people)
        await assert.rejects(
          client(contract.readAccountPerson, { params: { ...params, person: id } }),
          hidden,
        );
    }
    await assert.rejects(sponsor(contract.listAccountPeople, { params }), { status: 403 });
    const { survey } = await director(readCampaignSurvey, { params });
    const measures = await director(listMeasures, { params: { workspace: workspaceId } });
    const file = await director.fetch(
      `/api/workspaces/${workspaceId}/campaign-surveys/${params.campaign}/figures.json`,
    );
    assert.equal(file.status, 200);
    const everything = JSON.stringify([survey, measures, await file.text()]);
    for (const { id, name } of people) {
      assert.ok(!everything.includes(id) && !everything.includes(name), name);
      await assert.rejects(
        director(readCampaignSurveyGroup, { params, query: { breakdown: "account-manager", value: id } }),
        { status: 404 },
      );
    }
  });

  test("opens to others when the person has opened it, but not so far that the last one can be worked out", async () => {
    const { director, people, params } = await world();
    const [anna, bert, cleo] = people;
    const own = { params };
    const { campaigns } = await anna.client(contract.readMyAccounts, {
      params: { workspace: params.workspace },
    });
    assert.deepEqual(
      campaigns.map(({ opened }) => opened),
      [false],
    );
    const seen = async () =>
      (await director(contract.listAccountPeople, { params })).people.map(({ name }) => name);
    assert.deepEqual(await seen(), [], "reading the list opens nothing");
    const mine = await anna.client(contract.openMyAccountFigures, own);
    assert.equal(mine.person, "Anna Account");
    assert.ok(mine.group.n >= 10);
    assert.deepEqual(await seen(), ["Anna Account"]);
    await bert.client(contract.openMyAccountFigures, own);
    assert.deepEqual(await seen(), ["Anna Account"], "everybody less Anna and Bert would be Cleo");
    await cleo.client(contract.openMyAccountFigures, own);
    assert.deepEqual(await seen(), ["Anna Account", "Bert Account", "Cleo Account"]);
    const found = await director(contract.readAccountPerson, { params: { ...params, person: anna.id } });
    assert.deepEqual(found.group.items, mine.group.items);
    const others = people.filter(({ id }) => id !== anna.id);
    for (const { id, name } of others) {
      assert.ok(!JSON.stringify(found).includes(id) && !JSON.stringify(found).includes(name));
    }
  });

  test("nobody opens another's, and staff without accounts find nothing", async () => {
    const { people, params, member, stranger } = await world();
    const [anna, bert] = people;
    await assert.rejects(
      anna.client(contract.readAccountPerson, { params: { ...params, person: bert.id } }),
      { status: 403 },
    );
    await assert.rejects(stranger(contract.openMyAccountFigures, { params }), { status: 403 });
    const somebody = await member(["process owner"]);
    await assert.rejects(somebody(contract.openMyAccountFigures, { params }), hidden);
  });

  test("after the days it is open though nobody has opened it", async () => {
    const { director, people, params, transaction, workspaceId, application } = await world();
    await transaction((tx) =>
      sql`INSERT INTO listen.follow_up_plan (workspace_id, campaign_id, first_view_days) VALUES (${workspaceId}, ${params.campaign}, 2)`.execute(
        tx,
      ),
    );
    assert.equal((await director(contract.listAccountPeople, { params })).held, 3);
    await application.database.owner.query(
      "UPDATE listen.release SET released_at = released_at - interval '49 hours' WHERE workspace_id = $1",
      [workspaceId],
    );
    const { people: shown, held } = await director(contract.listAccountPeople, { params });
    assert.deepEqual(shown.map(({ person }) => person).sort(), people.map(({ id }) => id).sort());
    assert.equal(held, 0);
  });
});
