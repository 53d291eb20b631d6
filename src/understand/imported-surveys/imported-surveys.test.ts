import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { describe, test } from "node:test";
import { mostUnused } from "#listen/survey-imports/survey-import.ts";
import {
  correctSurveyImport,
  createSurveyImport,
  deleteSurveyImport,
  listSurveyImports,
  readFidelity,
  readFirstRows,
  readSurveyImport,
  readUnderstanding,
  replaceDefinition,
  retrySurveyImport,
  stopSurveyImport,
} from "#listen/survey-imports/survey-imports.contract.ts";
import { listAudit } from "#people/audit/audit.contract.ts";
import { listMeasures, readMeasure } from "../measures/measures.contract.ts";
import * as contract from "./imported-surveys.contract.ts";
import { answersCsv, openSurveys } from "./imported-surveys.fixture.ts";

const keeping = (revision: number, survey: { survey: string } | { name: string; purpose: string }) => ({
  revision,
  survey,
  wave: "First wave",
  from: "2026-01-01",
  to: "2026-03-31",
  retentionMonths: 12,
});

describe("a survey file", () => {
  test("is sent, read, computed and kept", async () => {
    const { bring, compute, director, params, sponsor } = await openSurveys();
    const understood = await bring(answersCsv());
    assert.deepEqual([understood.state, understood.problem, understood.rows], ["understood", null, 120]);
    const own = { params: { ...params, import: understood.import } };
    const { understanding } = await director(readUnderstanding, own);
    assert.deepEqual(
      understanding.columns.map(({ name, kind }) => `${name} ${kind}`),
      ["speed rating", "friendly rating", "clear rating", "satisfaction rating", "department choice"],
    );
    assert.deepEqual([understanding.outcome, understanding.group], ["satisfaction", "department"]);
    const { fidelity } = await director(readFidelity, own);
    assert.deepEqual([fidelity.rows, "columns" in fidelity], [120, false]);
    const { rows } = await director(readFirstRows, own);
    assert.deepEqual(rows[0], ["speed", "friendly", "clear", "satisfaction", "department"]);
    await assert.rejects(director(contract.readImportResults, own), { code: "survey-import.not-ready" });

    const ready = await compute(understood);
    assert.deepEqual([ready.state, ready.problem], ["ready", null]);
    const { results, made } = await director(contract.readImportResults, own);
    assert.equal(results.n, 120);
    assert.equal(results.outcome?.drivers.toSorted((a, b) => a.rank - b.rank)[0]?.name, "speed");
    assert.equal(results.groups.length, 3);
    assert.match(made.program, /^Serviceloop /);

    const body = keeping(ready.revision, { name: " Customers ", purpose: "" });
    const { survey, wave } = await director(contract.keepSurveyImport, { ...own, body });
    await assert.rejects(director(readSurveyImport, own), { code: "survey-import.not-found", status: 404 });
    const { surveys } = await sponsor(contract.listSurveys, { params });
    assert.deepEqual(
      surveys.map(({ name, waves }) => [name, waves.map((one) => [one.name, one.answers, one.canReopen])]),
      [["Customers", [["First wave", 120, false]]]],
    );
    const shown = await sponsor(contract.readSurveyWave, { params: { ...params, survey, wave } });
    assert.deepEqual(shown.results, results);
  });

  test("is for whoever sent it alone, until it is kept", async () => {
    const { bring, compute, consultant, params, sponsor, stranger } = await openSurveys();
    const { import: id } = await compute(await bring(answersCsv()));
    const own = { params: { ...params, import: id } };
    for (const asked of [readSurveyImport, readUnderstanding, readFidelity, readFirstRows, stopSurveyImport])
      await assert.rejects(consultant(asked, own), { code: "survey-import.not-found", status: 404 });
    await assert.rejects(consultant(contract.readImportResults, own), { status: 404 });
    await assert.rejects(consultant(deleteSurveyImport, own), { status: 404 });
    await assert.rejects(sponsor(readSurveyImport, own), { status: 403 });
    await assert.rejects(stranger(readSurveyImport, own), { status: 403 });
    assert.deepEqual((await consultant(listSurveyImports, { params })).imports, []);
    const answer = await consultant.fetch(
      `/api/workspaces/${params.workspace}/survey-imports/${id}/results.json`,
    );
    assert.equal(answer.status, 404);
  });

  test("sent by somebody else, or in another workspace, can't be used", async () => {
    const theirs = await openSurveys();
    const foreign = await theirs.send(answersCsv());
    const { send, director, consultant, params } = await openSurveys();
    const others = await send(answersCsv(), "answers.csv", consultant);
    const refused = { code: "survey-import.file-not-found", status: 404 };
    for (const file of [foreign, others, randomUUID()])
      await assert.rejects(director(createSurveyImport, { params, body: { file } }), refused);
  });

  test("that can't be read fails with a sentence, and can be corrected, tried again and deleted", async () => {
    const { bring, director, params, settled } = await openSurveys();
    const failed = await bring("PK\u0003\u0004 is how a workbook begins", "answers.xlsx");
    assert.equal(failed.state, "failed");
    assert.match(failed.problem ?? "", /\w+ .*\.$/s);
    const own = { params: { ...params, import: failed.import } };
    await director(retrySurveyImport, own);
    assert.equal((await settled(failed.import)).state, "failed");
    await director(deleteSurveyImport, own);
    await assert.rejects(director(readSurveyImport, own), { status: 404 });
  });

  test("says when it was answered, if its dates do", async () => {
    const { bring, director, params } = await openSurveys();
    const fieldDays = async (content: string) => {
      const { import: id } = await bring(content);
      const { understanding } = await director(readUnderstanding, { params: { ...params, import: id } });
      return understanding.inField;
    };
    const [header = "", ...rows] = answersCsv().trim().split("\n");
    const dated = (column: string, day: (row: number) => string) =>
      [`${column},${header}`, ...rows.map((row, index) => `${day(index)},${row}`)].join("\n");
    const day = (row: number) => `2026-0${2 + (row % 2)}-${10 + (row % 15)} 10:00`;
    assert.deepEqual(await fieldDays(dated("StartDate", day)), { from: "2026-02-10", to: "2026-03-24" });
    assert.equal(await fieldDays(dated("Bought on", day)), null);
    assert.equal(await fieldDays(answersCsv()), null);
  });

  test("that is cut in columns in a wrong way is read anew as somebody says", async () => {
    const { bring, director, params, settled } = await openSurveys();
    const { import: id, revision } = await bring(answersCsv());
    const own = { params: { ...params, import: id } };
    const correct = (at: number, layout: object) =>
      director(correctSurveyImport, {
        ...own,
        body: { revision: at, mapping: { layout }, minimum: 5, compute: false },
      });
    await correct(revision, { encoding: "no such encoding" });
    const failed = await settled(id);
    assert.equal(failed.state, "failed");
    await correct(failed.revision, {});
    assert.equal((await settled(id)).state, "understood");
  });

  test("that is empty or has no name is refused at once", async () => {
    const { post } = await openSurveys();
    const answer = await post("");
    assert.deepEqual(
      [answer.status, ((await answer.json()) as { code: string }).code],
      [422, "survey-file.sent-empty"],
    );
    assert.equal((await post("a,b\n", "")).status, 422);
  });

  test("is refused where too many wait that nothing uses", async () => {
    const { post, bring } = await openSurveys();
    await bring(answersCsv());
    for (let sent = 0; sent < mostUnused; sent++) assert.equal((await post("a,b\n1,2\n")).status, 200);
    const refused = await post("a,b\n1,2\n");
    assert.deepEqual(
      [refused.status, ((await refused.json()) as { code: string }).code],
      [409, "survey-file.too-many"],
    );
  });

  test("with hostile characters in its name and cells is stored", async () => {
    const { bring, director, params } = await openSurveys();
    const csv = answersCsv().replaceAll("Sales", "<b>Sa\u0001les</b>\u{1F600}");
    const { state, fileName, import: id } = await bring(csv, 'a"\u202e\n/../<script>.csv');
    assert.deepEqual([state, fileName], ["understood", 'a" /../<script>.csv']);
    const { understanding } = await director(readUnderstanding, { params: { ...params, import: id } });
    assert.equal(understanding.rows, 120);
  });
});

