import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { DriverResult, SurveyResults } from "../surveys/survey-results.ts";
import type { StorySource, SurveyStory } from "./story.ts";
import { storySourceFixture, surveyResultsFixture } from "./survey-results.fixture.ts";
import { surveyStory } from "./survey-story.ts";

const tell = (results: SurveyResults, change: Partial<StorySource> = {}) =>
  surveyStory({ ...storySourceFixture(results), ...change });

const answerTo = ({ chapters }: SurveyStory, id: string) =>
  chapters.find((chapter) => chapter.id === id)?.answer ?? "";

/** Every text of a story. */
const textOf = (story: SurveyStory) => JSON.stringify(story);

const chartsOf = (story: SurveyStory) =>
  story.chapters.flatMap(({ parts }) => parts).filter((part) => part.kind === "chart");

/** The fixture with its drivers changed one by one. */
function withDrivers(change: (driver: DriverResult, index: number) => Partial<DriverResult>): SurveyResults {
  const results = surveyResultsFixture();
  const { outcome } = results;
  assert.ok(outcome);
  const drivers = outcome.drivers.map((driver, index) => ({ ...driver, ...change(driver, index) }));
  return { ...results, outcome: { ...outcome, drivers } };
}

describe("the order", () => {
  test("is the four questions, then the appendix", () => {
    const { chapters, summary } = tell(surveyResultsFixture());
    assert.deepEqual(
      chapters.map(({ id }) => id),
      ["matters", "short", "differs", "sure", "method", "items", "read"],
    );
    assert.deepEqual(
      summary,
      chapters.filter(({ isAppendix }) => !isAppendix).map(({ answer }) => answer),
    );
  });
});

