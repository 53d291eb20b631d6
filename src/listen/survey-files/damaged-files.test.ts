import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { asked, lsa, lss } from "./definitions/limesurvey/lss.fixture.ts";
import { openSurvey } from "./open-survey.reader.ts";
import { withSurvey } from "./survey-file.fixture.ts";

const signal = new AbortController().signal;
const survey = lss({ questions: [asked("1", "N")] });
const archive = (): Promise<Buffer> =>
  lsa({ "survey_1.lss": survey, "survey_1_responses.lsr": "x".repeat(500) });

test("an archive cut anywhere is called what it is, whatever its name", async () => {
  const whole = await archive();
  for (let length = 4; length < whole.length - 22; length += 29) {
    for (const name of ["cut.lsa", ...(length > 60 ? ["cut.zip"] : [])]) {
      await assert.rejects(
        withSurvey(whole.subarray(0, length), {}, () => {}, name),
        {
          code: "archive.incomplete",
          message: /is a LimeSurvey archive \(\.lsa\) that isn't complete.*again/,
        },
        `${name} of ${length} bytes`,
      );
    }
  }
});

test("the same where it is the definition, and of other archives", async () => {
  const folder = await mkdtemp(join(tmpdir(), "survey-"));
  try {
    const definition = join(folder, "cut.lsa");
    await writeFile(definition, (await archive()).subarray(0, 300));
    const answers = join(folder, "a.csv");
    await writeFile(answers, "a,b\n1,2\n");
    await assert.rejects(openSurvey(answers, { definition, signal }), { code: "archive.incomplete" });
  } finally {
    await rm(folder, { recursive: true });
  }
  const other = (await lsa({ "notes.txt": "x".repeat(300) })).subarray(0, 200);
  await assert.rejects(
    withSurvey(other, {}, () => {}),
    { message: /is a ZIP archive that isn't complete/ },
  );
});

test("a definition cut off within its first bytes is none of answers", async () => {
  const cuts = { "a.lss": survey.slice(0, 3), "b.qsf": "{", "c.json": '{"pa', "d.lsa": "P" };
  for (const [name, content] of Object.entries(cuts)) {
    await assert.rejects(
      withSurvey(content, {}, () => {}, name),
      (error: Error) => /cut off/.test(error.message) && !/holds no answers|no row/.test(error.message),
      name,
    );
  }
});
