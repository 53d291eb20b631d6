import assert from "node:assert/strict";
import { test } from "node:test";
import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";
import { defaultBrand } from "#document/brand.ts";
import { createPdfRenderer } from "#document/pdf.renderer.ts";
import { surveyReport } from "#understand/survey-report/survey-report.ts";
import {
  storySourceFixture,
  surveyResultsFixture,
} from "#understand/survey-report/survey-results.fixture.ts";
import { surveyStory } from "#understand/survey-report/survey-story.ts";
import type { SurveyResults } from "#understand/surveys/survey-results.ts";
import { readPdf } from "./pdf-text.ts";

const renderer = createPdfRenderer(defaultBrand, null);

async function printed(results: SurveyResults): Promise<Buffer> {
  const source = storySourceFixture(results);
  return renderer.render(surveyReport(source, surveyStory(source), ""));
}

/** The fixture with so many items and groups, named by `labelOf`. */
function large(count: number, groupCount: number, labelOf: (index: number) => string): SurveyResults {
  const results = surveyResultsFixture();
  const { outcome, items, gaps } = results;
  assert.ok(outcome);
  const names = Array.from({ length: count }, (_, index) => `I${index}`);
  const pick = <Of>(list: readonly Of[], index: number): Of => {
    const found = list[index % list.length];
    assert.ok(found !== undefined);
    return found;
  };
  const drivers = names.map((name, index) => {
    const lmg = (0.6 / count) * Math.exp(-index / count);
    const label = labelOf(index);
    return {
      ...pick(outcome.drivers, index),
      name,
      label,
      lmg,
      lmgLow: lmg / 2,
      lmgHigh: lmg * 2,
      rank: index + 1,
    };
  });
  const groups = Array.from({ length: groupCount }, (_, index) => ({
    ...pick(results.groups.slice(0, 3), index),
    name: labelOf(index + 1),
    items: names.map((name) => ({ name, n: 30, mean: 3.1, low: 2.9, high: 3.3 })),
  }));
  return {
    ...results,
    items: [
      ...names.map((name, index) => ({ ...pick(items.slice(0, 8), index), name, label: labelOf(index) })),
      ...items.slice(8),
    ],
    outcome: { ...outcome, drivers },
    groups,
    gaps: groups.flatMap((group, at) =>
      names.map((item, index) => ({
        ...pick(gaps, at + index),
        item,
        label: labelOf(index),
        between: [group.name, "everyone else"] as [string, string],
      })),
    ),
    groupTests: names.map((item) => ({ item, h: 3, df: 2, p: 0.2, q: 0.4 })),
  };
}

interface Piece {
  text: string;
  left: number;
  right: number;
  bottom: number;
  top: number;
}

const overlap = (one: Piece, other: Piece) =>
  Math.min(one.right, other.right) - Math.max(one.left, other.left) > 1.5 &&
  Math.min(one.top, other.top) - Math.max(one.bottom, other.bottom) > 2.5;

/** What is wrong with where texts stand: pieces that leave their page, and pieces that lie over each other. */
async function misplaced(content: Buffer): Promise<string[]> {
  const document = await getDocument({ data: new Uint8Array(content), verbosity: 0 }).promise;
  const found: string[] = [];
  for (let number = 1; number <= document.numPages; number++) {
    const page = await document.getPage(number);
    const [left = 0, bottom = 0, right = 0, top = 0] = page.view;
    const pieces: Piece[] = [];
    for (const item of (await page.getTextContent()).items) {
      if (!("str" in item) || item.str.trim() === "") continue;
      const [, , , , x = 0, y = 0] = item.transform as number[];
      const piece = { text: item.str, left: x, right: x + item.width, bottom: y, top: y + item.height * 0.7 };
      const isInside =
        piece.left >= left + 30 && piece.right <= right - 30 && y >= bottom + 20 && y <= top - 20;
      if (!isInside) found.push(`page ${number}: “${item.str}” is cut off`);
      const under = pieces.find((other) => overlap(piece, other));
      if (under) found.push(`page ${number}: “${item.str}” lies over “${under.text}”`);
      pieces.push(piece);
    }
  }
  await document.loadingTask.destroy();
  return found;
}

const long =
  "How satisfied are you, all things considered, with the way in which your most recent request was handled from the first contact to the final answer, including waiting times, whether you had to repeat yourself, whether promises were kept and how clearly the next steps were explained? ".repeat(
    2,
  );

const scripts = [
  "هل أنت راضٍ عن سرعة الخدمة بشكل عام؟",
  "האם הייתם ממליצים עלינו לחבר?",
  "서비스에 전반적으로 만족하십니까?",
  '<b>"&amp;</b> #x *y* `z` $a$ @b \\c </script>',
];

test("sixty items and twelve groups are printed, and nothing is cut off or covered", async () => {
  const content = await printed(
    large(60, 12, (index) => `Statement ${index + 1}: I am kept informed of what happens next`),
  );
  assert.deepEqual(await misplaced(content), []);
  const { pages } = await readPdf(new Uint8Array(content));
  assert.match(pages.join(" "), /Statement 60/);
});

test("labels of five hundred characters and words without an end stay on the page", async () => {
  const content = await printed(
    large(12, 6, (index) => (index % 2 ? long.slice(0, 500) : `${"x".repeat(300)}${index}`)),
  );
  assert.deepEqual(await misplaced(content), []);
});

test("labels in other scripts and with signs of markup are printed as they are", async () => {
  const content = await printed(large(8, 3, (index) => scripts[index % scripts.length] ?? ""));
  assert.deepEqual(await misplaced(content), []);
  const text = (await readPdf(new Uint8Array(content))).pages.join(" ");
  assert.ok(text.includes("서비스에 전반적으로 만족하십니까?"));
  assert.ok(text.includes('<b>"&amp;</b> #x *y* `z` $a$ @b \\c </script>'));
  assert.ok(!text.includes("□"));
});

test("whatever is missing, the report still answers in its order", async () => {
  const results = surveyResultsFixture();
  const nothing = { gaps: [], groupTests: [], reliability: [], careless: null, nps: null };
  const withheld = results.items.map((item) => ({
    ...item,
    ...{ n: 3, mean: null, low: null, high: null, standardDeviation: null, percent: null },
    ...{ topTwo: null, distribution: null, withheld: "too few" as const },
  }));
  const cases: SurveyResults[] = [
    { ...results, outcome: null },
    { ...results, ...nothing, outcome: null, groups: [], items: results.items.slice(0, 1) },
    { ...results, ...nothing, outcome: null, items: withheld, n: 3 },
    { ...results, ...nothing, outcome: null, items: [], n: 0, groups: [] },
  ];
  const chapters = ["What matters most", "Where we fall short", "Who sees it differently", "How sure we are"];
  for (const one of cases) {
    const content = await printed(one);
    const { bookmarks } = await readPdf(new Uint8Array(content));
    assert.deepEqual(
      bookmarks.filter((title) => chapters.includes(title)),
      chapters,
    );
    assert.deepEqual(await misplaced(content), []);
  }
});
