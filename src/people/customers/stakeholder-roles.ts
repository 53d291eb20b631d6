import { isLonger, singleSpaced } from "../person-text.ts";

/** Most stakeholder roles that one customer may have, and characters of a role's name. */
export const mostRoles = 10;
export const longestRole = 100;

/** Roles that are usual where organisations buy from organisations, as suggestions. */
export const usualRoles = [
  "Decision maker",
  "Buyer",
  "User",
  "Technical adviser",
  "Influencer",
  "Payer",
] as const;

/** The roles of a cell such as "Buyer; User", each once, whatever its case. */
export function readRoles(value: string, report: (reason: string) => void): string[] {
  const roles = tidyRoles(value.split(/[;,|\n]/));
  if (roles.length > mostRoles) {
    report(
      `Roles left out: there are over ${mostRoles}. Write those that matter, with semicolons between them.`,
    );
    return [];
  }
  if (roles.some((role) => isLonger(role, longestRole))) {
    report(`Roles left out: one has over ${longestRole} characters. Shorten it.`);
    return [];
  }
  return roles;
}

/** Roles without spaces around them, each once, in their order. */
export function tidyRoles(roles: readonly string[]): string[] {
  const byKey = new Map<string, string>();
  for (const role of roles.map(singleSpaced))
    if (role !== "" && !byKey.has(role.toLowerCase())) byKey.set(role.toLowerCase(), role);
  return [...byKey.values()];
}
