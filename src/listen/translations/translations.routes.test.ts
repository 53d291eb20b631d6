import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { writeXlsx } from "hucre/xlsx";
import { listAudit } from "#people/audit/audit.contract.ts";
import { isKind } from "#platform/errors.ts";
import type { Definition } from "../questionnaires/definition.ts";
import * as questionnaires from "../questionnaires/questionnaire.contract.ts";
import { notPublishable } from "../questionnaires/questionnaire.errors.ts";
import * as contract from "./translations.contract.ts";
import * as errors from "./translations.errors.ts";
import { visitSurvey, visitWorkspace } from "./translations.fixture.ts";

type Opened = Awaited<ReturnType<typeof visitWorkspace>>;

const at = ({ params }: Opened, part: contract.Part = "questions") => ({ ...params, part });
const read = (open: Opened, query: { source?: string; language?: string } = { language: "es" }) =>
  open.director(contract.readTranslations, { params: at(open), query });
const save = (open: Opened, texts: { key: string; before: string; words: string; original: string }[]) =>
  open.director(contract.saveTranslations, { params: at(open), body: { language: "es", texts } });
const draft = async ({ director, params }: Opened) => director(questionnaires.readDraft, { params });

async function changeDraft(open: Opened, change: (definition: Definition) => Definition) {
  const { definition, revision } = await draft(open);
  await open.director(questionnaires.saveDraft, {
    params: open.params,
    body: { revision, definition: change(definition) },
  });
}
const reworded = (words: string) => (definition: Definition) => ({
  ...definition,
  title: { ...definition.title, en: words },
});
const textOf = async (open: Opened, key: string) => {
  const found = (await read(open)).texts.find((text) => text.key === key);
  assert.ok(found, key);
  return found;
};
const refused = (work: Promise<unknown>, kind: { code: string }) =>
  assert.rejects(work, (error) => isKind(error, kind) || assert.fail(String(error)));

describe("reading", () => {
  test("every text comes beside its translation, in order, with what it belongs to", async () => {
    const open = await visitWorkspace();
    const sheet = await read(open, {});
    assert.deepEqual(
      [sheet.source, sheet.target, sheet.total, sheet.languages],
      [
        "en",
        "es",
        6,
        [
          { language: "en", translated: 6, outdated: 0 },
          { language: "es", translated: 4, outdated: 0 },
        ],
      ],
    );
    assert.deepEqual(
      sheet.texts.map(({ key, place, context, noun, words }) => [key, place, context, noun, words]),
      [
        ["title", "Beginning", null, "title", "Su visita"],
        ["pages.page-1.title", "Page 1: Where", null, "title", ""],
        ["questions.place.text", "Page 1: Where", null, "question", "¿Dónde nos visitó?"],
        [
          "questions.place.options.a.text",
          "Page 1: Where",
          "Where did you visit us?",
          "option",
          "En la tienda",
        ],
        ["questions.place.options.b.text", "Page 1: Where", "Where did you visit us?", "option", ""],
        ["questions.why.text", "Page 2", null, "question", "¿Qué fue bueno {{place}}?"],
      ],
    );
    assert.ok(sheet.placeholders.includes("place") && sheet.placeholders.includes("name"));
  });

  test("another language can stand on the left; the first one is still what counts", async () => {
    const open = await visitWorkspace();
    await open.director(contract.addTranslationLanguage, { params: open.params, body: { language: "ar" } });
    const { texts } = await read(open, { source: "es", language: "ar" });
    assert.deepEqual(
      texts.slice(0, 2).map(({ original, source, words }) => [original, source, words]),
      [
        ["Your visit", "Su visita", ""],
        ["Where", "", ""],
      ],
    );
  });

  test("a language that isn't there is refused, and coaching texts of what is no profile", async () => {
    const open = await visitWorkspace();
    await refused(read(open, { language: "fr" }), errors.languageNotThere);
    await refused(read(open, { source: "fr", language: "es" }), errors.languageNotThere);
    await refused(read(open, { language: "en" }), errors.firstLanguage);
    await refused(
      open.director(contract.readTranslations, { params: at(open, "coaching"), query: {} }),
      errors.noCoachingTexts,
    );
  });
});

