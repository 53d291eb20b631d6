import { BLANK, emptySheet, type RatingSheet, UNSEEN } from "#listen/profile/answers.ts";
import { type Random, seededRandom } from "#stats/random.ts";

/** What one person did in one wave; null where they were not asked. */
export interface Visit {
  department: string;
  leads: boolean;
  /** Nothing is rated where the person stayed silent. */
  sheet: RatingSheet;
}

/** Somebody whom two waves know. */
export interface Traced {
  visits: [Visit | null, Visit | null];
  /** What they had answered was deleted after the first wave was released; the second did not ask them. */
  erased: boolean;
}

/** How an organisation changes between the waves. */
export const fates = [
  "people come and go",
  "all but one stay",
  "one is erased",
  "a small team is split off",
  "two units become one",
  "units are renamed",
  "teams move in the tree",
  "all stay",
] as const;
type Fate = (typeof fates)[number];

/** Statements of both competencies of the small questionnaire. */
const statements = 8;

const sheetOf = (rate: () => number): RatingSheet => {
  const { self, organisation } = emptySheet(statements);
  return { self: self.map(rate), organisation: organisation.map(rate) };
};

/** Paths of a random tree, the organisation itself first. */
function departmentsOf(random: Random, units: number): string[] {
  const paths = [""];
  while (paths.length < units) {
    const above = random.pick(paths.slice(-1 - random.integer(6)));
    const isDeep = above.split("/").length >= 3;
    paths.push(above === "" || isDeep ? `${paths.length}` : `${above}/${paths.length}`);
  }
  return paths;
}

const gaps = ["none", "silence", "parts", "blanks"] as const;

/** Takes out what people leave out: everything, one competency, or a statement. */
function thinned(sheet: RatingSheet, how: (typeof gaps)[number], random: Random): RatingSheet {
  const [chance, place] = [random.uniform(), random.integer(statements)];
  const side = random.pick([sheet.self, sheet.organisation]);
  if (how === "silence" && chance < 0.25) for (const all of Object.values(sheet)) all.fill(UNSEEN);
  if (how === "parts" && chance < 0.2) side.fill(UNSEEN, place & 4, (place & 4) + 4);
  if (how === "blanks" && chance < 0.3) side[place] = BLANK;
  return sheet;
}

/** Where a department of the first wave stands in the second. */
function reorganised(paths: readonly string[], fate: Fate, random: Random): Map<string, string> {
  const same = new Map(paths.map((path) => [path, path]));
  const below = paths.filter((path) => path !== "");
  if (below.length < 2) return same;
  const [one, other] = random.shuffle(below);
  if (one === undefined || other === undefined) return same;
  if (fate === "units are renamed") return new Map(paths.map((path) => [path, path && `new-${path}`]));
  if (fate === "two units become one") same.set(one, other);
  if (fate === "teams move in the tree")
    for (const path of below) if (random.uniform() < 0.3) same.set(path, `${random.pick(below)}/moved`);
  return same;
}

/** Makes ratings: usual ones, or in a unit that agrees the same for all of it. */
function ratingsOf(random: Random, scale: number, agreement: string, common: RatingSheet): RatingSheet {
  const sheet = sheetOf(() => random.integer(scale));
  if (agreement === "all" || agreement === "self") sheet.self.set(common.self);
  if (agreement === "all") sheet.organisation.set(common.organisation);
  if (agreement === "gap") sheet.organisation.set(sheet.self);
  return sheet;
}

/** Everybody answers the same again, a step higher where there is room. */
const raised = ({ self, organisation }: RatingSheet): RatingSheet => ({
  self: self.map((rating) => (rating >= 0 && rating < 3 ? rating + 1 : rating)),
  organisation: organisation.slice(),
});

/** An organisation over two waves: some tiny teams, some that agree, and what happened in between. */
export function randomTraced(seed: number, fate: Fate, size: { units: number; people: number }): Traced[] {
  const random = seededRandom(seed);
  const paths = departmentsOf(random, size.units);
  const places = reorganised(paths, fate, random);
  const how = random.pick(gaps);
  const [scale, agreeing, repeating] = [
    random.pick([2, 4]),
    random.pick([0, 0.15]),
    random.pick([0, 0, 0.2]),
  ];
  const everyone: Traced[] = [];
  for (const path of paths) {
    const agreement = random.uniform() < agreeing ? random.pick(["all", "self", "gap"]) : "no";
    const repeats = random.uniform() < repeating;
    const common = sheetOf(() => random.integer(scale));
    const count = random.uniform() < 0.3 ? 1 + random.integer(4) : random.integer(size.people + 1);
    const visit = (department: string, leads: boolean): Visit => ({
      department,
      leads,
      sheet: thinned(ratingsOf(random, scale, agreement, common), how, random),
    });
    const later = places.get(path) ?? path;
    for (let number = 0; number < count; number++) {
      const leads = random.uniform() < 0.25;
      const first = visit(path, leads);
      const place =
        fate === "a small team is split off" && number < 4 ? `${later}/split`.replace(/^\//, "") : later;
      const second = visit(place, random.uniform() < 0.05 ? !leads : leads);
      if (repeats) second.sheet = raised(first.sheet);
      everyone.push({ visits: [first, second], erased: false });
    }
    if (fate === "people come and go")
      for (let joiner = random.integer(3); joiner > 0; joiner--)
        everyone.push({ visits: [null, visit(later, random.uniform() < 0.2)], erased: false });
  }
  return changed(everyone, fate, random);
}

function changed(everyone: Traced[], fate: Fate, random: Random): Traced[] {
  const leave = (person: Traced, erased = false) => {
    person.visits[1] = null;
    person.erased = erased;
  };
  if (fate === "people come and go") {
    const all = everyone.map(({ visits }) => visits[1]?.department ?? "");
    for (const person of everyone) {
      const [then, now] = person.visits;
      const chance = random.uniform();
      if (then && chance < 0.15) leave(person);
      else if (now && chance < 0.25) now.department = random.pick(all);
    }
  }
  const asked = everyone.filter(({ visits }) => visits[0]);
  if (asked.length === 0) return everyone;
  if (fate === "all but one stay") leave(random.pick(asked));
  if (fate === "one is erased") leave(random.pick(asked), true);
  return everyone;
}

/** One more wave of the same people: what was the second visit is the first. Some leave, some move, and all answer anew. */
export function nextWave(everyone: readonly Traced[], seed: number): Traced[] {
  const random = seededRandom(seed);
  const places = everyone.flatMap(({ visits }) => visits[1]?.department ?? []);
  return everyone.map(({ visits: [, then] }) => {
    const chance = random.uniform();
    if (!then || chance < 0.15) return { visits: [then, null], erased: false };
    const department = chance < 0.25 ? random.pick(places) : then.department;
    const now = { ...then, department, sheet: sheetOf(() => random.integer(4)) };
    return { visits: [then, now], erased: false };
  });
}
