import assert from "node:assert/strict";
import { test } from "node:test";
import { readQuestionnaire, serviceCommitmentFile } from "../profile/questionnaire.import.ts";
import { definitionOfProfile } from "../questionnaires/profile-definition.ts";
import { itemsAnswered, itemsIn, minutesFor } from "./effort.ts";
import { everyType } from "./every-type.fixture.ts";
import { shortQuestionnaire } from "./respond.fixture.ts";

test("the time that a questionnaire takes is said in round minutes, at least one", async () => {
  const profile = definitionOfProfile(await readQuestionnaire(serviceCommitmentFile));
  assert.deepEqual([profile, everyType, shortQuestionnaire].map(minutesFor), [20, 4, 1]);
  assert.equal(minutesFor({ languages: ["en"], title: {}, pages: [] }), 1);
});

test("rows and ratings count one each, special answers answer all of them", () => {
  const questions = everyType.pages.flatMap((page) => page.questions);
  const of = (id: string) => {
    const question = questions.find((each) => each.id === id);
    assert.ok(question);
    return question;
  };
  assert.deepEqual(
    ["channel", "matrix", "pairs", "end"].map((id) => itemsIn(of(id))),
    [1, 3, 4, 0],
  );
  assert.equal(itemsAnswered(of("matrix"), { rows: { o1: "o1" } }), 1);
  assert.equal(itemsAnswered(of("matrix"), { special: "not-applicable" }), 3);
  assert.equal(
    itemsAnswered(of("pairs"), { pairs: { o1: { self: null, organisation: 0 }, o2: { self: 1 } } }),
    3,
  );
  assert.equal(itemsAnswered(of("channel"), undefined), 0);
});