describe("corrections", () => {
  test("are read anew with their revision, computed where that is asked, and remembered", async () => {
    const { bring, director, params, settled } = await openSurveys();
    const { import: id, revision } = await bring(answersCsv());
    const own = { params: { ...params, import: id } };
    const mapping = { columns: { clear: { reversed: true, label: "Clear enough?" } }, group: null };
    const corrected = await director(correctSurveyImport, {
      ...own,
      body: { revision, mapping, minimum: 10, compute: true },
    });
    assert.deepEqual([corrected.revision, corrected.minimum], [revision + 1, 10]);
    await assert.rejects(
      director(correctSurveyImport, { ...own, body: { revision, mapping: {}, minimum: 5, compute: false } }),
      { code: "survey-import.changed", status: 409 },
    );
    assert.equal((await settled(id)).state, "ready");
    const { results } = await director(contract.readImportResults, own);
    assert.deepEqual([results.minimum, results.groups], [10, []]);
    assert.equal(results.items.find(({ name }) => name === "clear")?.label, "Clear enough?");

    const next = await bring(answersCsv({ seed: 2 }), "spring.csv");
    assert.deepEqual([next.beganWith?.name, next.minimum, next.mapping], ["answers.csv", 10, mapping]);
    const { understanding } = await director(readUnderstanding, {
      params: { ...params, import: next.import },
    });
    assert.equal(understanding.columns.find(({ name }) => name === "clear")?.reversed, true);
    const other = await bring("a,b,c\n1,2,3\n2,3,4\n3,4,5\n", "other.csv");
    assert.deepEqual([other.beganWith, other.mapping], [null, {}]);
  });

  test("of a kept survey are where its next wave begins, which is recognised as that", async () => {
    const { bring, keep } = await openSurveys();
    const { survey } = await keep(answersCsv());
    const next = await bring(answersCsv({ seed: 2 }), "spring.csv");
    assert.deepEqual(next.survey, { survey, name: "Customers" });
    const other = await bring("a,b,c\n1,2,3\n2,3,4\n3,4,5\n", "other.csv");
    assert.equal(other.survey, null);
  });

  test("of somebody else are not where another one begins", async () => {
    const { bring, director, consultant, params, settled } = await openSurveys();
    const { import: id, revision } = await bring(answersCsv());
    const mapping = { columns: { clear: { reversed: true } } };
    await director(correctSurveyImport, {
      params: { ...params, import: id },
      body: { revision, mapping, minimum: 5, compute: false },
    });
    await settled(id);
    assert.equal((await bring(answersCsv({ seed: 2 }), "spring.csv", consultant)).beganWith, null);
  });

  test("that are no mapping are refused", async () => {
    const { bring, director, params } = await openSurveys();
    const { import: id, revision } = await bring(answersCsv());
    const body = { revision, mapping: { nonsense: 1 } as never, minimum: 5, compute: false };
    await assert.rejects(director(correctSurveyImport, { params: { ...params, import: id }, body }), {
      status: 422,
    });
  });

  test("may overtake what is being worked on", async () => {
    const { send, director, params, settled } = await openSurveys();
    const file = await send(answersCsv({ rows: 20_000 }));
    let { import: id, revision } = await director(createSurveyImport, { params, body: { file } });
    for (let turn = 0; turn < 5; turn++) {
      const body = { revision, mapping: {}, minimum: 5 + turn, compute: turn % 2 === 0 };
      ({ revision } = await director(correctSurveyImport, { params: { ...params, import: id }, body }));
    }
    const last = await settled(id);
    assert.deepEqual([last.state, last.minimum, last.revision], ["ready", 9, revision]);
  });

  test("a run can be stopped, and goes on when that is asked", async () => {
    const { send, director, params, settled } = await openSurveys();
    const file = await send(answersCsv({ rows: 20_000 }));
    const { import: id } = await director(createSurveyImport, { params, body: { file } });
    const own = { params: { ...params, import: id } };
    const stopped = await director(stopSurveyImport, own);
    assert.deepEqual([stopped.state, stopped.problem?.startsWith("Reading was stopped.")], ["failed", true]);
    await director(retrySurveyImport, own);
    assert.equal((await settled(id)).state, "understood");
  });

  test("a definition can be given and taken away", async () => {
    const { bring, send, director, params, settled } = await openSurveys();
    const { import: id, revision } = await bring(answersCsv());
    const own = { params: { ...params, import: id } };
    const survey = { pages: [{ elements: [{ type: "text", name: "speed", title: "How fast were we?" }] }] };
    const file = await send(JSON.stringify(survey), "survey.json");
    const given = await director(replaceDefinition, { ...own, body: { revision, file } });
    assert.equal(given.definition?.name, "survey.json");
    await settled(id);
    const taken = await director(replaceDefinition, {
      ...own,
      body: { revision: given.revision, file: null },
    });
    assert.equal(taken.definition, null);
    assert.equal((await settled(id)).state, "understood");
    const again = director(createSurveyImport, { params, body: { file } });
    await assert.rejects(again, { code: "survey-import.file-not-found" });
  });
});

