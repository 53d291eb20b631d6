import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { describe, test } from "node:test";
import type { Questionnaire } from "#listen/profile/questionnaire.ts";
import { insertRelease } from "#listen/responses/responses.service.ts";
import { until } from "#platform/database/database.fixture.ts";
import { isKind } from "#platform/errors.ts";
import { type OpenWorkspace, openWorkspace } from "../../application.fixture.ts";
import type { OrganisationResults } from "../profile/organisation-results.ts";
import { type CampaignPlan, type Invited, putCampaign } from "../results/campaign.fixture.ts";
import { definition, profile, ratedBy } from "../results/profile-answers.fixture.ts";
import { takeSnapshot } from "../results/results.contract.ts";
import { findReleased, release } from "../results/results.service.ts";
import { observeEarlierReleases, observeStored } from "./earlier-releases.service.ts";
import { profileKinds } from "./measure.ts";
import { listMeasures, readMeasure } from "./measures.contract.ts";
import { measureNotFound } from "./measures.errors.ts";

const team = (count: number, department: string, from = 0): Invited[] =>
  Array.from({ length: count }, (_, index) => ({
    name: `${department} ${index}`,
    department,
    pages: ratedBy(index + from),
  }));

const day = (number: number) => new Date(Date.UTC(2026, number, 1));
const people = [...team(7, "Sales"), ...team(8, "Service", 30), ...team(2, "Few", 60)];

async function close(
  { transaction, workspaceId }: OpenWorkspace,
  plan: Partial<CampaignPlan>,
  invited: readonly Invited[] = people,
) {
  return await transaction(async (tx) => {
    const made = await putCampaign(tx, workspaceId, { definition, profile, ...plan }, invited);
    await release(tx, workspaceId, made.campaignId, undefined, new AbortController().signal);
    return made;
  });
}

const measuresIn = async ({ director, workspaceId }: OpenWorkspace) =>
  (await director(listMeasures, { params: { workspace: workspaceId } })).measures;

const details = (
  { director, workspaceId }: OpenWorkspace,
  measure: string,
  query: { unit?: string; campaign?: string; offset?: number; limit?: number } = {},
) => director(readMeasure, { params: { workspace: workspaceId, measure }, query });

const idOf = (measures: Awaited<ReturnType<typeof measuresIn>>, code: string) =>
  measures.find((one) => one.code === code)?.measure ?? assert.fail(code);

/** Everything that is kept of a workspace's observations, without ids that are drawn. */
async function everythingObserved({ transaction, workspaceId }: OpenWorkspace) {
  return await transaction(async (tx) => {
    const rows = await tx
      .selectFrom("understand.observation as observation")
      .innerJoin("understand.measure as measure", "measure.measure_id", "observation.measure_id")
      .innerJoin("understand.observed_unit as unit", (join) =>
        join
          .onRef("unit.release_id", "=", "observation.release_id")
          .onRef("unit.unit", "=", "observation.unit"),
      )
      .select(["measure.code", "measure.name", "unit.path", "observation.version", "observation.n"])
      .select(["estimate", "low", "high", "method", "observation.withheld", "difference", "q"])
      .where("observation.workspace_id", "=", workspaceId)
      .orderBy("observation.release_id")
      .orderBy("measure.code")
      .orderBy("observation.unit")
      .execute();
    return rows;
  });
}

