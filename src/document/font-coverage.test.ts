import assert from "node:assert/strict";
import { test } from "node:test";
import { readFonts } from "./pdf.fonts.ts";

const { unprintable } = readFonts();

test("names in Latin, Greek, Cyrillic, Arabic, Hebrew and Hangul are covered, marks and all", () => {
  const names = [
    "Zoë Łukasz Žižek",
    "Nguyễn Thị Hà",
    "Ελένη Παπαδοπούλου",
    "Ἀθηνᾶ",
    "Олена Ґалаґан",
    "Ђорђе",
    "محمد عبد الله",
    "پیمان",
    "דוד כהן",
    "שָׁלוֹם",
    "김철수, 전반적으로 만족하십니까?",
  ];
  for (const name of names) assert.equal(name.replace(unprintable, "□"), name);
});

test("punctuation of the reports' own texts is covered", () => {
  const text = "“…” ‘…’ – − › · % ◆ □ é";
  assert.equal(text.replace(unprintable, "?"), text);
});

test("other scripts, emoji and private characters are not", () => {
  assert.equal("Zoë 🎉 สมชาย 山田 \ue000".replace(unprintable, "□"), "Zoë □ □□□□□ □□ □");
});

test("invisible characters need no glyph", () => {
  const text = "a\u200bb\u00a0c\td\u200fe";
  assert.equal(text.replace(unprintable, "□"), text);
});