describe("a kept survey", () => {
  test("has waves that are compared, and measures of them", async () => {
    const { keep, director, sponsor, params } = await openSurveys();
    const { survey, wave: first } = await keep(answersCsv());
    const { wave: second } = await keep(answersCsv({ seed: 5, shift: 0.8 }), {
      survey,
      wave: "Second wave",
      to: "2026-06-30",
    });
    const found = await sponsor(contract.readSurvey, { params: { ...params, survey } });
    assert.deepEqual(
      found.waves.map(({ wave }) => wave),
      [second, first],
    );
    const compared = await sponsor(contract.compareSurveyWaves, { params: { ...params, survey }, query: {} });
    assert.deepEqual([compared.earlier.wave, compared.later.wave], [first, second]);
    const words = compared.comparison.items.map(({ name, word }) => `${name} ${word}`);
    assert.ok(words.includes("speed improved"), words.join(", "));
    assert.ok(words.includes("friendly no evidence of change"), words.join(", "));
    assert.deepEqual(compared.comparison.notComparable, []);
    assert.equal(compared.comparison.drivers?.problem, null);

    const { measures } = await sponsor(listMeasures, { params });
    assert.deepEqual(
      measures.map(({ name, questionnaireName, source, kind, version, periods }) => [
        name,
        questionnaireName,
        source,
        kind,
        version,
        periods.map((period) => [period.name, period.version, period.n]),
      ])[0],
      [
        "speed",
        "Customers",
        "survey",
        "mean",
        1,
        [
          ["First wave", 1, 120],
          ["Second wave", 1, 120],
        ],
      ],
    );
    const measure = measures[0]?.measure ?? "";
    const details = await sponsor(readMeasure, {
      params: { ...params, measure },
      query: { campaign: first },
    });
    assert.deepEqual(
      details.units?.rows.map(({ name, n }) => [name, n]),
      [
        ["Sales", 40],
        ["Service", 40],
        ["Workshop", 40],
      ],
    );
    await director(contract.deleteSurveyWave, { params: { ...params, survey, wave: second } });
    const left = await sponsor(listMeasures, { params });
    assert.deepEqual(
      left.measures.map(({ periods }) => periods.length),
      left.measures.map(() => 1),
    );
    await director(contract.deleteSurvey, { params: { ...params, survey } });
    assert.deepEqual((await sponsor(listMeasures, { params })).measures, []);
    assert.deepEqual((await sponsor(contract.listSurveys, { params })).surveys, []);
    const { entries } = await director(listAudit, { params });
    assert.deepEqual(
      entries
        .map(({ action, subject }) => `${action} ${subject}`)
        .filter((entry) => entry !== "survey-import.created A survey file")
        .slice(0, 4),
      [
        "survey.deleted Customers",
        "survey.wave-deleted Customers, Second wave",
        "survey.wave-kept Customers, Second wave",
        "survey.wave-kept Customers, First wave",
      ],
    );
  });

  test("a changed wording makes another version of the measure, and is not compared", async () => {
    const { keep, sponsor, params, bring, compute, director, settled } = await openSurveys();
    const { survey } = await keep(answersCsv());
    const {
      import: id,
      revision,
      mapping,
    } = await bring(answersCsv({ seed: 7 }), "next.csv", undefined, survey);
    const changed = { ...mapping, columns: { ...mapping.columns, speed: { label: "Were we quick?" } } };
    const own = { params: { ...params, import: id } };
    await director(correctSurveyImport, {
      ...own,
      body: { revision, mapping: changed, minimum: 5, compute: false },
    });
    const ready = await compute(await settled(id));
    await director(contract.keepSurveyImport, {
      ...own,
      body: { ...keeping(ready.revision, { survey }), wave: "Second wave", to: "2026-06-30" },
    });
    const { comparison } = await sponsor(contract.compareSurveyWaves, {
      params: { ...params, survey },
      query: {},
    });
    const reworded = {
      name: "speed",
      label: "Were we quick?",
      reason: "Its wording changed: it was “speed”.",
    };
    assert.deepEqual(comparison.notComparable, [reworded]);
    assert.deepEqual(comparison.drivers?.leftOut, [reworded]);
    assert.ok(!comparison.drivers?.drivers.some(({ name }) => name === "speed"));
    const { measures } = await sponsor(listMeasures, { params });
    const speed = measures.find(({ competency }) => competency === "speed");
    assert.deepEqual(
      speed?.periods.map(({ version }) => version),
      [1, 2],
    );
  });

  test("shows nobody more than its results", async () => {
    const { keep, sponsor, params } = await openSurveys();
    const { survey, wave } = await keep(answersCsv().replace("Sales", "A rare department"));
    const shown = await sponsor(contract.readSurveyWave, { params: { ...params, survey, wave } });
    assert.ok(!("columns" in shown.fidelity) && !("mapping" in shown.fidelity));
    const files = ["results.json", "items.csv", "report.html", "report.pdf"];
    for (const name of files) {
      const path = `/api/workspaces/${params.workspace}/surveys/${survey}/waves/${wave}/${name}`;
      const answer = await sponsor.fetch(path);
      assert.equal(answer.status, 200, name);
      assert.ok((await answer.arrayBuffer()).byteLength > 500, name);
    }
    const path = `/api/workspaces/${params.workspace}/surveys/${survey}/waves/${wave}/fidelity.json`;
    assert.equal((await sponsor.fetch(path)).status, 404);
  });

  test("gives even its owner reports and fidelity that can be handed on; cells are in the mapping", async () => {
    const { bring, compute, director, params } = await openSurveys();
    const lines = answersCsv().trimEnd().split("\n");
    const content = lines
      .map((line, row) => `${line},${row === 0 ? "salary" : 50_000 + 37 * row}`)
      .join("\n");
    const { import: id } = await compute(await bring(content.replace(/^\d/m, "rather good")));
    const file = async (name: string) => {
      const path = `/api/workspaces/${params.workspace}/survey-imports/${id}/${name}`;
      const answer = await director.fetch(path);
      assert.equal(answer.status, 200, name);
      return answer.text();
    };
    for (const name of ["report.html", "fidelity.json", "results.json", "items.csv"])
      assert.doesNotMatch(await file(name), /50037|54440|rather good/, name);
    assert.match(await file("mapping.json"), /rather good/);
  });

  test("never keeps the same answers twice, and opens them again for those who kept them", async () => {
    const { keep, bring, compute, director, consultant, params, settled } = await openSurveys();
    const { survey, wave } = await keep(answersCsv());
    const ready = await compute(await bring(answersCsv(), "copy.csv", consultant), consultant);
    await assert.rejects(
      consultant(contract.keepSurveyImport, {
        params: { ...params, import: ready.import },
        body: keeping(ready.revision, { name: "Another", purpose: "" }),
      }),
      { code: "survey.answers-kept", status: 409, message: /as “First wave” of “Customers”\./ },
    );
    const asked = { params: { ...params, survey, wave } };
    await assert.rejects(consultant(contract.reopenSurveyWave, asked), { code: "survey.file-gone" });
    const { import: id } = await director(contract.reopenSurveyWave, asked);
    assert.equal((await settled(id)).state, "understood");
    await director(contract.deleteSurveyWave, asked);
    const own = { params: { ...params, import: id } };
    const again = await compute(await settled(id));
    const body = keeping(again.revision, { name: "Anew", purpose: "" });
    assert.ok((await director(contract.keepSurveyImport, { ...own, body })).wave);
  });

  test("can be renamed; dates must be in order", async () => {
    const { keep, director, params } = await openSurveys();
    const { survey, wave } = await keep(answersCsv());
    const renamed = await director(contract.renameSurvey, {
      params: { ...params, survey },
      body: { name: "Guests", purpose: "Why" },
    });
    assert.deepEqual([renamed.name, renamed.purpose], ["Guests", "Why"]);
    const asked = { params: { ...params, survey, wave } };
    const body = { name: "Spring", from: "2026-02-01", to: "2026-02-28" };
    const { waves } = await director(contract.renameSurveyWave, { ...asked, body });
    assert.deepEqual([waves[0]?.name, waves[0]?.from, waves[0]?.to], ["Spring", "2026-02-01", "2026-02-28"]);
    await assert.rejects(
      director(contract.renameSurveyWave, { ...asked, body: { ...body, to: "2026-01-31" } }),
      { code: "survey.dates-reversed", status: 422 },
    );
  });

  test("without a retention keeps no answers", async () => {
    const { keep, sponsor, params, transaction } = await openSurveys();
    const { survey } = await keep(answersCsv(), { months: 0 });
    const { waves } = await sponsor(contract.readSurvey, { params: { ...params, survey } });
    assert.equal(waves[0]?.fileDeletesAt, null);
    const files = await transaction((tx) =>
      tx
        .selectFrom("listen.survey_file")
        .select("file_id")
        .where("workspace_id", "=", params.workspace)
        .execute(),
    );
    assert.deepEqual(files, []);
  });
});
