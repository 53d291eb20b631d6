import assert from "node:assert/strict";
import { test } from "node:test";
import type { Understanding, UnderstoodColumn } from "#listen/survey-files/survey-file.ts";
import { AppError } from "#platform/errors.ts";
import {
  columnCorrection,
  correctColumns,
  fitting,
  missingCodes,
  reordered,
  uncorrectColumns,
  uncorrected,
  withCorrections,
} from "../web/pages/listen/survey-imports/understood/corrections.ts";
import { createCorrectionsKeeper } from "../web/pages/listen/survey-imports/understood/corrections-keeper.ts";
import { factsOf } from "../web/pages/listen/survey-imports/understood/facts.ts";
import { comparedWaves } from "../web/pages/understand/surveys/compared-waves.ts";

const column = (name: string, more: Partial<UnderstoodColumn> = {}): UnderstoodColumn => ({
  position: 0,
  option: null,
  name,
  label: `Wording of ${name}`,
  kind: "rating",
  by: "file",
  because: "whole numbers from 1 to 5",
  ends: { low: 1, high: 5 },
  reversed: false,
  values: [],
  missing: [],
  filled: 10,
  distinct: 5,
  examples: [],
  question: null,
  ...more,
});

const understanding = (...columns: UnderstoodColumn[]): Understanding => ({
  file: { name: "answers.csv", bytes: 1, format: "csv" },
  layout: { encoding: "utf-8", separator: ",", sheet: null, headerRows: 1 },
  rows: 1204,
  rejected: { count: 2, first: [] },
  columns,
  scales: [],
  outcome: "a",
  group: null,
  weights: null,
  duration: null,
  notes: [],
});

test("corrections show at once, and what they don't touch stays", () => {
  const read = understanding(column("a"), column("b"));
  const free = uncorrected(read, {}, null);
  const mapping = correctColumns({ group: "b" }, ["b"], { kind: "choice" });
  const shown = withCorrections(read, mapping, free);
  assert.deepEqual(
    shown.columns.map(({ kind, by }) => [kind, by]),
    [
      ["rating", "file"],
      ["choice", "mapping"],
    ],
  );
  assert.equal(shown.columns[1]?.ends?.high, 5);
  assert.deepEqual([shown.outcome, shown.group], ["a", "b"]);
  assert.equal(withCorrections(read, { outcome: null }, free).outcome, null);
});

test("what is taken back shows as it was found, before the file is read again", () => {
  const first = understanding(column("a"), column("b"));
  const mapping = correctColumns({ outcome: null }, ["b"], { kind: "choice" });
  // Read again with the correction, the server's column is the corrected one.
  const read = {
    ...understanding(column("a"), column("b", { kind: "choice", by: "mapping" })),
    outcome: null,
  };
  const free = uncorrected(read, mapping, uncorrected(first, {}, null));
  const back = withCorrections(read, uncorrectColumns({}, ["b"]), free);
  assert.equal(back.columns[1]?.kind, "rating");
  assert.equal(back.outcome, "a");
});

test("several corrections of a column add up; going back takes all of them", () => {
  const twice = correctColumns(correctColumns({}, ["a", "b"], { reversed: true }), ["a"], { label: "New" });
  assert.deepEqual(twice.columns, { a: { reversed: true, label: "New" }, b: { reversed: true } });
  assert.deepEqual(uncorrectColumns(twice, ["a"]).columns, { b: { reversed: true } });
});

test("a form's correction holds only what differs, without empty and double codes", () => {
  const own = column("a", { missing: [{ cell: "99", reason: "missing code" }] });
  const form = {
    label: own.label,
    kind: own.kind,
    low: 1,
    high: 5,
    reversed: false,
    driver: true,
    values: own.values,
    missing: own.missing,
  };
  assert.deepEqual(columnCorrection(own, form), {});
  assert.deepEqual(columnCorrection(own, { ...form, driver: false }), { driver: false });
  assert.deepEqual(columnCorrection({ ...own, driver: false }, form), { driver: true });
  assert.deepEqual(
    columnCorrection(own, {
      ...form,
      high: 7,
      label: " ",
      missing: [
        { cell: " 99 ", reason: "refused" },
        { cell: "", reason: "refused" },
        { cell: "99", reason: "don't know" },
      ],
    }),
    { ends: { low: 1, high: 7 }, missing: [{ cell: "99", reason: "refused" }] },
  );
});

test("answers in another order take the numbers of their places", () => {
  const values = ["often", "never", "always"].map((label, value) => ({
    cell: label,
    label,
    value: value + 1,
  }));
  assert.deepEqual(
    reordered(values, 1, 0).map(({ label, value }) => [label, value]),
    [
      ["never", 1],
      ["often", 2],
      ["always", 3],
    ],
  );
  assert.equal(reordered(values, 0, -1), values);
});

