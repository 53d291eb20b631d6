import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, test } from "node:test";
import { readZipDirectory } from "#platform/spreadsheet/zip-directory.ts";
import { entryText } from "#platform/spreadsheet/zip-entry.reader.ts";
import { deckFixture } from "./deck.fixture.ts";
import { fitted, lineCount, paged } from "./fit.ts";
import { writePptx } from "./pptx.writer.ts";

/** The texts of the files in an archive, by name. */
async function filesOf(archive: Buffer): Promise<Map<string, string>> {
  const files = new Map<string, string>();
  for (const entry of readZipDirectory(archive) ?? []) {
    let text = "";
    for await (const piece of entryText(archive, entry)) text += piece;
    files.set(entry.name, text);
  }
  return files;
}

/** That every element is closed where it should be. */
function requireWellFormed(name: string, text: string): void {
  const open: string[] = [];
  for (const [, closing, element, rest] of text
    .replace(/<\?[^>]*\?>/g, "")
    .matchAll(/<(\/?)([\w:]+)([^>]*)>/g)) {
    if (closing) assert.equal(open.pop(), element, `${name}: </${element}>`);
    else if (!rest?.endsWith("/")) open.push(element ?? "");
  }
  assert.deepEqual(open, [], name);
  assert.doesNotMatch(text, /&(?!amp;|lt;|gt;|quot;|apos;|#)/, name);
}

describe("a presentation", () => {
  test("is well formed, with notes on every slide and alternative texts on every chart", async () => {
    const files = await filesOf(await writePptx(deckFixture));
    for (const [name, text] of files) if (/\.(xml|rels)$/.test(name)) requireWellFormed(name, text);
    const slides = [...files].filter(([name]) => /^ppt\/slides\/slide\d+\.xml$/.test(name));
    assert.equal(slides.length, deckFixture.slides.length);
    for (const [name, text] of slides) {
      assert.match(text, /<p:ph\s[^>]*type="title"/, `${name} has a title`);
      for (const [frame] of text.matchAll(/<p:graphicFrame>[\s\S]*?<\/p:graphicFrame>/g))
        if (frame.includes("c:chart")) assert.match(frame, /descr="[^"]+"/, name);
    }
    const notes = [...files].filter(([name]) => /^ppt\/notesSlides\/notesSlide\d+\.xml$/.test(name));
    assert.equal(notes.length, deckFixture.slides.length);
    for (const said of ["Ask who is surprised.", "Agree on two.", "Fill in together."])
      assert.ok(
        notes.some(([, text]) => text.includes(said)),
        said,
      );
  });

  test("has native charts with their intervals, and no place for a figure that is withheld", async () => {
    const files = await filesOf(await writePptx(deckFixture));
    const charts = [...files].flatMap(([name, text]) =>
      /^ppt\/charts\/chart\d+\.xml$/.test(name) ? [text] : [],
    );
    assert.equal(charts.length, 3);
    const bars = charts.find((text) => text.includes("Customers")) ?? "";
    assert.equal(bars.match(/<c:errBars>/g)?.length, 1);
    assert.match(bars, /<c:plus>.*?<c:pt idx="1"><c:v>0\.2/);
    for (const text of charts) assert.doesNotMatch(text, /<c:v><\/c:v>/);
    const plane = charts.find((text) => text.includes("scatterChart")) ?? "";
    assert.match(plane, /<a:t>Speed &amp; care<\/a:t>/);
    assert.equal([...files.keys()].filter((name) => /^ppt\/embeddings\/.*\.xlsx$/.test(name)).length, 3);
  });

  test("sizes titles so that they stay in their place", async () => {
    const long = "“How likely are you to recommend us to a friend?” stands at 6.90 ".repeat(3);
    const [slide] = deckFixture.slides.filter(({ kind }) => kind === "text");
    assert.ok(slide);
    const files = await filesOf(await writePptx({ ...deckFixture, slides: [{ ...slide, title: long }] }));
    const size = /sz="(\d+)"[^>]*>(?:(?!<a:t>)[\s\S])*<a:t>“How likely/.exec(
      files.get("ppt/slides/slide1.xml") ?? "",
    );
    assert.ok(size && Number(size[1]) < 2400, size?.[1]);
  });

  const hasOffice = spawnSync("soffice", ["--version"]).status === 0;
  test("opens in LibreOffice", { skip: hasOffice ? false : "LibreOffice is not installed" }, async () => {
    const folder = mkdtempSync(join(tmpdir(), "serviceloop-pptx-"));
    try {
      writeFileSync(join(folder, "deck.pptx"), await writePptx(deckFixture));
      const home = `-env:UserInstallation=file://${folder}/home`;
      execFileSync("soffice", [
        home,
        "--headless",
        "--convert-to",
        "pdf",
        "--outdir",
        folder,
        join(folder, "deck.pptx"),
      ]);
      const pdf = readFileSync(join(folder, "deck.pdf"), "latin1");
      assert.equal(pdf.match(/\/Type\s*\/Page\b/g)?.length, deckFixture.slides.length);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

describe("text that has to fit", () => {
  test("gets smaller, then is cut", () => {
    const box = { width: 3, height: 0.6 };
    assert.deepEqual(fitted("Short", box, { most: 20, least: 10 }), { text: "Short", points: 20 });
    const small = fitted("A sentence that needs several lines at that size", box, { most: 20, least: 10 });
    assert.ok(small.points < 20 && small.text.endsWith("size"));
    assert.match(fitted("word ".repeat(200), box, { most: 20, least: 10 }).text, /…$/);
    assert.equal(lineCount("one\ntwo", 12, 5), 2);
  });

  test("long lists go on several slides", () => {
    assert.deepEqual(
      paged([1, 2, 3, 9, 1], (height) => height, 4),
      [[1, 2], [3], [9], [1]],
    );
  });
});
