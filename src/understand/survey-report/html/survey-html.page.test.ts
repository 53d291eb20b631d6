import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { describe, test } from "node:test";
import { storySourceFixture, surveyResultsFixture } from "../survey-results.fixture.ts";
import { hostileLabels, hostileSurvey, largeSurvey } from "./hostile-survey.fixture.ts";
import type { PageFigures } from "./report-figures.ts";
import { surveyHtml } from "./survey-html.page.ts";

const scripts = (page: string) => Array.from(page.matchAll(/<script([^>]*)>([\s\S]*?)<\/script>/g));
const figuresIn = (page: string): PageFigures => JSON.parse(scripts(page)[0]?.[2] ?? "");

describe("the report as a page", () => {
  const page = surveyHtml(storySourceFixture());

  test("its policy allows its own script, and nothing from elsewhere", () => {
    const [, policy = ""] = /Content-Security-Policy" content="([^"]+)"/.exec(page) ?? [];
    const [data, code] = scripts(page);
    assert.equal(scripts(page).length, 2);
    assert.match(data?.[1] ?? "", /type="application\/json"/);
    const hash = createHash("sha256")
      .update(code?.[2] ?? "")
      .digest("base64");
    assert.ok(policy.replaceAll("&#39;", "'").includes(`script-src 'sha256-${hash}'`), policy);
    assert.match(policy.replaceAll("&#39;", "'"), /^default-src 'none';/);
    assert.doesNotMatch(page.replaceAll(/xmlns="[^"]*"|www\.w3\.org\/2000\/svg/g, ""), /https?:\/\//);
    assert.doesNotMatch(page, /<link|@import|url\((?!#)|\son\w+=/);
  });

  test("who publishes it stands at its beginning and end, with logo and colours on light ground", () => {
    const brand = { name: "Ó <Briain>", primary: "#7a0019", accent: "#1a6b3c" };
    const logo = { content: Buffer.from("<svg/>"), extension: "svg" };
    const branded = surveyHtml(storySourceFixture(), { brand, logo });
    assert.equal(branded.split("<bdi>Ó &lt;Briain&gt;</bdi>").length, 3);
    const source = `data:image/svg+xml;base64,${logo.content.toString("base64")}`;
    assert.ok(branded.includes(`<img class="logo" src="${source}" alt="Ó &lt;Briain&gt;">`));
    const last = /:root\{([^}]*)\}<\/style>/.exec(branded)?.[1] ?? "";
    assert.deepEqual(last.split(";").sort(), [
      "--light-accent:#1a6b3c",
      "--light-brand:#7a0019",
      "--light-link:#7a0019",
      "--light-series-1:#7a0019",
      "--light-series-2:#1a6b3c",
    ]);
    assert.doesNotMatch(page, /Prepared by|class="logo"/);
  });

  test("colours that words can't be read in are those of rules and series only", () => {
    const brand = { name: "", primary: "#76762f", accent: "#ffee00" };
    const branded = surveyHtml(storySourceFixture(), { brand, logo: null });
    assert.match(branded, /--light-series-1:#76762f/);
    assert.doesNotMatch(branded, /--light-link:#76762f|#ffee00/);
  });

  test("its script can be read by browsers", () => {
    const code = scripts(page)[1]?.[2] ?? "";
    assert.ok(code.length > 10_000);
    new Function(code);
    assert.doesNotMatch(code, /^\s*(?:import|export)\b/m);
  });

  test("the same survey gives the same page", () => assert.equal(surveyHtml(storySourceFixture()), page));

  test("everything is there without the script: answers, figures and tables", () => {
    const { outcome, items } = surveyResultsFixture();
    const shown = page.slice(0, page.indexOf('<script type="application/json"'));
    for (const { lmg, label } of outcome?.drivers ?? []) {
      assert.ok(shown.includes(`<bdi>${label}</bdi>`), label);
      assert.ok(shown.includes(`>${(100 * (lmg ?? 0)).toFixed(1)} %<`), `${lmg}`);
    }
    for (const { mean } of items) assert.ok(shown.includes(`>${mean?.toFixed(2)}<`), `${mean}`);
    for (const id of ["matters", "short", "differs", "sure", "method", "items", "read"])
      assert.match(shown, new RegExp(`<section [^>]*id="${id}"`));
    assert.equal(shown.split("<figure").length, shown.split('data-part="table"').length);
  });

  test("labels are never markup", () => {
    const hostile = surveyHtml(hostileSurvey());
    assert.equal(scripts(hostile).length, 2);
    assert.doesNotMatch(hostile, /<img|<b>|<script>document|onerror="/);
    const { results } = figuresIn(hostile);
    const known = results.items.map(({ label }) => label);
    for (const label of hostileLabels) assert.ok(known.includes(label), label);
  });

  test("the data that the script gets are figures of the charts, and no others", () => {
    const { results, charts } = figuresIn(page);
    const all = surveyResultsFixture();
    assert.deepEqual(results.outcome, all.outcome);
    const gaps = charts.find(({ chart }) => chart === "gaps");
    assert.deepEqual(
      gaps?.names.map((place) => results.gaps[Number(place)]),
      all.gaps.slice(0, 15),
    );
    assert.equal(results.gaps.length, 15);
    assert.deepEqual([results.methods, results.notes, results.careless], [[], [], null]);
    assert.ok(results.groups.find(({ name }) => name === "Islands")?.items.length === 0);
  });

  test("forty questions in twelve groups stay below 500 KB", () => {
    const bytes = Buffer.byteLength(surveyHtml(largeSurvey(40)));
    assert.ok(bytes > 200_000 && bytes < 500_000, `${bytes}`);
  });

  test("without outcome, groups or any figure that may be shown there is a page that says so", () => {
    const { outcome, items, ...rest } = surveyResultsFixture();
    const none = { ...rest, nps: null, gaps: [], groups: [], groupTests: [], reliability: [] };
    const withheld = items.map((item) => ({
      ...item,
      mean: null,
      low: null,
      high: null,
      standardDeviation: null,
      percent: null,
      topTwo: null,
      distribution: null,
      withheld: "too few" as const,
    }));
    for (const results of [
      { ...none, outcome: null, items },
      {
        ...none,
        outcome: outcome && { ...outcome, drivers: [], problem: "Too few answers." },
        items: withheld,
      },
      { ...none, outcome: null, items: items.slice(0, 1) },
      { ...none, outcome: null, items: [] },
    ]) {
      const text = surveyHtml(storySourceFixture(results));
      assert.doesNotMatch(text.slice(0, text.indexOf("<script")), /undefined|NaN|Infinity|\[object/);
      assert.match(text, /id="sure"/);
    }
  });
});
