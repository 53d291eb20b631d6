import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Questionnaire } from "#listen/profile/questionnaire.ts";
import type { Person } from "#people/person.ts";
import { csvCell } from "#platform/csv-cell.ts";
import { seededRandom } from "#stats/random.ts";
import { type AnswerRow, exampleAnswers } from "./answers.ts";
import { examplePeople } from "./people.ts";

/** Paths of the two files that make up the example. */
export interface ExampleFiles {
  staff: string;
  answers: string;
}

type Cells = readonly (string | number | null)[];

const staffColumns = ["id", "name", "email", "department", "manager_id", "job", "level", "location"];
const answerColumns = ["person_id", "rater_id", "statement", "perspective", "rating"];

/**
 * Writes the example organisation as staff.csv and answers.csv (UTF-8, commas, "\n"), over what is there.
 *
 * @param folder made where it does not exist
 * @param seed another one gives other people and answers of the same kind
 */
export async function writeExampleFiles(
  folder: string,
  questionnaire: Questionnaire,
  seed = 1,
): Promise<ExampleFiles> {
  const random = seededRandom(seed);
  const people = examplePeople(random);
  const rows = exampleAnswers(people, questionnaire, random);
  const files = { staff: join(folder, "staff.csv"), answers: join(folder, "answers.csv") };
  await mkdir(folder, { recursive: true });
  await writeFile(files.staff, csvText(staffColumns, people.values().map(staffCells)));
  await writeFile(files.answers, csvText(answerColumns, rows.map(answerCells)));
  return files;
}

function staffCells(person: Person): Cells {
  const { id, name, email, department, managerId, job, level, location } = person;
  return [id, name, email, department, managerId, job, level, location];
}

function answerCells({ personId, raterId, statement, perspective, rating }: AnswerRow): Cells {
  return [personId, raterId, statement, perspective, rating];
}

function csvText(columns: Cells, rows: Iterable<Cells>): string {
  return [columns, ...rows].map(csvLine).join("");
}

function csvLine(cells: Cells): string {
  return `${cells.map((cell) => csvCell(String(cell ?? ""))).join(",")}\n`;
}
