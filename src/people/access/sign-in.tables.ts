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

declare module "#platform/database/tables.ts" {
  interface Tables {
    "auth.user": UserTable;
    "auth.account": AccountTable;
  }
}
