import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { defaultBrand } from "#document/brand.ts";
import { campaignSourceFixture } from "../campaign-reports/campaign-source.fixture.ts";
import { campaignStory } from "../campaign-reports/campaign-story.ts";
import { workshopDeck } from "./workshop-deck.ts";

const source = campaignSourceFixture();
const story = campaignStory(source);
const brand = {
  publisher: defaultBrand.name,
  primary: defaultBrand.primary,
  accent: defaultBrand.accent,
  logo: null,
};
const deck = workshopDeck({ story, results: source.survey.overall, brand, language: "en" });

describe("a workshop pack", () => {
  test("tells every chapter of the report, titled by its finding, and ends with what is decided", () => {
    const heads = deck.slides.map(({ title, kicker = "" }) => [title, kicker]);
    for (const { title, isAppendix } of story.chapters)
      if (!isAppendix)
        assert.ok(
          heads.some((head) => head.includes(title)),
          title,
        );
    assert.ok(deck.slides.some(({ title }) => title === "What we decide today"));
    const { answer = "-" } = story.chapters.find(({ id }) => id === "competitors") ?? {};
    const slide = deck.slides.find(({ kicker }) => kicker === "Beside competitors");
    assert.ok(slide && slide.title.length > 20 && answer.startsWith(slide.title));
  });

  test("is short enough for a workshop, with one slide of method", () => {
    assert.ok(deck.slides.length <= 24, `${deck.slides.length} slides`);
    const method = deck.slides.filter(({ title }) => title === "How the figures were computed");
    assert.equal(method.length, 1);
    const [{ text = "" } = {}] = source.survey.overall.methods;
    assert.ok(text !== "" && method[0]?.notes.includes(text), "the whole method is in its notes");
    assert.equal(deck.slides.filter(({ title }) => title === "How sure we are").length, 1);
  });

  test("puts a single bar together with what follows, and never more than can be read", () => {
    const charts = deck.slides.filter((slide) => slide.kind === "chart");
    const together = charts.filter((slide) => slide.charts.length > 1);
    assert.ok(together.length > 0);
    for (const slide of together) {
      assert.ok(slide.charts.every(({ caption }) => caption !== ""));
      assert.ok(slide.charts.every(({ chart }) => chart.kind === "bars"));
    }
  });

  test("says on one slide what has no figures", () => {
    const bare = story.chapters.map((chapter) =>
      chapter.id === "matters" ? { ...chapter, answer: "Too few people.", parts: [] } : chapter,
    );
    const made = workshopDeck({
      story: { ...story, chapters: bare },
      results: source.survey.overall,
      brand,
      language: "en",
    });
    const slide = made.slides.find(({ title }) => title === "What has no figures");
    assert.ok(slide?.kind === "text");
    assert.deepEqual(
      slide.lines.map(({ text }) => text),
      ["What matters most", "Too few people."],
    );
  });

  test("says on every slide how it is led, and every chart in words", () => {
    for (const slide of deck.slides) {
      assert.notEqual(slide.notes.trim(), "", slide.title);
      if (slide.kind === "chart")
        for (const { alt } of slide.charts) assert.notEqual(alt.trim(), "", slide.title);
    }
  });

  test("draws importance and level in a plane, and ratings with their intervals", () => {
    const charts = deck.slides.flatMap((slide) =>
      slide.kind === "chart" ? slide.charts.map(({ chart }) => chart) : [],
    );
    const plane = charts.find(({ kind }) => kind === "plane");
    assert.ok(plane?.kind === "plane" && plane.points.length >= 2);
    const bars = charts.filter((chart) => chart.kind === "bars");
    assert.ok(
      bars.some(({ series }) => series.some(({ intervals }) => intervals?.some((each) => each !== null))),
    );
    for (const { categories, series, stacked } of bars) {
      assert.ok(categories.length * (stacked ? 1 : series.length) <= 15, "a slide's bars can be told apart");
      for (const { values } of series) assert.equal(values.length, categories.length);
    }
  });

  test("names no account person", () => {
    assert.ok(!JSON.stringify(deck).includes("Account manager"));
  });
});
