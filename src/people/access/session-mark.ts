/** How whoever uses a session has proven who they are. */
export const waysIn = ["password", "link", "provider"] as const;
export type WayIn = (typeof waysIn)[number];

/** How a session was opened, and what it opens. */
export interface SessionMark {
  way: WayIn;
  /** The only workspace that it opens, where a provider of that workspace has vouched; null: all of the user's. */
  onlyIn: string | null;
  /** By which provider; null without one. */
  providerId: string | null;
  /** Whether a code of the account's second factor was given. */
  secondFactor: boolean;
}

/** What a workspace asks of those who enter it. */
export interface EntryRule {
  /** Whoever has a role needs a second factor. */
  secondFactor: boolean;
  /** Only the workspace's own identity providers let people in; directors with a second factor come in without. */
  providerOnly: boolean;
}

/** Nothing is asked. */
export const noEntryRule: EntryRule = { secondFactor: false, providerOnly: false };

/** What stands between somebody and a workspace that they belong to. */
export const entries = ["open", "second factor", "provider"] as const;
export type Entry = (typeof entries)[number];

/**
 * Whether a session may enter a workspace that its user belongs to. A provider's sign-in counts for its own workspace:
 * whether it asks for a second factor is the provider's business. Directors always find a way in without the provider, so
 * that a broken one locks nobody out.
 */
export function entryOf(
  { way, secondFactor }: Pick<SessionMark, "way" | "secondFactor">,
  roles: readonly string[],
  rule: EntryRule,
): Entry {
  if (way === "provider") return "open";
  if (rule.providerOnly && !roles.includes("director")) return "provider";
  const needed = rule.providerOnly || (rule.secondFactor && roles.length > 0);
  return needed && !secondFactor ? "second factor" : "open";
}
