import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { openWorkspace } from "../../application.fixture.ts";
import { computedSurvey, relationship, surveyed } from "../campaign-surveys/campaign-survey.fixture.ts";
import { readCampaignSurvey } from "../campaign-surveys/campaign-surveys.contract.ts";
import type { SurveyedPerson } from "../campaign-surveys/survey-answers.ts";
import { type CampaignPlan, putCampaign } from "../results/campaign.fixture.ts";
import { release } from "../results/results.service.ts";
import type { Sums } from "../surveys/value-tally.ts";
import { deleteWeighting, listWeightings, makeWeighting, readWeighting } from "./weighting.contract.ts";

const groups = { segment: ["Gold", "Silver"], region: ["North", "South", "West"], role: ["Buyer", "User"] };

const near = (found: number | null | undefined, expected: number, within: number) =>
  assert.ok(Math.abs((found ?? Number.NaN) - expected) <= within, `${found} is not ${expected}`);

const computed = (people: readonly SurveyedPerson[], anonymity: "named" | "confidential" = "confidential") =>
  computedSurvey(people, { anonymity, breakdowns: Object.keys(groups) }, 2);

async function released(people: readonly SurveyedPerson[], plan: Partial<CampaignPlan> = {}) {
  const workspace = await openWorkspace();
  const { transaction, workspaceId } = workspace;
  const campaign = await transaction(async (tx) => {
    const { campaignId } = await putCampaign(
      tx,
      workspaceId,
      { definition: relationship, audience: "customers", breakdowns: Object.keys(groups), ...plan },
      people.map(({ groups: own, bounced, completed, answers }, index) => ({
        name: `Person ${index}`,
        groups: own,
        bounced,
        completed,
        ...(Object.keys(answers).length > 0 ? { pages: { one: answers } } : {}),
      })),
    );
    await release(tx, workspaceId, campaignId, undefined, new AbortController().signal);
    return campaignId;
  });
  return { ...workspace, at: { params: { workspace: workspaceId, campaign } } };
}

const isRefused = (code: string) => (error: { code?: string }) => error.code === code;

describe("what weighted figures are made of", () => {
  test("are classes of at least ten who don't all say the same, for each item; in named campaigns, too", async () => {
    for (const anonymity of ["confidential", "named"] as const)
      for (let seed = 1; seed <= 6; seed++) {
        const people = surveyed(60 + 60 * seed, { seed, blank: 0.3, groups });
        const { weighting, survey } = await computed(people, anonymity);
        if (!weighting) continue;
        const { basis, items } = weighting;
        assert.equal(basis.minimum, 10);
        assert.equal(
          basis.classes.reduce((sum, { n }) => sum + n, 0),
          survey.response.started,
        );
        assert.ok(basis.classes.every(({ n }) => n >= 10));
        assert.ok(items.length > 5);
        for (const { column, parts, values } of items) {
          const varied = ({ least, most }: Sums) => least < most;
          assert.ok(
            parts.every(({ sums }) => sums.n >= 10 && varied(sums)),
            `${column.name}: ${parts.map(({ sums }) => sums.n)}`,
          );
          const n = survey.overall.items.find(({ name }) => name === column.name)?.n;
          assert.equal(
            parts.reduce((sum, { sums }) => sum + sums.n, 0),
            n,
          );
          if (values)
            assert.equal(
              values.reduce((sum, { byPart }) => sum + byPart.reduce((total, one) => total + one, 0), 0),
              n,
            );
        }
      }
  });

  test("stay the same when people of a class exchange their answers", async () => {
    const people = surveyed(400, { seed: 5, groups });
    const { weighting } = await computed(people);
    // Nobody of these two is told apart by any breakdown, so nothing may change.
    const answered = people.flatMap((person, at) => (person.answers["overall"] ? [{ person, at }] : []));
    const [one] = answered;
    const same = answered.find(
      ({ person, at }) =>
        at !== one?.at &&
        JSON.stringify(person.groups) === JSON.stringify(one?.person.groups) &&
        JSON.stringify(person.answers["overall"]) !== JSON.stringify(one?.person.answers["overall"]),
    );
    assert.ok(one && same);
    const swapped = people.map((person, at) => {
      const other = at === one.at ? same.person : at === same.at ? one.person : person;
      return {
        ...person,
        answers: { ...person.answers, overall: other.answers["overall"] },
      } as SurveyedPerson;
    });
    const again = await computed(
      swapped.map((person, at) =>
        at === one.at || at === same.at ? person : (people[at] as SurveyedPerson),
      ),
    );
    assert.deepEqual(again.weighting, weighting);
  });

  test("leave out persons, and are nothing without groups to tell apart", async () => {
    const few = await computed(surveyed(12, { groups }));
    assert.equal(few.weighting, null);
  });
});

