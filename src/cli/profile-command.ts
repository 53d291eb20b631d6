import { mkdir } from "node:fs/promises";
import { basename, join } from "node:path";
import { writePdfs } from "#document/pdf.pool.ts";
import { writeExampleFiles } from "#example/example-files.ts";
import { readAnswers } from "#listen/profile/answers.import.ts";
import { type AnswerBook, emptySheet } from "#listen/profile/answers.ts";
import { readQuestionnaire, serviceCommitmentFile } from "#listen/profile/questionnaire.import.ts";
import { type Questionnaire, statementsOf } from "#listen/profile/questionnaire.ts";
import type { Person } from "#people/person.ts";
import { readStaff } from "#people/staff.import.ts";
import { errorKind } from "#platform/errors.ts";
import { createOutputFolder } from "#platform/output-folder.ts";
import { profileResults } from "#understand/profile/profile-results.ts";
import { type PersonScore, scorePerson } from "#understand/profile/scoring.ts";
import { exitCodes } from "./exit-codes.ts";
import { writeOrganisation, writeReportList, writeResults } from "./profile-files.ts";
import type { ProfileOptions } from "./profile-options.ts";
import { groupReportCount, organisationTasks, personalTasks, reportFiles } from "./profile-reports.ts";
import { summaryOf } from "./profile-summary.ts";
import type { Progress } from "./progress.ts";
import { createRejectFile, type RejectFile } from "./reject-file.ts";

const nothingUsable = errorKind(
  "profile.nothing-usable",
  (file: string, what: string, rejects: readonly string[]) =>
    [`${file} holds no ${what} that can be used. Nothing was written.`, ...rejects].join("\n  "),
);

/** Who was asked and what they answered. */
interface Input {
  people: Map<string, Person>;
  book: AnswerBook;
}

async function readInput(
  questionnaire: Questionnaire,
  files: { staff: string; answers: string },
  rejects: RejectFile,
): Promise<Input> {
  const people = await readStaff(files.staff, rejects.for(basename(files.staff)));
  if (people.size === 0) throw nothingUsable(basename(files.staff), "person", rejects.first);
  const book = await readAnswers(files.answers, questionnaire, people, rejects.for(basename(files.answers)));
  if (book.own.size === 0 && book.colleagues.size === 0) {
    throw nothingUsable(basename(files.answers), "answer", rejects.first);
  }
  return { people, book };
}

/** Scores one person at a time: nobody's scores are kept longer than they are needed. */
function scorer(questionnaire: Questionnaire, book: AnswerBook): (id: string) => PersonScore {
  const unanswered = emptySheet(statementsOf(questionnaire).length);
  return (id) => {
    const colleagues = book.colleagues.get(id);
    return scorePerson(
      questionnaire,
      id,
      book.own.get(id) ?? unanswered,
      colleagues ? [...colleagues.values()] : [],
    );
  };
}

/**
 * From a staff file and the answers to everybody's report: the `profile` command.
 *
 * @param say prints a line for the person who called
 * @returns an exit code; the output folder is there, whole, exactly when it is `done` or `rejects`
 * @throws AppError where nothing was written
 */
export async function runProfile(
  options: ProfileOptions,
  progress: Progress,
  say: (line: string) => void,
  signal: AbortSignal,
): Promise<number> {
  const questionnaire = await readQuestionnaire(options.questionnaire ?? serviceCommitmentFile);
  await using output = await createOutputFolder(options.out);
  using rejects = createRejectFile(join(output.path, "errors.csv"));
  progress.show("Reading");
  const files = options.input ?? (await writeExampleFiles(output.path, questionnaire));
  const { people, book } = await readInput(questionnaire, files, rejects);
  signal.throwIfAborted();

  progress.show("Scoring");
  const score = scorer(questionnaire, book);
  writeResults(join(output.path, "results.json"), Iterator.from(people.keys()).map(score));
  const results = profileResults(questionnaire, [...people.values()], score, options.minimum);
  writeOrganisation(join(output.path, "organisation.json"), results);

  const answered = [...people.values()].filter(({ id }) => score(id).answered);
  const fileOf = reportFiles(answered);
  writeReportList(join(output.path, "reports.csv"), answered, fileOf);
  await mkdir(join(output.path, "reports"));
  await mkdir(join(output.path, "units"));
  const total = answered.length + groupReportCount(results);
  let written = 0;
  const reports = function* () {
    yield* organisationTasks(output.path, questionnaire, results, options);
    yield* personalTasks(output.path, questionnaire, answered, score, fileOf, options);
  };
  await writePdfs(reports(), {
    brand: options.brand,
    logo: options.logo,
    signal,
    onWritten: () => progress.show(`Reports ${++written} of ${total}`),
  });
  rejects[Symbol.dispose]();
  await output.finish();
  progress.clear();
  for (const line of summaryOf({ out: options.out, people, answered: answered.length, results, rejects }))
    say(line);
  return rejects.count === 0 ? exitCodes.done : exitCodes.rejects;
}
