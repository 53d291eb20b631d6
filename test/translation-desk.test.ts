import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { SheetText } from "#listen/translations/translations.contract.ts";
import { AppError } from "#platform/errors.ts";
import { faultWords } from "../web/pages/listen/translations/fault-words.ts";
import { firstLines, nextMissing, shownPlaces } from "../web/pages/listen/translations/shown-texts.ts";
import { createTranslationKeeper, type Entry } from "../web/pages/listen/translations/translation-keeper.ts";

const text = (key: string, words: string, more: Partial<SheetText> = {}): SheetText => ({
  key,
  place: "Page 1",
  context: null,
  noun: "question",
  most: 500,
  original: `Original ${key}`,
  words,
  ...more,
});
const sheet = (...texts: SheetText[]) => ({ texts, placeholders: ["q1", "name"] });

type Save = Parameters<typeof createTranslationKeeper>[1];
type Sent = Parameters<Save>[0];
const savedAt = "2026-11-22T12:00:00.000Z";
const all = (texts: Sent): Awaited<ReturnType<Save>> => ({
  savedAt,
  saved: texts.map(({ key }) => key),
  conflicts: [],
  refused: [],
});

/** Saves nothing before it is asked to: nobody listens. */
function keep(texts: SheetText[], answer: (sent: Sent) => ReturnType<Save> | ReturnType<typeof all> = all) {
  const sent: Sent[] = [];
  const keeper = createTranslationKeeper(sheet(...texts), async (each) => {
    sent.push(each);
    return answer(each);
  });
  const entry = (key: string): Entry => keeper.entry(key) ?? assert.fail(key);
  return { keeper, sent, entry };
}

describe("keeping translations", () => {
  test("only what changed is sent, with what was there and what it was written for", async () => {
    const { keeper, sent } = keep([text("a", "uno"), text("b", "")]);
    keeper.type("b", "dos");
    assert.deepEqual([keeper.now().phase, keeper.now().translated], ["changed", 2]);
    await keeper.flush();
    assert.deepEqual(sent, [[{ key: "b", before: "", words: "dos", original: "Original b" }]]);
    assert.deepEqual([keeper.now().phase, keeper.now().savedAt], ["saved", savedAt]);
    keeper.type("b", "dos y");
    keeper.type("b", "dos");
    await keeper.flush();
    assert.equal(sent.length, 1, "what is as it was isn't sent");
  });

  test("a listener of one text hears of no other", () => {
    const { keeper } = keep([text("a", ""), text("b", "")]);
    const heard: string[] = [];
    const leave = keeper.subscribeTo("a")(() => heard.push("a"));
    keeper.subscribeTo("b")(() => heard.push("b"));
    keeper.type("b", "dos");
    keeper.type("a", "uno");
    leave();
    keeper.type("a", "uno más");
    assert.deepEqual(heard, ["b", "a"]);
  });

  test("somebody else's words wait for a decision and hold nothing else up", async () => {
    const { keeper, sent, entry } = keep([text("a", "uno"), text("b", "")], (each) => ({
      ...all(each.filter(({ key }) => key !== "a" || each[0]?.before === "de otra")),
      conflicts: each.some(({ key, before }) => key === "a" && before === "uno")
        ? [{ key: "a", words: "de otra" }]
        : [],
    }));
    keeper.type("a", "mía");
    keeper.type("b", "dos");
    await keeper.flush();
    assert.deepEqual([entry("a").theirs, entry("b").stored, keeper.now().troubled], ["de otra", "dos", 1]);
    keeper.type("a", "mía también");
    await keeper.flush();
    assert.equal(sent.length, 1, "it isn't sent again before it is settled");
    keeper.settle("a", "mine");
    await keeper.flush();
    assert.deepEqual(sent[1]?.[0], {
      key: "a",
      before: "de otra",
      words: "mía también",
      original: "Original a",
    });
    assert.deepEqual([entry("a").stored, keeper.now().troubled], ["mía también", 0]);
  });

  test("theirs can be taken; then nothing is left to send", async () => {
    const { keeper, sent, entry } = keep([text("a", "uno")], () => ({
      ...all([]),
      conflicts: [{ key: "a", words: "de otra" }],
    }));
    keeper.type("a", "mía");
    await keeper.flush();
    keeper.settle("a", "theirs");
    await keeper.flush();
    assert.deepEqual([sent.length, entry("a").words, keeper.now().phase], [1, "de otra", "saved"]);
  });

  test("after a failure all is still there, and goes with the next try", async () => {
    let fails = true;
    const { keeper, sent } = keep([text("a", "")], (each) => {
      if (fails) throw new AppError("server.busy", "Try again.");
      return all(each);
    });
    keeper.type("a", "uno");
    await assert.rejects(keeper.flush(), { code: "server.busy" });
    assert.equal(keeper.now().phase, "failed");
    fails = false;
    await keeper.flush();
    assert.deepEqual([sent.length, keeper.now().phase], [2, "saved"]);
  });

  test("what the server refuses is said at its text, and sent again once it changes", async () => {
    const { keeper, sent, entry } = keep([text("a", "")], (each) =>
      each[0]?.words === "largo" ? { ...all([]), refused: [{ key: "a", reason: "Shorten it." }] } : all(each),
    );
    keeper.type("a", "largo");
    await keeper.flush();
    assert.deepEqual([entry("a").refused, keeper.now().troubled, sent.length], ["Shorten it.", 1, 1]);
    keeper.type("a", "uno");
    await keeper.flush();
    assert.deepEqual([entry("a").refused, entry("a").stored, keeper.now().troubled], [null, "uno", 0]);
  });

  test("what is typed while it is saved goes afterwards", async () => {
    const [begun, held] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const { keeper, sent } = keep([text("a", "")], async (each) => {
      begun.resolve();
      await held.promise;
      return all(each);
    });
    keeper.type("a", "un");
    const flushed = keeper.flush();
    await begun.promise;
    keeper.type("a", "uno");
    held.resolve();
    await flushed;
    assert.deepEqual(
      sent.map(([each]) => [each?.before, each?.words]),
      [
        ["", "un"],
        ["un", "uno"],
      ],
    );
  });

  test("a translation that is written anew or found to fit is outdated no more", async () => {
    const { keeper } = keep([text("a", "uno", { earlier: "Old" }), text("b", "dos", { earlier: "Old" })]);
    assert.equal(keeper.now().outdated, 2);
    keeper.confirmed(["a"]);
    keeper.type("b", "dos más");
    await keeper.flush();
    assert.equal(keeper.now().outdated, 0);
  });
});

