import type { Generated } from "kysely";

interface BrandTable {
  workspace_id: string;
  name: string;
  primary_colour: string;
  accent_colour: string;
  logo: Buffer | null;
  logo_type: "image/png" | "image/jpeg" | null;
  logo_width: number | null;
  logo_height: number | null;
  changed_at: Generated<Date>;
}

declare module "#platform/database/tables.ts" {
  interface Tables {
    "people.brand": BrandTable;
  }
}
