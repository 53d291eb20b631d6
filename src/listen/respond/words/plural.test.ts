import assert from "node:assert/strict";
import { test } from "node:test";
import { plural } from "./plural.ts";

const months = {
  zero: "أقل من شهر",
  one: "شهر واحد",
  two: "شهرين",
  few: "# أشهر",
  many: "# شهرًا",
  other: "# شهر",
};

test("Arabic has a form for none, one, two, a few, many and round hundreds", () => {
  assert.deepEqual(
    [0, 1, 2, 3, 10, 11, 99, 100, 102, 103, 111].map((count) => plural("ar", count, months)),
    [
      "أقل من شهر",
      "شهر واحد",
      "شهرين",
      "3 أشهر",
      "10 أشهر",
      "11 شهرًا",
      "99 شهرًا",
      "100 شهر",
      "102 شهر",
      "103 أشهر",
      "111 شهرًا",
    ],
  );
});

test("a language takes the other form where one of its own is missing, and writes numbers its way", () => {
  const pages = { one: "# página", other: "# páginas" };
  assert.deepEqual(
    [0, 1, 2, 12_345].map((count) => plural("es", count, pages)),
    ["0 páginas", "1 página", "2 páginas", "12.345 páginas"],
  );
  assert.equal(plural("ar", 2, { other: "#" }), "2");
});
