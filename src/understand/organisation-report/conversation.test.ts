import assert from "node:assert/strict";
import { test } from "node:test";
import { conversationGuide } from "../conversation-guide/conversation-guide.ts";
import type { CompetencyResult, OrganisationResults, ReleasedUnit } from "../profile/organisation-results.ts";
import { profile } from "../results/profile-answers.fixture.ts";
import { conversationChapter } from "./conversation.ts";

const figure = (estimate: number) => ({ estimate, low: estimate - 1, high: estimate + 1 });
const result = (self: number, organisation: number): CompetencyResult => ({
  n: 20,
  method: "t",
  self: figure(self),
  organisation: figure(organisation),
  gap: figure(self - organisation),
});

test("the printed guide is the application's: the same subjects, questions, minutes and rules", () => {
  const [first, second, third, ...rest] = profile.competencies.map(({ code }) => code);
  const competencies: ReleasedUnit["competencies"] = {
    ...Object.fromEntries(rest.map((code) => [code, null])),
    [first ?? ""]: result(18, 9),
    [second ?? ""]: result(12, 11),
    [third ?? ""]: result(15, 16),
  };
  const unit: ReleasedUnit = { path: "Sales/North", suppressed: false, n: 20, staff: 25, competencies };
  const chapter = conversationChapter({
    questionnaire: profile,
    results: { minimum: 5, units: [unit], statements: {} } as unknown as OrganisationResults,
    unit,
    organisation: "Nordic Rail",
    consultant: "",
    date: "2026-05-01",
  });
  const guide = conversationGuide({
    unit: "Sales › North",
    withheld: null,
    staff: 25,
    minimum: 5,
    highest: 24,
    competencies: profile.competencies.map(({ code, name }) => ({
      code,
      name,
      figures: competencies[code] ?? null,
      change: null,
    })),
  });
  assert.equal(guide.subjects.length, 3);
  const said = JSON.stringify(chapter);
  const words = [
    guide.purpose,
    guide.followUp,
    ...guide.before,
    ...guide.rules,
    ...guide.agreement,
    ...guide.steps.flatMap(({ minutes, how }) => [`${minutes} minutes`, how]),
    ...guide.subjects.flatMap(({ name, why, questions }) => [name, why, ...questions]),
  ];
  for (const each of words) assert.ok(said.includes(JSON.stringify(each).slice(1, -1)), each);
  assert.doesNotMatch(said, /inety|90 minutes/);
});
