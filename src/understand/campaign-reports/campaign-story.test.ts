import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { PairWithheld } from "../campaign-surveys/campaign-survey.ts";
import type { StoryChapter, SurveyStory } from "../survey-report/story.ts";
import { storyReport } from "../survey-report/story-report.ts";
import {
  campaignSourceFixture,
  campaignSurveyFixture,
  surveyGroupFixture,
} from "./campaign-source.fixture.ts";
import { campaignStory } from "./campaign-story.ts";
import { groupResults, groupStory } from "./group-story.ts";

const chapter = (story: SurveyStory, id: string): StoryChapter => {
  const found = story.chapters.find((one) => one.id === id);
  assert.ok(found, id);
  return found;
};
const text = (one: unknown) => JSON.stringify(one);
const plots = ({ parts }: StoryChapter) => parts.filter((part) => part.kind === "plot");

describe("the story of a survey campaign", () => {
  test("answers the questions in their order, and leaves out what was not asked", () => {
    const story = campaignStory(campaignSourceFixture());
    assert.deepEqual(
      story.chapters.map(({ id }) => id),
      [
        "do",
        "matters",
        "differs",
        "competitors",
        "expected",
        "perceptions",
        "voices",
        "sure",
        "method",
        "items",
      ],
    );
    const survey = {
      ...campaignSurveyFixture(),
      providers: null,
      expectations: null,
      stated: null,
      delight: null,
    };
    const plain = campaignStory({
      ...campaignSourceFixture(survey),
      themes: null,
      perceptions: [],
      trend: null,
    });
    assert.deepEqual(
      plain.chapters.map(({ id }) => id),
      ["do", "matters", "differs", "sure", "method", "items"],
    );
  });

  test("says who answered, who is missing, and what weighting would change", () => {
    const story = campaignStory(campaignSourceFixture());
    assert.match(text(chapter(story, "do")), /412 of 1,650 invited customers answered: 25\.0 %/);
    assert.match(text(chapter(story, "do")), /Mail to 38 came back/);
    const sure = text(chapter(story, "sure"));
    assert.match(sure, /different from those invited by “Segment”: “Gold” is 33 % of those invited and 44 %/);
    assert.match(sure, /would stand at 6\.74 in the place of 6\.90 \(−0\.16\)/);
  });

  test("a group that is withheld is named with the reason, and has no figure", () => {
    const differs = chapter(campaignStory(campaignSourceFixture()), "differs");
    const [means] = plots(differs);
    assert.ok(means?.figures.plot === "rows");
    const hidden = means.figures.rows.find(({ label }) => label === "Bronze");
    assert.deepEqual(hidden?.values, [null]);
    assert.match(hidden?.withheld ?? "", /too few/);
    assert.match(text(differs), /“Bronze” is withheld: fewer than 10 answers/);

    const survey = campaignSurveyFixture();
    const breakdowns = survey.breakdowns.map((breakdown) => ({
      ...breakdown,
      groups: breakdown.groups.map((group) =>
        group.why === null ? group : { ...group, why: "protects another group" as const },
      ),
    }));
    const large = chapter(campaignStory(campaignSourceFixture({ ...survey, breakdowns })), "differs");
    assert.match(text(large), /“Bronze” is withheld: beside the breakdowns before this one/);
  });

  test("what isn't compared has its own reason", () => {
    const survey = campaignSurveyFixture();
    const { providers, expectations } = survey;
    assert.ok(providers && expectations);
    const reasonsIn = (id: string) =>
      plots(chapter(campaignStory(campaignSourceFixture(survey)), id)).flatMap(({ figures }) =>
        figures.plot === "rows" ? figures.rows.flatMap(({ withheld }) => withheld ?? []) : [],
      );
    const withReason = (why: PairWithheld | undefined) => {
      for (const part of expectations) if (part.gap === null && why) part.why = why;
      for (const one of providers.competitors) if (one.paired === null && why) one.why = why;
      return [...reasonsIn("competitors"), ...reasonsIn("expected")];
    };
    assert.deepEqual(withReason(undefined), ["too few people rated both", "withheld"]);
    assert.deepEqual(withReason("too few"), ["too few people rated both", "too few gave both"]);
    assert.deepEqual(withReason("protects individuals"), [
      "withheld to protect individuals",
      "withheld to protect individuals",
    ]);
    assert.deepEqual(withReason("all the same"), [
      "all who rated both see the same difference",
      "all who gave both see the same gap",
    ]);
    // 550 people of Bronze were invited, enough to say how many answered.
    assert.deepEqual(reasonsIn("sure"), ["withheld to protect individuals"]);
    for (const group of survey.response.byBreakdown[0]?.groups ?? [])
      if (group.rate === null) group.invited = 9;
    assert.deepEqual(reasonsIn("sure"), ["withheld: too few people"]);
  });

  test("where cards or sheets were handed out, it says that fewer may have answered", () => {
    const survey = campaignSurveyFixture();
    const answer = () => chapter(campaignStory(campaignSourceFixture(survey)), "sure").answer ?? "";
    assert.doesNotMatch(answer(), /may be fewer/);
    survey.response.handedOut = true;
    assert.match(answer(), /answered: .*\. It may be fewer: who used a card or sheet/);
  });

  test("where no competitor can be compared, the answer says why", () => {
    const survey = campaignSurveyFixture();
    const answer = () => chapter(campaignStory(campaignSourceFixture(survey)), "competitors").answer;
    const all = survey.providers?.competitors ?? [];
    for (const one of all) Object.assign(one, { paired: null, why: "protects individuals" });
    assert.equal(answer(), "With no competitor can we be compared: withheld to protect individuals.");
    Object.assign(all[0] ?? {}, { why: "too few" });
    assert.match(answer(), /: “Swift Coaches” \(too few people rated both\), “AirHop” \(withheld to protect/);
    survey.providers?.competitors.splice(0);
    assert.equal(answer(), "No competitor was asked about.");
  });

  test("persons' groups are nowhere beside each other", () => {
    const story = campaignStory(campaignSourceFixture());
    assert.doesNotMatch(text(chapter(story, "differs")), /account manager/i);
  });

  test("what is no more than chance is not claimed", () => {
    const survey = campaignSurveyFixture();
    for (const breakdown of survey.breakdowns)
      breakdown.gaps = breakdown.gaps.map((gap) => ({ ...gap, word: "no evidence", q: 0.4 }));
    for (const one of survey.providers?.competitors ?? []) if (one.paired) one.paired.q = 0.3;
    const story = campaignStory(campaignSourceFixture(survey));
    assert.match(chapter(story, "differs").answer, /No group differs by more than chance explains/);
    assert.match(chapter(story, "competitors").answer, /no difference .* more than chance/);
  });

  test("without an outcome it says how to name one", () => {
    const survey = campaignSurveyFixture();
    survey.overall = { ...survey.overall, outcome: null };
    const { answer, parts } = chapter(campaignStory(campaignSourceFixture(survey)), "matters");
    assert.match(answer, /give one question the meaning “satisfaction”/);
    assert.ok(parts.every((part) => part.kind !== "chart"));
  });

  test("with too few answers nothing is claimed", () => {
    const survey = campaignSurveyFixture();
    const { overall } = survey;
    survey.overall = { ...overall, n: 4, minimum: 10, items: [], nps: null, outcome: null };
    survey.breakdowns = [];
    const story = campaignStory({
      ...campaignSourceFixture(survey),
      trend: null,
      themes: null,
      perceptions: [],
    });
    assert.equal(chapter(story, "matters").answer, "Too few people have answered to say.");
    assert.equal(chapter(story, "differs").answer, "Too few people have answered to say.");
  });

  test("stated importance stands beside derived, and each part's place is the field it is named for", () => {
    const matters = chapter(campaignStory(campaignSourceFixture()), "matters");
    const plane = plots(matters).find(({ figures }) => figures.plot === "plane");
    assert.ok(plane?.figures.plot === "plane");
    const unsaid = plane.figures.marks.find(({ isUrgent }) => isUrgent);
    assert.ok(unsaid && unsaid.performance.estimate < plane.figures.across.middle);
    assert.ok(unsaid.importance.estimate > plane.figures.upward.middle);
  });

  test("every chart says its figures in words", () => {
    const story = campaignStory(campaignSourceFixture());
    for (const plot of story.chapters.flatMap(plots)) {
      assert.ok(plot.alt.length > 30, plot.title);
      if (plot.figures.plot !== "rows") continue;
      assert.ok(
        plot.figures.rows.every(
          ({ values }) => values.length === (plot.figures.plot === "rows" ? plot.figures.series.length : 0),
        ),
        plot.title,
      );
    }
  });
});

describe("the story of one group", () => {
  test("sets it beside everyone and says what is clearly different", () => {
    const story = groupStory(campaignSourceFixture(), surveyGroupFixture());
    assert.equal(story.title, "Customers, spring: Gold");
    const [beside] = plots(chapter(story, "do"));
    assert.ok(beside?.figures.plot === "rows");
    assert.deepEqual(
      beside.figures.series.map(({ name }) => name),
      ["Gold", "Everyone"],
    );
    const [row] = beside.figures.rows;
    assert.ok((row?.values[0]?.estimate ?? 9) < (row?.values[1]?.estimate ?? 0));
    assert.match(chapter(story, "differs").answer, /“Gold” differs from everyone else in/);
  });

  test("has a chapter on what matters only where its drivers may be shown", () => {
    const source = campaignSourceFixture();
    const group = surveyGroupFixture();
    assert.ok(groupStory(source, group).chapters.every(({ id }) => id !== "matters"));
    const named = { ...group, outcome: source.survey.overall.outcome };
    assert.match(chapter(groupStory(source, named), "matters").title, /matters most to them/);
  });
});

test("a hundred groups and long labels are printed in charts of pages that they fit on", () => {
  const source = campaignSourceFixture();
  const [breakdown] = source.survey.breakdowns;
  assert.ok(breakdown);
  const [first] = breakdown.groups;
  assert.ok(first);
  breakdown.groups = Array.from({ length: 100 }, (_, place) => ({
    ...first,
    value: String(place),
    label: `${place} ${"Abteilungsleiterkonferenz".repeat(6)}`,
  }));
  const report = storyReport(source.survey.overall, campaignStory(source), {
    title: "What customers say",
    kicker: "Survey report",
    facts: [],
    notice: "",
  });
  const charts = report.blocks.filter((block) => block.kind === "series" && /Segment/.test(block.title));
  assert.ok(charts.length >= 5);
  const rows = charts.flatMap((block) => (block.kind === "series" ? block.rows : []));
  assert.ok(rows.length >= 100);
  assert.ok(rows.every(({ label }) => label.length < 200));
});

test("the figures of a group stay the group's", () => {
  const source = campaignSourceFixture();
  const group = surveyGroupFixture();
  const results = groupResults(source, group);
  assert.equal(results.n, group.n);
  assert.deepEqual(results.items, group.items);
  assert.equal(results.careless, null);
});
