import assert from "node:assert/strict";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { AppError } from "#platform/errors.ts";
import { withoutReference } from "../../../../test/reference-data.ts";
import { isDefinition, readDefinition } from "./definition.reader.ts";
import { asked, lsa, lss, rows } from "./limesurvey/lss.fixture.ts";
import { choices, qsf, question } from "./qualtrics/qsf.fixture.ts";

const { signal } = new AbortController();
let folder = "";
before(async () => {
  folder = await mkdtemp(join(tmpdir(), "definitions-"));
});
after(() => rm(folder, { recursive: true }));

async function file(content: string | Buffer, name = "survey"): Promise<string> {
  const path = join(folder, `${crypto.randomUUID()}-${name}`);
  await writeFile(path, content);
  return path;
}

const refused = (code: string) => (error: unknown) => error instanceof AppError && error.code === code;

describe("a definition is told by what it holds", () => {
  const survey = lss({ questions: [asked("1", "N")] });
  const surveyJs = { elements: [{ type: "text", name: "q" }] };

  test("whatever its name and its encoding", async () => {
    const formats = [
      ["qualtrics-qsf", JSON.stringify(qsf([question("QID1")]))],
      ["qualtrics-qsf", `\ufeff\n${JSON.stringify(qsf([question("QID1")]))}`],
      ["qualtrics-qsf", Buffer.from(`\ufeff${JSON.stringify(qsf([question("QID1")]))}`, "utf16le")],
      ["limesurvey-lss", survey],
      ["limesurvey-lsa", await lsa({ "survey_1.lss": survey })],
      ["surveyjs-json", JSON.stringify(surveyJs)],
    ] as const;
    for (const [format, content] of formats) {
      const path = await file(content, "of-another-name.csv");
      assert.equal((await readDefinition(path, signal)).format, format);
      assert.equal(await isDefinition(path), true, format);
    }
  });

  test("what an archive holds besides is said", async () => {
    const path = await file(
      await lsa({ "survey_1.lss": survey, "survey_1_tokens.lst": "", "survey_1_timings.lsi": "" }),
    );
    const said = (await readDefinition(path, signal)).fidelity.map(({ what }) => what);
    assert.ok(said.includes("participants") && said.includes("timings"));
  });

  test("what is none is refused in words", async () => {
    const others = ["a,b\n1,2\n", "", "[]", "{}", '{"a": 1}', "<html></html>", "<document><x/></document>"];
    for (const content of others)
      await assert.rejects(
        readDefinition(await file(content), signal),
        refused("definition.unknown"),
        content,
      );
    assert.equal(await isDefinition(await file("a,b\n1,2\n")), false);
    assert.equal(await isDefinition(join(folder, "nowhere")), false);
    assert.equal(await isDefinition(folder), false);
    await assert.rejects(readDefinition(join(folder, "nowhere"), signal), refused("file.not-found"));
  });

  test("what is damaged is refused in words", async () => {
    for (const content of [
      '{"SurveyElements": [',
      "<document><a></document>",
      '<!DOCTYPE a [<!ENTITY b "c">]><document/>',
    ])
      await assert.rejects(
        readDefinition(await file(content), signal),
        refused("definition.unreadable"),
        content,
      );
  });

  test("what is larger than surveys are is refused", async () => {
    const rows = Object.fromEntries(
      Array.from({ length: 150 }, (_, place) => [String(place + 1), { Display: "x" }]),
    );
    const grid = question("QID1", {
      QuestionType: "Matrix",
      Selector: "TE",
      Choices: rows,
      Answers: rows,
      ChoiceOrder: [],
    });
    await assert.rejects(
      readDefinition(await file(JSON.stringify(qsf([grid]))), signal),
      refused("definition.too-large"),
    );
  });

  test("what is made to be huge is refused before it is made", async () => {
    const many = JSON.stringify(Array.from({ length: 20_000 }, () => ({ Display: "x" })));
    const huge = {
      Choices: JSON.parse(many),
      Answers: JSON.parse(many),
      ChoiceOrder: [],
      QuestionType: "Matrix",
      Selector: "Likert",
      SubSelector: "MultipleAnswer",
    };
    const parts = Array.from({ length: 3_000 }, (_, place): [string, string] => [`c${place}`, "x"]);
    const grid = lss({
      questions: [asked("1", ":")],
      subquestions: [...rows("1", parts), ...rows("1", parts, "1")],
    });
    const table = {
      elements: [
        {
          type: "matrixdropdown",
          name: "q",
          rows: parts.map(([code]) => code),
          columns: parts.map(([name]) => ({ name })),
        },
      ],
    };
    const codes = parts.map(([code]) => code);
    const matrix = { elements: [{ type: "matrix", name: "q", rows: codes, columns: codes }] };
    const lists = { ...huge, SubSelector: "SingleAnswer" };
    const surveys = [qsf([question("QID1", huge)]), qsf([question("QID1", lists)]), table, matrix];
    for (const content of [grid, ...surveys.map((survey) => JSON.stringify(survey))])
      await assert.rejects(readDefinition(await file(content), signal), refused("definition.too-large"));
  });

  test("reading stops when it is told to", async () => {
    const path = await file(JSON.stringify(qsf([question("QID1")])));
    await assert.rejects(readDefinition(path, AbortSignal.abort(new Error("stopped"))), /stopped/);
  });
});

