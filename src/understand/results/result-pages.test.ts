import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { isKind } from "#platform/errors.ts";
import { openWorkspace } from "../../application.fixture.ts";
import type { OrganisationResults } from "../profile/organisation-results.ts";
import { type CampaignPlan, type Invited, putCampaign } from "./campaign.fixture.ts";
import { definition, profile, ratedBy } from "./profile-answers.fixture.ts";
import {
  readHeatmap,
  readOverview,
  readQuestionResults,
  readStatements,
  readTexts,
  readTrust,
} from "./result-pages.contract.ts";
import { notReleased, resultsNotFound } from "./results.errors.ts";
import { findReleased, release } from "./results.service.ts";

const team = (count: number, department: string, from = 0): Invited[] =>
  Array.from({ length: count }, (_, index) => ({
    name: `${department} ${index}`,
    department,
    pages: ratedBy(index + from),
  }));

async function released(people: readonly Invited[], plan: Partial<CampaignPlan> = {}) {
  const workspace = await openWorkspace();
  const { workspaceId, transaction, director } = workspace;
  const { campaignId } = await transaction((tx) =>
    putCampaign(tx, workspaceId, { definition, profile, ...plan }, people),
  );
  await transaction((tx) => release(tx, workspaceId, campaignId, undefined, new AbortController().signal));
  const found = await transaction((tx) => findReleased(tx, workspaceId, campaignId));
  const params = { workspace: workspaceId, campaign: campaignId };
  return { ...workspace, params, director, record: found.release?.results };
}

/** Names that could break a path, a pattern or a statement. */
const hostile = `Ö'Brien "& Söhne" %_\\ <b>`;
const organisation = [
  ...team(7, "Sales/North"),
  ...team(8, "Sales/South", 20),
  ...team(2, "Sales/Tiny", 50),
  ...team(9, hostile, 60),
  ...team(6, `${hostile}/Ünter`, 80),
  ...team(3, "Few", 90),
];

let shared: ReturnType<typeof released> | undefined;
const example = () => {
  shared ??= released(organisation);
  return shared;
};

const recordOf = async (): Promise<OrganisationResults> => {
  const { record } = await example();
  assert.ok(record?.profile);
  return record.profile;
};

describe("the overview", () => {
  test("says of every unit what the record says, beside the whole organisation", async () => {
    const { director, params } = await example();
    const { units, comparisons } = await recordOf();
    const [whole] = units;
    for (const unit of units) {
      const overview = await director(readOverview, { params, query: { unit: unit.path } });
      assert.equal(overview.unit?.path, unit.path);
      assert.equal(overview.unit.withheld, unit.suppressed ? unit.reason : null);
      assert.equal(overview.unit.n, unit.suppressed ? null : unit.n);
      assert.equal(overview.unit.staff, unit.suppressed ? null : unit.staff);
      for (const { code, figures, withheld, comparisons: compared, whole: beside } of overview.competencies ??
        []) {
        assert.deepEqual(figures, unit.suppressed ? null : unit.competencies[code]);
        assert.equal(withheld === null, figures !== null);
        assert.deepEqual(beside, whole?.suppressed ? null : whole?.competencies[code]);
        for (const perspective of ["self", "organisation"] as const) {
          const found = comparisons.find(
            (one) => one.path === unit.path && one.competency === code && one.perspective === perspective,
          );
          assert.deepEqual(
            compared[perspective],
            found ? { difference: found.difference, q: found.q } : null,
          );
        }
      }
      assert.equal(overview.competencies?.length, profile.competencies.length);
    }
  });

  test("names the units above and counts those below", async () => {
    const { director, params } = await example();
    const units = (await recordOf()).units;
    const whole = await director(readOverview, { params });
    assert.equal(whole.unit?.name, whole.organisation);
    assert.deepEqual(whole.unit.above, []);
    const withheld = units.filter(({ suppressed }) => suppressed).length;
    assert.deepEqual(whole.unit.below, { directly: 3, all: units.length - 1, withheld });
    const inner = await director(readOverview, { params, query: { unit: `${hostile}/Ünter` } });
    assert.equal(inner.unit?.name, "Ünter");
    assert.deepEqual(
      inner.unit.above.map(({ path }) => path),
      ["", hostile],
    );
    const { statements } = await recordOf();
    assert.deepEqual(
      whole.statements,
      profile.competencies.flatMap(({ code }) => (statements[code] ? [code] : [])),
    );
    assert.equal(whole.hasQuestions, false);
  });

  test("refuses units that the release doesn't have", async () => {
    const { director, params } = await example();
    for (const unit of ["Nowhere", "Sales/", "/", "sales", "Sales/North/Deeper", "%"])
      await assert.rejects(director(readOverview, { params, query: { unit } }), (error) =>
        isKind(error, resultsNotFound),
      );
  });

  test("says what state a campaign is in before anything is released", async () => {
    const { director, transaction, workspaceId } = await openWorkspace();
    const { campaignId } = await transaction((tx) =>
      putCampaign(tx, workspaceId, { definition, profile, state: "open" }, team(6, "Sales")),
    );
    const params = { workspace: workspaceId, campaign: campaignId };
    const overview = await director(readOverview, { params });
    assert.deepEqual(
      [overview.state, overview.release, overview.unit, overview.competencies],
      ["open", null, null, null],
    );
    for (const refused of [
      () => director(readHeatmap, { params }),
      () => director(readTrust, { params }),
      () => director(readQuestionResults, { params }),
      () => director(readStatements, { params: { ...params, competency: "SL" } }),
    ])
      await assert.rejects(refused, (error) => isKind(error, notReleased));
  });

  test("of too few people withholds everything, with the reason", async () => {
    const { director, params } = await released(team(4, "Sales"));
    const { state, unit, competencies, statements } = await director(readOverview, { params });
    assert.equal(state, "too-few");
    assert.equal(unit?.withheld, "too few answers");
    assert.deepEqual(statements, []);
    for (const { figures, withheld } of competencies ?? [])
      assert.deepEqual([figures, withheld], [null, "too few answers"]);
    const heatmap = await director(readHeatmap, { params });
    assert.deepEqual(
      heatmap.rows.map(({ path, withheld, cells }) => [path, withheld, cells]),
      [["Sales", "too few answers", []]],
    );
  });
});

