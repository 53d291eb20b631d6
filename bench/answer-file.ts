import { createWriteStream } from "node:fs";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { perspectives, type Questionnaire, statementsOf } from "#listen/profile/questionnaire.ts";
import type { Person } from "#people/person.ts";
import type { Random } from "#stats/random.ts";

/** So many people, by id, in one unit. */
export function generatedPeople(count: number): Map<string, Person> {
  const people = Array.from({ length: count }, (_, index): Person => {
    const id = `P${String(index + 1).padStart(6, "0")}`;
    const unknown = { email: null, managerId: null, job: null, level: null, location: null };
    return { id, name: `Person ${index + 1}`, department: "", ...unknown };
  });
  return new Map(people.map((person) => [person.id, person]));
}

/** People whose own answers, complete, make up at least so many rows. */
export function peopleFor(rows: number, questionnaire: Questionnaire): number {
  return Math.ceil(rows / (perspectives.length * statementsOf(questionnaire).length));
}

/** Writes an answer file of exactly so many rows and a header; one rating in a hundred is left blank. */
export async function writeAnswerFile(
  path: string,
  rows: number,
  questionnaire: Questionnaire,
  random: Random,
): Promise<void> {
  const people = generatedPeople(peopleFor(rows, questionnaire));
  await pipeline(Readable.from(blocks(rows, people.keys(), questionnaire, random)), createWriteStream(path));
}

/** One person's rows a block. */
function* blocks(
  rows: number,
  ids: Iterable<string>,
  questionnaire: Questionnaire,
  random: Random,
): Generator<string> {
  const { minimum, maximum } = questionnaire.scale;
  const codes = statementsOf(questionnaire).map(({ code }) => code);
  let left = rows;
  yield "person_id,rater_id,statement,perspective,rating\n";
  for (const id of ids) {
    const lines = codes.flatMap((code) =>
      perspectives.map((perspective) => {
        const rating = random.uniform() < 0.01 ? "" : minimum + random.integer(maximum - minimum + 1);
        return `${id},${id},${code},${perspective},${rating}\n`;
      }),
    );
    yield lines.slice(0, left).join("");
    left -= Math.min(left, lines.length);
  }
}
