import type { Role } from "#people/access/actor.ts";
import type { Person } from "#people/person.ts";
import type { Sheet } from "../two-waves.ts";

/** The kinds of people as whom a visitor can look around. */
export const parts = [
  "sponsor",
  "director",
  "consultant",
  "manager",
  "leader",
  "accounts",
  "staff",
  "asked",
  "typist",
] as const;
export type Part = (typeof parts)[number];

/** The employees who play a part, and those who write contracts. */
export interface Cast {
  /** The consultant is nobody's employee. */
  players: Record<Exclude<Part, "consultant">, Person>;
  /** People besides the player who write a contract for change. */
  contractors: Person[];
  /** Colleagues whom people ask for their view, by the id of who asks. */
  asking: { subject: Person; colleagues: Person[] }[];
}

/** What a part gives beyond being a member of staff. */
export const rolesOf: Record<Part, Role[]> = {
  sponsor: ["sponsor"],
  director: ["director"],
  consultant: ["consultant"],
  manager: ["sponsor"],
  leader: ["sponsor"],
  accounts: ["account manager"],
  staff: [],
  asked: [],
  typist: ["typist"],
};

/** The department whose head reads results, the team whose figures are withheld, and where the others work. */
export const placeOf = {
  manager: "Customer Care",
  leader: "Telemarketing/Inbound/Charity Appeals",
  staff: "Customer Care/Orders and Enquiries",
} as const;

const contractorCount = 9;
const isPlain = ({ name }: Person) => /^[A-Za-z' -]+$/.test(name);

/** Chooses whom the story is told by, most of them from those who answered the first wave. */
export function castOf(people: readonly Person[], first: readonly Sheet[]): Cast {
  const thorough = first.filter(({ manner }) => manner === "thorough").map(({ person }) => person);
  const find = (what: string, test: (person: Person) => boolean, from = people): Person => {
    const found = from.find(test);
    if (!found) throw new RangeError(`nobody of the example can be the ${what}`);
    return found;
  };
  const advisers = thorough.filter(
    (person) => person.department === placeOf.staff && person.level === "front line" && isPlain(person),
  );
  const [staff, asked, ...colleagues] = advisers;
  if (!staff || !asked) throw new RangeError("the example's advisers did not answer");
  const elsewhere = thorough.filter(
    (person) =>
      person.level !== "executive" &&
      person.department !== placeOf.staff &&
      person.department !== placeOf.leader,
  );
  const contractors = elsewhere.filter((_, index) => index % 15 === 3).slice(0, contractorCount);
  const others = contractors.slice(0, 4).map((subject) => ({
    subject,
    colleagues: elsewhere
      .filter((other) => other !== subject && other.department === subject.department)
      .slice(0, 4),
  }));
  return {
    players: {
      sponsor: find("sponsor", ({ managerId }) => managerId === null),
      director: find("director", ({ job }) => job === "Service Director"),
      manager: find("manager", ({ job }) => job === "Head of Customer Care"),
      leader: find(
        "leader",
        ({ department, level }) => department === placeOf.leader && level === "team leader",
      ),
      accounts: find(
        "account handler",
        (person) => person.job === "Account Handler" && isPlain(person),
        people.toReversed(),
      ),
      staff,
      asked,
      typist: find("typist", ({ job }) => job === "Executive Assistant", people),
    },
    contractors,
    asking: [{ subject: staff, colleagues: colleagues.slice(0, 5) }, ...others],
  };
}

/** Everybody whom the story needs until its end. */
export const castMembers = ({ players, contractors, asking }: Cast): Person[] => [
  ...Object.values(players),
  ...contractors,
  ...asking.flatMap(({ subject, colleagues }) => [subject, ...colleagues]),
];