test("codes for no answer are counted over columns, with the reason most of them give", () => {
  const zero = { cell: "0", reason: "not applicable" as const };
  const columns = [
    column("a", { missing: [zero] }),
    column("b", { missing: [zero, { cell: "99", reason: "don't know" }] }),
    column("c", { missing: [{ cell: "0", reason: "refused" }] }),
  ];
  assert.deepEqual(missingCodes(columns), [
    { cell: "0", columns: 3, reason: "not applicable" },
    { cell: "99", columns: 1, reason: "don't know" },
  ]);
  const facts = new Map(factsOf(understanding(...columns)).map(({ name, value }) => [name, value]));
  assert.equal(facts.get("No answer"), "0: not applicable in 3 columns; 99: don't know in 1 column");
  assert.equal(facts.get("Ratings"), "3 from 1 to 5");
  assert.match(facts.get("Answers") ?? "", /1,204 answers; 2 rows can't be read/);
});

test("columns are found by kind, by words in name and wording, and by having been corrected", () => {
  const columns = [column("a"), column("b", { kind: "text", label: "Why?" }), column("c", { by: "mapping" })];
  const names = (words: string, filter: Parameters<typeof fitting>[2]) =>
    fitting(columns, words, filter).map(({ name }) => name);
  assert.deepEqual(names("", "used"), ["a", "c"]);
  assert.deepEqual(names(" WHY ", "all"), ["b"]);
  assert.deepEqual(names("", "corrected"), ["c"]);
  assert.deepEqual(names("", "text"), ["b"]);
});

test("corrections are saved one at a time, the last one wins, and undoing saves what was before", async () => {
  const sent: { revision: number; minimum: number; compute: boolean }[] = [];
  const keeper = createCorrectionsKeeper(
    { mapping: {}, minimum: 5, revision: 1 },
    async (revision, { minimum }, compute) => {
      sent.push({ revision, minimum, compute });
      return revision + 1;
    },
    () => false,
  );
  keeper.change({ mapping: {}, minimum: 6 }, "smallest group: 6");
  keeper.change({ mapping: {}, minimum: 7 }, "smallest group: 7");
  assert.equal(keeper.now().undoable, "smallest group: 7");
  await keeper.flush();
  keeper.undo();
  assert.equal(keeper.now().settled.minimum, 6);
  await keeper.compute();
  assert.deepEqual(sent, [
    { revision: 1, minimum: 7, compute: false },
    { revision: 2, minimum: 6, compute: true },
  ]);
  assert.equal(keeper.now().phase, "saved");
});

test("what can't be saved stays, and a conflict is never overwritten", async () => {
  const conflict = new AppError("survey-import.changed", "Changed meanwhile.", { status: 409 });
  let calls = 0;
  const keeper = createCorrectionsKeeper(
    { mapping: {}, minimum: 5, revision: 1 },
    async () => {
      calls += 1;
      throw conflict;
    },
    (error) => error.code === "survey-import.changed",
  );
  keeper.change({ mapping: {}, minimum: 6 }, "six");
  await assert.rejects(keeper.flush(), conflict);
  keeper.change({ mapping: {}, minimum: 7 }, "seven");
  await assert.rejects(keeper.flush(), conflict);
  assert.equal(calls, 1);
  assert.deepEqual([keeper.now().phase, keeper.now().settled.minimum], ["conflict", 7]);
});

test("the last two waves are compared unless others are asked for, never one with itself", () => {
  const wave = (id: string) => ({
    wave: id,
    name: id,
    from: "2026-01-01",
    to: "2026-01-31",
    answers: 100,
    fileName: "a.csv",
    keptBy: "Dora",
    keptAt: "2026-02-01T00:00:00Z",
    fileDeletesAt: null,
    canReopen: false,
  });
  const waves = ["c", "b", "a"].map(wave);
  const pair = (earlier: string, later: string) => {
    const found = comparedWaves(waves, earlier, later);
    return found && `${found.earlier.wave}→${found.later.wave}`;
  };
  assert.equal(pair("", ""), "b→c");
  assert.equal(pair("a", ""), "a→c");
  assert.equal(pair("", "b"), "a→b");
  assert.equal(pair("", "a"), "a→b");
  assert.equal(pair("c", ""), "c→b");
  assert.equal(pair("b", "b"), "a→b");
  assert.equal(comparedWaves(waves.slice(0, 1), "", ""), null);
});
