import type { Person } from "#people/person.ts";
import type { Random } from "#stats/random.ts";
import { departmentPlans } from "./organisation.ts";

/** How a person answers, whatever they think. */
export type Manner = "thorough" | "sparing" | "stopped" | "careless" | "contented" | "discontented";

export interface Respondent {
  person: Person;
  manner: Manner;
}

/** How many of the respondents answer in a manner of their own. The others are thorough. */
const unusualManners: Record<Exclude<Manner, "thorough">, number> = {
  sparing: 25,
  stopped: 8,
  careless: 5,
  contented: 4,
  discontented: 2,
};

/** Share of people who answer where the department is none of the example's. */
const usualResponseShare = 0.82;

/**
 * Draws who answers, by department, and how. Executives and managers are all thorough: they are so few that one
 * careless answer would hide what sets them apart.
 *
 * @returns in the order of `people`
 */
export function drawRespondents(people: readonly Person[], random: Random): Respondent[] {
  const shares = new Map(departmentPlans.map(({ name, responseShare }) => [name, responseShare]));
  const answering = new Set<Person>();
  for (const [department, members] of Map.groupBy(people, departmentOf)) {
    const count = Math.round(members.length * (shares.get(department) ?? usualResponseShare));
    for (const person of random.shuffle(members).slice(0, count)) answering.add(person);
  }
  const unusual = drawUnusual([...answering].filter(mayBeUnusual), random);
  return people
    .filter((person) => answering.has(person))
    .map((person) => ({ person, manner: unusual.get(person) ?? "thorough" }));
}

/** The department that a person's unit belongs to: the first segment of its path. */
export function departmentOf(person: Person): string {
  return person.department.split("/")[0] ?? "";
}

function mayBeUnusual({ level }: Person): boolean {
  return level !== "executive" && level !== "manager";
}

function drawUnusual(candidates: readonly Person[], random: Random): Map<Person, Manner> {
  const manners = Object.entries(unusualManners) as [Manner, number][];
  const places = manners.flatMap(([manner, count]) => new Array<Manner>(count).fill(manner));
  const drawn = random.shuffle(candidates).slice(0, places.length);
  return new Map(drawn.map((person, index) => [person, places[index] ?? "thorough"]));
}
