import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, test } from "node:test";
import { readSav } from "./sav.fixture.ts";
import { writeSav } from "./sav.writer.ts";
import { cutToBytes, type SavDictionary, type SavValue, savNames, savSeconds } from "./sav-file.ts";

const comment = "“Слушайте” 🙂 line one\nline two, ";
const long = cutToBytes(comment.repeat(2000), 32_767);
const bytes = Buffer.byteLength(long);

const number = { kind: "number", decimals: 0 } as const;
const plain = { labels: [], missing: [], measure: "scale" } as const;
const file: SavDictionary = {
  title: "Customers 2026 – Kundenbefragung",
  createdAt: new Date("2026-11-22T09:00:00Z"),
  documents: [`One comment was longer. ${"It is cut there. ".repeat(12)}`],
  sets: [{ name: "reasons", label: "Why us? – mehrere", variables: ["reasons.price", "reasons.people"] }],
  variables: [
    {
      name: "speed.of_delivery_as_agreed",
      label: "How satisfied are you with the speed? Größe",
      type: number,
      labels: [
        { value: 1, label: "Not at all" },
        { value: 5, label: "Völlig 满意" },
        { value: -97, label: "Not applicable" },
        { value: -98, label: "Don't know" },
        { value: -99, label: "Refused" },
      ],
      missing: [-97, -98, -99],
      measure: "ordinal",
    },
    { name: "comment", label: "Anything else?", type: { kind: "text", bytes }, ...plain, measure: "nominal" },
    { name: "reasons.price", label: "Price", type: number, ...plain, measure: "nominal" },
    { name: "reasons.people", label: "People", type: number, ...plain, measure: "nominal" },
    {
      name: "spent",
      label: "Spent",
      type: { kind: "number", decimals: 2 },
      ...plain,
      missing: [-99, -97, -96, -95],
    },
    { name: "since", label: "Customer since", type: { kind: "date" }, ...plain },
    { name: "done", label: "Completed", type: { kind: "moment" }, ...plain },
    { name: "city", label: "City", type: { kind: "text", bytes: 13 }, ...plain, measure: "nominal" },
    { name: "note", label: "Note", type: { kind: "text", bytes: 300 }, ...plain, measure: "nominal" },
  ],
};
const day = savSeconds(new Date("2026-03-31T00:00:00Z"));
const moment = savSeconds(new Date("2026-11-21T14:05:09Z"));
const cases: SavValue[][] = [
  [5, long, 1, 0, 1234.56, day, moment, "Zürich", "x".repeat(300)],
  [-97, null, 0, 1, -99, null, null, "Łódź", "short"],
  [null, "ok", null, null, -0.5, day, null, null, `${"y".repeat(254)}é and more`],
  [-98, "", 1, 1, 151, null, moment, "São Paulo 12", null],
];

async function* batches(): AsyncGenerator<SavValue[][]> {
  yield cases.slice(0, 2);
  yield cases.slice(2);
}

async function written(): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  for await (const part of writeSav(file, batches())) parts.push(part);
  return Buffer.concat(parts);
}

const shown = (value: SavValue | undefined) => (value === "" ? null : value);

describe("a file for SPSS", () => {
  test("comes back as it was written", async () => {
    const read = readSav(await written());
    assert.equal(read.encoding, "UTF-8");
    assert.equal(read.cases.length, 4);
    assert.equal(read.title, file.title);
    assert.deepEqual(
      read.variables.map(({ name }) => name),
      file.variables.map(({ name }) => name),
    );
    assert.deepEqual(
      read.variables.map(({ label }) => label),
      file.variables.map(({ label }) => label),
    );
    assert.deepEqual(
      read.cases.map((values) => values.map(shown)),
      cases.map((values) =>
        values.map((value) => (typeof value === "string" ? shown(value.trimEnd()) : value)),
      ),
    );
    const [speed, , , , spent] = read.variables;
    assert.equal(speed?.labels.get(5), "Völlig 满意");
    assert.deepEqual(speed?.missing, { isRange: false, values: [-97, -98, -99] });
    assert.deepEqual(spent?.missing, { isRange: true, values: [-99, -95] });
    assert.match(read.sets, /^\$reasons=D1 1 19 Why us\? – mehrere v/);
    assert.match(read.documents.join(" "), /longer\. It is cut/);
  });

  test("keeps texts that are too long up to a whole character", () => {
    assert.equal(cutToBytes("aé🙂", 3), "aé");
    assert.equal(cutToBytes("aé🙂", 6), "aé");
    assert.equal(cutToBytes("aé🙂", 7), "aé🙂");
  });

  test("has names that SPSS takes", () => {
    assert.deepEqual(savNames(["q1.a", "Q1.A", "7b", "by", "über-all", "x".repeat(80), ""]), [
      "q1.a",
      "Q1.A_2",
      "v_7b",
      "v_by",
      "v__ber_all",
      "x".repeat(64),
      "v",
    ]);
  });

  const hasPspp = spawnSync("pspp-convert", ["--version"]).status === 0;
  test("opens in PSPP", { skip: hasPspp ? false : "PSPP is not installed" }, async () => {
    const folder = mkdtempSync(join(tmpdir(), "serviceloop-sav-"));
    try {
      writeFileSync(join(folder, "a.sav"), await written());
      const syntax = [
        `GET FILE='${join(folder, "a.sav")}'.`,
        "DISPLAY DICTIONARY.",
        "DISPLAY DOCUMENTS.",
        "MRSETS /DISPLAY NAME=ALL.",
        "FREQUENCIES speed.of_delivery_as_agreed.",
        `SAVE TRANSLATE /OUTFILE='${join(folder, "a.csv")}' /TYPE=CSV /FIELDNAMES /REPLACE.`,
      ];
      writeFileSync(join(folder, "a.sps"), syntax.join("\n"));
      const environment = { ...process.env, LC_ALL: "C.UTF-8" };
      const said = execFileSync("pspp", ["-b", join(folder, "a.sps")], { env: environment }).toString();
      assert.doesNotMatch(said, /error|warning/i);
      assert.match(said, /Völlig 满意/);
      assert.match(said, /Missing Values|−97|-97/);
      assert.match(said, /mehrere/);
      const csv = readFileSync(join(folder, "a.csv"), "utf8");
      assert.ok(csv.includes(long.slice(0, 200).replaceAll('"', '""')), "the beginning of the long comment");
      assert.ok(csv.includes(long.slice(-300).trimEnd()), "the end of the long comment");
      assert.match(csv, /1234\.56,03\/31\/2026,11\/21\/2026 14:05:09,Zürich/);
      assert.ok(csv.includes(`${"y".repeat(254)}é and more`));
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
