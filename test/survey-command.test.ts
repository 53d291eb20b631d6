import assert from "node:assert/strict";
import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import type { Fidelity } from "#listen/survey-files/survey-file.ts";
import type { SurveyResults } from "#understand/surveys/survey-results.ts";
import { type PdfText, readPdf } from "./pdf-text.ts";
import { endCli, type Run, runCli, temporaryFolder } from "./profile-run.ts";
import { surveyHeader, writeSurvey } from "./survey-answers.ts";

const readJson = async <Shape>(path: string) => JSON.parse(await readFile(path, "utf8")) as Shape;
const [, overall = "", solved = "", listened = "", , , region = ""] = surveyHeader;
const fewDraws = ["--draws", "100"];

describe("a survey from a file to its reports", () => {
  let folder: Awaited<ReturnType<typeof temporaryFolder>>;
  let out: string;
  let run: Run;
  let results: SurveyResults;
  let pdf: PdfText;

  before(async () => {
    folder = await temporaryFolder();
    await writeSurvey(join(folder.path, "answers.csv"), 240);
    run = await runCli(
      folder.path,
      "survey",
      "answers.csv",
      ...["--outcome", overall, "--group", region, "--date", "2026-03-01", "--title", "Ó <b> & Søn"],
      ...["--consultant", "Ó Briain", "--out", "out", ...fewDraws],
    );
    out = join(folder.path, "out");
    results = await readJson<SurveyResults>(join(out, "results.json"));
    pdf = await readPdf(join(out, "report.pdf"));
  });
  after(() => folder[Symbol.asyncDispose]());

  test("ends with code 0, and answers in the order in which people ask", () => {
    assert.equal(run.code, 0, run.stderr);
    const places = [
      "What matters most",
      `1. ${solved}: `,
      "Where we fall short",
      "Who sees it differently",
      "How sure we are",
      "report.html, report.pdf, results.json, fidelity.json, mapping.yaml",
    ].map((text) => run.stdout.indexOf(text));
    assert.ok(
      places.every((place) => place >= 0),
      run.stdout,
    );
    assert.deepEqual(
      places,
      places.toSorted((one, other) => one - other),
    );
  });

  test("leaves the reports, the figures, and how the file was read", async () => {
    assert.deepEqual((await readdir(out)).sort(), [
      "fidelity.json",
      "mapping.yaml",
      "report.html",
      "report.pdf",
      "results.json",
    ]);
    const fidelity = await readJson<Fidelity>(join(out, "fidelity.json"));
    assert.equal(fidelity.file.name, "answers.csv");
    assert.equal(fidelity.rows, 240);
  });

  test("has the figures under the names that they are known by", () => {
    assert.equal(results.n, 240);
    const { outcome } = results;
    assert.ok(outcome);
    assert.equal(outcome.name, overall);
    const sum = (key: "lmg" | "relativeWeight") =>
      outcome.drivers.reduce((total, driver) => total + (driver[key] ?? 0), 0);
    assert.ok(Math.abs(sum("lmg") - (outcome.r2 ?? 0)) < 1e-6);
    assert.ok(Math.abs(sum("relativeWeight") - (outcome.r2 ?? 0)) < 1e-6);
    assert.deepEqual(
      outcome.drivers.slice(0, 2).map(({ name }) => name),
      [solved, listened],
    );
    assert.equal(outcome.n + outcome.lost, 240);
    const islands = results.groups.find(({ name }) => name === "Islands");
    assert.deepEqual([islands?.suppressed, islands?.n], [true, null]);
  });

  test("prints the ranking with its intervals, n and what was left out", () => {
    const text = pdf.pages.join(" ");
    const [first] = results.outcome?.drivers ?? [];
    assert.ok(first?.lmg && first.lmgLow !== null && first.lmgHigh !== null);
    const hundred = (share: number) => (share * 100).toFixed(1);
    assert.ok(text.includes(`${hundred(first.lmg)} (${hundred(first.lmgLow)} to ${hundred(first.lmgHigh)})`));
    assert.ok(text.includes(`n = ${results.outcome?.n} complete answers`));
    assert.match(text, /“Islands” is withheld: fewer than 5 answers/);
  });

  test("prints a tagged PDF with bookmarks, a title and a description of every chart", () => {
    assert.ok(pdf.isTagged);
    assert.match(pdf.title, /Ó <b> & Søn/);
    const chapters = [
      "What matters most",
      "Where we fall short",
      "Who sees it differently",
      "How sure we are",
      "Method",
      "All items",
      "What was read",
    ];
    assert.deepEqual(
      pdf.bookmarks.filter((title) => chapters.includes(title)),
      chapters,
    );
    for (const chart of [
      "Chart of the drivers",
      "Map of importance",
      "Chart of ratings",
      "Chart of differences",
    ]) {
      assert.ok(
        pdf.alternatives.some((text) => text.startsWith(chart)),
        chart,
      );
    }
  });

  test("writes one page that fetches nothing", async () => {
    const html = await readFile(join(out, "report.html"), "utf8");
    assert.ok(html.includes('http-equiv="Content-Security-Policy" content="default-src &#39;none&#39;'));
    assert.ok(html.includes("Ó &lt;b&gt; &amp; Søn") && !html.includes("Ó <b>"));
    assert.ok(!/\b(?:src|href)="(?!#|data:)/.test(html));
  });

  test("comes to the same when it is read by the mapping that it left", async () => {
    const again = await runCli(
      folder.path,
      ...["survey", "answers.csv", "--mapping", "out/mapping.yaml", "--out", "again", ...fewDraws],
    );
    assert.equal(again.code, 0, again.stderr);
    assert.equal(
      await readFile(join(folder.path, "again/results.json"), "utf8"),
      await readFile(join(out, "results.json"), "utf8"),
    );
  });

  test("does not write over what is there", async () => {
    const again = await runCli(folder.path, "survey", "answers.csv", "--out", "out");
    assert.equal(again.code, 1);
    assert.match(again.stderr, /not an empty folder/);
  });

  test("says which column was meant where none has the name", async () => {
    const wrong = await runCli(
      folder.path,
      ...["survey", "answers.csv", "--group", "Regoin", "--out", "wrong"],
    );
    assert.equal(wrong.code, 1);
    assert.match(wrong.stderr, /“Regoin”.+“Region”/);
    assert.ok(!(await readdir(folder.path)).includes("wrong"));
  });
});

describe("what can't be used", () => {
  test("rows that can't be read end with code 2 and stand in errors.csv", async () => {
    await using folder = await temporaryFolder();
    await writeSurvey(join(folder.path, "answers.csv"), 40, [`R_1,5,4,4,4,4,"North" and more,5`]);
    const run = await runCli(folder.path, "survey", "answers.csv", "--out", "out", ...fewDraws);
    assert.equal(run.code, 2, run.stderr);
    const errors = await readFile(join(folder.path, "out/errors.csv"), "utf8");
    assert.match(errors, /^file,row,reason\nanswers\.csv,42,/);
    assert.match(run.stdout, /1 row could not be read, listed in errors\.csv/);
    const results = await readJson<SurveyResults>(join(folder.path, "out/results.json"));
    assert.equal(results.n, 40);
  });

  test("a file without answers leaves nothing, and says what to do", async () => {
    await using folder = await temporaryFolder();
    await writeFile(join(folder.path, "answers.csv"), "a,b,c\n");
    const run = await runCli(folder.path, "survey", "answers.csv", "--out", "out");
    assert.equal(run.code, 1);
    assert.match(run.stderr, /answers\.csv/);
    assert.doesNotMatch(run.stderr, /Unexpected error/);
    assert.deepEqual(await readdir(folder.path), ["answers.csv"]);
  });

  test("a description of a survey leaves its fidelity, and says where answers come from", async () => {
    await using folder = await temporaryFolder();
    const survey = {
      title: "Visit",
      pages: [
        { name: "one", elements: [{ type: "rating", name: "overall", title: "Overall?", rateMax: 5 }] },
      ],
    };
    await writeFile(join(folder.path, "my survey.json"), JSON.stringify(survey));
    const run = await runCli(folder.path, "survey", "my survey.json", "--out", "out");
    assert.equal(run.code, 0, run.stderr);
    assert.deepEqual(await readdir(join(folder.path, "out")), ["fidelity.json"]);
    assert.match(run.stdout, /holds no answers.+another export.+--definition "my survey\.json"/s);
  });

  const wrong: [string, string[], RegExp][] = [
    ["no file", ["--out", "x"], /survey FILE --out DIR/],
    ["two files", ["a.csv", "b.csv", "--out", "x"], /One file at a time/],
    ["no folder", ["a.csv"], /--out DIR/],
    ["a minimum that protects nobody", ["a.csv", "--out", "x", "--minimum", "2"], /from 3 to 1000/],
    [
      "a separator that is none",
      ["a.csv", "--out", "x", "--separator", "dot"],
      /comma, semicolon, tab or pipe/,
    ],
    ["an encoding that is none", ["a.csv", "--out", "x", "--encoding", "klingon"], /utf-8, windows-1252/],
    ["codes that are none", ["a.csv", "--out", "x", "--missing", ","], /--missing 9,99/],
    ["hardly any draws", ["a.csv", "--out", "x", "--draws", "5"], /from 100 to 100000/],
    ["an option that is none", ["a.csv", "--out", "x", "--outcme", "y"], /--outcme/],
  ];
  for (const [what, argv, message] of wrong) {
    test(`${what} ends with code 64 and says what to do`, async () => {
      await using folder = await temporaryFolder();
      const run = await runCli(folder.path, "survey", ...argv);
      assert.equal(run.code, 64, run.stderr);
      assert.match(run.stderr, message);
    });
  }
});

test("Ctrl-C ends it at once and leaves nothing", async () => {
  await using folder = await temporaryFolder();
  await writeSurvey(join(folder.path, "answers.csv"), 3000);
  const argv = ["survey", "answers.csv", "--outcome", overall, "--draws", "100000", "--out", "out"];
  const run = await endCli("SIGINT", /\.partial$/, folder.path, ...argv);
  assert.equal(run.code, 130, run.stderr);
  assert.match(run.stderr, /Stopped\. Nothing was written/);
  assert.deepEqual(await readdir(folder.path), ["answers.csv"]);
});