describe("observations", () => {
  test("are the record's, for each measure, unit and period", async () => {
    const workspace = await openWorkspace();
    const { campaignId } = await close(workspace, { name: "First", closedAt: day(1) });
    const { release: made } = await workspace.transaction((tx) =>
      findReleased(tx, workspace.workspaceId, campaignId),
    );
    const record: OrganisationResults = made?.results.profile ?? assert.fail("nothing was released");
    const measures = await measuresIn(workspace);
    assert.equal(measures.length, 3 * profile.competencies.length);
    for (const { measure, competency, kind: ofMeasure, periods, version, unit } of measures) {
      const kind = profileKinds.find((one) => one === ofMeasure) ?? assert.fail(ofMeasure);
      assert.deepEqual([version, unit], [1, "points of 24"]);
      const whole = record.units.at(0);
      const result = whole && !whole.suppressed ? whole.competencies[competency] : null;
      assert.deepEqual(
        periods.map(({ campaign, name, at, n, figure, method }) => [campaign, name, at, n, figure, method]),
        [[campaignId, "First", day(1).toISOString(), result?.n, result?.[kind], result?.method]],
      );
      const { units } = await details(workspace, measure);
      assert.deepEqual(
        units?.rows.map(({ path, figure, withheld, staff }) => [path, figure, withheld, staff]),
        record.units.slice(1).map((one) => {
          if (one.suppressed) return [one.path, null, one.reason, null];
          const own = one.competencies[competency];
          return [one.path, own?.[kind] ?? null, own ? null : "protects individuals", one.staff];
        }),
      );
    }
  });

  test("are listed in the questionnaire's order, what it no longer asks last", async () => {
    const workspace = await openWorkspace();
    const { questionnaireId } = await close(workspace, { name: "First", closedAt: day(1) });
    const codes = profile.competencies.map(({ code }) => code);
    const listed = async () => [
      ...new Set((await measuresIn(workspace)).map(({ competency }) => competency)),
    ];
    assert.notDeepEqual(codes, codes.toSorted());
    assert.deepEqual(await listed(), codes);
    const [gone, ...rest] = profile.competencies;
    const changed = { ...profile, competencies: rest.toReversed() };
    await close(workspace, {
      name: "Second",
      questionnaireId,
      version: 2,
      profile: changed,
      closedAt: day(2),
    });
    assert.deepEqual(await listed(), [...rest.map(({ code }) => code).reverse(), gone?.code]);
  });

  test("of a unit over time leave out periods without it and say why it was withheld", async () => {
    const workspace = await openWorkspace();
    const two = [...team(7, "Sales"), ...team(8, "Service", 30)];
    const { questionnaireId } = await close(workspace, { name: "First", closedAt: day(1) }, two);
    await close(workspace, { name: "Second", questionnaireId, closedAt: day(3) }, team(9, "Sales", 9));
    const few = [...team(6, "Sales"), ...team(6, "", 5), ...team(1, "Service")];
    await close(workspace, { name: "Third", questionnaireId, closedAt: day(5) }, few);
    const measure = idOf(await measuresIn(workspace), "profile.SL.gap");
    const of = async (unit: string) =>
      (await details(workspace, measure, { unit })).periods.map(({ name, withheld, figure }) => [
        name,
        withheld,
        figure === null,
      ]);
    assert.deepEqual(await of("Sales"), [
      ["First", null, false],
      ["Second", null, false],
      ["Third", null, false],
    ]);
    assert.deepEqual(await of("Service"), [
      ["First", null, false],
      ["Third", "too few answers", true],
    ]);
    assert.deepEqual(await of("Nowhere"), []);
  });

  test("of snapshots are two sets; the newest one is the period's", async () => {
    const workspace = await openWorkspace();
    const { workspaceId, transaction, director } = workspace;
    const { campaignId } = await transaction((tx) =>
      putCampaign(tx, workspaceId, { definition, profile, anonymity: "named", state: "open" }, people),
    );
    const params = { workspace: workspaceId, campaign: campaignId };
    const observed = () =>
      transaction((tx) =>
        tx
          .selectFrom("understand.observed_release")
          .select("release_id")
          .where("workspace_id", "=", workspaceId)
          .execute(),
      );
    await director(takeSnapshot, { params });
    await until("the first is there", async () => (await observed()).length === 1);
    const second = await director(takeSnapshot, { params });
    await until("the second is there", async () => (await observed()).length === 2);
    const [measure] = await measuresIn(workspace);
    assert.deepEqual(
      measure?.periods.map((period) => period.release),
      [second.release],
    );
  });
});

describe("versions of measures", () => {
  const reworded: Questionnaire = {
    ...profile,
    competencies: profile.competencies.map((competency) =>
      competency.code === "SL"
        ? {
            ...competency,
            statements: competency.statements.map((one) => ({ ...one, text: `${one.text} every day` })),
          }
        : competency,
    ),
  };
  const renamed: Questionnaire = {
    ...profile,
    title: "Another title",
    competencies: profile.competencies.map((one) => ({ ...one, name: `${one.name} II` })),
  };
  const rewordedDefinition = {
    ...definition,
    pages: definition.pages.map((page) => ({
      ...page,
      questions: page.questions.map((question) =>
        question.type === "paired-rating" && page.id === "SL"
          ? {
              ...question,
              rows: question.rows.map((row) => ({ ...row, text: { en: `${row.text["en"]} every day` } })),
            }
          : question,
      ),
    })),
  };

  test("rise with what is asked, come back with it, and not with names", async () => {
    const workspace = await openWorkspace();
    const { questionnaireId } = await close(workspace, { closedAt: day(1) });
    await close(workspace, {
      questionnaireId,
      version: 2,
      definition: rewordedDefinition,
      profile: reworded,
      closedAt: day(2),
    });
    await close(workspace, { questionnaireId, version: 3, profile: renamed, closedAt: day(3) });
    const measures = await measuresIn(workspace);
    for (const { code, version, periods, name } of measures) {
      const isReworded = code.startsWith("profile.SL.");
      assert.equal(version, isReworded ? 2 : 1, code);
      assert.deepEqual(
        periods.map((period) => period.version),
        isReworded ? [1, 2, 1] : [1, 1, 1],
        code,
      );
      assert.match(name, / II: /);
    }
    const { versions } = await details(workspace, idOf(measures, "profile.SL.self"));
    assert.deepEqual(
      versions.map(({ version, statements }) => [version, statements[0]?.text.endsWith(" every day")]),
      [
        [2, true],
        [1, false],
      ],
    );
  });

  test("of another questionnaire are its own", async () => {
    const workspace = await openWorkspace();
    await close(workspace, { closedAt: day(1) });
    await close(workspace, { profile: reworded, definition: rewordedDefinition, closedAt: day(2) });
    const measures = await measuresIn(workspace);
    assert.equal(measures.length, 2 * 3 * profile.competencies.length);
    assert.ok(measures.every(({ version, periods }) => version === 1 && periods.length === 1));
    // By questionnaire, the one that was released last first.
    assert.equal(new Set(measures.slice(0, 18).map(({ questionnaire }) => questionnaire)).size, 1);
    assert.equal(measures[0]?.periods[0]?.at, day(2).toISOString());
  });

  test("are not made twice by releases at the same time", async () => {
    const workspace = await openWorkspace();
    const { questionnaireId } = await close(workspace, { closedAt: day(1) });
    const plan = { questionnaireId, version: 2, definition: rewordedDefinition, profile: reworded };
    await Promise.all([2, 3, 4].map((month) => close(workspace, { ...plan, closedAt: day(month) })));
    const measures = await measuresIn(workspace);
    const { versions, periods } = await details(workspace, idOf(measures, "profile.SL.gap"));
    assert.deepEqual(
      versions.map(({ version }) => version),
      [2, 1],
    );
    assert.deepEqual(
      periods.map(({ version }) => version),
      [1, 2, 2, 2],
    );
  });
});

