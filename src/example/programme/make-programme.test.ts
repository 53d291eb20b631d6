import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, before, describe, test } from "node:test";
import { sql } from "kysely";
import type { Definition } from "#listen/questionnaires/definition.ts";
import { textsOf } from "#listen/questionnaires/definition-texts.ts";
import { quotasOf } from "#listen/quotas/quotas.service.ts";
import { shownPages } from "#listen/said-and-done/said-and-done.service.ts";
import { verifyLog } from "#people/audit/log.service.ts";
import type { Transaction } from "#platform/database/tables.ts";
import { accountGroup, accountPersons } from "#understand/campaign-surveys/account-groups.service.ts";
import { campaignSurvey } from "#understand/campaign-surveys/campaign-surveys.service.ts";
import { themesForReport } from "#understand/comments/released-themes.service.ts";
import { perceptionGapsOf } from "#understand/perceptions/perceptions.service.ts";
import type { ReleasedResults } from "#understand/results/released-results.ts";
import { isWithheld, type ProfileChange } from "#understand/waves/change.ts";
import { weightingsOf } from "#understand/weighting/weighting.service.ts";
import { startApplication, type TestApplication } from "../../application.fixture.ts";
import { plantedChange } from "../two-waves.ts";
import { placeOf } from "./cast.ts";
import { type Made, makeProgramme } from "./make-programme.service.ts";
import { exampleSeed } from "./story.ts";
import { storyTimes } from "./story-time.ts";

