import assert from "node:assert/strict";
import { test } from "node:test";
import { readFonts } from "./pdf.fonts.ts";

const { unprintable } = readFonts();

test("names in Latin, Greek, Cyrillic, Arabic and Hebrew are covered, marks and all", () => {
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
  ];
  for (const name of names) assert.equal(name.replace(unprintable, "□"), name);
});

test("punctuation of the reports' own texts is covered", () => {
  const text = "“…” ‘…’ – − › · % ◆ □ é";
  assert.equal(text.replace(unprintable, "?"), text);
});

test("other scripts, emoji and private characters are not", () => {
  assert.equal("Zoë 🎉 김철수 สมชาย 山田 \ue000".replace(unprintable, "□"), "Zoë □ □□□ □□□□□ □□ □");
});

test("invisible characters need no glyph", () => {
  const text = "a\u200bb\u00a0c\td\u200fe";
  assert.equal(text.replace(unprintable, "□"), text);
});