describe("the heatmap", () => {
  test("has the record's figures, directly below a unit or at any depth", async () => {
    const { director, params } = await example();
    const { units } = await recordOf();
    for (const what of ["self", "organisation", "gap"] as const)
      for (const under of ["", "Sales", hostile]) {
        const all = await director(readHeatmap, { params, query: { unit: under, what, depth: "all" } });
        const inside = units.filter(
          ({ path }) => path !== "" && (under === "" || path.startsWith(`${under}/`)),
        );
        assert.deepEqual(
          all.rows.map(({ path }) => path),
          inside.map(({ path }) => path),
        );
        assert.equal(all.withheld, inside.filter(({ suppressed }) => suppressed).length);
        for (const [index, unit] of inside.entries()) {
          const row = all.rows[index];
          if (unit.suppressed) assert.deepEqual([row?.withheld, row?.cells, row?.n], [unit.reason, [], null]);
          else
            assert.deepEqual(
              row?.cells.map(({ code, figure, n }) => [code, figure, n]),
              profile.competencies.map(({ code }) => {
                const result = unit.competencies[code];
                return [code, result?.[what] ?? null, result?.n ?? null];
              }),
            );
        }
        const direct = await director(readHeatmap, { params, query: { unit: under, what } });
        const prefix = under === "" ? "" : `${under}/`;
        assert.deepEqual(
          direct.rows.map(({ path }) => path),
          inside.filter(({ path }) => !path.slice(prefix.length).includes("/")).map(({ path }) => path),
        );
      }
  });

  test("sorts by name, by the largest gap and by the lowest figure, withheld units last, and pages", async () => {
    const { director, params } = await example();
    const ask = async (query: object) =>
      (await director(readHeatmap, { params, query: { depth: "all", ...query } })).rows;
    const names = (await ask({ sort: "name" })).map(({ name }) => name.toLowerCase());
    assert.deepEqual(names, names.toSorted());
    const gaps = await ask({ sort: "largest-gap", what: "self" });
    const { units } = await recordOf();
    const widest = gaps
      .filter(({ withheld }) => withheld === null)
      .map(({ path }) => {
        const unit = units.find((one) => one.path === path);
        const own = unit && !unit.suppressed ? Object.values(unit.competencies) : [];
        return Math.max(...own.map((result) => Math.abs(result?.gap.estimate ?? 0)));
      });
    assert.ok(widest.length > 2);
    assert.deepEqual(
      widest,
      widest.toSorted((a, b) => b - a),
    );
    assert.deepEqual(
      gaps.map(({ withheld }) => withheld === null),
      gaps.map((_, index) => index < widest.length),
    );
    const lowest = await ask({ sort: "lowest", what: "organisation", competency: "SL" });
    const shown = lowest.flatMap(
      ({ cells }) => cells.find(({ code }) => code === "SL")?.figure?.estimate ?? [],
    );
    assert.deepEqual(
      shown,
      shown.toSorted((a, b) => a - b),
    );
    const paged = [
      await ask({ sort: "lowest", limit: 2 }),
      await ask({ sort: "lowest", limit: 100, offset: 2 }),
    ];
    assert.deepEqual(paged.flat(), await ask({ sort: "lowest" }));
  });

  test("finds units by a part of their path, whatever is in it", async () => {
    const { director, params } = await example();
    const find = async (search: string) =>
      (await director(readHeatmap, { params, query: { depth: "all", search } })).rows.map(({ path }) => path);
    assert.deepEqual(await find(`ö'brien "&`), [hostile, `${hostile}/Ünter`]);
    assert.deepEqual(await find("%_\\"), [hostile, `${hostile}/Ünter`]);
    assert.deepEqual(await find("north"), ["Sales/North"]);
    assert.deepEqual(await find("nobody"), []);
    await assert.rejects(director(readHeatmap, { params, query: { competency: "XX" } }), (error) =>
      isKind(error, resultsNotFound),
    );
  });
});

