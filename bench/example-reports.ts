import { join } from "node:path";
import { defaultBrand } from "#document/brand.ts";
import type { PdfTask } from "#document/pdf.pool.ts";
import { writeExampleFiles } from "#example/example-files.ts";
import { readAnswers } from "#listen/profile/answers.import.ts";
import { emptySheet } from "#listen/profile/answers.ts";
import { readQuestionnaire, serviceCommitmentFile } from "#listen/profile/questionnaire.import.ts";
import { statementsOf } from "#listen/profile/questionnaire.ts";
import type { Person } from "#people/person.ts";
import { readStaff } from "#people/staff.import.ts";
import { seededRandom } from "#stats/random.ts";
import { scorePerson } from "#understand/profile/scoring.ts";
import { personalTasks, reportFiles } from "../src/cli/profile-reports.ts";
import { createTemporaryFolder } from "./temporary-folder.ts";

/** Makes the tasks of the people asked for, which are to be written below the folder. */
export type TasksInto = (folder: string) => Iterable<PdfTask>;

/** The brand of every report here. */
export const brand = { ...defaultBrand, name: "Example Consultants" };

const separator = "~";

/**
 * The example programme's personal reports as the `profile` command makes them: everybody who answered, as often as
 * it takes to get `count`.
 *
 * @param sample how many of them to take, drawn with a fixed seed; all in order where it is `count`
 */
export async function exampleReports(count: number, sample = count): Promise<TasksInto> {
  await using files = await createTemporaryFolder();
  const questionnaire = await readQuestionnaire(serviceCommitmentFile);
  const { staff, answers } = await writeExampleFiles(files.path, questionnaire);
  const people = await readStaff(staff, () => {});
  const book = await readAnswers(answers, questionnaire, people, () => {});
  const unanswered = emptySheet(statementsOf(questionnaire).length);
  const score = (id: string) => {
    const [original = id] = id.split(separator);
    const colleagues = [...(book.colleagues.get(original)?.values() ?? [])];
    return scorePerson(questionnaire, id, book.own.get(original) ?? unanswered, colleagues);
  };
  const answering = [...people.values()].filter(({ id }) => score(id).answered);
  const all = repeated(answering, count);
  const taken = sample === count ? all : seededRandom(50).shuffle(all).slice(0, sample);
  const fileOf = reportFiles(taken);
  return (folder) =>
    personalTasks(folder, questionnaire, taken, score, fileOf, { brand, date: "2026-11-21" });
}

/** Where `personalTasks` puts the reports. */
export function reportsFolder(folder: string): string {
  return join(folder, "reports");
}

/** The same people again and again, from the second time on under ids of their own. */
function repeated(people: readonly Person[], count: number): Person[] {
  return Array.from({ length: count }, (_, index) => {
    const person = people[index % people.length] as Person;
    const time = Math.floor(index / people.length);
    return time === 0 ? person : { ...person, id: `${person.id}${separator}${time}` };
  });
}