describe("the example programme, made through the use cases", () => {
  const workspaceId = randomUUID();
  const now = new Date();
  const times = storyTimes(now);
  let application: TestApplication;
  let made: Made;

  before(async () => {
    application = await startApplication();
    const { context, database } = application;
    made = await makeProgramme({
      context,
      owner: database.owner,
      workspaceId,
      now,
      seed: exampleSeed,
      say: () => {},
    });
  });
  after(() => application?.[Symbol.asyncDispose]());

  const rows = async <Row>(statement: ReturnType<typeof sql<Row>>): Promise<Row[]> =>
    application.context.transaction(workspaceId, async (tx) => (await statement.execute(tx)).rows);
  const inWorkspace = <T>(work: (tx: Transaction) => Promise<T>) =>
    application.context.transaction(workspaceId, work);
  const released = async (campaign: string) => {
    const [release] = await rows(
      sql<{ results: ReleasedResults }>`SELECT results FROM listen.release WHERE campaign_id = ${campaign}`,
    );
    const { profile } = release?.results ?? assert.fail("nothing was released");
    return profile ?? assert.fail("there are no figures of a profile");
  };

  test("what happened has happened on its day, and the audit log verifies", async () => {
    const campaigns = await rows(
      sql<{ name: string; opened_at: Date; closed_at: Date | null; created_at: Date }>`
        SELECT name, opened_at, closed_at, created_at FROM listen.campaign WHERE opened_at IS NOT NULL ORDER BY opened_at`,
    );
    assert.deepEqual(
      campaigns.map(({ opened_at, closed_at }) => [opened_at, closed_at]),
      [
        [times.firstWave.opens, times.firstWave.closes],
        [times.secondWave.opens, times.secondWave.closes],
        [times.customers.opens, times.customers.closes],
        [times.staffView.opens, times.staffView.closes],
        [times.shifts.opens, times.shifts.closes],
        [times.shiftsAgain.opens, null],
        [times.pulse.opens, null],
      ],
    );
    const [entries] = await rows(sql<{ first: Date; last: Date }>`
      SELECT min(at) AS first, max(at) AS last FROM people.audit_entry`);
    assert.ok(Math.abs((entries?.first.getTime() ?? 0) - times.begun.getTime()) < 60_000);
    assert.ok((entries?.last ?? now) < now);
    const log = await application.context.transaction(workspaceId, (tx) =>
      verifyLog(tx, workspaceId, new AbortController().signal),
    );
    assert.equal(log.brokenAt, null);
    assert.ok(log.checked > 25);
  });

  test("answers lie within their campaign's days", async () => {
    const [outside] = await rows(sql<{ count: number }>`
      SELECT count(*)::int AS count FROM listen.ballot b JOIN listen.campaign c USING (workspace_id, campaign_id)
      WHERE b.started_at < c.opened_at OR b.changed_at > coalesce(c.closed_at, now()) OR b.completed_at < b.started_at`);
    assert.equal(outside?.count, 0);
  });

  test("managers think better of the organisation than the front line does", async () => {
    const [row] = await rows(sql<{ leaders: number; others: number }>`
      WITH rated AS (
        SELECT i.level <> 'front line' AS leads, (ratings.value->>'organisation')::numeric AS rating
        FROM listen.answer_page p
        JOIN listen.invitation i ON i.workspace_id = p.workspace_id AND i.invitation_id = p.ballot_id,
        jsonb_each(p.answers) AS question, jsonb_each(question.value->'pairs') AS ratings
        WHERE p.campaign_id = ${made.campaigns.second})
      SELECT (avg(rating) FILTER (WHERE leads))::float8 AS leaders,
        (avg(rating) FILTER (WHERE NOT leads))::float8 AS others FROM rated`);
    assert.ok((row?.leaders ?? 0) > (row?.others ?? 0) + 0.1, JSON.stringify(row));
  });

  test("small teams are withheld, among them the one that a visitor leads; departments are shown", async () => {
    const { units } = await released(made.campaigns.second);
    const shown = new Map(units.map((unit) => [unit.path, !("suppressed" in unit && unit.suppressed)]));
    assert.equal(shown.get(placeOf.leader), false);
    assert.equal(shown.get(placeOf.manager), true);
    assert.equal(shown.get("Fulfilment"), true);
    assert.ok([...shown.values()].filter((isShown) => !isShown).length >= 5);
  });

  test("what was planted is what the product finds: standards improved, rewards did not, one department is worse", async () => {
    const [release] = await rows(
      sql<{ change: ProfileChange }>`
        SELECT results->'change' AS change FROM listen.release WHERE campaign_id = ${made.campaigns.second}`,
    );
    const wordOf = (path: string, competency: string) => {
      const unit = release?.change.units.find((each) => each.path === path);
      const result = unit?.competencies[competency] ?? assert.fail(`${path} has no ${competency}`);
      return isWithheld(result) ? result.withheld : result.organisation.word;
    };
    const { better, same, worse } = plantedChange;
    assert.equal(wordOf("", better.competency), "improved");
    assert.equal(wordOf("", same.competency), "no evidence");
    assert.equal(wordOf(worse.department, worse.competency), "worse");
    assert.notEqual(release?.change.warnings.length, 0, "some unit was chosen as the lowest");
  });

  test("some people missed questions or stopped, and some gave one rating throughout", async () => {
    const [first] = await rows(sql<{ stopped: number; completed: number }>`
      SELECT count(*) FILTER (WHERE completed_at IS NULL)::int AS stopped, count(completed_at)::int AS completed
      FROM listen.ballot WHERE campaign_id = ${made.campaigns.first}`);
    assert.ok((first?.stopped ?? 0) >= 5 && (first?.completed ?? 0) > 150, JSON.stringify(first));
    assert.notEqual((await released(made.campaigns.first)).careless, undefined);
  });

  test("late and night shifts answered without a name by mail, poster, kiosk, cards and paper, and two groups are shown", async () => {
    const { shifts } = made.campaigns;
    const [count] = await rows(sql<{ ballots: number; invited: number; named: number }>`
      SELECT count(*)::int AS ballots,
        (SELECT count(*)::int FROM listen.invitation i WHERE i.campaign_id = ${shifts}) AS invited,
        (SELECT count(*)::int FROM listen.ballot b JOIN listen.invitation i ON i.invitation_id = b.ballot_id
          WHERE b.campaign_id = ${shifts}) AS named
      FROM listen.ballot WHERE campaign_id = ${shifts} AND completed_at IS NOT NULL`);
    assert.ok((count?.ballots ?? 0) >= 45 && (count?.invited ?? 0) >= 50, JSON.stringify(count));
    assert.equal(count?.named, 0);
    const ways = await rows(sql<{ cell: number }>`
      SELECT DISTINCT cell FROM listen.ballot WHERE campaign_id = ${shifts} AND cell > 1000`);
    assert.equal(
      ways.length,
      4,
      "link, kiosk, cards and paper each have answers of which nothing else is known",
    );
    const { survey } = await inWorkspace((tx) => campaignSurvey(tx, workspaceId, shifts));
    const groups = survey.breakdowns.find(({ id }) => id === "department")?.groups ?? [];
    assert.ok(groups.length >= 2, JSON.stringify(groups.map(({ value, n }) => [value, n])));
  });

  test("somebody without an account gets in: a door that is open, a card that nobody has used, a sheet to type", async () => {
    const { shiftsAgain } = made.campaigns;
    const [open] = await rows(sql<{ doors: number; sheets: number; differing: number }>`
      SELECT (SELECT count(*)::int FROM listen.door WHERE campaign_id = ${shiftsAgain} AND is_open) AS doors,
        (SELECT count(*)::int FROM listen.paper_sheet
          WHERE campaign_id = ${shiftsAgain} AND sheet = ${made.ways.sheet} AND state = 'printed') AS sheets,
        (SELECT count(*)::int FROM listen.paper_sheet
          WHERE campaign_id = ${shiftsAgain} AND state = 'typed') AS differing`);
    assert.deepEqual([open?.doors, open?.sheets], [3, 1]);
    assert.equal(open?.differing, 1, "one sheet waits for its second entry");
    assert.match(made.ways.code, /^[0-9A-HJKMNP-TV-Z]{10}$/);
  });

  test("some segments have the answers that were wanted, and weighted figures stand beside the others", async () => {
    const { jobs, key, origin } = application.context;
    const { groups } = await inWorkspace((transaction) =>
      quotasOf(
        { transaction, workspaceId, now, jobs, key, origin: origin(), mailServer: true },
        made.campaigns.customers,
      ),
    );
    assert.deepEqual([...new Set(groups.map(({ step }) => step))].toSorted(), [
      "above half",
      "below half",
      "reached",
    ]);
    const { weightings } = await inWorkspace((tx) => weightingsOf(tx, workspaceId, made.campaigns.customers));
    assert.equal(weightings.length, 2);
  });

  test("the questionnaire of the shifts is in three languages, of which two lack a few texts", async () => {
    const [row] = await rows(sql<{ definition: Definition }>`
      SELECT v.definition FROM listen.campaign c JOIN listen.questionnaire_version v
        ON v.questionnaire_id = c.questionnaire_id AND v.version = c.questionnaire_version
      WHERE c.campaign_id = ${made.campaigns.shifts}`);
    const texts = [...textsOf(row?.definition ?? assert.fail("it is not there"))];
    const lacking = (language: string) => texts.filter((each) => !each.texts[language]).length;
    assert.deepEqual([lacking("en"), lacking("es"), lacking("ar")], [0, 1, 4]);
  });

  test("contracts go on, one is completed, one ended early, with weeks written down and weeks missed", async () => {
    const contracts = await rows(sql<{ state: string; weeks: number }>`
      SELECT c.state, count(w.week)::int AS weeks FROM embed.contract c
      LEFT JOIN embed.contract_check_in w USING (workspace_id, contract_id) GROUP BY c.workspace_id, c.contract_id, c.state`);
    const states = Map.groupBy(contracts, ({ state }) => state);
    assert.deepEqual([states.get("completed")?.length, states.get("ended")?.length], [1, 1]);
    assert.ok((states.get("signed")?.length ?? 0) >= 6);
    for (const { weeks } of contracts) assert.ok(weeks >= 2 && weeks <= 8, `${weeks} weeks`);
  });

  test("colleagues have rated, and one has not answered", async () => {
    const requests = await rows(sql<{ state: string }>`SELECT state FROM listen.colleague_request`);
    const accepted = requests.filter(({ state }) => state === "accepted").length;
    assert.ok(accepted >= 10 && requests.length > accepted, `${accepted} of ${requests.length}`);
  });

  const survey = async () => {
    const read = await inWorkspace((tx) => campaignSurvey(tx, workspaceId, made.campaigns.customers));
    return read.survey;
  };

  test("20,000 customers were asked, and a fifth to a quarter answered, businesses more than others", async () => {
    const { response } = await survey();
    assert.equal(response.invited, 20_000);
    assert.ok(response.rate.estimate > 0.19 && response.rate.estimate < 0.27, `${response.rate.estimate}`);
    const segments = response.byBreakdown.find(({ breakdown }) => breakdown === "segment")?.groups ?? [];
    const rateOf = (value: string) => segments.find((group) => group.value === value)?.rate?.estimate ?? 0;
    assert.ok(rateOf("Key clients") > rateOf("Catalogue") + 0.1, JSON.stringify(segments));
  });

  test("what drives satisfaction is found again, and that price is said to matter and doesn't", async () => {
    const { overall, stated } = await survey();
    const drivers = overall.outcome?.drivers ?? [];
    const byRank = drivers.toSorted((a, b) => a.rank - b.rank).map(({ name }) => name);
    assert.deepEqual(byRank.slice(0, 2).toSorted(), ["service.problems", "service.reliability"]);
    const price = stated?.items.find(({ name }) => name === "service.value");
    assert.equal(price?.rankStated, 1);
    assert.ok((price?.rankDerived ?? 0) >= 4, JSON.stringify(price));
  });

  test("a competitor is ahead of some, few are delighted, and a region is worse for its customers alone", async () => {
    const { providers, delight, breakdowns } = await survey();
    const means = new Map(providers?.competitors.map(({ label, mean }) => [label, mean ?? 0]));
    assert.ok((means.get("Orbita") ?? 0) > (means.get("Penny Post") ?? 9) + 0.4);
    assert.ok((delight?.above.estimate ?? 1) < 0.25, JSON.stringify(delight?.above));
    const segments = breakdowns.find(({ id }) => id === "segment")?.groups ?? [];
    const satisfied = (value: string) =>
      segments
        .find((group) => group.value === value)
        ?.items.find(({ name }) => name === "overall_satisfaction")?.mean ?? 0;
    assert.ok(satisfied("Web shop") > satisfied("Catalogue") + 0.2);
    const mix = breakdowns.find(({ id }) => id === "region")?.caseMix ?? assert.fail("no case mix");
    const north = mix.groups.find(({ value }) => value === "North") ?? assert.fail("the North is withheld");
    const others = mix.groups.filter(({ value }) => value !== "North");
    const mean = (of: (group: typeof north) => number) =>
      others.reduce((sum, group) => sum + of(group), 0) / others.length;
    const raw = mean((group) => group.raw) - north.raw;
    const adjusted = mean((group) => group.adjusted.estimate) - north.adjusted.estimate;
    assert.ok(raw > 0.08 && adjusted < raw / 2, `${raw} as they are, ${adjusted} with segments alike`);
  });

  test("account people find what their customers say, and one has happier ones", async () => {
    const figures = await inWorkspace(async (tx) => {
      const people = await accountPersons(tx, workspaceId, made.campaigns.customers);
      const groups = [];
      for (const { person } of people)
        groups.push(await accountGroup(tx, workspaceId, made.campaigns.customers, person));
      return groups.flatMap((found) => found?.group ?? []);
    });
    assert.ok(figures.length >= 5, `${figures.length} account people have figures`);
    const means = figures.flatMap(
      ({ items }) => items.find(({ name }) => name === "overall_satisfaction")?.mean ?? [],
    );
    const [happiest = 0, next = 0] = means.toSorted((a, b) => b - a);
    assert.ok(happiest > next + 0.1, `${happiest} and ${next}`);
  });

  test("managers think better of promises and complaints than customers do, which is the largest gap", async () => {
    const { customers, staff } = made.campaigns;
    const gaps = await inWorkspace((tx) => perceptionGapsOf(tx, workspaceId, { customers, staff }));
    const first = gaps.items.slice(0, 2).map(({ name }) => name);
    assert.deepEqual(first.toSorted(), ["service.problems", "service.reliability"]);
    for (const item of gaps.items.slice(0, 2)) {
      const pair = item.pairs.find(
        ({ between }) => between.includes("customers") && between.includes("managers"),
      );
      assert.ok(Math.abs(pair?.difference ?? 0) > 0.5, JSON.stringify(item));
    }
  });

  test("two coded the same comments and agree well but for one code; themes and quotations are released", async () => {
    const themes = await inWorkspace((tx) => themesForReport(tx, workspaceId, made.campaigns.customers));
    const { alpha, comments } = themes?.agreement ?? assert.fail("no themes are released");
    assert.ok(comments === 200 && (alpha ?? 0) > 0.55 && (alpha ?? 1) < 0.85, `${alpha} of ${comments}`);
    assert.ok((themes?.themes.length ?? 0) >= 10);
    const quotations = await rows(sql<{ words: string }>`SELECT words FROM understand.quotation`);
    assert.ok(quotations.length >= 5, `${quotations.length} quotations`);
    for (const { words } of quotations) assert.doesNotMatch(words, /@|Gunnarsd|01632/);
    const open = await rows(sql`
      SELECT comment_id FROM understand.comment_coding GROUP BY workspace_id, source_id, comment_id
      HAVING count(*) > 1 AND count(DISTINCT codes) > 1
      EXCEPT SELECT comment_id FROM understand.comment_decision`);
    assert.deepEqual(open, [], "every comment that the two coded differently is decided");
  });

  test("follow-ups were handed over the next morning; most are done, some agreed, one is forgotten", async () => {
    const followUps = await rows(sql<{ state: string; count: number; late: number }>`
      SELECT state, count(*)::int AS count, count(*) FILTER (WHERE handed_over_at > opened_at + interval '4 days')::int AS late
      FROM listen.follow_up WHERE owner_id IS NOT NULL AND opened_at <= handed_over_at GROUP BY state`);
    const states = new Map(followUps.map(({ state, count }) => [state, count]));
    assert.deepEqual([states.get("open"), states.get("in progress")], [1, 5]);
    assert.ok(
      (states.get("done") ?? 0) > 40 && (states.get("not reached") ?? 0) > 1,
      JSON.stringify(followUps),
    );
    assert.ok(followUps.every(({ late }) => late === 0));
  });

  test("customers are told what was done, and a panel is kept", async () => {
    const { pages } = await inWorkspace((tx) => shownPages({ tx, workspaceId, now }));
    assert.equal(pages.length, 1);
    const [panel] = await rows(
      sql<{ members: number }>`SELECT count(*)::int AS members FROM people.panel_member`,
    );
    assert.ok((panel?.members ?? 0) > 280);
  });

  test("nothing that lies in the past is left to do, and no mail waits to leave", async () => {
    const waiting = await application.database.owner.query(
      "SELECT name FROM pgboss.job WHERE state < 'completed' AND start_after < now() - interval '1 hour'",
    );
    assert.deepEqual(waiting.rows, []);
    const queued = await rows(sql`SELECT subject FROM people.message WHERE state = 'queued'`);
    assert.deepEqual(queued, []);
    assert.deepEqual(application.log, []);
  });
});
