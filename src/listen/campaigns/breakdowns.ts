/**
 * What the figures of a campaign are looked at by. An id is stored with the campaign (`listen.campaign.breakdowns`), its
 * values with each invitation (`listen.invitation.groups`) as they were on the day of the invitation.
 */

export type AudienceOf = "staff" | "customers";

/** The breakdowns that need no name of their own. */
const fixed = {
  staff: ["standing", "department", "level", "location"],
  customers: ["segment", "region", "role", "account-manager"],
} as const satisfies Record<AudienceOf, readonly string[]>;

export type FixedBreakdown = (typeof fixed)[AudienceOf][number];

/** The fixed breakdowns of an audience, the usual ones first. */
export const fixedBreakdowns = (of: AudienceOf): readonly FixedBreakdown[] => fixed[of];

/** More than so many can't be looked at: each further one makes the groups of a confidential campaign coarser. */
export const mostBreakdowns = 6;

/** What a new campaign begins with. */
export const defaultBreakdowns = (of: AudienceOf): string[] =>
  of === "customers" ? ["segment", "region", "role"] : ["standing", "department"];

/** A breakdown's id taken apart. */
export type Breakdown =
  | { kind: "fixed"; id: FixedBreakdown }
  /** A column of the customer file that became an attribute. */
  | { kind: "attribute"; name: string }
  /** Answers to a single-choice or dropdown question: the value is the option's id, and is not in the invitation's groups. */
  | { kind: "question"; question: string };

const attributeMark = "attribute:";
const questionMark = "question:";

export const attributeBreakdown = (name: string): string => attributeMark + name;
export const questionBreakdown = (question: string): string => questionMark + question;

/** Takes an id apart; null where it is none of this audience's. */
export function readBreakdown(id: string, of: AudienceOf): Breakdown | null {
  if (id.startsWith(questionMark) && id.length > questionMark.length)
    return { kind: "question", question: id.slice(questionMark.length) };
  if (of === "customers" && id.startsWith(attributeMark) && id.length > attributeMark.length)
    return { kind: "attribute", name: id.slice(attributeMark.length) };
  const known = fixed[of].find((each) => each === id);
  return known ? { kind: "fixed", id: known } : null;
}

const labels: Record<FixedBreakdown, string> = {
  department: "Department",
  standing: "Managers and staff",
  level: "Level",
  location: "Location",
  segment: "Segment",
  region: "Region",
  role: "Role",
  "account-manager": "Account manager",
};

/** How an answer came to an anonymous campaign that has both: nobody chooses it, and figures are looked at by it first. */
export const wayIn = "way-in";

/** @param questionText the text of a question in words that its programme reads; its id where it isn't told */
export function breakdownLabel(id: string, questionText?: (question: string) => string | undefined): string {
  if (id.startsWith(questionMark)) {
    const question = id.slice(questionMark.length);
    return questionText?.(question) ?? question;
  }
  if (id.startsWith(attributeMark)) return id.slice(attributeMark.length);
  if (id === wayIn) return "Way in";
  return Object.hasOwn(labels, id) ? labels[id as FixedBreakdown] : id;
}

const waysIn: Readonly<Record<string, string>> = { invited: "Invited", doors: "Through doors" };
const standings: Readonly<Record<string, string>> = { managers: "Managers", staff: "Staff" };

/**
 * A value of a fixed breakdown or attribute as people read it; account managers' names are looked up by whoever shows them.
 */
export const breakdownValueLabel = (id: string, value: string): string =>
  id === "standing" ? (standings[value] ?? value) : id === wayIn ? (waysIn[value] ?? value) : value;

/** "managers": executives and managers; "staff": team leaders and the front line; undefined where the level isn't known. */
function standingOf(level: string | null): "managers" | "staff" | undefined {
  if (level === "executive" || level === "manager") return "managers";
  return level === "team leader" || level === "front line" ? "staff" : undefined;
}

/** A member of the staff as far as breakdowns go. */
interface StaffMember {
  /** Path, segments joined by "/"; "" is the organisation itself. */
  department: string;
  level: string | null;
  location: string | null;
}

/** A customer as far as breakdowns go; segment and region are the account's where the customer has none. */
interface GroupedCustomer {
  segment: string | null;
  region: string | null;
  /** In the order of the file: the first counts. */
  roles: readonly string[];
  managerId: string | null;
  attributes: Readonly<Record<string, string>>;
}

function staffValue(id: string, { department, level, location }: StaffMember): string | null | undefined {
  switch (id) {
    case "department":
      return department.split("/")[0];
    case "standing":
      return standingOf(level);
    case "level":
      return level;
    case "location":
      return location;
    default:
      return undefined;
  }
}

function customerValue(
  id: string,
  { segment, region, roles, managerId, attributes }: GroupedCustomer,
): string | null | undefined {
  switch (id) {
    case "segment":
      return segment;
    case "region":
      return region;
    case "role":
      return roles[0];
    case "account-manager":
      return managerId;
    default: {
      const name = id.startsWith(attributeMark) ? id.slice(attributeMark.length) : "";
      return Object.hasOwn(attributes, name) ? attributes[name] : undefined;
    }
  }
}

/** What an invitation keeps of somebody: breakdown id to value; what isn't known, and answers, are absent. */
function groupsBy(
  breakdowns: readonly string[],
  knownValue: (id: string) => string | null | undefined,
): Record<string, string> {
  const found = breakdowns.flatMap((id): [string, string][] => {
    const value = knownValue(id);
    return value ? [[id, value]] : [];
  });
  return Object.fromEntries(found);
}

export const staffGroups = (breakdowns: readonly string[], person: StaffMember): Record<string, string> =>
  groupsBy(breakdowns, (id) => staffValue(id, person));

export const customerGroups = (
  breakdowns: readonly string[],
  customer: GroupedCustomer,
): Record<string, string> => groupsBy(breakdowns, (id) => customerValue(id, customer));