describe("saving", () => {
  test("two people translate at once; only where both changed the same text does one hear of it", async () => {
    const open = await visitWorkspace();
    const [title, option] = [
      { key: "title", before: "Su visita", original: "Your visit" },
      { key: "questions.place.options.b.text", before: "", original: "At the counter" },
    ];
    const first = await save(open, [{ ...title, words: "Su visita a nosotros" }]);
    assert.deepEqual(first.saved, ["title"]);
    const second = await save(open, [
      { ...title, words: "La visita" },
      { ...option, words: "En el mostrador" },
    ]);
    assert.deepEqual(
      [second.saved, second.conflicts],
      [[option.key], [{ key: "title", words: "Su visita a nosotros" }]],
    );
    // What was sent again after a lost answer is no conflict.
    assert.deepEqual((await save(open, [{ ...option, words: "En el mostrador" }])).saved, [option.key]);
    assert.equal((await textOf(open, "title")).words, "Su visita a nosotros");
    const { entries } = await open.director(listAudit, {
      params: { workspace: open.workspace },
      query: { action: "questionnaire.translated" },
    });
    assert.deepEqual(
      entries.map(({ subject, details }) => [subject, details["language"], details["texts"]]),
      [
        ["Visits", "es", 1],
        ["Visits", "es", 1],
      ],
    );
  });

  test("blank words take a translation away; texts that are gone or too long are told", async () => {
    const open = await visitWorkspace();
    const { saved, refused: told } = await save(open, [
      { key: "title", before: "Su visita", words: "  ", original: "Your visit" },
      { key: "questions.gone.text", before: "", words: "x", original: "y" },
      {
        key: "questions.place.options.b.text",
        before: "",
        words: "x".repeat(501),
        original: "At the counter",
      },
    ]);
    assert.deepEqual(
      [saved, told.map(({ key }) => key)],
      [["title"], ["questions.gone.text", "questions.place.options.b.text"]],
    );
    assert.match(told[1]?.reason ?? "", /at most 500/);
    assert.deepEqual((await draft(open)).definition.title, { en: "Your visit" });
  });

  test("the draft's editor hears of a translation saved meanwhile", async () => {
    const open = await visitWorkspace();
    const { revision, definition } = await draft(open);
    await save(open, [{ key: "title", before: "Su visita", words: "Visita", original: "Your visit" }]);
    await refused(
      open.director(questionnaires.saveDraft, { params: open.params, body: { revision, definition } }),
      { code: "questionnaire.conflict" },
    );
  });
});

describe("an original that is reworded", () => {
  test("marks its translations until they are written anew or found to fit", async () => {
    const open = await visitWorkspace();
    await changeDraft(open, reworded("Your visits"));
    await changeDraft(open, reworded("Your visits to us"));
    assert.equal((await textOf(open, "title")).earlier, "Your visit");
    assert.equal((await read(open)).languages[1]?.outdated, 1);
    await save(open, [
      { key: "title", before: "Su visita", words: "Sus visitas", original: "Your visits to us" },
    ]);
    assert.equal((await textOf(open, "title")).earlier, undefined);

    await changeDraft(open, reworded("Visits"));
    const confirm = (original: string) =>
      open.director(contract.confirmTranslations, {
        params: at(open),
        body: { language: "es", texts: [{ key: "title", original }] },
      });
    assert.deepEqual((await confirm("Something else")).confirmed, []);
    assert.equal((await textOf(open, "title")).earlier, "Your visits to us");
    assert.deepEqual((await confirm("Visits")).confirmed, ["title"]);
    assert.equal((await textOf(open, "title")).earlier, undefined);
  });

  test("no longer marks them when it is what it was", async () => {
    const open = await visitWorkspace();
    await changeDraft(open, reworded("Something else"));
    await changeDraft(open, reworded("Your visit"));
    assert.equal((await textOf(open, "title")).earlier, undefined);
  });

  test("marks a translation that was written for the words before", async () => {
    const open = await visitWorkspace();
    await save(open, [{ key: "title", before: "Su visita", words: "Visita", original: "Your older visit" }]);
    assert.equal((await textOf(open, "title")).earlier, "Your older visit");
  });

  test("moving a question changes nothing", async () => {
    const open = await visitWorkspace();
    await changeDraft(open, (definition) => ({
      ...definition,
      pages: definition.pages.map((page) => ({ ...page, questions: page.questions })).toReversed(),
    }));
    assert.equal((await read(open)).languages[1]?.outdated, 0);
  });
});

test("a translation without its placeholder can't be published, and the sentence says which", async () => {
  const open = await visitWorkspace();
  const { params, director } = open;
  const text = { key: "questions.why.text", original: "What was good {{place|there}}?" };
  const publish = async () =>
    director(questionnaires.publishDraft, { params, body: { revision: (await draft(open)).revision } });
  for (const [before, words, told] of [
    ["¿Qué fue bueno {{place}}?", "¿Qué fue bueno?", /leaves out {{place}}/],
    ["¿Qué fue bueno?", "¿Qué fue bueno {{lugar}}?", /leaves out {{place}}/],
    [
      "¿Qué fue bueno {{lugar}}?",
      "¿Qué fue bueno {{place}} {{sitio}}?",
      /{{sitio}} refers to a question that does/,
    ],
    ["¿Qué fue bueno {{place}} {{sitio}}?", "¿Qué fue {{place}} y {{place?", /broken/],
  ] as const) {
    await save(open, [{ ...text, before, words }]);
    const error = await publish().catch((thrown: unknown) => thrown);
    assert.ok(isKind(error, notPublishable), String(error));
    assert.match(error.fields.map(({ detail }) => detail).join(" "), told);
  }
  await save(open, [{ ...text, before: "¿Qué fue {{place}} y {{place?", words: "¿{{place}}?" }]);
  assert.deepEqual(await publish(), { version: 1 });
});