describe("what matters most", () => {
  test("is one driver where its interval lies above all others", () => {
    const story = tell(withDrivers(({ lmg }, index) => (index === 0 ? { lmgLow: (lmg ?? 0) - 0.01 } : {})));
    assert.match(answerTo(story, "matters"), /^“My problem was solved the first time” matters most/);
  });

  test("as a key figure claims no more than its interval", () => {
    const figureOf = (results: SurveyResults) =>
      tell(results).headline.find(({ note }) => note.startsWith("My problem"));
    const sure = figureOf(
      withDrivers(({ lmg }, index) => (index === 0 ? { lmgLow: (lmg ?? 0) - 0.01 } : {})),
    );
    assert.equal(sure?.label, "Matters most");
    const open = figureOf(withDrivers(() => ({ lmgLow: 0, lmgHigh: 0.3 })));
    assert.equal(open?.label, "Comes first, not for sure");
    assert.match(open?.note ?? "", /; 7 others can't be told apart from it$/);
    assert.equal(figureOf(withDrivers(() => ({ lmgLow: null, lmgHigh: null })))?.label, open?.label);
  });

  test("is said to be open where intervals overlap", () => {
    assert.match(
      answerTo(tell(surveyResultsFixture()), "matters"),
      /“My problem .+” and “The person .+” matter most .+ Which of the two comes first can't be told/,
    );
    const wide = tell(withDrivers(() => ({ lmgLow: 0, lmgHigh: 0.3 })));
    assert.match(answerTo(wide, "matters"), /^No single driver .+ all of 8 can't be told apart/);
  });

  test("is not claimed without intervals, of a single driver, or where nothing goes together", () => {
    const bare = tell(withDrivers(() => ({ lmgLow: null, lmgHigh: null })));
    assert.match(answerTo(bare, "matters"), /No interval could be computed, so the order may be chance/);
    const none = tell(withDrivers(() => ({ lmg: 0, lmgLow: 0, lmgHigh: 0 })));
    assert.match(answerTo(none, "matters"), /^None of the 8 drivers goes together/);
    const results = surveyResultsFixture();
    assert.ok(results.outcome);
    const one = { ...results, outcome: { ...results.outcome, drivers: results.outcome.drivers.slice(0, 1) } };
    assert.match(answerTo(tell(one), "matters"), /^Only one driver .+ nothing to compare it with/);
  });

  test("is nothing where all drivers together explain no more than chance, and nothing is then put first", () => {
    const results = surveyResultsFixture();
    assert.ok(results.outcome);
    const story = tell({ ...results, outcome: { ...results.outcome, p: 0.31 } });
    assert.match(
      answerTo(story, "matters"),
      /^Nothing can be said to matter .+ than chance would bring \(F test, p = \.310\)/,
    );
    assert.doesNotMatch(answerTo(story, "short"), /Begin with|matter/);
  });

  test("is told with what is left of R² once the number of drivers is allowed for", () => {
    const results = surveyResultsFixture();
    assert.ok(results.outcome);
    const story = tell({ ...results, outcome: { ...results.outcome, adjustedR2: 0.4567 } });
    assert.match(textOf(story), /Allowing for the number of drivers it is 45\.7 % \(adjusted R²\)/);
  });

  test("repeats why there is no ranking, and shows no chart of one", () => {
    const results = withDrivers(() => ({ lmg: null, quadrant: null }));
    assert.ok(results.outcome);
    const problem = "There are more drivers than answers. Name fewer.";
    const story = tell({ ...results, outcome: { ...results.outcome, problem, r2: null, method: "none" } });
    assert.equal(answerTo(story, "matters"), problem);
    assert.deepEqual(
      chartsOf(story).filter(({ chart }) => chart === "drivers" || chart === "map"),
      [],
    );
  });

  test("says where the two methods disagree", () => {
    const results = withDrivers((_, index) => (index === 1 ? { rankByWeight: 4 } : {}));
    assert.ok(results.outcome);
    const story = tell({ ...results, outcome: { ...results.outcome, disagreements: ["Q1_2"] } });
    assert.match(
      textOf(story),
      /“The person I spoke to listened to me” is second by LMG and fourth by relative weight/,
    );
  });

  test("without an outcome names what may be meant and how to say so", () => {
    const results = { ...surveyResultsFixture(), outcome: null };
    const story = tell(results);
    assert.match(answerTo(story, "matters"), /No question was named as the outcome.+--outcome Q2/);
    assert.match(answerTo(story, "short"), /^The lowest ratings are at “I waited only a short time”/);
    const places = {
      "own page": /matters\.$/,
      elsewhere: /Whoever has the file can choose an outcome/,
    } as const;
    for (const [place, words] of Object.entries(places)) {
      const told = tell(results, { place: place as keyof typeof places });
      assert.doesNotMatch(textOf(told), /--outcome/);
      assert.match(answerTo(told, "matters"), words);
    }
  });
});

describe("who is compared", () => {
  test("is said by the column that groups come from", () => {
    const story = tell(surveyResultsFixture());
    assert.match(textOf(story), /People are compared by “Region”/);
  });
});

describe("where we fall short", () => {
  test("says where it isn't certain that what to begin with matters more than average", () => {
    const doubtful = withDrivers(() => ({ lmgLow: 0 }));
    assert.match(
      answerTo(tell(doubtful), "short"),
      /Begin with .+ isn't certain: the interval reaches below/,
    );
    const certain = withDrivers(({ lmg }) => ({ lmgLow: lmg }));
    assert.doesNotMatch(answerTo(tell(certain), "short"), /isn't certain/);
  });

  test("begins with what matters and is done worse than average", () => {
    assert.match(
      answerTo(tell(surveyResultsFixture()), "short"),
      /^Begin with “My problem was solved the first time” \(level 55 of 100\)/,
    );
  });

  test("never tells anyone to raise what goes with a lower outcome", () => {
    const story = tell(
      withDrivers((_, index) => (index === 0 ? { correlation: -0.6, coefficient: -0.5 } : {})),
    );
    assert.doesNotMatch(answerTo(story, "short"), /My problem was solved/);
    assert.ok(!chartsOf(story).some(({ chart, names }) => chart === "map" && names.includes("Q1_1")));
    assert.match(textOf(story), /the more of it, the lower the outcome \(−0\.50/);
  });

  test("says so where nothing that matters is done badly", () => {
    const story = tell(withDrivers(({ quadrant }) => (quadrant === "act" ? { quadrant: "keep" } : {})));
    assert.match(answerTo(story, "short"), /^Nothing that matters more than average is done worse/);
  });
});

describe("who sees it differently", () => {
  test("is only said where it is more than chance", () => {
    const results = surveyResultsFixture();
    assert.match(
      answerTo(tell(results), "differs"),
      /^On “My problem .+”, “South” is lower than everyone else by 0\.36 \(0\.13 to 0\.59\), a small difference/,
    );
    const gaps = results.gaps.map((gap) => ({ ...gap, word: "no evidence" as const }));
    const story = tell({ ...results, gaps });
    assert.match(
      answerTo(story, "differs"),
      /^No difference between groups is larger than chance explains, over 24/,
    );
    assert.doesNotMatch(answerTo(story, "differs"), /is (?:lower|higher) than/);
  });

  test("names groups that are withheld, and why", () => {
    const results = surveyResultsFixture();
    const groups = results.groups.map((group) =>
      group.name === "West"
        ? { ...group, suppressed: true, why: "protects another group" as const, n: null, items: [] }
        : group,
    );
    const text = textOf(tell({ ...results, groups }));
    assert.match(text, /“Islands” is withheld: fewer than 5 answers/);
    assert.match(text, /“West” is withheld too, because a smaller group could be worked out/);
  });

  test("without groups names columns that could serve", () => {
    const story = tell({ ...surveyResultsFixture(), groups: [], gaps: [], groupTests: [] });
    assert.match(answerTo(story, "differs"), /--group Region/);
  });
});

describe("how sure we are", () => {
  const sureOf = (results: SurveyResults) =>
    JSON.stringify(tell(results).chapters.find(({ id }) => id === "sure"));

  test("says how many answers the ranking rests on, and what weights leave", () => {
    const results = { ...surveyResultsFixture(), weights: { name: "w", effectiveN: 301.2 } };
    assert.match(
      sureOf(results),
      /412 answers.+371 that are complete; 41 \(10 %\).+precision of 301 unweighted/,
    );
  });

  test("warns of few answers for each driver", () => {
    const results = surveyResultsFixture();
    assert.ok(results.outcome);
    assert.match(
      sureOf({ ...results, outcome: { ...results.outcome, n: 40 } }),
      /only 5 complete answers for each driver/,
    );
    assert.doesNotMatch(sureOf(results), /complete answers for each driver/);
  });

  test("says what careless answers would change", () => {
    const results = surveyResultsFixture();
    assert.ok(results.careless);
    assert.match(sureOf(results), /17 of 412 answers \(4\.1 %\) look careless.+stay the same/);
    assert.match(
      sureOf({ ...results, careless: { ...results.careless, sameTopThree: false } }),
      /would be others/,
    );
  });

  test("shows nothing where too few answered", () => {
    assert.match(
      answerTo(tell({ ...surveyResultsFixture(), n: 4 }), "sure"),
      /^4 answers came in, fewer than the 5/,
    );
  });
});

describe("charts", () => {
  test("say in words every figure that they draw", () => {
    const results = surveyResultsFixture();
    const [drivers] = chartsOf(tell(results)).filter(({ chart }) => chart === "drivers");
    for (const { lmg, label } of results.outcome?.drivers ?? []) {
      assert.ok(drivers?.alt.includes(`“${label}”: ${((lmg ?? 0) * 100).toFixed(1)} (`), label);
    }
  });

  test("name only what is in the results", () => {
    const results = surveyResultsFixture();
    const known = new Set(results.items.map(({ name }) => name));
    for (const { chart, names } of chartsOf(tell(results))) {
      if (chart === "gaps") assert.ok(names.every((place) => results.gaps[Number(place)]));
      else
        assert.ok(
          names.every((name) => known.has(name)),
          chart,
        );
    }
  });
});
