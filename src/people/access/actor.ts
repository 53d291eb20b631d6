/** What a person may be in a workspace, beyond a member of staff. */
export const roles = [
  "director",
  "consultant",
  "sponsor",
  "process owner",
  "account manager",
  "partner",
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
  | "members.manage"
  | "workspace.manage"
  | "audit.read"
  | "outbox.read"
  | "questionnaires.read"
  | "questionnaires.write"
  | "campaigns.read"
  | "campaigns.write"
  | "results.read"
  /** Who gave which answer, in confidential campaigns: the independent consultant's alone. */
  | "answers.identified";

type WorkspacePermission = Exclude<Permission, "public" | "user" | "member">;

const running = [
  "people.read",
  "people.write",
  "questionnaires.read",
  "questionnaires.write",
  "campaigns.read",
  "campaigns.write",
  "results.read",
  "audit.read",
  "outbox.read",
] as const;

const granted: Record<Role, readonly WorkspacePermission[]> = {
  director: [...running, "members.manage", "workspace.manage"],
  consultant: [...running, "members.manage", "answers.identified"],
  sponsor: ["results.read"],
  "process owner": [],
  "account manager": [],
  partner: [],
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
}

/** Whether an actor has a permission, in the workspace that the address names. */
export function allows({ member }: Actor, permission: Exclude<Permission, "public">): boolean {
  if (permission === "user") return true;
  if (member === null) return false;
  return permission === "member" || permissionsOf(member.roles).has(permission);
}