describe("weighted figures", () => {
  test("have the targets' shares, and are the means of people who count so much", async () => {
    const people = surveyed(500, { seed: 2, blank: 0, silent: 0.2, groups });
    const { director, at } = await released(people);
    const { breakdowns, n } = await director(listWeightings, at);
    assert.deepEqual(
      breakdowns.map(({ id }) => id),
      ["segment", "region"],
    );
    const [segment] = breakdowns;
    assert.equal(
      (segment?.groups.reduce((sum, { answered }) => sum + answered, 0) ?? 0) +
        (segment?.elsewhere.answered ?? 0),
      n,
    );
    const { weighting } = await director(makeWeighting, {
      ...at,
      body: { margins: [{ breakdown: "segment", targets: { Gold: 20, Silver: 80 } }], cap: null },
    });
    const { record, name } = await director(readWeighting, {
      params: { ...at.params, weighting },
    });
    assert.equal(name, "Segment");
    const [margin] = record.margins;
    const elsewhere = margin?.elsewhere.share ?? 0;
    near(margin?.groups[0]?.weighted, 0.2 * (1 - elsewhere), 1e-4);
    near(margin?.groups[1]?.weighted, 0.8 * (1 - elsewhere), 1e-4);
    // By hand, from the answers themselves: one margin is post-stratification.
    const answered = people.filter(({ answers }) => Object.keys(answers).length > 0);
    const mean = (value: string | undefined) => {
      const own = answered.filter((person) => person.groups["segment"] === value);
      const ratings = own.map(({ answers }) => (answers["overall"] as { rating: number }).rating);
      return { n: own.length, mean: ratings.reduce((sum, one) => sum + one, 0) / own.length };
    };
    const [gold, silver, unknown] = [mean("Gold"), mean("Silver"), mean(undefined)];
    assert.deepEqual(
      [gold.n, silver.n],
      margin?.groups.map((group) => group.n),
    );
    const rest = unknown.n / answered.length;
    near(rest, elsewhere, 1e-4);
    const expected = (1 - rest) * (0.2 * gold.mean + 0.8 * silver.mean) + rest * unknown.mean;
    const overall = record.items.find((item) => item.name === "overall");
    near(overall?.weighted?.estimate, expected, 5e-4 * expected);
    assert.ok(overall?.unweighted && overall.unweighted.estimate !== overall.weighted?.estimate);
    const [weightOfGold, weightOfSilver] = [
      (0.2 * (1 - rest) * answered.length) / gold.n,
      (0.8 * (1 - rest) * answered.length) / silver.n,
    ];
    const squares = gold.n * weightOfGold ** 2 + silver.n * weightOfSilver ** 2 + unknown.n;
    near(record.effective, answered.length ** 2 / squares, 0.05 * 10);
    near(record.weights.most, Math.max(weightOfGold, weightOfSilver), 1e-3);
    assert.ok(record.effective < record.n && record.designEffect > 1);
    assert.ok(record.nps && record.items.some(({ answers }) => answers));
  });

  test("of several margins as they were invited; each item with its own effective number", async () => {
    const { director, at } = await released(surveyed(600, { seed: 4, groups }));
    const { weighting } = await director(makeWeighting, {
      ...at,
      body: {
        margins: [
          { breakdown: "segment", targets: null },
          { breakdown: "region", targets: null },
        ],
        cap: 5,
      },
    });
    const { record, name } = await director(readWeighting, { params: { ...at.params, weighting } });
    assert.equal(name, "Segment × Region");
    for (const { groups: shown } of record.margins)
      for (const { target, weighted } of shown) near(weighted, target, 1e-4);
    const { survey } = await director(readCampaignSurvey, at);
    for (const item of record.items) {
      const own = survey.overall.items.find((one) => one.name === item.name);
      assert.equal(item.n, own?.n);
      assert.ok(item.effective <= item.n + 1e-6 && item.effective > 0);
      near(item.unweighted?.estimate ?? 0, own?.mean ?? 0, 1e-3 * Math.abs(own?.mean ?? 0) + 1e-9);
    }
    assert.equal(record.weights.without, null);
  });

  test("are held down at a cap, and say what that costs", async () => {
    const { director, at } = await released(surveyed(500, { seed: 2, groups }));
    const targets = { North: 5, South: 5, West: 90 };
    const make = async (cap: number | null) => {
      const { weighting } = await director(makeWeighting, {
        ...at,
        body: { margins: [{ breakdown: "region", targets }], cap },
      });
      return (await director(readWeighting, { params: { ...at.params, weighting } })).record;
    };
    const free = await make(null);
    const held = await make(2);
    assert.ok(free.weights.most > 2 && free.weights.cap === null);
    near(held.weights.most, 2, 1e-3);
    assert.ok(held.weights.trimmed >= 10 && held.weights.largestDifference > 0.01);
    near(held.weights.without?.most, free.weights.most, 1e-3);
    assert.ok(held.effective > free.effective);
    const { weightings } = await director(listWeightings, at);
    assert.equal(weightings.length, 2);
    const [first] = weightings;
    await director(deleteWeighting, { params: { ...at.params, weighting: first?.id ?? "" } });
    await assert.rejects(
      director(readWeighting, { params: { ...at.params, weighting: first?.id ?? "" } }),
      isRefused("weighting.not-found"),
    );
    assert.equal((await director(listWeightings, at)).weightings.length, 1);
  });

  test("are refused in words where targets are missing, margins stand twice or are none", async () => {
    const { director, at, sponsor } = await released(surveyed(300, { groups }));
    const make = (margins: { breakdown: string; targets: Record<string, number> | null }[]) =>
      director(makeWeighting, { ...at, body: { margins, cap: null } });
    const wrong = isRefused("weighting.margins-wrong");
    await assert.rejects(make([{ breakdown: "segment", targets: { Gold: 1 } }]), wrong);
    await assert.rejects(make([{ breakdown: "segment", targets: { Gold: 1, Silver: 0 } }]), wrong);
    await assert.rejects(make([{ breakdown: "account-manager", targets: null }]), wrong);
    await assert.rejects(
      make([
        { breakdown: "segment", targets: null },
        { breakdown: "segment", targets: null },
      ]),
      wrong,
    );
    await assert.rejects(
      sponsor(makeWeighting, {
        ...at,
        body: { margins: [{ breakdown: "segment", targets: null }], cap: null },
      }),
      (error: { status?: number }) => error.status === 403,
    );
    assert.equal((await sponsor(listWeightings, at)).weightings.length, 0);
    const none = await released(surveyed(40, {}), { breakdowns: [] });
    assert.deepEqual((await none.director(listWeightings, none.at)).breakdowns, []);
    await assert.rejects(
      none.director(makeWeighting, {
        ...none.at,
        body: { margins: [{ breakdown: "segment", targets: null }], cap: null },
      }),
      isRefused("weighting.impossible"),
    );
  });

  test("are taken along with their margins and method", async () => {
    const { director, at, workspaceId } = await released(surveyed(600, { seed: 4, groups }));
    const { weighting } = await director(makeWeighting, {
      ...at,
      body: { margins: [{ breakdown: "segment", targets: null }], cap: null },
    });
    const path = `/api/workspaces/${workspaceId}/campaign-surveys/${at.params.campaign}/weightings/${weighting}/figures`;
    const csv = await director.fetch(`${path}.csv`);
    assert.equal(csv.status, 200);
    const text = await csv.text();
    assert.match(text, /^\uFEFF?Item,Label,Figure,n,Effective n,Not weighted/);
    assert.ok(text.includes("Share: stay"));
    // The score is of those who answered its question: their effective number stands beside it.
    const { record } = await director(readWeighting, { params: { ...at.params, weighting } });
    const again = record.items.find(({ name }) => name === "again") ?? assert.fail("no score");
    assert.ok(again.effective < record.effective - 1, `${again.effective} of ${record.effective}`);
    assert.ok(
      text.includes(`\r\nagain,,Net promoter score,${record.nps?.n},${again.effective},`),
      text.split("\r\n").find((line) => line.includes("Net promoter score")),
    );
    const workbook = await director.fetch(`${path}.xlsx`);
    assert.equal(Buffer.from(await workbook.arrayBuffer()).toString("latin1", 0, 2), "PK");
  });
});
