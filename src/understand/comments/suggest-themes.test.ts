import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { vectorsOf } from "./comment-vectors.ts";
import { termsOf } from "./comment-words.ts";
import { latentSpace } from "./latent-space.ts";
import { proposeCodes } from "./propose-codes.ts";
import { sphericalClusters } from "./spherical-clusters.ts";
import { suggestThemes } from "./suggest-themes.ts";

/** So many comments of each kind, told apart by their words. */
const kinds = (count: number, ...words: string[][]) =>
  Array.from({ length: count * words.length }, (_, index) => {
    const [first = "", second = ""] = words[index % words.length] ?? [];
    return `${first} ${second} ${index % 2 === 0 ? first : second} x${index}y`;
  });

test("themes are found in any language, each with its own words", () => {
  for (const words of [
    [
      ["espera", "teléfono"],
      ["factura", "precio"],
    ],
    [
      ["Wartezeit", "Hotline"],
      ["Rechnung", "Preis"],
    ],
    [
      ["انتظار", "الهاتف"],
      ["فاتورة", "السعر"],
    ],
    [
      ["대기시간이", "전화가"],
      ["청구서가", "가격이"],
    ],
  ]) {
    const comments = kinds(20, ...words);
    const { themes, of } = suggestThemes(comments, { count: 2 });
    assert.equal(themes.length, 2, words.join());
    assert.notEqual(of[0], of[1]);
    assert.ok(comments.every((_, index) => of[index] === of[index % 2]));
  }
});

test("the same comments give the same themes", () => {
  const comments = kinds(40, ["slow", "phone"], ["wrong", "invoice"], ["kind", "people"]);
  assert.deepEqual(suggestThemes(comments), suggestThemes(comments));
});

test("comments without words, of emoji alone or of 50 KB harm nothing", () => {
  const odd = ["", "   ", "😀", "😀".repeat(25_000), "?!", "\ud800"];
  const { of } = suggestThemes([...odd, ...kinds(20, ["slow", "phone"], ["wrong", "invoice"])]);
  assert.equal(of[0], -1);
  assert.deepEqual(suggestThemes(odd).themes, []);
  assert.ok(termsOf("😀".repeat(25_000)).length <= 4000);
});

test("codes are proposed for what is like the coded comments, and for nothing else", () => {
  const comments = [...kinds(30, ["slow", "phone"], ["wrong", "invoice"]), "something else entirely"];
  const coded = comments.map((_, index) => (index < 40 ? [index % 2 === 0 ? "phone" : "invoice"] : null));
  const proposals = proposeCodes(comments, coded);
  const right = proposals.filter(({ comment, code }) => code === (comment % 2 === 0 ? "phone" : "invoice"));
  assert.equal(right.length, 20);
  assert.equal(proposals.filter(({ comment }) => comment === 60).length, 0);
  assert.ok(right.every(({ confidence }) => confidence > 0.8 && confidence < 1));
});

const sample = new URL("../../../../shared/data/text/banking77_train.csv", import.meta.url);
const questions = await readFile(sample, "utf8").then(
  (text) => Array.from(text.matchAll(/(?:"((?:[^"]|"")*)"|([^,\n]*)),([^\n]*)\n/g)).slice(1),
  () => null,
);

test("on questions to a bank, clusters follow the 77 reasons far better than chance", {
  skip: questions === null && "the labelled questions are not here",
}, () => {
  const rows = questions ?? [];
  assert.ok(rows.length > 9000);
  const vectors = vectorsOf(
    rows.map(([, quoted, plain]) => quoted ?? plain ?? ""),
    3,
  );
  const { of } = sphericalClusters(latentSpace(vectors, 60, 1), 77, 1, { restarts: 1 });
  const pairs = (counts: Iterable<number>) =>
    Iterator.from(counts).reduce((sum, count) => sum + (count * (count - 1)) / 2, 0);
  const count = (keys: readonly string[]) => {
    const counts = new Map<string, number>();
    for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
    return pairs(counts.values());
  };
  const both = count(rows.map((row, index) => `${row[3]} ${of[index]}`));
  const [reasons, clusters] = [
    count(rows.map((row) => row[3] ?? "")),
    count(rows.map((_, index) => `${of[index]}`)),
  ];
  const expected = (reasons * clusters) / pairs([rows.length]);
  const rand = (both - expected) / ((reasons + clusters) / 2 - expected);
  assert.ok(rand > 0.2, `adjusted Rand index ${rand}`);
});