describe("languages", () => {
  test("are added and removed with their texts; the first one stays", async () => {
    const open = await visitWorkspace();
    const { director, params } = open;
    await director(contract.addTranslationLanguage, { params, body: { language: "pt-BR" } });
    await refused(
      director(contract.addTranslationLanguage, { params, body: { language: "pt-BR" } }),
      errors.languageThere,
    );
    await director(contract.removeTranslationLanguage, { params: { ...params, language: "es" } });
    const { definition } = await draft(open);
    assert.deepEqual(definition.languages, ["en", "pt-BR"]);
    assert.doesNotMatch(JSON.stringify(definition), /"es"/);
    await refused(
      director(contract.removeTranslationLanguage, { params: { ...params, language: "en" } }),
      errors.firstLanguage,
    );
    await refused(
      director(contract.removeTranslationLanguage, { params: { ...params, language: "es" } }),
      errors.languageNotThere,
    );
  });

  test("there are at most thirty", async () => {
    const tags = Array.from(
      { length: 29 },
      (_, index) => `q${String.fromCharCode(97 + (index % 26))}${index < 26 ? "" : "x"}`,
    );
    const open = await visitWorkspace({ ...visitSurvey, languages: ["en", ...tags] });
    await refused(
      open.director(contract.addTranslationLanguage, { params: open.params, body: { language: "fr" } }),
      errors.tooManyLanguages,
    );
  });
});

describe("files for translators", () => {
  const preview = (open: Opened, content: Uint8Array | string, name = "es.csv") =>
    open.director(contract.previewTranslationFile, {
      params: at(open),
      body: { language: "es", name, content: Buffer.from(content).toString("base64") },
    });
  const download = (open: Opened, rest: string) =>
    open.director.fetch(
      `/api/workspaces/${open.workspace}/questionnaires/${open.params.questionnaire}/translations/questions/file?language=es&${rest}`,
    );

  test("what goes out comes back unchanged, with nothing that a spreadsheet would run", async () => {
    const open = await visitWorkspace({
      ...visitSurvey,
      title: { en: "=HYPERLINK(1)", es: '-1, "dos"\ny tres' },
    });
    const csv = await download(open, "format=csv");
    assert.match(csv.headers.get("content-disposition") ?? "", /Visits, es\.csv/);
    const text = await csv.text();
    assert.match(
      text,
      /^id,place,text,en,es\r\ntitle,Beginning,title,'=HYPERLINK\(1\),"'-1, ""dos""\ny tres"\r\n/,
    );
    const plan = await preview(open, text);
    assert.deepEqual(
      [plan.rows, plan.unchanged, plan.blank, plan.changes, plan.unmatched],
      [6, 4, 2, [], []],
    );
    const workbook = await download(open, "format=xlsx");
    const again = await preview(open, new Uint8Array(await workbook.arrayBuffer()), "es.xlsx");
    assert.deepEqual([again.rows, again.unchanged, again.blank], [6, 4, 2]);
    const missing = await (await download(open, "format=csv&only=missing")).text();
    assert.equal(missing.trim().split("\r\n").length, 3);
  });

  test("a preview tells every row: changes, older originals, and what can't be used", async () => {
    const open = await visitWorkspace();
    const rows = [
      ["id", "en", "Spanish"],
      ["title", "Your older visit", "Visita"],
      ["pages.page-1.title", "Where", "Dónde"],
      ["pages.page-1.title", "Where", "Adónde"],
      ["questions.gone.text", "Gone", "Ido"],
      ["", "", "Sin id"],
      ["questions.place.options.b.text", "", ""],
      ["questions.place.options.a.text", "In the shop", `${"x".repeat(501)}`],
    ];
    const workbook = await writeXlsx({ sheets: [{ name: "es", rows }] });
    const plan = await preview(open, workbook, "es.xlsx");
    assert.deepEqual(
      plan.changes.map(({ key, before, words, earlier }) => [key, before, words, earlier]),
      [
        ["title", "Su visita", "Visita", "Your older visit"],
        ["pages.page-1.title", "", "Dónde", undefined],
      ],
    );
    assert.deepEqual([plan.rows, plan.blank, plan.unmatched.map(({ row }) => row)], [7, 1, [4, 5, 6, 8]]);
    assert.equal((await textOf(open, "title")).words, "Su visita", "nothing is saved");
  });

  test("a broken file is told as such", async () => {
    const open = await visitWorkspace();
    await refused(preview(open, "id,en\ntitle,x\n"), { code: "csv.missing-column" });
    await refused(preview(open, "   "), { code: "file.empty" });
    await refused(preview(open, Buffer.from("504b030400000000", "hex"), "x.xlsx"), {
      code: "workbook.unreadable",
    });
    const odd = await preview(open, "id,es\ntitle,Hola,más\nquestions.why.text,Por qué\n");
    assert.deepEqual([odd.changes.length, odd.unmatched[0]?.row], [1, 2]);
    assert.equal((await download(open, "format=doc")).status, 422);
  });
});
