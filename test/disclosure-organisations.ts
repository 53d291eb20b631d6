import { BLANK, emptySheet, type RatingSheet, UNSEEN } from "#listen/profile/answers.ts";
import { smallQuestionnaire } from "#listen/profile/questionnaire.fixture.ts";
import type { Questionnaire } from "#listen/profile/questionnaire.ts";
import { buildUnitTree } from "#people/units.ts";
import { type Random, seededRandom } from "#stats/random.ts";
import { collectEvidence } from "#understand/profile/evidence.ts";
import { type OrganisationResults, organisationResults } from "#understand/profile/organisation-results.ts";
import { scorePerson } from "#understand/profile/scoring.ts";

/** One member of staff with the ratings given, if any. */
export interface Member {
  department: string;
  sheet: RatingSheet;
}

export interface Organisation {
  questionnaire: Questionnaire;
  /** Paths of the units, also of those where nobody is. */
  departments: string[];
  members: Member[];
}

export function recordOf(organisation: Organisation, minimum: number): OrganisationResults {
  const { questionnaire, departments, members } = organisation;
  const tree = buildUnitTree(departments);
  const people = members
    .map(({ department, sheet }) => ({
      unit: tree.numberOf.get(department) ?? 0,
      score: scorePerson(questionnaire, "", sheet),
    }))
    .sort((a, b) => a.unit - b.unit);
  return organisationResults(questionnaire, collectEvidence(questionnaire, tree, people), minimum);
}

/** Both perspectives of two competencies of four statements each. */
const statements = 8;

function sheetOf(rate: () => number): RatingSheet {
  const { self, organisation } = emptySheet(statements);
  return { self: self.map(rate), organisation: organisation.map(rate) };
}

/** An organisation where everyone answers everything: with the same ratings, or with ratings of their own. */
export function answeringOrganisation(
  counts: Record<string, number>,
  rate: () => number = variedRatings(1),
): Organisation {
  const members = Object.entries(counts).flatMap(([department, count]) =>
    Array.from({ length: count }, () => ({ department, sheet: sheetOf(rate) })),
  );
  return { questionnaire: smallQuestionnaire(), departments: Object.keys(counts), members };
}

export function variedRatings(seed: number): () => number {
  const random = seededRandom(seed);
  return () => random.integer(4);
}

/** The organisation with the `index`th person's rating of the first statement left blank. */
export function withBlanks(organisation: Organisation, ...indexes: number[]): Organisation {
  const members = organisation.members.map((member, index) => {
    if (!indexes.includes(index)) return member;
    return { ...member, sheet: { ...member.sheet, self: member.sheet.self.with(0, BLANK) } };
  });
  return { ...organisation, members };
}

/** How large a random organisation gets. */
export interface Shape {
  units: number;
  /** Levels of units below the organisation. */
  depth: number;
  /** Most people directly in a unit. */
  people: number;
}

function randomDepartments({ units, depth }: Shape, random: Random): string[] {
  const departments = [""];
  const fanOut = 1 + random.integer(8);
  while (departments.length < units) {
    const above = random.pick(departments.slice(-fanOut));
    const isDeepest = above.split("/").length >= depth;
    departments.push(above === "" || isDeepest ? `${departments.length}` : `${above}/${departments.length}`);
  }
  return departments;
}

const patterns = ["everyone", "silent people", "skipped competencies", "blanks", "blanks by unit"] as const;

/** Takes ratings out as people do who say nothing, skip a part or leave out a statement. */
function leaveOut(sheet: RatingSheet, pattern: (typeof patterns)[number], unit: number, random: Random) {
  const chance = random.uniform();
  const ratings = random.pick([sheet.self, sheet.organisation]);
  const place = random.integer(statements);
  const blanks = pattern === "blanks" ? 0.25 : unit % 3 === 0 ? 0.9 : 0.05;
  if (pattern === "silent people" && chance < 0.3) for (const all of Object.values(sheet)) all.fill(UNSEEN);
  if (pattern === "skipped competencies" && chance < 0.25) ratings.fill(UNSEEN, place & 4, (place & 4) + 4);
  if (pattern.startsWith("blanks") && chance < blanks) ratings[place] = BLANK;
}

/** Units of differing size and depth, a pattern of missing answers, and some units that agree in something. */
export function randomOrganisation(seed: number, shape: Shape): Organisation {
  const random = seededRandom(seed);
  const departments = randomDepartments(shape, random);
  const usual = random.pick([...patterns, "mixture" as const]);
  const agreeing = random.pick([0, 0.2, 0.5]);
  const ratings = random.pick([2, 4]);
  const members = departments.flatMap((department, unit) => {
    const agreement = random.uniform() < agreeing ? random.pick(["everything", "self", "gap"]) : "nothing";
    const common = sheetOf(() => random.integer(ratings));
    const count = random.uniform() < 0.2 ? 0 : random.integer(shape.people + 1);
    return Array.from({ length: count }, (): Member => {
      const sheet = sheetOf(() => random.integer(ratings));
      if (agreement === "everything" || agreement === "self") sheet.self.set(common.self);
      if (agreement === "everything") sheet.organisation.set(common.organisation);
      if (agreement === "gap") sheet.organisation.set(sheet.self);
      leaveOut(sheet, usual === "mixture" ? random.pick(patterns) : usual, unit, random);
      return { department, sheet };
    });
  });
  return { questionnaire: smallQuestionnaire(), departments, members };
}
