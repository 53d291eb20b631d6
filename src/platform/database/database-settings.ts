import { Type } from "typebox";
import { setting } from "../settings.ts";

/** Where everything is kept. */
export const databaseSettings = {
  data: setting({
    doc: "Folder of everything that the application keeps, relative to where it is started.",
    schema: Type.String({ minLength: 1 }),
    default: "data",
    env: "SERVICELOOP_DATA",
  }),
  databaseUrl: setting({
    doc: "PostgreSQL 15 or later to use instead of the embedded server, e.g. postgres://user:password@host/database.",
    schema: Type.String({ minLength: 1 }),
    default: null,
    env: "DATABASE_URL",
    secret: true,
  }),
  prepareStatements: setting({
    doc: "Whether the server plans frequent statements once per connection; false for poolers that can't, e.g. PgBouncer before 1.21.",
    schema: Type.Boolean(),
    default: true,
    env: "SERVICELOOP_PREPARE_STATEMENTS",
  }),
};