test("names that several columns share come after those that are one's alone", async () => {
  const grid = (id: string) =>
    question(id, {
      QuestionType: "Matrix",
      Selector: "Likert",
      ChoiceDataExportTags: { "1": "one", "2": id },
      Answers: choices("a", "b", "c"),
    });
  const { questions } = await readDefinition(
    await file(JSON.stringify(qsf([grid("QID1"), grid("QID2")]))),
    signal,
  );
  assert.equal(questions[0]?.columns[0]?.names[0], "Q1_1");
  assert.equal(questions[0]?.columns[0]?.names.at(-1), "one");
  assert.equal(questions[0]?.columns[1]?.names[0], "QID1");
});

const shared = join(import.meta.dirname, "../../../../../shared");
const sample = (path: string) => `data/formats/${path}`;

/** What was found in each sample by reading it by hand. */
const samples: {
  path: string;
  title: string;
  types: Record<string, number>;
  names: string[];
  lines: [where: string, what: string, verdict: string, text: RegExp][];
}[] = [
  {
    path: "qualtrics/Better_Sample_Survey.qsf",
    title: "Better Sample Survey",
    types: {
      "grid of multiple choice": 2,
      "single choice": 1,
      "multiple choice": 1,
      grid: 2,
      "side by side": 4,
      text: 1,
    },
    names: [
      "q1_recent_3_3",
      "q2_favorite",
      "q3_volunteer_4",
      "QID2_3",
      "q6_reservations#2_3",
      "QID3_TEXT",
      "Q10#2_1_1",
    ],
    lines: [
      [
        "q1_recent",
        "display logic",
        "changed",
        /^‘Kiwi’ is offered only if q4_rank ‘Kiwi’ is not ‘Never Tried It’\./,
      ],
      ["q1_recent", "note", "lost", /‘This is a note, and it belongs here\.’/],
      [
        "q2_favorite",
        "skip logic",
        "changed",
        /^If q2_favorite is ‘Canteloupe’, skips to the end of the block\./,
      ],
      [
        "q4_rank",
        "answer list",
        "changed",
        /from 1 \(‘Enjoy’\) to 3 \(‘Dislike’\)\. ‘Never Tried It’ \(-1, missing code\)/,
      ],
      ["Q7", "deleted question", "lost", /in the survey’s bin/],
    ],
  },
  {
    path: "qualtrics/Single_Answer_Matrix_Questions.qsf",
    title: "Single Answer Matrix Questions",
    types: { grid: 5 },
    names: ["Q2_1", "Q3_1", "question_one", "QID4_3", "matrix_question_five_2_TEXT"],
    lines: [
      ["Q5", "question", "kept", /3 ratings from 10 to 13/],
      ["matrix_question_five", "display logic", "changed", /‘Click to write Scale point 1’ of Q2 was shown/],
    ],
  },
  {
    path: "qualtrics/Multiple_Answer_MC_Questions.qsf",
    title: "Multiple Answer MC Questions",
    types: { "multiple choice": 5 },
    names: ["Q2_3", "Q4", "QID6_7", "mc_question_five_2_TEXT"],
    lines: [["Q5", "question", "kept", /7 options/]],
  },
  {
    path: "qualtrics/Single_Answer_MC_Questions.qsf",
    title: "Single Answer MC Questions",
    types: { "single choice": 5 },
    names: ["Q2", "QID6", "mc_question_five_2_TEXT"],
    lines: [
      [
        "Q3",
        "answer list",
        "kept",
        /^5 answers without an order: .*‘Click to write Choice 5’, ‘Click to write Statement 2’/,
      ],
    ],
  },
  {
    path: "qualtrics/Side-by-Side_Questions.qsf",
    title: "Side-by-Side Questions",
    types: { "side by side": 8 },
    names: ["Q1#2_3", "Q2#3_1", "QID5#1_3_2", "Q6#2_1_1", "Q7#1_1"],
    lines: [["Q5", "question", "kept", /6 texts and 6 options/]],
  },
  {
    path: "limesurvey/a_rather_interesting_questionnaire.lss",
    title: "A Rather Interesting Questionnaire for Testing",
    types: { text: 1, number: 1, "single choice": 1 },
    names: ["cob", "yob", "fcol", "fcol[other]", "772267X1X3other", "What is your favourite colour? [Other]"],
    lines: [["yob", "validation", "changed", /^Numbers 1850 to 2050; at most 4 characters\./]],
  },
  {
    path: "limesurvey/colors.lss",
    title: "Colors",
    types: { "multiple choice": 1, text: 2, "single choice": 1 },
    names: [
      "Q00[SQ011]",
      "841748X3X3SQ001",
      "Q00_SQ002",
      "G02Q04",
      "What colors are your favorite? Pick at least two. [red]",
    ],
    lines: [
      ["Q00", "validation", "changed", /^An answer was required; number of answers at least 2\./],
      [
        "G01Q02",
        "display logic",
        "changed",
        /^Shown only if Q00 ‘black’ is ticked and Q00 ‘brown’ is ticked\./,
      ],
      ["G02Q04", "answer list", "kept", /‘\[picture fire\.png\]’ and ‘\[picture leaves\.png\]’/],
      ["survey", "quota", "lost", /^Quota ‘dark colors’: at most 5 people with Q00 ‘black’ and Q00 ‘brown’/],
    ],
  },
  {
    path: "limesurvey/ls205_sample_survey_english.lss",
    title: "Sample LimeSurvey for 1.92+",
    types: {
      number: 12,
      statement: 11,
      "several numbers": 10,
      "grid of numbers": 5,
      "grid of two scales": 5,
      ranking: 4,
      file: 1,
    },
    names: [
      "worries[smog][2]",
      "qArrayNumbers[ls1_min]",
      "82556X14X113trans#1",
      "ranking[4]",
      "opinions_tax",
    ],
    lines: [
      ["age", "display logic", "changed", /^Shown only if name is answered\./],
      ["married", "display logic", "changed", /^Shown only if age is more than 5\./],
      ["yearsMarried", "display logic", "changed", /^Shown only if married is ‘Yes’\./],
      [
        "q5pointChoice",
        "display logic",
        "changed",
        /^Shown only if OnPageRelevance ‘q5pointChoice’ is ticked\./,
      ],
      [
        "survey",
        "display logic",
        "changed",
        /^Group ‘Dynamic Relevance’ is shown only if num is more than 10\./,
      ],
      ["vfMFtext", "display logic", "changed", /^Only what was chosen in afSrcFilter was offered\./],
    ],
  },
  {
    path: "surveyjs/survey.json",
    title: "American History",
    types: { statement: 1, text: 1, "single choice": 3 },
    names: ["username", "civilwar", "magnacarta"],
    lines: [
      ["civilwar", "question", "lost", /^4 questions are named ‘civilwar’/],
      ["magnacarta", "randomisation", "lost", /random order/],
      ["survey", "time limit", "lost", /100 seconds/],
    ],
  },
];

