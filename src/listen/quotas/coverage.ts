/**
 * How an account is reached through one role, from the best to the worst: somebody answered (told in named campaigns only);
 * is invited; can be invited; was asked too often lately; is known and can't be asked, or isn't in the campaign's audience;
 * nobody is known.
 */
export const roleStates = ["answered", "invited", "reachable", "limited", "unreachable", "missing"] as const;
export type RoleState = (typeof roleStates)[number];

/** Whether the campaign hears the role or still can. */
export const isCovered = (state: RoleState): boolean =>
  state === "answered" || state === "invited" || state === "reachable";

/** One account with the state of each role that is wanted, in their order. */
export interface CoveredAccount {
  id: string;
  name: string;
  segment: string | null;
  region: string | null;
  roles: RoleState[];
  /** Customers of the account, whatever their role. */
  people: number;
}

/** Which accounts a list shows. */
export const coverageFilters = ["all", "missing", "nobody"] as const;
export type CoverageFilter = (typeof coverageFilters)[number];

/**
 * @param role "missing": that role is not covered; "": any of those wanted
 */
export function coverageFilter(
  filter: CoverageFilter,
  role: number | null,
): (account: Pick<CoveredAccount, "roles">) => boolean {
  if (filter === "all") return () => true;
  if (filter === "nobody") return ({ roles }) => !roles.some(isCovered);
  return ({ roles }) => (role === null ? !roles.every(isCovered) : !isCovered(roles[role] ?? "missing"));
}

export interface CoverageSummary {
  accounts: number;
  /** Through all the roles that are wanted. */
  complete: number;
  /** Through two of them or more. */
  several: number;
  /** Through none of them. */
  none: number;
  /** Accounts covered by role, in their order. */
  byRole: number[];
}

export function coverageSummary(
  accounts: readonly Pick<CoveredAccount, "roles">[],
  roles: number,
): CoverageSummary {
  const covered = accounts.map((account) => account.roles.filter(isCovered).length);
  const count = (is: (covered: number) => boolean) => covered.filter(is).length;
  return {
    accounts: accounts.length,
    complete: count((found) => found === roles),
    several: count((found) => found >= 2),
    none: count((found) => found === 0),
    byRole: Array.from(
      { length: roles },
      (_, role) => accounts.filter((account) => isCovered(account.roles[role] ?? "missing")).length,
    ),
  };
}

/** Most roles that a campaign can want of each account. */
export const mostWanted = 6;
/** Roles that are wanted unless told otherwise: so many of those that most accounts have. */
const usuallyWanted = 3;

/** @param known roles with the accounts that have them */
export const usualWanted = (known: readonly { role: string; accounts: number }[]): string[] =>
  known
    .toSorted((a, b) => b.accounts - a.accounts || (a.role < b.role ? -1 : 1))
    .slice(0, usuallyWanted)
    .map(({ role }) => role);
