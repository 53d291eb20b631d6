import assert from "node:assert/strict";
import { test } from "node:test";
import { saidWithCorrections } from "./correction-words.ts";

test("notation of a file of corrections is left out, and what to do stays", () => {
  const said = [
    [
      'It counts as “not applicable”. If it is an answer, say the ends of one of them (in a mapping: columns: { "Q (1)": { ends: { low: 1, high: 6 } } }).',
      "It counts as “not applicable”. If it is an answer, say the ends of one of them.",
    ],
    [
      "Give them on the page of the file's columns, or in mapping.yaml under its name: ends: { low: 1, high: 5 }.",
      "Give them on the page of the file's columns.",
    ],
    [
      "Where that is the bad end, turn the column round: `reversed: true`.",
      "Where that is the bad end, turn the column round.",
    ],
    [
      "give the survey itself beside the answers (.lss; --definition in the command). Else turn columns round (`reversed: true`) and name codes that are no answer (`missing`).",
      "give the survey itself beside the answers (.lss). Else turn columns round and name codes that are no answer.",
    ],
    [
      "Give it another kind in the mapping, such as “text”, and run again.",
      "Give it another kind among the corrections, such as “text”, and compute again.",
    ],
  ] as const;
  for (const [note, words] of said) assert.equal(saidWithCorrections(note), words);
});
