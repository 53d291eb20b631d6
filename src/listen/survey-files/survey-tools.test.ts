import assert from "node:assert/strict";
import { test } from "node:test";
import { codedColumn, columnOf, withSurvey } from "./survey-file.fixture.ts";
import type { SurveyFile } from "./survey-file.ts";

const kinds = ({ understanding }: SurveyFile): string[] => understanding.columns.map(({ kind }) => kind);
const repeat = (lines: string, times: number): string => lines.repeat(times);

test("Google Forms: a grid, several answers in a cell, a linear scale", async () => {
  const header =
    'Timestamp,"Rate us [Price]","Rate us [Staff]",Which channels?,"How likely are you to recommend us? (0-10)",Email Address\n';
  const rows =
    '2024/03/01 3:22:10 PM GMT+1,Good,Very good,"Phone, Chat",9,a@example.org\n' +
    "2024/03/02 9:05:00 AM GMT+1,Poor,Good,Phone,4,b@example.org\n" +
    '2024/03/02 9:06:00 AM GMT+1,Excellent,Fair,"Chat, Letter, Phone",10,c@example.org\n' +
    '2024/03/02 9:07:00 AM GMT+1,Fair,Good,"Letter, Chat",,d@example.org\n';
  await withSurvey(header + repeat(rows, 5), {}, async (survey) => {
    assert.equal(survey.understanding.file.format, "google-forms-csv");
    assert.deepEqual(kinds(survey), [
      "date",
      "rating",
      "rating",
      "multiple",
      "multiple",
      "multiple",
      "rating",
      "identifier",
    ]);
    assert.equal(columnOf(survey, "Rate us [Price]").question, "Rate us");
    assert.equal(columnOf(survey, "Rate us [Price]").label, "Price");
    assert.deepEqual((await codedColumn(survey, "Rate us [Staff]")).slice(0, 4), [4, 3, 2, 3]);
    assert.deepEqual((await codedColumn(survey, "Which channels?: Letter")).slice(0, 4), [0, 0, 1, 1]);
    const outcome = survey.understanding.outcome ?? "";
    assert.deepEqual(columnOf(survey, outcome).ends, { low: 0, high: 10 });
  });
});

test("LimeSurvey: codes, “N/A” for what was not shown, Y for what was ticked, seconds", async () => {
  const header =
    "id,submitdate,lastpage,startlanguage,seed,G1Q1[SQ001],G1Q1[SQ002],G1Q2[1],G1Q2[2],G1Q3,interviewtime,G1Q1time\n";
  const rows =
    "1,2024-01-02 10:00:00,3,en,91,A1,A4,Y,,N/A,120.5,30\n2,2024-01-02 10:05:00,3,en,92,A5,A2,,Y,4,80,20\n" +
    "3,2024-01-02 10:06:00,3,en,93,A3,N/A,,,2,95,22\n";
  const content = header + repeat(rows, 4);
  await withSurvey(content, {}, async (survey) => {
    assert.equal(survey.understanding.file.format, "limesurvey-csv");
    assert.equal(survey.understanding.duration, "interviewtime");
    assert.deepEqual((await codedColumn(survey, "G1Q3")).slice(0, 3), ["not shown", 4, 2]);
    assert.deepEqual((await codedColumn(survey, "G1Q2[1]")).slice(0, 3), [1, 0, "blank"]);
    assert.deepEqual((await codedColumn(survey, "interviewtime")).slice(0, 3), [120.5, 80, 95]);
    assert.equal(columnOf(survey, "id").kind, "identifier");
  });
});

test("Qualtrics without ImportIds: names only, wordings only, both", async () => {
  const names = "StartDate,EndDate,IPAddress,ResponseId,Q1_1,Q1_2,Q2\n";
  const words = "Start Date,End Date,IP Address,Response ID,Rate - Price,Rate - Staff,Which channels?\n";
  const rows =
    '2024-01-02 10:00:00,2024-01-02 10:03:00,10.0.0.1,R_1,5,4,"1,3"\n' +
    "2024-01-02 10:00:00,2024-01-02 10:03:00,10.0.0.2,R_2,3,-99,2\n" +
    '2024-01-02 10:00:00,2024-01-02 10:03:00,10.0.0.3,R_3,1,2,"2,3"\n';
  for (const [header, price, channels] of [
    [names, "Q1_1", "Q2"],
    [words, "Rate - Price", "Which channels?"],
    [names + words, "Q1_1", "Q2"],
  ] as const) {
    await withSurvey(header + repeat(rows, 4), {}, async (survey) => {
      assert.equal(survey.understanding.file.format, "qualtrics-csv");
      assert.equal(survey.understanding.rows, 12);
      assert.deepEqual(kinds(survey).slice(0, 6), [
        "date",
        "date",
        "technical",
        "identifier",
        "rating",
        "rating",
      ]);
      assert.deepEqual((await codedColumn(survey, price)).slice(0, 3), [5, 3, 1]);
      assert.deepEqual((await codedColumn(survey, `${channels}: 3`)).slice(0, 3), [1, 0, 1]);
      assert.deepEqual(
        survey.understanding.columns[5]?.missing.map(({ cell }) => cell),
        ["-99"],
      );
    });
  }
});