for (const { path, title, types, names, lines } of samples)
  describe(path, { skip: withoutReference(sample(path)) }, () => {
    const read = () => readDefinition(join(shared, sample(path)), signal);

    test("is read as it was by hand", async () => {
      const { title: found, questions, fidelity } = await read();
      assert.equal(found, title);
      const counts = Map.groupBy(questions, ({ type }) => type);
      for (const [type, count] of Object.entries(types)) assert.equal(counts.get(type)?.length, count, type);
      const known = new Set(questions.flatMap(({ columns }) => columns.flatMap((column) => column.names)));
      assert.deepEqual(
        names.filter((name) => !known.has(name)),
        [],
      );
      for (const [where, what, verdict, text] of lines) {
        const about = fidelity.filter((line) => line.where === where && line.what === what);
        assert.ok(
          about.some((line) => line.verdict === verdict && text.test(line.text)),
          `${where} ${what}: ${about.map((line) => `${line.verdict} ${line.text}`).join("\n")}`,
        );
      }
    });

    test("every question has a line, and every line is a sentence", async () => {
      const { questions, fidelity } = await read();
      const about = new Set(fidelity.filter(({ what }) => what === "question").map(({ where }) => where));
      assert.deepEqual(
        questions.filter(({ code, type }) => !about.has(code) && type !== "score"),
        [],
      );
      for (const { text } of fidelity) assert.match(text, /^[\p{Lu}\p{N}‘{[].*[.!?…]$/su, text);
    });

    test("first names of columns are one column's alone", async () => {
      const { questions } = await read();
      const own = questions.flatMap(({ columns }) =>
        columns.filter(({ option }) => option === null).map(({ names: [first] }) => first),
      );
      assert.equal(new Set(own).size, own.length);
    });

    test("cut off anywhere, it is refused in words", async () => {
      const bytes = await readFile(join(shared, sample(path)));
      const whole = bytes.toString().trimEnd();
      const cuts = Array.from({ length: 40 }, (_, step) =>
        Math.floor(((step * 0.618_034) % 1) * Buffer.byteLength(whole)),
      );
      for (const cut of cuts)
        await assert.rejects(
          readDefinition(await file(bytes.subarray(0, cut)), signal),
          (error) => error instanceof AppError,
          `cut at ${cut}`,
        );
    });

    test("with bytes of others in it, it is read or refused in words", async () => {
      const bytes = await readFile(join(shared, sample(path)));
      for (let seed = 1; seed <= 40; seed++) {
        const damaged = Buffer.from(bytes);
        for (let place = 0, state = seed; place < 5; place++) {
          state = (state * 48_271) % 2_147_483_647;
          damaged[state % damaged.length] = state % 256;
        }
        await readDefinition(await file(damaged), signal).catch((error: unknown) => {
          assert.ok(error instanceof AppError, `seed ${seed}: ${String(error)}`);
        });
      }
    });
  });

const colors = sample("limesurvey/colors.lsa");
test("an archive cut or damaged anywhere is refused in words", {
  skip: withoutReference(colors),
}, async () => {
  const bytes = await readFile(join(shared, colors));
  for (let cut = 0; cut < bytes.length; cut += 97)
    await assert.rejects(
      readDefinition(await file(bytes.subarray(0, cut)), signal),
      (error) => error instanceof AppError,
      `cut at ${cut}`,
    );
  for (let place = 0; place < bytes.length; place += 61) {
    const damaged = Buffer.from(bytes);
    damaged[place] = (damaged[place] ?? 0) ^ 0x55;
    await readDefinition(await file(damaged), signal).catch((error: unknown) => {
      assert.ok(error instanceof AppError, `byte ${place}: ${String(error)}`);
    });
  }
});
