import type { SessionMark } from "./session-mark.ts";

/** What a person may be in a workspace, beyond a member of staff. */
export const roles = [
  "director",
  "consultant",
  "sponsor",
  "process owner",
  "account manager",
  "partner",
  "typist",
] as const;
export type Role = (typeof roles)[number];

/** What an operation asks of whoever calls it. "public" is everybody, "user" whoever is signed in. */
export type Permission =
  | "public"
  | "user"
  /** Being in the workspace at all, as staff or in a role. */
  | "member"
  | "people.read"
  | "people.write"
  | "customers.read"
  /** Customers of the accounts that one looks after; who reads all reads these, too. */
  | "customers.read.own"
  | "customers.write"
  | "members.manage"
  | "workspace.manage"
  | "audit.read"
  | "outbox.read"
  | "questionnaires.read"
  | "questionnaires.write"
  | "campaigns.read"
  | "campaigns.write"
  /** Typing what people filled in on paper, in anonymous campaigns: whoever does it reads the sheets. */
  | "paper.enter"
  | "results.read"
  /** Making tokens for other programs, and saying which are told of what happens. */
  | "integrations.manage"
  /** Which identity providers sign people in, and what the workspace asks of those who enter it. */
  | "sign-in.manage"
  /** Who gave which answer, in confidential campaigns: the independent consultant's alone. */
  | "answers.identified";

type WorkspacePermission = Exclude<Permission, "public" | "user" | "member">;

const running = [
  "people.read",
  "people.write",
  "customers.read",
  "customers.read.own",
  "customers.write",
  "questionnaires.read",
  "questionnaires.write",
  "campaigns.read",
  "campaigns.write",
  "paper.enter",
  "results.read",
  "audit.read",
  "outbox.read",
] as const;

const granted: Record<Role, readonly WorkspacePermission[]> = {
  director: [...running, "members.manage", "workspace.manage", "integrations.manage", "sign-in.manage"],
  consultant: [...running, "members.manage", "answers.identified"],
  sponsor: ["results.read"],
  "process owner": [],
  "account manager": ["customers.read.own"],
  partner: [],
  typist: ["paper.enter"],
};

/** All that a person with these roles may do; staff have none and are members only. */
export function permissionsOf(held: readonly Role[]): Set<WorkspacePermission> {
  return new Set(held.flatMap((role) => granted[role]));
}

/** Somebody who is signed in. */
export interface User {
  /** A UUID. */
  id: string;
  name: string;
  /** In lower case. */
  email: string;
  /** Whether this person has shown that mail to the address reaches them. */
  emailVerified: boolean;
  /** Where it is a session that asks: which one, and how it was opened. */
  session?: SessionMark & { id: string };
}

/** Somebody in a workspace. */
interface Member extends User {
  workspaceId: string;
  /** Their record among the organisation's people, where they have one. */
  personId: string | null;
  roles: readonly Role[];
}

/** Who asks: a user and, where the address names a workspace that they belong to, what they are in it. */
export interface Actor {
  user: User;
  member: Member | null;
  /** All that it may do, where it is a program with a token and not a person. */
  scope?: ReadonlySet<Permission>;
}

/** Whether an actor has a permission, in the workspace that the address names. */
export function allows({ user, member, scope }: Actor, permission: Exclude<Permission, "public">): boolean {
  if (scope) return member !== null && scope.has(permission);
  // Whoever a workspace's provider vouches for has that workspace, and not the account.
  if (permission === "user") return user.session === undefined || user.session.onlyIn === null;
  if (member === null) return false;
  return permission === "member" || permissionsOf(member.roles).has(permission);
}
