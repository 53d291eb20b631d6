import assert from "node:assert/strict";
import { test } from "node:test";
import { columnOf, csvOf, withSurvey } from "../survey-file.fixture.ts";

const rows = Array.from({ length: 60 }, (_, row) => row);

test("identifiers, postal codes and phone numbers are no figures, though they recur", async () => {
  const content = csvOf({
    id: rows.map((row) => 1000 + (row % 20)),
    "Employee ID": rows.map((row) => 5000 + (row % 25)),
    respondent_id: rows.map((row) => 100 + (row % 30)),
    "Customer No": rows.map((row) => `K-${row % 7}`),
    Personalnummer: rows.map((row) => 70_000 + (row % 40)),
    Zip: rows.map((row) => 10_000 + (row % 50)),
    PLZ: rows.map((row) => 80_331 + (row % 5)),
    "Phone number": rows.map((row) => 7_590_000 + (row % 33)),
    Phone: rows.map((row) => 1 + (row % 5)),
    "Party ID": rows.map((row) => 1 + (row % 7)),
    "Do you have a photo ID?": rows.map((row) => ["Yes", "No"][row % 2] ?? ""),
    "Paid in time": rows.map((row) => 1 + (row % 5)),
  });
  await withSurvey(content, {}, (survey) => {
    const kinds = survey.understanding.columns.map(({ name, kind }) => `${name}: ${kind}`);
    assert.deepEqual(kinds, [
      "id: identifier",
      "Employee ID: identifier",
      "respondent_id: identifier",
      "Customer No: identifier",
      "Personalnummer: identifier",
      "Zip: identifier",
      "PLZ: identifier",
      "Phone number: identifier",
      "Phone: rating",
      "Party ID: rating",
      "Do you have a photo ID?: rating",
      "Paid in time: rating",
    ]);
    assert.deepEqual(columnOf(survey, "Zip").examples, []);
    const line = survey.fidelity.lines.find(({ where }) => where === "Employee ID");
    assert.match(line?.text ?? "", /named as an identifier/);
  });
  const mapping = { columns: { PLZ: { kind: "choice" as const } } };
  await withSurvey(content, { mapping, flags: { group: "Customer No" } }, (survey) => {
    assert.equal(columnOf(survey, "PLZ").kind, "choice");
    assert.equal(columnOf(survey, "Customer No").kind, "choice");
  });
});
