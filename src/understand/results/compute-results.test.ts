import assert from "node:assert/strict";
import { test } from "node:test";
import type { Answers } from "#listen/questionnaires/answer.ts";
import type { Definition } from "#listen/questionnaires/definition.ts";
import { computeResults } from "./compute-results.ts";
import { profile, definition as profileDefinition, ratedBy } from "./profile-answers.fixture.ts";

const said = (text: string) => ({ en: text });
const options = ["a", "b"].map((id) => ({ id, text: said(id) }));

const definition: Definition = {
  languages: ["en"],
  title: said("Survey"),
  pages: [
    {
      id: "first",
      questions: [{ id: "contact", type: "single-choice", text: said("Any contact?"), options }],
    },
    {
      id: "second",
      questions: [
        { id: "how", type: "single-choice", text: said("How was it?"), options, showIf: "contact = a" },
        { id: "why", type: "long-text", text: said("Why?") },
      ],
    },
  ],
};

const respondents = (count: number, answersOf: (index: number) => Answers) =>
  Array.from({ length: count }, (_, index) => ({
    invitationId: `invitation-${index}`,
    department: "",
    answers: answersOf(index),
  }));

const asked = {
  definition,
  profile: null,
  minimumGroup: 5,
  anonymity: "confidential" as const,
  isHandedOut: false,
};
const letter = (isA: boolean) => ({ choice: isA ? "a" : "b" });

test("answers to questions that a respondent was not shown in the end don't count", async () => {
  const { questions } = await computeResults(
    asked,
    respondents(40, (index) => ({ contact: letter(index % 2 === 0), how: letter(index % 4 === 0) })),
  );
  assert.deepEqual(
    questions.map(({ id, n }) => [id, n]),
    [
      ["contact", 40],
      ["how", 20],
      ["why", null],
    ],
  );
});

test("answers that the questionnaire doesn't allow don't count", async () => {
  const { questions } = await computeResults(
    asked,
    respondents(20, (index) => ({ contact: index < 12 ? letter(index % 2 === 0) : { choice: "elsewhere" } })),
  );
  assert.equal(questions[0]?.n, 12);
});

test("what people wrote leaves a confidential campaign nowhere, a named one as text", async () => {
  const people = respondents(12, (index) => ({
    contact: letter(index % 2 === 0),
    why: { text: "secret-text" },
  }));
  assert.doesNotMatch(JSON.stringify(await computeResults(asked, people)), /secret-text/);
  const named = await computeResults({ ...asked, anonymity: "named" }, people);
  assert.match(JSON.stringify(named), /secret-text/);
});

test("nothing of single people is in a profile's results", async () => {
  const people = respondents(30, (index) => Object.assign({}, ...Object.values(ratedBy(index))));
  const results = await computeResults({ ...asked, definition: profileDefinition, profile }, people);
  assert.ok(results.profile?.units[0]?.suppressed === false);
  assert.doesNotMatch(JSON.stringify(results), /invitation-/);
});

test("questions beside a profile's statements are told besides", async () => {
  const [page, ...others] = profileDefinition.pages;
  assert.ok(page);
  const extended: Definition = {
    ...profileDefinition,
    pages: [
      { ...page, questions: [...page.questions, ...(definition.pages[0]?.questions.slice(0, 1) ?? [])] },
      ...others,
    ],
  };
  const people = respondents(30, (index) => ({
    ...Object.assign({}, ...Object.values(ratedBy(index))),
    contact: letter(index % 3 === 0),
  }));
  const results = await computeResults({ ...asked, definition: extended, profile }, people);
  assert.deepEqual(
    results.questions.map(({ id, n }) => [id, n]),
    [["contact", 30]],
  );
  assert.ok(results.profile?.units[0]?.suppressed === false && results.profile.units[0].n === 30);
});

test("where everybody answered figures are exact, but not where cards or sheets were handed out or doors stood open", async () => {
  const given = { ...asked, definition: profileDefinition, profile };
  const people = respondents(30, (index) => Object.assign({}, ...Object.values(ratedBy(index))));
  const widths = async (isHandedOut: boolean, strangers: number) => {
    const doors = people.slice(0, strangers).map((one) => ({ ...one, cameThroughDoor: true }));
    const results = await computeResults({ ...given, isHandedOut }, [...people.slice(strangers), ...doors]);
    const whole = results.profile?.units[0];
    assert.ok(whole?.suppressed === false);
    const figures = Object.values(whole.competencies).flatMap((one) => (one ? [one.self, one.gap] : []));
    assert.ok(figures.length > 4);
    return figures.map(({ low, high }) => Number(high) - Number(low));
  };
  assert.ok((await widths(false, 0)).every((width) => width === 0));
  assert.ok((await widths(true, 0)).some((width) => width > 0.1));
  assert.deepEqual(await widths(false, 5), await widths(true, 0));
  const contacts = respondents(20, (index) => ({ contact: letter(index % 4 === 0) }));
  const sharesOf = async (isHandedOut: boolean) =>
    JSON.stringify((await computeResults({ ...asked, isHandedOut }, contacts)).questions[0]);
  assert.notEqual(await sharesOf(true), await sharesOf(false));
});
