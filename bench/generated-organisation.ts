import { BLANK, emptySheet, type RatingSheet } from "#listen/profile/answers.ts";
import { perspectives, type Questionnaire, statementsOf } from "#listen/profile/questionnaire.ts";
import type { Random } from "#stats/random.ts";

/** A made-up member of staff: the unit, and the answers of those who gave any. */
export interface GeneratedPerson {
  id: string;
  /** Path as in `Person.department`. */
  department: string;
  sheet: RatingSheet | null;
}

const divisions = 20;
const departmentsEach = 9;
const teamsEach = 10;

/** Share of people who answer. */
const answering = 0.8;
/** A tenth leave many statements blank, the others hardly any. */
const sparing = { share: 0.1, blanks: 0.15, usualBlanks: 0.01 };

/** Paths of 2,000 units on three levels: 20 divisions, 180 departments, 1,800 teams. */
function unitPaths(): string[] {
  const below = (paths: string[], name: string, count: number) =>
    paths.flatMap((path) => Array.from({ length: count }, (_, index) => `${path}/${name} ${index + 1}`));
  const top = Array.from({ length: divisions }, (_, index) => `Division ${index + 1}`);
  const middle = below(top, "Department", departmentsEach);
  return [...top, ...middle, ...below(middle, "Team", teamsEach)];
}

/**
 * One person in each unit, the rest spread by the fourth power of a uniform draw: nearly half the units have fewer than
 * five people.
 *
 * @param count at least 2,000
 */
export function generateOrganisation(
  count: number,
  questionnaire: Questionnaire,
  random: Random,
): GeneratedPerson[] {
  const paths = unitPaths();
  const weights = paths.map(() => random.uniform() ** 4);
  const whole = weights.reduce((sum, weight) => sum + weight, 0);
  const sizes = weights.map((weight) => 1 + (weight / whole) * (count - paths.length));
  let unit = 0;
  let end = sizes[0] ?? 0;
  return Array.from({ length: count }, (_, index) => {
    for (; unit < paths.length - 1 && end < index + 0.5; end += sizes[unit] ?? 0) unit++;
    const sheet = random.uniform() < answering ? drawSheet(questionnaire, random) : null;
    return { id: `P${index + 1}`, department: paths[unit] ?? "", sheet };
  });
}

function drawSheet(questionnaire: Questionnaire, random: Random): RatingSheet {
  const { minimum, maximum } = questionnaire.scale;
  const sheet = emptySheet(statementsOf(questionnaire).length);
  const blanks = random.uniform() < sparing.share ? sparing.blanks : sparing.usualBlanks;
  const view = random.uniform();
  for (const perspective of perspectives) {
    const ratings = sheet[perspective];
    for (let statement = 0; statement < ratings.length; statement++) {
      const share = (view + random.uniform() + random.uniform()) / 3;
      const rating = minimum + Math.floor(share * (maximum - minimum + 1));
      ratings[statement] = random.uniform() < blanks ? BLANK : Math.min(maximum, rating);
    }
  }
  return sheet;
}
