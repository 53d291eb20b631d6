import type { Person } from "#people/person.ts";
import { type CsvRow, type Reject, readCsv } from "#platform/csv.ts";
import { quoteValue } from "#platform/csv-cell.ts";
import { type AnswerBook, BLANK, emptySheet, type RatingSheet, UNSEEN } from "./answers.ts";
import { type Perspective, perspectives, type Questionnaire, statementsOf } from "./questionnaire.ts";

const columns = ["person_id", "rater_id", "statement", "perspective", "rating"] as const;

/**
 * Reads a file of ratings, one a row: whose profile, by whom, which statement, for which perspective, and the
 * rating, empty where the statement was left blank on purpose. A person's ratings of themselves are their own
 * answers, all others a colleague's view. `reject` is told of every row that can't be used.
 *
 * @param people everybody who can be rated or rate, by id.
 * @throws AppError where the file can't be used at all; see `readCsv`.
 */
export async function readAnswers(
  path: string,
  questionnaire: Questionnaire,
  people: ReadonlyMap<string, Person>,
  reject: Reject,
): Promise<AnswerBook> {
  const book: AnswerBook = { own: new Map(), colleagues: new Map() };
  const words = vocabularyOf(questionnaire);
  for await (const batch of readCsv(path, columns, columns, reject)) {
    for (const { row, values } of batch) {
      const problem = enter(values, words, people, book);
      if (problem !== null) reject(row, problem);
    }
  }
  return book;
}

/** Everything that a row may say, by how it is written. */
interface Vocabulary {
  /** Positions in a rating sheet, by lower-case code. */
  statements: Map<string, number>;
  statementCount: number;
  perspectives: Map<string, Perspective>;
  ratings: Map<string, number>;
  scale: string;
}

function vocabularyOf(questionnaire: Questionnaire): Vocabulary {
  const { minimum, maximum } = questionnaire.scale;
  const statements = statementsOf(questionnaire);
  const ratings = new Map([["", BLANK]]);
  for (let rating = minimum; rating <= maximum; rating++) ratings.set(String(rating), rating);
  return {
    statements: new Map(statements.map(({ code }, index) => [key(code), index])),
    statementCount: statements.length,
    perspectives: new Map([
      ...perspectives.map((name) => [name, name] as const),
      ["organization", "organisation"],
    ]),
    ratings,
    scale: `${minimum} to ${maximum}`,
  };
}

function key(value: string): string {
  return value.trim().normalize("NFC").toLowerCase();
}

type Values = CsvRow<typeof columns>["values"];

/** Enters a row's rating into the book, or says why it can't. */
function enter(
  values: Values,
  words: Vocabulary,
  people: ReadonlyMap<string, Person>,
  book: AnswerBook,
): string | null {
  const [personValue, raterValue, statementValue, perspectiveValue, ratingValue] = values;
  const person = find(people, personValue);
  if (person === undefined) return unknownPerson("Person", personValue);
  const rater = find(people, raterValue);
  if (rater === undefined) return unknownPerson("Rater", raterValue);
  const statement = words.statements.get(key(statementValue));
  if (statement === undefined) return unknownStatement(statementValue);
  const perspective = words.perspectives.get(key(perspectiveValue));
  if (perspective === undefined) return unknownPerspective(perspectiveValue);
  const rating = words.ratings.get(ratingValue.trim());
  if (rating === undefined) return unusableRating(ratingValue, words.scale);

  const ratings = sheetOf(book, person, rater, words.statementCount)[perspective];
  if (ratings[statement] !== UNSEEN) {
    return `Rating given twice: this rater's first rating of ${quoteValue(statementValue.trim())} for the perspective ${perspective} stays. Delete one of the rows.`;
  }
  ratings[statement] = rating;
  return null;
}

function find(people: ReadonlyMap<string, Person>, value: string): Person | undefined {
  return people.get(value) ?? people.get(value.trim().normalize("NFC"));
}

function sheetOf(book: AnswerBook, person: Person, rater: Person, statementCount: number): RatingSheet {
  if (person === rater) return entry(book.own, person.id, () => emptySheet(statementCount));
  const raters = entry(book.colleagues, person.id, () => new Map<string, RatingSheet>());
  return entry(raters, rater.id, () => emptySheet(statementCount));
}

function entry<Value>(map: Map<string, Value>, id: string, make: () => Value): Value {
  const found = map.get(id);
  if (found !== undefined) return found;
  const made = make();
  map.set(id, made);
  return made;
}

function unknownPerson(role: string, value: string): string {
  if (value.trim() === "") return `${role} missing: write the id of a person in the staff file.`;
  return `${role} unknown: ${quoteValue(value.trim())} is no id that was read from the staff file. Correct it, or add the person there if the row is missing or was rejected.`;
}

function unknownStatement(value: string): string {
  if (value.trim() === "") return "Statement missing: write the code of a statement in the questionnaire.";
  return `Statement unknown: ${quoteValue(value.trim())} is no code in the questionnaire. Correct it.`;
}

function unknownPerspective(value: string): string {
  if (value.trim() === "") return "Perspective missing: write self or organisation.";
  return `Perspective unknown: ${quoteValue(value.trim())}. Write self or organisation.`;
}

function unusableRating(value: string, scale: string): string {
  return `Rating unusable: ${quoteValue(value.trim())}. Write a whole number from ${scale} in plain digits, or nothing for a blank.`;
}