describe("what is shown", () => {
  const texts = [
    text("title", "Título", { place: "Beginning", noun: "title" }),
    text("q1", "", { original: "Where?" }),
    text("a", "En casa", { original: "At home", context: "Where?", noun: "option", earlier: "Home" }),
    text("b", "", { original: "Elsewhere", context: "Where?", noun: "option" }),
    text("q2", "¿Por qué?", { place: "Page 2", original: "Why {{q1}}?" }),
  ];
  const { keeper, entry } = keep(texts);
  const entries = keeper.keys.map(entry);
  const keys = (filter: Parameters<typeof shownPlaces>[1], search = "") =>
    shownPlaces(entries, filter, search).map(({ name, lines }) => [name, ...lines.map(({ key }) => key)]);

  test("filters and words to look for leave the texts they mean, by their places", () => {
    assert.deepEqual(keys("all"), [
      ["Beginning", "title"],
      ["Page 1", "q1", "a", "b"],
      ["Page 2", "q2"],
    ]);
    assert.deepEqual(keys("missing"), [["Page 1", "q1", "b"]]);
    assert.deepEqual(keys("changed"), [["Page 1", "a"]]);
    assert.deepEqual(keys("problems"), [["Page 2", "q2"]]);
    assert.deepEqual(keys("all", " en CASA "), [["Page 1", "a"]]);
  });

  test("a question stands above its options once, also where a filter hides it", () => {
    const contexts = (filter: Parameters<typeof shownPlaces>[1], search = "") =>
      shownPlaces(entries, filter, search).flatMap(({ lines }) =>
        lines.filter(({ hasContext }) => hasContext).map(({ key }) => key),
      );
    assert.equal(contexts("all").includes("a"), false);
    assert.equal(contexts("all", "home").includes("a"), true);
  });

  test("thousands are drawn bit by bit", () => {
    const { places, left } = firstLines(shownPlaces(entries, "all", ""), 3);
    assert.deepEqual([places.map(({ lines }) => lines.length), left], [[1, 2], 2]);
  });

  test("the next missing text follows the one in hand, and comes round", () => {
    assert.deepEqual(
      [null, "title", "q1", "b", "q2"].map((after) => nextMissing(entries, after)),
      ["q1", "q1", "b", "q1", "q1"],
    );
    assert.equal(nextMissing(entries.slice(0, 1), null), null);
  });

  test("what is wrong with placeholders is said in sentences", () => {
    const said = (words: string) => {
      keeper.type("q2", words);
      return faultWords(entry("q2"), "English");
    };
    assert.deepEqual(said("¿Por qué?"), ["{{q1}} is in the English text and missing here."]);
    assert.deepEqual(said("¿Por qué {{q1}}?"), []);
    assert.match(said("¿Por qué {{q1}} {{p2}}?").join(), /{{p2}} refers to nothing/);
    assert.match(said("¿Por qué {{q1}} {{name}}?").join(), /isn't in the English text/);
    assert.match(said("¿Por qué {{q1}} {{?").join(), /broken/);
    said("¿Por qué {{q1}} {{p2}}?");
    assert.equal(keeper.now().troubled, 1, "what refers to nothing hinders publishing");
    said("¿Por qué {{q1}} {{name}}?");
    assert.equal(keeper.now().troubled, 0);
    assert.deepEqual(said(" "), [], "what is missing is only missing");
  });
});
