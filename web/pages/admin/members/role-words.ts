import type { Role } from "#people/access/actor.ts";
import type { Option } from "../../../ui/select.tsx";

const descriptions: Record<Role, string> = {
  director: "Runs the programme: people, questionnaires, campaigns, members and settings.",
  consultant: "Runs it too, and alone sees who gave which confidential answer.",
  sponsor: "Sees results.",
  "process owner": "Leads the improvement of a process.",
  "account manager": "Looks after customers.",
  partner: "Works for an outsourcing partner.",
  typist: "Types what people filled in on paper, and sees nothing else.",
};

/** A role as it stands in sentences and lists. */
export const roleName = (role: Role): string => role.replace(/^./, (letter) => letter.toUpperCase());

/** All roles to choose from, with what each may do. */
export const roleOptions: readonly Option<Role>[] = (Object.keys(descriptions) as Role[]).map((role) => ({
  value: role,
  label: roleName(role),
  description: descriptions[role],
}));
