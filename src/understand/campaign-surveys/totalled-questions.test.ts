import assert from "node:assert/strict";
import { test } from "node:test";
import type { Answers } from "#listen/questionnaires/answer.ts";
import type { Definition } from "#listen/questionnaires/definition.ts";
import { computedSurvey } from "./campaign-survey.fixture.ts";

const text = (en: string) => ({ en });
const options = ["x", "y", "z"].map((id) => ({ id, text: text(id) }));
const definition: Definition = {
  languages: ["en"],
  title: text("What matters"),
  pages: [
    {
      id: "one",
      questions: [
        { id: "rank", type: "ranking", text: text("Order"), options },
        { id: "money", type: "constant-sum", text: text("Share out"), options, total: 100 },
        { id: "years", type: "number", text: text("Years") },
      ],
    },
  ],
};

async function survey(answersOf: (region: string, index: number) => Answers) {
  const people = ["North", "South", "East"].flatMap((region) =>
    Array.from({ length: 20 }, (_, index) => ({
      groups: { region },
      bounced: false,
      completed: true,
      answers: answersOf(region, index),
    })),
  );
  return (await computedSurvey(people, { definition, breakdowns: ["region"] })).survey;
}

/** All put `x` first, or give it half; about the others they differ. */
const agreeing = (index: number): Answers => ({
  rank: { ranking: index % 2 === 0 ? ["x", "y", "z"] : ["x", "z", "y"] },
  money: { amounts: index % 2 === 0 ? { x: 50, y: 20, z: 30 } : { x: 50, y: 30, z: 20 } },
  years: { number: 1 + (index % 4) },
});
const differing = (index: number): Answers => ({
  rank: {
    ranking:
      [
        ["x", "y", "z"],
        ["y", "z", "x"],
        ["z", "x", "y"],
      ][index % 3] ?? [],
  },
  money: {
    amounts: { x: 10 * (index % 4), y: 30 - 10 * (index % 3), z: 70 - 10 * (index % 4) + 10 * (index % 3) },
  },
  years: { number: 1 + (index % 4) },
});

test("where a group agrees on one rank or amount, those that leave it are not shown of any group", async () => {
  const { breakdowns } = await survey((region, index) =>
    region === "North" ? agreeing(index) : differing(index),
  );
  const shown = breakdowns[0]?.groups.map(({ items }) =>
    items.filter(({ mean }) => mean !== null).map(({ name }) => name),
  );
  assert.deepEqual(shown, [["years"], ["years"], ["years"]]);
  const all = (await survey((_, index) => differing(index))).breakdowns[0]?.groups[0]?.items;
  assert.ok(all?.every(({ mean }) => mean !== null));
});

test("where everybody agrees on one, all of the question are withheld", async () => {
  const { overall } = await survey((_, index) => agreeing(index));
  assert.deepEqual(
    overall.items.map(({ name, mean, withheld }) => [name, mean === null, withheld]),
    [
      ...["rank", "money"].flatMap((id) =>
        ["x", "y", "z"].map((part) => [`${id}.${part}`, true, "constant"]),
      ),
      ["years", false, null],
    ],
  );
});
