import type { Person } from "#people/person.ts";
import type { Random } from "#stats/random.ts";

/** What the organisation does to its departments between the two waves. Each is done where it is kept, before the staff list. */
export const departmentChanges = {
  renamed: { from: "Customer Care/Correspondence", to: "Written Service" },
  merged: { from: "Fulfilment/Returns", into: "Fulfilment/Warehouse" },
  split: { from: "Telemarketing/Outbound Day", into: "Telemarketing/Renewals" },
} as const;

const { renamed, merged, split } = departmentChanges;
const renamedPath = `Customer Care/${renamed.to}`;

/** Who joins between the waves; the front line of teams that are there. */
const joiners = [
  ["Carys Pendlebury", "Telemarketing/Inbound", "Telephone Adviser"],
  ["Olumide Bankole", "Telemarketing/Inbound", "Telephone Adviser"],
  ["Ffion Tregarthen", "Telemarketing/Outbound Evening", "Sales Agent, Part-Time"],
  ["Jonah Eastaugh", "Telemarketing/Renewals", "Sales Agent"],
  ["Ailsa Kinnaird", "Customer Care/Orders and Enquiries", "Customer Adviser"],
  ["Mateusz Borowiec", "Customer Care/Orders and Enquiries", "Customer Adviser"],
  ["Priti Raithatha", "Customer Care/Complaints", "Complaints Handler"],
  ["Gethin Llewelyn", "Fulfilment/Warehouse", "Picker and Packer"],
  ["Noémie Vasseur", "Data and Technology/Systems", "Systems Engineer"],
] as const;

const leaverCount = 14;
const moverCount = 5;
/** The family name that somebody takes. */
const newFamilyName = "Lindqvist-Moore";

/** The staff at the second wave, and who of the first has gone or goes by another name. */
export interface LaterStaff {
  people: Person[];
  left: Set<string>;
  moved: Set<string>;
  renamed: string;
}

/**
 * Organisational life of four months: a department gets another name, one is dissolved into another, one is split, and
 * people leave, join, change department or take another family name.
 *
 * @param staying ids of people whom nothing happens to
 */
export function laterStaff(
  people: readonly Person[],
  staying: ReadonlySet<string>,
  random: Random,
): LaterStaff {
  const leads = new Set(people.map(({ managerId }) => managerId));
  const mayChange = people.filter(
    ({ id, level, department }) =>
      level === "front line" && !leads.has(id) && !staying.has(id) && department !== "Executive Office",
  );
  const drawn = random.shuffle(mayChange);
  const left = new Set(drawn.slice(0, leaverCount).map(({ id }) => id));
  const rest = drawn.slice(leaverCount);
  const moved = new Set(
    rest
      .filter(({ department }) => department === "Telemarketing/Outbound Evening")
      .slice(0, moverCount)
      .map(({ id }) => id),
  );
  const bride = rest.find(
    ({ id, name }) => !moved.has(id) && /^(?:Hayley|Tamsin|Kirsty|Imogen|Nadine) /.test(name),
  );
  const renewals = splitOff(people);
  const stay = people
    .filter(({ id }) => !left.has(id))
    .map((person): Person => {
      const changed = { ...person, department: placeOf(person, moved, renewals) };
      if (moved.has(person.id)) changed.managerId = headOf(people, changed.department);
      if (renewals.has(person.id) && person.level === "front line")
        changed.managerId = [...renewals][0] ?? null;
      if (person.id === bride?.id) changed.name = `${person.name.split(" ")[0]} ${newFamilyName}`;
      return changed;
    });
  return { people: [...stay, ...joined(people)], left, moved, renamed: bride?.id ?? "" };
}

/** A team leader and a third of the front line of the department that is split. */
function splitOff(people: readonly Person[]): Set<string> {
  const unit = people.filter(({ department }) => department === split.from);
  const leader = unit.findLast(({ level }) => level === "team leader");
  const led = unit.filter(({ managerId }) => managerId === leader?.id);
  return new Set([leader, ...led].flatMap((person) => person?.id ?? []));
}

function placeOf(
  { id, department }: Person,
  moved: ReadonlySet<string>,
  renewals: ReadonlySet<string>,
): string {
  if (moved.has(id)) return "Customer Care/Orders and Enquiries";
  if (renewals.has(id)) return split.into;
  if (department === renamed.from) return renamedPath;
  return department === merged.from ? merged.into : department;
}

const headOf = (people: readonly Person[], department: string) =>
  people.find((person) => person.department === department)?.id ?? null;

function joined(people: readonly Person[]): Person[] {
  return joiners.map(([name, department, job], index) => ({
    id: `P${people.length + index + 1}`,
    name,
    email: `${name.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replace(" ", ".")}@example.org`,
    department,
    managerId: headOf(people, department === split.into ? split.from : department),
    job,
    level: "front line",
    location: "Leeds",
  }));
}
