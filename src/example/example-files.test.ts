import assert from "node:assert/strict";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { readAnswers } from "#listen/profile/answers.import.ts";
import { BLANK } from "#listen/profile/answers.ts";
import { statementsOf } from "#listen/profile/questionnaire.ts";
import { readStaff } from "#people/staff.import.ts";
import { seededRandom } from "#stats/random.ts";
import { exampleAnswers } from "./answers.ts";
import { writeExampleFiles } from "./example-files.ts";
import { examplePeople } from "./people.ts";
import { shortShape } from "./questionnaire.fixture.ts";

const folder = await mkdtemp(join(tmpdir(), "example-"));
after(() => rm(folder, { recursive: true }));

async function written(name: string, seed: number): Promise<string[]> {
  const { staff, answers } = await writeExampleFiles(join(folder, name), shortShape, seed);
  return Promise.all([staff, answers].map((path) => readFile(path, "utf8")));
}

test("the same seed writes the same bytes, another seed other ones", async () => {
  const [staff, answers] = await written("first", 7);
  assert.deepEqual(await written("second", 7), [staff, answers]);
  const [otherStaff, otherAnswers] = await written("third", 8);
  assert.notEqual(otherStaff, staff);
  assert.notEqual(otherAnswers, answers);
});

test("the files are read as anybody's are, without a complaint, and hold the example", async () => {
  const random = seededRandom(1);
  const people = examplePeople(random);
  const rows = [...exampleAnswers(people, shortShape, random)];
  const files = await writeExampleFiles(join(folder, "new", "nested"), shortShape);
  const reject = (row: number, reason: string) => assert.fail(`row ${row}: ${reason}`);

  const staff = await readStaff(files.staff, reject);
  assert.deepEqual([...staff.values()], people);
  assert.ok(people.some(({ job }) => job?.includes(",")));

  const { own, colleagues } = await readAnswers(files.answers, shortShape, staff, reject);
  assert.deepEqual([own.size, colleagues.size], [205, 30]);
  const codes = statementsOf(shortShape).map(({ code }) => code);
  for (const { personId, raterId, statement, perspective, rating } of rows) {
    const sheet = raterId === personId ? own.get(personId) : colleagues.get(personId)?.get(raterId);
    assert.equal(sheet?.[perspective][codes.indexOf(statement)], rating ?? BLANK);
  }
});
