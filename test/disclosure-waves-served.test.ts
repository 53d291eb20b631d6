import assert from "node:assert/strict";
import { test } from "node:test";
import { sql } from "kysely";
import { definitionOfProfile } from "#listen/questionnaires/profile-definition.ts";
import { participantsOf } from "#listen/responses/responses.service.ts";
import { erasePerson } from "#people/data-protection/data-protection.contract.ts";
import { markAsLeft } from "#people/organisation/person.contract.ts";
import { putCampaign } from "#understand/results/campaign.fixture.ts";
import type { ReleasedResults } from "#understand/results/released-results.ts";
import { release } from "#understand/results/results.service.ts";
import { isWithheld } from "#understand/waves/change.ts";
import { wavePeople } from "#understand/waves/wave-people.ts";
import { readChange } from "#understand/waves/waves.contract.ts";
import { openWorkspace } from "../src/application.fixture.ts";
import { putWave } from "../src/understand/waves/waves.fixture.ts";
import { attackReleased, profile } from "./disclosure-waves-knowledge.ts";
import { randomTraced, type Traced } from "./disclosure-waves-organisations.ts";
import { answersOf } from "./disclosure-waves-run.ts";

const definition = definitionOfProfile(profile);
const same = { earlier: profile, later: profile };

interface Options {
  /** Whether the later wave's single answers are for a consultant who does not see the earlier one's. */
  otherConsultant?: boolean;
}

/** Two waves in a database, with what the server then hands out of them. */
async function served(everyone: readonly Traced[], { otherConsultant = false }: Options = {}) {
  const { workspaceId, transaction, director, consultant, member, application } = await openWorkspace();
  const other = await member(["consultant"], "Olga Other");
  const here = { workspace: workspaceId };
  const signal = new AbortController().signal;
  const guests = (wave: 0 | 1) =>
    everyone.flatMap(({ visits }, person) => {
      const visit = visits[wave];
      if (!visit) return [];
      const answers = Object.entries(answersOf(profile, visit.sheet));
      const pages = Object.fromEntries(answers.map(([id, answer]) => [id, { [id]: answer }]));
      return [{ name: `Person ${person}`, department: visit.department, pages }];
    });
  const close = (campaignId: string, wave: 0 | 1) =>
    transaction(async (tx) => {
      const leading = everyone.flatMap(({ visits }, person) =>
        visits[wave]?.leads ? [`Person ${person}`] : [],
      );
      await sql`UPDATE listen.invitation SET level = 'manager'
        WHERE campaign_id = ${campaignId} AND name = ANY (${sql.val(leading)})`.execute(tx);
      await release(tx, workspaceId, campaignId, undefined, signal);
    });
  const plan = { definition, profile, confidants: [consultant.user.id] };
  const first = await transaction((tx) => putCampaign(tx, workspaceId, plan, guests(0)));
  await close(first.campaignId, 0);
  for (const [person] of everyone.entries().filter(([, { erased }]) => erased)) {
    const { rows } = await application.database.owner.query<{ person_id: string }>(
      "SELECT person_id FROM listen.invitation WHERE invitation_id = $1",
      [first.invitationOf(`Person ${person}`)],
    );
    const params = { ...here, person: rows[0]?.person_id ?? assert.fail() };
    await director(markAsLeft, { params });
    await director(erasePerson, { params });
  }
  const confidants = [otherConsultant ? other.user.id : consultant.user.id];
  const second = await transaction((tx) =>
    putWave(tx, workspaceId, first.campaignId, { ...plan, confidants }, guests(1)),
  );
  await close(second.campaignId, 1);
  const download = async (campaign: string): Promise<ReleasedResults> => {
    const answer = await director.fetch(
      `/api/workspaces/${workspaceId}/campaigns/${campaign}/results/results.json`,
    );
    assert.equal(answer.status, 200);
    return JSON.parse(await answer.text());
  };
  const waveOf = (campaign: string, results: ReleasedResults) =>
    transaction(async (tx) => ({
      results: results.profile ?? assert.fail(),
      people: await wavePeople({ definition, profile }, participantsOf(tx, workspaceId, campaign, signal)),
    }));
  const [then, now] = [await download(first.campaignId), await download(second.campaignId)];
  const waves = {
    earlier: await waveOf(first.campaignId, then),
    later: await waveOf(second.campaignId, now),
  };
  // In the order in which the release read them.
  const order = (person: number) => second.invitationOf(`Person ${person}`) || "~";
  const people = [...everyone.keys()].sort((a, b) => (order(a) < order(b) ? -1 : 1));
  const pages = (unit: string) =>
    director(readChange, {
      params: { ...here, campaign: second.campaignId },
      query: { unit, limit: 100, offset: 0 },
    });
  return {
    records: { first: then, second: now },
    waves,
    pages,
    people: people.flatMap((person) => everyone[person] ?? []),
  };
}

for (const [seed, fate] of [
  [13, "people come and go"],
  [2, "one is erased"],
  [11, "a small team is split off"],
] as const)
  test(`what a server hands out of two waves gives nobody away where ${fate}`, async () => {
    const { records, waves, pages, people } = await served(
      randomTraced(seed, fate, { units: 6, people: 14 }),
    );
    const change = records.second.change ?? assert.fail("nothing is compared");
    const [first, second] = [records.first.profile, records.second.profile];
    assert.ok(first && second);
    assert.equal(change.showsLevels, fate !== "one is erased");
    assert.deepEqual(attackReleased(people, same, { first, second, change, waves }, 5), []);
    let shown = 0;
    for (const unit of change.units) {
      const page = await pages(unit.path);
      assert.deepEqual(page.unit, unit);
      for (const below of page.below.units)
        assert.deepEqual(
          below,
          change.units.find(({ path }) => path === below.path),
        );
      shown += Object.values(unit.competencies).filter((result) => !isWithheld(result)).length;
    }
    assert.ok(shown > 0);
  });

test("changes without then and now are not for a consultant who sees the later answers only", async () => {
  const everyone = randomTraced(2, "one is erased", { units: 6, people: 14 });
  const { records } = await served(everyone, { otherConsultant: true });
  assert.equal(records.second.change, null);
  // Where then and now are protected by themselves, the later answers add nothing.
  const all = randomTraced(13, "people come and go", { units: 6, people: 14 });
  const { records: others } = await served(all, { otherConsultant: true });
  const { change } = others.second;
  assert.equal(change?.showsLevels, true);
  // The spread of changes would add sums of the unknown answers, weighted with those that are known.
  let withSpread = 0;
  for (const { code } of profile.competencies) {
    const shown = (change?.units ?? []).flatMap(({ path, competencies }) => {
      const result = competencies[code];
      return result && !isWithheld(result) && result.self.p !== null ? [{ path, n: result.n }] : [];
    });
    for (const { path, n } of shown) {
      const below = shown.filter(
        (unit) => unit.path !== path && `${unit.path}/`.startsWith(path && `${path}/`),
      );
      const highest = below.filter((unit) => !below.some((one) => unit.path.startsWith(`${one.path}/`)));
      const rest = n - highest.reduce((sum, unit) => sum + unit.n, 0);
      assert.ok(rest === 0 || rest >= 12, `${rest} people of ${path}`);
      withSpread++;
    }
  }
  assert.ok(withSpread > 0);
});
