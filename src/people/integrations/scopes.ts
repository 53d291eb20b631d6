import type { Permission } from "#people/access/actor.ts";

/** What a token can be allowed, and the permissions that each comes with. Nothing that tells who answered what in confidence. */
export const scopes = {
  "people:read": { says: "Departments and people", permissions: ["people.read"] },
  "customers:read": {
    says: "Accounts, customers and panels",
    permissions: ["customers.read", "customers.read.own"],
  },
  "customers:write": {
    says: "Change accounts, customers and panels",
    permissions: ["customers.read", "customers.read.own", "customers.write"],
  },
  "questionnaires:read": { says: "Questionnaires", permissions: ["questionnaires.read"] },
  "campaigns:read": { says: "Campaigns and how far they are", permissions: ["campaigns.read"] },
  "results:read": { says: "Released results and measures", permissions: ["results.read"] },
} as const satisfies Record<string, { says: string; permissions: readonly Permission[] }>;

export type Scope = keyof typeof scopes;

export const scopeNames = Object.keys(scopes) as Scope[];

/** All permissions of these scopes; names that are none any more give nothing. */
export const permissionsOfScopes = (held: readonly string[]): Set<Permission> =>
  new Set(held.flatMap((name) => (name in scopes ? scopes[name as Scope].permissions : [])));

/** The scopes that come with a permission. */
export const scopesWith = (permission: string): Scope[] =>
  scopeNames.filter((name) => (scopes[name].permissions as readonly string[]).includes(permission));
