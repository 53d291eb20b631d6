import type { Generated } from "kysely";

interface UserTable {
  id: Generated<string>;
  name: string;
  email: string;
  emailVerified: boolean;
  createdAt: Generated<Date>;
  updatedAt: Generated<Date>;
}

interface AccountTable {
  id: Generated<string>;
  accountId: string;
  providerId: string;
  userId: string;
  password: string | null;
  createdAt: Generated<Date>;
  updatedAt: Date;
}

interface SecondFactorTable {
  user_id: string;
  /** Null: it is being set up. */
  enabled_at: Date | null;
}

declare module "#platform/database/tables.ts" {
  interface Tables {
    "auth.user": UserTable;
    "auth.account": AccountTable;
    "auth.second_factor": SecondFactorTable;
  }
}
