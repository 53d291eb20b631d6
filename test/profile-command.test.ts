import assert from "node:assert/strict";
import { readdir, readFile, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { readQuestionnaire, serviceCommitmentFile } from "#listen/profile/questionnaire.import.ts";
import type { Statement } from "#listen/profile/questionnaire.ts";
import type { OrganisationResults } from "#understand/profile/organisation-results.ts";
import { type PdfText, readPdf } from "./pdf-text.ts";
import { fullAnswers, type Run, runCli, temporaryFolder, writeAnswers, writeStaff } from "./profile-run.ts";

interface Total {
  total: number | null;
  answered: number;
}
interface Competency {
  self: Total;
  organisation: Total;
  colleagues: Record<"self" | "organisation", { total: number | null; raters: number }> | null;
  flagged: string[];
}
interface Results {
  people: { id: string; competencies: Record<string, Competency> }[];
}

const readJson = async <Shape>(path: string) => JSON.parse(await readFile(path, "utf8")) as Shape;
const questionnaire = await readQuestionnaire(serviceCommitmentFile);
const asPrinted = (total: number | null) =>
  total === null ? "–" : Number.isInteger(Number(total.toFixed(1))) ? total.toFixed(0) : total.toFixed(1);

/** Runs the command on the two files of a folder, into `out` beside them. */
const runProfile = (folder: string, ...argv: string[]) =>
  runCli(folder, "profile", "--staff", "staff.csv", "--answers", "answers.csv", "--out", "out", ...argv);

/** A text without its white space: where lines break is the layout's business. */
const squeezed = (text: string) => text.replace(/\s+/g, "");

/** A flagged statement has exactly one page with all its texts; another statement's texts stand nowhere. */
function assertCoachingPage(pdf: PdfText, statement: Statement, isFlagged: boolean, id: string): void {
  const { code, topic, essay, bestOrganisations, questions } = statement;
  const texts = [
    `${code} ${topic}`,
    ...essay,
    bestOrganisations,
    ...questions.individual,
    ...questions.organisation,
  ];
  const pages = pdf.pages.map(squeezed).filter((page) => page.includes(squeezed(essay[0] ?? code)));
  assert.equal(pages.length, isFlagged ? 1 : 0, `${id} ${code}`);
  for (const text of isFlagged ? texts : [])
    assert.ok(pages[0]?.includes(squeezed(text)), `${id} ${code}: ${text}`);
}

describe("reports from two files", () => {
  const names = {
    none: "Ελένη Παπαδοπούλου",
    all: "Олена Ковальчук",
    partial: "Nguyễn Thị Hà <b>*x*</b> #y",
    arabic: "محمد عبد الله",
    hebrew: "דוד כהן",
  };
  let folder: Awaited<ReturnType<typeof temporaryFolder>>;
  let out: string;
  let run: Run;
  let results: Results;
  const pdfs = new Map<string, PdfText>();

  before(async () => {
    folder = await temporaryFolder();
    const people = [
      { id: "none", name: names.none },
      { id: "all", name: names.all },
      { id: "partial", name: names.partial },
      { id: "arabic", name: names.arabic, department: "Sales/North" },
      { id: "../x", name: names.hebrew, department: "Sales/North" },
      { id: "silent" },
      { id: "c1" },
      { id: "c2" },
      { id: "c3" },
    ];
    await writeStaff(join(folder.path, "staff.csv"), people);
    const mixed = (statement: number, perspective: string) =>
      (statement * (perspective === "self" ? 1 : 2)) % 4;
    await writeAnswers(join(folder.path, "answers.csv"), [
      ...fullAnswers("none", () => 3),
      ...fullAnswers("all", () => 1),
      ...fullAnswers("partial", (s, p, competency) =>
        competency === 0 && s > 5 ? null : s === 8 ? null : mixed(s, p),
      ),
      ...fullAnswers("arabic", mixed),
      ...fullAnswers("../x", mixed),
      ...["c1", "c2", "c3"].flatMap((rater, index) => [
        ...fullAnswers("arabic", (s) => (s + index) % 4, rater),
      ]),
      ...["c1", "c2"].flatMap((rater) => [...fullAnswers("all", () => 2, rater)]),
    ]);
    run = await runProfile(folder.path, "--date", "2026-03-01", "--consultant", "Ó Briain & Søn");
    out = join(folder.path, "out");
    results = await readJson<Results>(join(out, "results.json"));
    for (const file of await readdir(join(out, "reports")))
      pdfs.set(file, await readPdf(join(out, "reports", file)));
  });
  after(() => folder[Symbol.asyncDispose]());

  const report = (id: string) => {
    const pdf = pdfs.get(`${id}.pdf`);
    assert.ok(pdf, `no report of ${id}`);
    return pdf;
  };
  const person = (id: string) => {
    const found = results.people.find((one) => one.id === id);
    assert.ok(found, `no results of ${id}`);
    return found;
  };

  test("end with code 0 and say what was made", () => {
    assert.equal(run.code, 0, run.stderr);
    assert.match(run.stdout, /^5 personal reports/);
  });

  test("are there for each person who answered, under a safe name", () => {
    assert.deepEqual([...pdfs.keys()].filter((name) => !name.startsWith("_")).sort(), [
      "all.pdf",
      "arabic.pdf",
      "none.pdf",
      "partial.pdf",
    ]);
    assert.equal([...pdfs.keys()].filter((name) => /^__x~[0-9a-f]{8}\.pdf$/.test(name)).length, 1);
  });

  test("come with results that only the owner can read, one entry a valid staff row", async () => {
    assert.equal((await stat(join(out, "results.json"))).mode & 0o777, 0o600);
    assert.deepEqual(
      results.people.map(({ id }) => id),
      ["none", "all", "partial", "arabic", "../x", "silent", "c1", "c2", "c3"],
    );
    assert.deepEqual(person("silent").competencies["SL"], {
      self: { total: null, answered: 0 },
      organisation: { total: null, answered: 0 },
      colleagues: null,
      flagged: [],
    });
  });

  test("have the totals that the definitions give", () => {
    assert.deepEqual(person("all").competencies["SL"]?.self, { total: 8, answered: 8 });
    assert.deepEqual(person("partial").competencies["SL"]?.self, { total: null, answered: 5 });
    const ratings = [1, 2, 3, 0, 1, 2, 3];
    assert.deepEqual(person("partial").competencies["SS"]?.self, {
      total: (ratings.reduce((a, b) => a + b) / 7) * 8,
      answered: 7,
    });
    assert.deepEqual(person("all").competencies["SL"]?.colleagues, null);
    assert.equal(person("arabic").competencies["SL"]?.colleagues?.self.raters, 3);
  });

  test("print every total and every flagged statement's page, and no other page", () => {
    for (const { id, competencies } of results.people) {
      const pdf = pdfs.get(`${id}.pdf`);
      if (!pdf) continue;
      for (const { code, name, statements } of questionnaire.competencies) {
        const result = competencies[code];
        assert.ok(result);
        const totals = pdf.pages.find((page) => page.includes(`${code}: your totals`)) ?? "";
        assert.ok(
          totals.includes(`Myself ${asPrinted(result.self.total)} `),
          `${id} ${code} ${totals.slice(0, 200)}`,
        );
        assert.ok(
          totals.includes(`My organisation ${asPrinted(result.organisation.total)} `),
          `${id} ${code}`,
        );
        const summary = pdf.pages.find((page) => page.includes("Totals, gaps and coaching pages")) ?? "";
        const row = `${name} ${asPrinted(result.self.total)} ${asPrinted(result.organisation.total)} `;
        assert.ok(summary.includes(row), `${id}: "${row}" is not in ${summary}`);
        for (const statement of statements) {
          assertCoachingPage(pdf, statement, result.flagged.includes(statement.code), id);
        }
      }
    }
    assert.equal(Object.values(person("all").competencies).flatMap(({ flagged }) => flagged).length, 48);
    assert.equal(Object.values(person("none").competencies).flatMap(({ flagged }) => flagged).length, 0);
  });

  test("have all their parts in order, as bookmarks", () => {
    const chapters = [
      "Introduction",
      "Your profile at a glance",
      "How to read scores and gaps",
      "Where to begin",
      "The six competencies",
      ...questionnaire.competencies.map(({ name }) => name),
      "Summary",
      "My contract for change",
    ];
    for (const pdf of pdfs.values())
      assert.deepEqual(
        pdf.bookmarks.filter((title) => chapters.includes(title)),
        chapters,
      );
    assert.ok(report("all").bookmarks.includes("SL-6 Walking the talk"));
  });

  test("are tagged, titled, and tell every figure in words", () => {
    for (const pdf of pdfs.values()) {
      assert.equal(pdf.isTagged, true);
      assert.match(pdf.title, /^Service commitment profile – /);
      assert.equal(pdf.alternatives.length, 7);
    }
    const [summary = "", pairs = ""] = report("partial").alternatives;
    assert.match(summary, /Leadership, vision and commitment: Myself, own rating too few answers/);
    assert.match(pairs, /SL-8 +Staying power: Myself not rated/);
  });

  test("show names of every script as they were written, markup included", () => {
    assert.ok(report("none").pages[0]?.includes(names.none));
    assert.ok(report("all").pages[0]?.includes(names.all));
    assert.ok(report("partial").pages[0]?.includes(names.partial.normalize("NFC")));
    for (const word of names.arabic.split(" ")) assert.ok(report("arabic").pages[0]?.includes(word), word);
    const hebrew = [...pdfs].find(([file]) => file.startsWith("__x~"))?.[1].pages[0] ?? "";
    for (const word of names.hebrew.split(" ")) assert.ok(hebrew.includes(word), word);
  });

  test("show colleagues only where there are three", () => {
    assert.match(report("arabic").pages.join(" "), /Colleagues about you/);
    assert.doesNotMatch(report("all").pages.join(" "), /Colleagues about you/);
  });

  test("carry the consultant's name, the date and the eight clauses", () => {
    const pdf = report("none");
    assert.match(pdf.pages[0] ?? "", /Ó Briain & Søn.*1 March 2026/);
    const contract = pdf.pages.slice(-2).join(" ");
    for (const { title } of questionnaire.contract.clauses) assert.ok(contract.includes(title), title);
  });

  test("the organisation is released as a whole, its unit of two is not", async () => {
    const { minimum, units } = await readJson<OrganisationResults>(join(out, "organisation.json"));
    assert.equal(minimum, 5);
    assert.deepEqual(
      units.map(({ path, suppressed }) => [path, suppressed]),
      [
        ["", false],
        ["Sales", false],
        ["Sales/North", true],
      ],
    );
    assert.ok(units[0] && !units[0].suppressed);
    assert.equal(units[0].n, 5);
    assert.equal(units[0].competencies["SL"], null);
    assert.equal(units[0].competencies["SS"]?.n, 5);
    const text = await readFile(join(out, "organisation.json"), "utf8");
    assert.doesNotMatch(text, /none|partial|arabic/);
  });

  test("reports.csv says whose report is in which file", async () => {
    const [header, ...rows] = (await readFile(join(out, "reports.csv"), "utf8")).trimEnd().split("\n");
    assert.equal(header, "id,name,email,file");
    assert.equal(rows.length, 5);
    assert.ok(rows.includes(`all,${names.all},,reports/all.pdf`));
    for (const row of rows) assert.ok(pdfs.has(row.split("reports/")[1] ?? ""), row);
  });

  test("errors.csv holds its header alone, and no partial folder is left", async () => {
    assert.equal(await readFile(join(out, "errors.csv"), "utf8"), "file,row,reason\n");
    assert.deepEqual((await readdir(folder.path)).sort(), ["answers.csv", "out", "staff.csv"]);
  });
});

describe("the example", () => {
  test("runs the whole job on generated people, to the same results twice", async () => {
    await using folder = await temporaryFolder();
    const first = await runCli(folder.path, "profile", "--example", "--out", "one");
    assert.equal(first.code, 0, first.stderr);
    const results = await readJson<Results>(join(folder.path, "one", "results.json"));
    const organisation = await readJson<OrganisationResults>(join(folder.path, "one", "organisation.json"));
    assert.equal(results.people.length, 250);
    const answered = results.people.filter(({ competencies }) =>
      Object.values(competencies).some(({ self, organisation: other }) => self.answered + other.answered > 0),
    );
    const reports = await readdir(join(folder.path, "one", "reports"));
    assert.deepEqual(reports.sort(), answered.map(({ id }) => `${id}.pdf`).sort());

    const released = organisation.units.filter(({ suppressed }) => !suppressed);
    const units = await readdir(join(folder.path, "one", "units"));
    assert.equal(units.length, released.length - 1);
    const pdf = await readPdf(join(folder.path, "one", "organisation.pdf"));
    const text = pdf.pages.join(" ");
    for (const unit of released) {
      if (unit.suppressed) continue;
      for (const result of Object.values(unit.competencies)) {
        if (result) assert.ok(text.includes(result.organisation.estimate.toFixed(2)), unit.path);
      }
    }
    assert.match(text, /Withheld: \d+ units/);
    assert.equal(pdf.isTagged, true);

    const again = await runCli(
      folder.path,
      "profile",
      "--staff",
      "one/staff.csv",
      "--answers",
      "one/answers.csv",
      "--out",
      "two",
    );
    assert.equal(again.code, 0, again.stderr);
    assert.deepEqual(await readJson(join(folder.path, "two", "results.json")), results);
    assert.deepEqual(await readJson(join(folder.path, "two", "organisation.json")), organisation);
  });
});

describe("an own questionnaire", () => {
  test("replaces statements, scale and texts everywhere", async () => {
    await using folder = await temporaryFolder();
    const rows = ["Ask first", "Answer soon", "Say thanks"];
    const essay = (topic: string) => ({
      text: `${topic.toLowerCase()} when a guest arrives`,
      topic,
      essay: [`${topic}: a paragraph of our own.`],
      bestOrganisations: `${topic} is done daily.`,
      questions: { individual: [`${topic} when?`], organisation: [`${topic} who?`] },
    });
    const own = {
      ...questionnaire,
      id: "guest-house",
      version: "2",
      title: "Guest house check",
      scale: { minimum: 1, maximum: 5, anchors: ["never", "seldom", "at times", "often", "always"] },
      flagPairSumBelow: 5,
      competencies: [
        {
          code: "G",
          name: "Guests",
          definition: "About guests.",
          narrative: ["Guests come."],
          steps: ["Greet."],
          statements: rows.map((topic, i) => ({ code: `G-${i + 1}`, ...essay(topic) })),
        },
      ],
    };
    await writeFile(join(folder.path, "own.json"), JSON.stringify(own));
    await writeStaff(join(folder.path, "staff.csv"), [{ id: "p" }]);
    await writeAnswers(
      join(folder.path, "answers.csv"),
      [1, 3, 5].flatMap((rating, i) =>
        (["self", "organisation"] as const).map((perspective) => ({
          person: "p",
          statement: `G-${i + 1}`,
          perspective,
          rating,
        })),
      ),
    );
    const run = await runProfile(folder.path, "--questionnaire", "own.json");
    assert.equal(run.code, 0, run.stderr);
    const { people } = await readJson<Results>(join(folder.path, "out", "results.json"));
    assert.deepEqual(people[0]?.competencies, {
      G: {
        self: { total: 9, answered: 3 },
        organisation: { total: 9, answered: 3 },
        colleagues: null,
        flagged: ["G-1"],
      },
    });
    const text = (await readPdf(join(folder.path, "out", "reports", "p.pdf"))).pages.join(" ");
    assert.match(text, /Guest house check/);
    assert.match(text, /Ask first: a paragraph of our own/);
    assert.doesNotMatch(text, /Answer soon: a paragraph|Service commitment/);
    const organisation = await readPdf(join(folder.path, "out", "organisation.pdf"));
    assert.match(organisation.pages.join(" "), /No figures of groups can be shown/);
  });

  test("that is broken stops the command before anything is written", async () => {
    await using folder = await temporaryFolder();
    await writeFile(join(folder.path, "own.yaml"), "id: x\n");
    const run = await runCli(
      folder.path,
      "profile",
      "--example",
      "--out",
      "out",
      "--questionnaire",
      "own.yaml",
    );
    assert.equal(run.code, 1);
    assert.match(run.stderr, /own\.yaml is not a questionnaire.*\n.*title/);
    assert.deepEqual(await readdir(folder.path), ["own.yaml"]);
  });
});
