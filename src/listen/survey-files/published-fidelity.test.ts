import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { publishedFidelity } from "./published-fidelity.ts";
import { csvOf, withSurvey } from "./survey-file.fixture.ts";
import type { Fidelity, Mapping } from "./survey-file.ts";

const people = 40;
/** A column: the first people give these cells, the others the rest in turn. */
const column = (first: readonly (string | number)[], rest: readonly (string | number)[]) =>
  Array.from({ length: people }, (_, row) => first[row] ?? rest[row % rest.length] ?? "");

async function published(columns: Parameters<typeof csvOf>[0], mapping: Mapping = {}): Promise<Fidelity> {
  const found: Fidelity[] = [];
  await withSurvey(csvOf(columns), { mapping }, ({ fidelity }) => {
    found.push(publishedFidelity(fidelity, 5));
  });
  return found[0] ?? assert.fail();
}

const holds = (fidelity: Fidelity, text: string) => JSON.stringify(fidelity).includes(text);

describe("what is published of how a file was read", () => {
  const leaks: [string, Parameters<typeof csvOf>[0], string[]][] = [
    [
      "a number: neither its lowest nor its highest",
      { salary: column([53_125, 54_042], [53_500, 53_600]) },
      ["53125", "54042", "53500"],
    ],
    ["a rating that is always the same", { q: column([], [4]), s: column([], ["a", "b"]) }, ["always"]],
    ["a rating: no ends that are no scale's", { q: column([3], [7, 8, 9]) }, ["from 3", " 3 to 9"]],
    [
      "a choice: no answer at all",
      { job: column(["Keeper"], ["Clerk", "Driver"]) },
      ["Keeper", "Clerk", '"Driver'],
    ],
    [
      "an option among several in a cell that few ticked",
      { uses: column(["Mail; Knitting", "Chat; Knitting"], ["Mail; Chat", "Mail", "Chat"]) },
      ["Knitting"],
    ],
    [
      "a text",
      {
        why: column(
          [],
          ["unfair manager", "long way"].flatMap((w) => [w, `${w} again`]),
        ),
      },
      ["unfair"],
    ],
    [
      "a word of a rating that few chose",
      { mood: column(["Very dissatisfied"], ["Satisfied", "Neutral", "Very satisfied"]) },
      ["Very dissatisfied"],
    ],
    ["a code for no answer that few gave", { q: column([888], [1, 2, 3, 4, 5]) }, ["888"]],
    ["a cell that can't be read", { q: column(["oh dear"], [1, 2, 3, 4, 5]) }, ["oh dear"]],
    ["an e-mail address", { email: column([], ["jo@example.org", "al@example.org"]) }, ["example.org"]],
    ["a date that a spreadsheet made", { age: column(["Jun-30"], ["10-20", "21-29"]) }, ["Jun-30"]],
  ];
  for (const [what, columns, hidden] of leaks) {
    test(`doesn't hold of ${what}`, async () => {
      const fidelity = await published(columns);
      for (const text of hidden) assert.ok(!holds(fidelity, text), `${text} in ${JSON.stringify(fidelity)}`);
    });
  }

  test("nothing seen of a rating that fewer than the minimum answered", async () => {
    const { columns } = await published({ q: column([2, 4, 1, 5], [""]), other: column([], [1, 2, 3]) });
    assert.deepEqual([columns[0]?.ends, columns[0]?.because], [null, "whole numbers"]);
  });

  test("keeps scales, codes for no answer that enough gave, their reasons, and what a person chose", async () => {
    const fidelity = await published(
      {
        q: column([9, 9, 9, 9, 9, 888], [1, 2, 3, 4, 5]),
        mood: column(["Very dissatisfied"], ["Satisfied", "Neutral", "Very satisfied"]),
        team: column([], ["North", "South"]),
      },
      { columns: { team: { label: "Team" } } },
    );
    const [q, mood, team] = fidelity.columns;
    assert.equal(q?.because, "whole numbers from 1 to 5");
    assert.deepEqual([q?.ends, q?.missing], [{ low: 1, high: 5 }, [{ cell: "9", reason: "missing code" }]]);
    assert.deepEqual(
      mood?.values.map(({ label, value }) => [label, value]),
      [
        ["Neutral", 3],
        ["Satisfied", 4],
        ["Very satisfied", 5],
      ],
    );
    assert.deepEqual([team?.label, team?.by], ["Team", "mapping"]);
    assert.equal(
      fidelity.lines.find(({ where }) => where === "q")?.text,
      "Rating, 1 to 5 (whole numbers from 1 to 5); no answers: “9” (missing code); other cells are no answers.",
    );
  });

  test("notes name columns, and no cell, row or count", async () => {
    const fidelity = await published({
      q: column([888, "x?"], [1, 2, 3, 4, 5]),
      lone: column([], [2, 3, 4]),
    });
    const texts = fidelity.notes.map(({ code, text }) => [code, text]);
    assert.deepEqual(texts.map(([code]) => code).sort(), ["cell.unknown", "ends.unknown", "missing.code"]);
    for (const [, text] of texts) assert.doesNotMatch(text ?? "", /888|x\?|row \d|\d cell/);
    assert.match(texts.find(([code]) => code === "ends.unknown")?.[1] ?? "", /“lone”.+mapping\.yaml/);
  });

  test("counts its lines", async () => {
    const { lines, counts } = await published({
      uses: column(["Mail; Knitting", "Chat; Knitting"], ["Mail; Chat", "Mail", "Chat"]),
    });
    assert.equal(counts.kept + counts.changed + counts.lost, lines.length);
    assert.deepEqual(
      lines.filter(({ text }) => text.includes("aren't named")).map(({ where }) => where),
      ["uses"],
    );
  });
});
