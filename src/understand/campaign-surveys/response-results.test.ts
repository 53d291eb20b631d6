import assert from "node:assert/strict";
import { test } from "node:test";
import { computedSurvey, surveyed } from "./campaign-survey.fixture.ts";
import type { SurveyedPerson } from "./survey-answers.ts";

const groups = { segment: ["Gold"] };
const silent = (count: number, bounced: boolean, segment: string) =>
  Array.from(
    { length: count },
    (): SurveyedPerson => ({ groups: { segment }, bounced, completed: false, answers: {} }),
  );

/** A hundred people are invited, of half of whom answers come, Gold more often; mail to twenty comes back. */
const invited = [
  ...surveyed(30, { seed: 1, blank: 0, silent: 0, groups }).map((one) => ({
    ...one,
    groups: { segment: "Gold" },
  })),
  ...surveyed(20, { seed: 2, blank: 0, silent: 0 }).map((one) => ({ ...one, groups: { segment: "Silver" } })),
  ...silent(10, false, "Gold"),
  ...silent(20, false, "Silver"),
  ...silent(20, true, "Silver"),
];
const throughDoors = surveyed(25, { seed: 3, blank: 0, silent: 0 }).map((one) => ({
  ...one,
  invited: false,
}));

const figuresOf = async (people: readonly SurveyedPerson[], isHandedOut = false) =>
  (await computedSurvey(people, { breakdowns: ["segment"], isHandedOut })).survey;

test("of those reached it is told how many answered, without those who came through doors", async () => {
  const { response, notes } = await figuresOf([...invited, ...throughDoors]);
  assert.deepEqual(
    [response.invited, response.reached, response.started, response.uninvited, response.rate.estimate],
    [100, 80, 75, 25, 0.5],
  );
  const { text } = notes.find(({ code }) => code === "response.bounced") ?? assert.fail("no note");
  assert.equal(
    text,
    "20 of 100 addresses turned mail away. Of those reached, 63 % answered; of those invited 50 %.",
  );
});

test("the outcome counted as people were invited is that of invited people, or none", async () => {
  const own = await figuresOf(invited);
  const [bias] = own.response.bias;
  const told = new Map(
    own.breakdowns[0]?.groups.map(({ value, items }) => [
      value,
      items.find(({ name }) => name === "overall")?.mean ?? 0,
    ]),
  );
  const expected = 0.4 * (told.get("Gold") ?? 0) + 0.6 * (told.get("Silver") ?? 0);
  assert.equal(bias?.outcome?.weighted, Number(expected.toPrecision(4)));
  const mixed = await figuresOf([...invited, ...throughDoors]);
  assert.equal(mixed.response.bias[0]?.word, "different");
  assert.equal(mixed.response.bias[0]?.outcome, null);
});

test("where cards or sheets were handed to those who were invited, it isn't told who of them answered", async () => {
  const usual = await figuresOf(invited);
  assert.equal(usual.response.byBreakdown.length, 1);
  assert.equal(usual.response.handedOut, undefined);
  const { response, notes } = await figuresOf(invited, true);
  assert.deepEqual([response.byBreakdown, response.bias, response.handedOut], [[], [], true]);
  assert.ok(notes.some(({ code }) => code === "response.handed-out"));
});
