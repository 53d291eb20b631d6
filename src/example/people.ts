import { type Level, levels, type Person } from "#people/person.ts";
import type { Random } from "#stats/random.ts";
import { type NameGroup, nameGroups } from "./names.ts";
import { type DepartmentPlan, departmentPlans, type Post, topJob, type UnitPlan } from "./organisation.ts";

/** The 250 people of the example organisation, whoever leads before those who are led. */
export function examplePeople(random: Random): Person[] {
  const names = exampleNames(random);
  const people: Person[] = [];
  for (const plan of departmentPlans) {
    for (const unit of plan.units) {
      for (const post of unit.posts) {
        const managers = managersOf(post, unit, plan, people);
        for (let index = 0; index < post.count; index++) {
          const name = names[people.length];
          if (name === undefined)
            throw new RangeError("the name groups have fewer names than there are posts");
          people.push({
            id: `P${String(people.length + 1).padStart(3, "0")}`,
            ...name,
            department: unit.path,
            managerId: managers[index % managers.length]?.id ?? null,
            job: post.job,
            level: post.level,
            location: random.pick(unit.locations),
          });
        }
      }
    }
  }
  return people;
}

/** Whom the people of a post report to: the next level up in their unit, else the head of the unit above. */
function managersOf(post: Post, unit: UnitPlan, plan: DepartmentPlan, people: readonly Person[]): Person[] {
  const above = people.filter(
    (person) => person.department === unit.path && isAbove(person.level, post.level),
  );
  const nextLevel = above.at(-1)?.level;
  if (nextLevel !== undefined) return above.filter((person) => person.level === nextLevel);
  const parent = unit.path.slice(0, Math.max(0, unit.path.lastIndexOf("/")));
  const head =
    people.find((person) => person.department === parent) ?? findByJob(people, directorOf(post, plan));
  return head === undefined ? [] : [head];
}

function isAbove(level: Level | null, other: Level): boolean {
  return level !== null && levels.indexOf(level) < levels.indexOf(other);
}

function findByJob(people: readonly Person[], job: string): Person | undefined {
  return people.find((person) => person.job === job);
}

function directorOf(post: Post, plan: DepartmentPlan): string {
  return post.level === "executive" ? topJob : plan.director;
}

/** Names with their e-mail addresses, shuffled. One name comes twice, as it would among 250 people. */
function exampleNames(random: Random): Pick<Person, "name" | "email">[] {
  const drawn = nameGroups.flatMap((group) => random.shuffle(combinations(group)).slice(0, group.people));
  const timesTaken = new Map<string, number>();
  return random.shuffle([...drawn, random.pick(drawn)]).map(({ name, mailbox }) => {
    const times = (timesTaken.get(mailbox) ?? 0) + 1;
    timesTaken.set(mailbox, times);
    return { name, email: `${mailbox}${times === 1 ? "" : times}@example.org` };
  });
}

function combinations({ given, family, familyFirst }: NameGroup): { name: string; mailbox: string }[] {
  return given.flatMap((first) =>
    family.map((last) => ({
      name: familyFirst ? `${last.written} ${first.written}` : `${first.written} ${last.written}`,
      mailbox: `${first.latin}.${last.latin}`,
    })),
  );
}