describe("releases from before measures were kept", () => {
  /** As releases were stored then. */
  async function storeEarlier(workspace: OpenWorkspace, campaignId: string) {
    const { transaction, workspaceId } = workspace;
    const other = await openWorkspace();
    const results = await other.transaction(async (tx) => {
      const made = await putCampaign(tx, other.workspaceId, { definition, profile }, people);
      await release(tx, other.workspaceId, made.campaignId, undefined, new AbortController().signal);
      return (await findReleased(tx, other.workspaceId, made.campaignId)).release?.results;
    });
    const releaseId = randomUUID();
    await transaction((tx) =>
      insertRelease(tx, { workspaceId, campaignId, releaseId, kind: "close", hasFigures: true }, results),
    );
    return { releaseId, expected: await everythingObserved(other) };
  }

  test("get the same observations at the next start, once", async () => {
    const workspace = await openWorkspace();
    const { transaction, workspaceId, application } = workspace;
    const { campaignId } = await transaction((tx) =>
      putCampaign(tx, workspaceId, { definition, profile }, people),
    );
    const { releaseId, expected } = await storeEarlier(workspace, campaignId);
    assert.deepEqual(await everythingObserved(workspace), []);
    const [first, second] = [
      await observeEarlierReleases(application.database.owner, application.context),
      await observeEarlierReleases(application.database.owner, application.context),
    ];
    assert.ok(first >= 1 && second <= first);
    await until("they are observed", async () => (await everythingObserved(workspace)).length > 0);
    await transaction((tx) => observeStored(tx, workspaceId, campaignId, releaseId));
    assert.deepEqual(await everythingObserved(workspace), expected);
    const left = await observeEarlierReleases(application.database.owner, application.context);
    assert.equal(left, 0);
  });

  test("are observed as a whole or not at all", async () => {
    const workspace = await openWorkspace();
    const { transaction, workspaceId } = workspace;
    const { campaignId } = await transaction((tx) =>
      putCampaign(tx, workspaceId, { definition, profile }, people),
    );
    const { releaseId, expected } = await storeEarlier(workspace, campaignId);
    const interrupted = transaction(async (tx) => {
      await observeStored(tx, workspaceId, campaignId, releaseId);
      throw new Error("killed");
    });
    await assert.rejects(interrupted, /killed/);
    assert.deepEqual(await everythingObserved(workspace), []);
    await transaction((tx) => observeStored(tx, workspaceId, campaignId, releaseId));
    assert.deepEqual(await everythingObserved(workspace), expected);
  });
});

test("measures of another workspace are not there", async () => {
  const [workspace, other] = [await openWorkspace(), await openWorkspace()];
  const { campaignId } = await close(workspace, {});
  await close(other, {});
  const [own] = await measuresIn(workspace);
  const [others] = await measuresIn(other);
  for (const [measure, query] of [
    [others?.measure ?? "", {}],
    [randomUUID(), {}],
    [own?.measure ?? "", { campaign: randomUUID() }],
  ] as const)
    await assert.rejects(details(workspace, measure, query), (error) => isKind(error, measureNotFound));
  await details(workspace, own?.measure ?? "", { campaign: campaignId });
});
