import assert from "node:assert/strict";
import { test } from "node:test";
import type { Note } from "#listen/survey-files/survey-file.ts";
import { noteLines } from "./note-lines.ts";

const note = (column: string | null, text: string, weight: Note["weight"] = "check"): Note => ({
  code: "missing.code",
  text,
  column,
  weight,
});

test("what is said of several columns is said once, with their names", () => {
  const text = "99 lies far beyond the scale; it is taken as no answer.";
  const notes = ["Q1", "Q2", "Q3", "Q4", "Q5"].map((name) => note(name, text));
  assert.deepEqual(noteLines(notes, "check"), [`“Q1”, “Q2”, “Q3” and 2 more: ${text}`]);
  assert.deepEqual(noteLines(notes.slice(0, 2), "check"), [`“Q1” and “Q2”: ${text}`]);
});

test("a name that a note says itself isn't said again, and other weights stay away", () => {
  const notes = [
    note("Q7", "“Q7” seems to hold ranks."),
    note(null, "The file is no Unicode."),
    note("Q8", "Read as dates.", "said"),
  ];
  assert.deepEqual(noteLines(notes, "check"), ["“Q7” seems to hold ranks.", "The file is no Unicode."]);
});
