import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { isKind } from "#platform/errors.ts";
import { createPdfPress, pressBusy } from "./pdf.press.ts";
import type { Report } from "./report.ts";

const reportAbout = (subject: string): Report => ({
  language: "en",
  title: "A report",
  subject,
  shortSubject: subject,
  date: "2026-03-01",
  cover: { kicker: "Report", facts: [], notice: "For you." },
  labels: { contents: "Contents", page: "Page", logo: "Logo" },
  blocks: [{ kind: "chapter", title: subject }],
});

const isPdf = (content: Uint8Array) => Buffer.from(content.subarray(0, 5)).toString() === "%PDF-";
const patient = () => new AbortController().signal;

describe("the press", () => {
  test("lays out more reports than it has threads, each one's own", async () => {
    await using press = createPdfPress({ threads: 1 });
    const subjects = ["A", "B", "C", "D"];
    const made = await Promise.all(subjects.map((subject) => press.render(reportAbout(subject), patient())));
    assert.ok(made.every(isPdf));
    assert.equal(new Set(made.map((content) => Buffer.from(content).toString("latin1"))).size, 4);
  });

  test("takes no more than may wait, and goes on afterwards", async () => {
    await using press = createPdfPress({ threads: 1, waiting: 1 });
    const first = press.render(reportAbout("first"), patient());
    const second = press.render(reportAbout("second"), patient());
    await assert.rejects(press.render(reportAbout("third"), patient()), (error) => isKind(error, pressBusy));
    assert.ok(isPdf(await first) && isPdf(await second));
    assert.ok(isPdf(await press.render(reportAbout("fourth"), patient())));
  });

  test("makes nothing for an asker who has gone, and frees the place", async () => {
    await using press = createPdfPress({ threads: 1, waiting: 1 });
    const first = press.render(reportAbout("first"), patient());
    const gone = new AbortController();
    const waiting = press.render(reportAbout("second"), gone.signal);
    gone.abort(new Error("gone"));
    await assert.rejects(waiting, /gone/);
    await assert.rejects(press.render(reportAbout("third"), gone.signal), /gone/);
    const next = press.render(reportAbout("fourth"), patient());
    assert.ok(isPdf(await first) && isPdf(await next));
  });

  test("lays out what somebody waits for before work in the background, which is never refused", async () => {
    await using press = createPdfPress({ threads: 1, waiting: 1 });
    const done: string[] = [];
    const ask = (subject: string, lane: "foreground" | "background") =>
      press.render(reportAbout(subject), patient(), lane).then(() => done.push(subject));
    await Promise.all([
      ask("first", "background"),
      ask("second", "background"),
      ask("third", "background"),
      ask("urgent", "foreground"),
    ]);
    assert.deepEqual(done, ["first", "urgent", "second", "third"]);
  });

  test("says what can't be laid out, and lays out the next one", async () => {
    await using press = createPdfPress({ threads: 1 });
    const broken = { ...reportAbout("broken"), blocks: [{ kind: "table" }] } as unknown as Report;
    await assert.rejects(press.render(broken, patient()), { code: "document.rendering-failed" });
    assert.ok(isPdf(await press.render(reportAbout("whole"), patient())));
  });

  test("finishes what was asked for before it closes", async () => {
    const press = createPdfPress({ threads: 1 });
    const made = [
      press.render(reportAbout("first"), patient()),
      press.render(reportAbout("second"), patient()),
    ];
    await press[Symbol.asyncDispose]();
    assert.ok((await Promise.all(made)).every(isPdf));
  });
});
