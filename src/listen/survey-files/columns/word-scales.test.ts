import assert from "node:assert/strict";
import { test } from "node:test";
import { wordScale } from "./word-scales.ts";

const numbers = (words: string): string | null => {
  const scale = wordScale(words.split("|"));
  return scale === null
    ? null
    : `${scale.points}: ${words
        .split("|")
        .map((word) => scale.values.get(word))
        .join(" ")}`;
};

test("words are put in their list's order, in nine languages", () => {
  const cases: [string, string][] = [
    ["Agree|Strongly agree|Neutral|Disagree|Strongly disagree", "5: 4 5 3 2 1"],
    [
      "Agree|Strongly agree|Neutral|Disagree|Strongly disagree|Somewhat agree|Somewhat disagree",
      "7: 6 7 4 2 1 5 3",
    ],
    ["Very favorably|Neither favorably nor unfavorably (neutral)|Somewhat unfavorably", "5: 5 3 2"],
    ["Extremely likely|Very likely|Somewhat likely|Not so likely|Not at all likely", "5: 5 4 3 2 1"],
    ["Poor|Fair|Good|Very good|Excellent", "5: 1 2 3 4 5"],
    [
      "stimme zu|stimme nicht zu|teils/teils|stimme voll und ganz zu|stimme überhaupt nicht zu",
      "5: 4 2 3 5 1",
    ],
    ["SEHR ZUFRIEDEN|eher zufrieden|unzufrieden", "4: 4 3 2"],
    ["Tout à fait d’accord|Plutôt d'accord|Pas du tout d’accord", "4: 4 3 1"],
    ["muy satisfecho|satisfecho|insatisfecho|Ni satisfecho, ni insatisfecho", "5: 5 4 2 3"],
    ["Discordo totalmente|Concordo|Concordo totalmente|Neutro", "5: 1 4 5 3"],
    ["Zeer tevreden|Ontevreden|Neutraal", "5: 5 2 3"],
    ["Molto soddisfatto|Insoddisfatto|Soddisfatto", "4: 4 2 3"],
    ["매우 만족|만족|보통|불만족", "5: 5 4 3 2"],
    ["أوافق بشدة|أوافق|محايد", "5: 5 4 3"],
    ["<b>Yes</b>|no", "2: 1 0"],
  ];
  for (const [words, expected] of cases) assert.equal(numbers(words), expected, words);
});

test("a word too many, or two words for one answer, are no list", () => {
  assert.equal(numbers("Agree|Disagree|Blue"), null);
  assert.equal(numbers("Very good|Good|Excellent|Great|Poor|Fair|Terrible"), null);
  assert.equal(numbers("Male|Female"), null);
  assert.equal(numbers("Agree"), null);
});
