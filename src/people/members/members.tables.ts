import type { Generated } from "kysely";
import type { Role } from "#people/access/actor.ts";

interface MembershipTable {
  workspace_id: string;
  user_id: string;
  name: string;
  email: string;
  roles: Role[];
  created_at: Generated<Date>;
}

interface MemberInvitationTable {
  workspace_id: string;
  invitation_id: string;
  name: string;
  email: string;
  roles: Role[];
  secret_hash: Buffer;
  invited_by: string;
  created_at: Generated<Date>;
  expires_at: Date;
  accepted_at: Generated<Date | null>;
  withdrawn_at: Generated<Date | null>;
}

declare module "#platform/database/tables.ts" {
  interface Tables {
    "people.membership": MembershipTable;
    "people.member_invitation": MemberInvitationTable;
  }
}