describe("statements, trust and questions", () => {
  test("are the record's", async () => {
    const { director, params, record } = await example();
    const { statements, reliability, careless, units } = await recordOf();
    for (const { code } of profile.competencies) {
      const read = await director(readStatements, { params: { ...params, competency: code } });
      assert.deepEqual(
        read.statements?.map(({ topic: _, text: __, ...result }) => result) ?? null,
        statements[code],
      );
      assert.ok(!read.statements?.some(({ text, topic }) => text === "" || topic === ""));
    }
    await assert.rejects(
      director(readStatements, { params: { ...params, competency: "nothing" } }),
      (error) => isKind(error, resultsNotFound),
    );
    const trust = await director(readTrust, { params });
    assert.equal(trust.invited, record?.invited);
    assert.deepEqual(
      Object.fromEntries(trust.reliability.map(({ code, alpha }) => [code, alpha])),
      reliability,
    );
    assert.deepEqual(trust.careless, careless);
    const [whole, ...others] = units;
    assert.equal(trust.inFigures, whole?.suppressed ? null : whole?.n);
    const because = (reason: string) =>
      others.filter((one) => one.suppressed && one.reason === reason).length;
    assert.deepEqual(trust.units, {
      total: others.length,
      tooFew: because("too few answers"),
      protecting: because("protects individuals"),
    });
  });

  test("of a questionnaire that is no profile come with no profile's figures", async () => {
    const texts = Array.from({ length: 130 }, (_, index) => `Thought ${index}`);
    const asked = {
      languages: ["en"] as [string],
      title: { en: "Pulse" },
      pages: [
        {
          id: "one",
          title: { en: "One" },
          questions: [
            { type: "long-text" as const, id: "why", text: { en: "Why?" } },
            { type: "zero-to-ten" as const, id: "how", text: { en: "How likely?" } },
          ],
        },
      ],
    };
    const { director, params, record, transaction } = await released(
      texts.map(
        (text, index): Invited => ({
          name: `P${index}`,
          department: index % 2 ? "A" : "B",
          pages: { one: { why: { text }, how: { value: index % 11 } } } as unknown as NonNullable<
            Invited["pages"]
          >,
        }),
      ),
      { definition: asked as never, profile: null, anonymity: "named" },
    );
    const overview = await director(readOverview, { params });
    assert.deepEqual(
      [overview.state, overview.hasQuestions, overview.profile, overview.unit, overview.competencies],
      ["ready", true, null, null, null],
    );
    const { questions } = await director(readQuestionResults, { params });
    const [why, how] = questions;
    assert.equal(why?.textCount, 130);
    assert.deepEqual(why.texts, record?.questions[0]?.texts?.slice(0, 100));
    assert.deepEqual({ ...how, textCount: undefined }, { ...record?.questions[1], textCount: undefined });
    assert.equal(how?.texts, null);
    const page = await director(readTexts, {
      params: { ...params, question: "why" },
      query: { offset: 100 },
    });
    assert.deepEqual(page, { texts: record?.questions[0]?.texts?.slice(100, 150), total: 130 });
    const none = await director(readTexts, { params: { ...params, question: "how" } });
    assert.deepEqual(none, { texts: null, total: 0 });
    await assert.rejects(director(readTexts, { params: { ...params, question: "what" } }), (error) =>
      isKind(error, resultsNotFound),
    );
    await assert.rejects(director(readHeatmap, { params }), (error) => isKind(error, resultsNotFound));
    const trust = await director(readTrust, { params });
    assert.deepEqual([trust.invited, trust.inFigures, trust.reliability], [130, 130, []]);
    const rows = await transaction((tx) =>
      tx
        .selectFrom("understand.observed_release")
        .select("release_id")
        .where("workspace_id", "=", params.workspace)
        .execute(),
    );
    assert.equal(rows.length, 1);
  });
});
