import type { Level } from "#people/person.ts";

/** Whom a campaign invites. People who have left are never invited. */
export interface Audience {
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

export const everybody: Audience = {
  who: "everybody",
  units: [],
  levels: [],
  people: [],
  except: { units: [], people: [] },
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
  audience: Audience,
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
