import type { Level } from "#people/person.ts";

/** Whom of the staff a campaign invites. People who have left are never invited. */
export interface StaffAudience {
  of?: "staff";
  /**
   * "everybody": all; "groups": who is in one of the departments (or below) and on one of the levels, and the people
   * chosen besides; "people": only those who are chosen.
   */
  who: "everybody" | "groups" | "people";
  /** Departments by id; none means all. */
  units: string[];
  /** None means all. */
  levels: Level[];
  /** People by id. */
  people: string[];
  /** Taken out again, whatever brought them in; a department with all below. */
  except: { units: string[]; people: string[] };
}

/** A random sample of those who may be invited. */
export interface Sample {
  /** People to invite; all where there are fewer. */
  size: number;
  /** What the draw is made of: the same seed draws the same customers. */
  seed: number;
  /** A breakdown of which each group gives its share, e.g. "segment"; null: drawn from all together. */
  by: string | null;
}

/**
 * Which customers a campaign invites: who fits every filter, where an empty one lets all through. Never who has left, asked
 * not to be surveyed, has an address that turned mail away, or was asked as often lately as the contact limit allows.
 */
export interface CustomerAudience {
  of: "customers";
  segments: string[];
  regions: string[];
  /** Stakeholder roles: one of them is enough. */
  roles: string[];
  /** Account managers by person id. */
  managers: string[];
  /** Accounts by id. */
  accounts: string[];
  /** Panels by id: a member of one of them. */
  panels: string[];
  /** Values by attribute. */
  attributes: Record<string, string[]>;
  /** Null: everybody who fits. */
  sample: Sample | null;
}

export type Audience = StaffAudience | CustomerAudience;

export const isOfCustomers = (audience: Audience): audience is CustomerAudience =>
  audience.of === "customers";

export const everybody: StaffAudience = {
  who: "everybody",
  units: [],
  levels: [],
  people: [],
  except: { units: [], people: [] },
};

export const allCustomers: CustomerAudience = {
  of: "customers",
  segments: [],
  regions: [],
  roles: [],
  managers: [],
  accounts: [],
  panels: [],
  attributes: {},
  sample: null,
};

/** A department by id, with the one above. */
export interface UnitLink {
  id: string;
  parentId: string | null;
}

/** What decides whether somebody is in the audience. */
export interface AudienceMember {
  id: string;
  unitId: string | null;
  level: string | null;
}

/** The ids of departments and of all below them. Ids that no longer exist bring nothing in. */
function withBelow(chosen: readonly string[], units: readonly UnitLink[]): Set<string> {
  const children = Map.groupBy(units, ({ parentId }) => parentId);
  const known = new Set(units.map(({ id }) => id));
  const found = new Set<string>();
  const waiting = chosen.filter((id) => known.has(id));
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (found.has(next)) continue;
    found.add(next);
    waiting.push(...(children.get(next) ?? []).map(({ id }) => id));
  }
  return found;
}

/**
 * The one rule of who is in an audience.
 *
 * @returns tells of an active person whether they are in
 */
export function audienceFilter(
  audience: StaffAudience,
  units: readonly UnitLink[],
): (person: AudienceMember) => boolean {
  const inside = withBelow(audience.units, units);
  const outside = withBelow(audience.except.units, units);
  const people = new Set(audience.people);
  const exceptPeople = new Set(audience.except.people);
  const levels = new Set<string>(audience.levels);
  const inGroups = ({ unitId, level }: AudienceMember) =>
    (audience.units.length === 0 || (unitId !== null && inside.has(unitId))) &&
    (levels.size === 0 || (level !== null && levels.has(level)));
  return (person) => {
    if (exceptPeople.has(person.id) || (person.unitId !== null && outside.has(person.unitId))) return false;
    if (audience.who === "everybody") return true;
    return people.has(person.id) || (audience.who === "groups" && inGroups(person));
  };
}
