import { type Static, Type } from "typebox";
import { Moment, Uuid, workspaceParams } from "#people/access/contract.ts";
import { operation } from "#platform/http/contract.ts";
import { columnFields, mostColumns } from "./customer-columns.ts";
import { orNull } from "./customers.contract.ts";
import * as errors from "./customers.errors.ts";
import { customerImportLineKinds } from "./import-lines.ts";

const importParams = Type.Object({ workspace: Uuid, import: Uuid });
const Field = Type.Enum([...columnFields]);

/** The most that a file may have: bytes and rows. */
export const customerImportLimits = { bytes: 50 * 2 ** 20, rows: 200_000 } as const;

/** A file of customers and what it would change, or has changed. */
export const CustomerImport = Type.Object({
  id: Uuid,
  fileName: Type.String(),
  /** Rows that could be read, without the header. */
  rows: Type.Integer(),
  /** "mapping": its columns are being decided, "planning" and "applying": in work, "planned": shows what it would change. */
  state: Type.Enum(["mapping", "planning", "planned", "applying", "applied"]),
  /** Of the work in hand, from 0 to 1. */
  progress: Type.Number(),
  /** Why the work before this stopped; null where it didn't. */
  problem: orNull(Type.String()),
  columns: Type.Array(
    Type.Object({ name: Type.String(), field: Field, examples: Type.Array(Type.String()) }),
  ),
  /** Whether empty cells clear what is known; else it stays. */
  clearEmpty: Type.Boolean(),
  /** Null before it is planned. */
  counts: orNull(
    Type.Object({
      account: Type.Integer(),
      new: Type.Integer(),
      changed: Type.Integer(),
      unchanged: Type.Integer(),
      /** Customers here who aren't in the file. */
      missing: Type.Integer(),
      problem: Type.Integer(),
    }),
  ),
  /** How many of the missing customers are to be, or were, marked as left. */
  leaving: Type.Integer(),
  allLeaving: Type.Boolean(),
  createdBy: Type.String(),
  createdAt: Moment,
  appliedBy: orNull(Type.String()),
  appliedAt: orNull(Moment),
});
export type CustomerImport = Static<typeof CustomerImport>;

export const listCustomerImports = operation({
  method: "GET",
  path: "/api/workspaces/:workspace/customer-imports",
  summary: "List the latest imports of customers",
  permission: "customers.write",
  params: workspaceParams,
  response: Type.Object({ imports: Type.Array(CustomerImport) }),
});

export const readCustomerImport = operation({
  method: "GET",
  path: "/api/workspaces/:workspace/customer-imports/:import",
  summary: "Read an import of customers",
  permission: "customers.write",
  params: importParams,
  response: CustomerImport,
  errors: [errors.importNotFound],
});

export const planCustomerImport = operation({
  method: "POST",
  path: "/api/workspaces/:workspace/customer-imports/:import/plan",
  summary: "Decide what the columns are, and look through the file for what it would change",
  permission: "customers.write",
  params: importParams,
  body: Type.Object({
    /** In the file's order; what is left out stays as it is. */
    columns: Type.Optional(Type.Array(Field, { maxItems: mostColumns })),
    clearEmpty: Type.Optional(Type.Boolean()),
  }),
  response: CustomerImport,
  errors: [errors.importNotFound, errors.importApplied, errors.importBusy, errors.importColumns],
});

const Line = Type.Object({
  number: Type.Integer(),
  customerId: orNull(Uuid),
  row: orNull(Type.Integer()),
  title: Type.String(),
  /** The customer's or account's own number. */
  ownNumber: orNull(Type.String()),
  account: orNull(Type.String()),
  changes: Type.Array(
    Type.Object({ field: Type.String(), from: orNull(Type.String()), to: orNull(Type.String()) }),
  ),
  /** For missing customers: to be marked as left. */
  leaving: Type.Boolean(),
});
export type CustomerImportLineShown = Static<typeof Line>;

export const listCustomerImportLines = operation({
  method: "GET",
  path: "/api/workspaces/:workspace/customer-imports/:import/lines",
  summary: "List what an import of customers would do, or did, of one kind",
  permission: "customers.write",
  params: importParams,
  query: Type.Object({
    kind: Type.Enum([...customerImportLineKinds, "missing"]),
    offset: Type.Optional(Type.Integer({ minimum: 0, maximum: 10_000_000, default: 0 })),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200, default: 50 })),
  }),
  response: Type.Object({ lines: Type.Array(Line) }),
  errors: [errors.importNotFound],
});

export const listCustomerImportProblems = operation({
  method: "GET",
  path: "/api/workspaces/:workspace/customer-imports/:import/problems",
  summary: "List what is wrong in a file of customers, what is the same taken together, unused rows first",
  permission: "customers.write",
  params: importParams,
  query: Type.Object({
    offset: Type.Optional(Type.Integer({ minimum: 0, maximum: 10_000_000, default: 0 })),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200, default: 50 })),
  }),
  response: Type.Object({
    /** Different problems. */
    total: Type.Integer(),
    problems: Type.Array(
      Type.Object({
        reason: Type.String(),
        /** Whether its rows are not used at all. */
        refuses: Type.Boolean(),
        /** How often it occurs. */
        count: Type.Integer(),
        /** The first five rows, as spreadsheets count. */
        rows: Type.Array(Type.Integer()),
      }),
    ),
  }),
  errors: [errors.importNotFound],
});

export const chooseLeavingCustomers = operation({
  method: "PUT",
  path: "/api/workspaces/:workspace/customer-imports/:import/leavers",
  summary: "Choose which missing customers are to be marked as left",
  permission: "customers.write",
  params: importParams,
  body: Type.Object({
    leaving: Type.Boolean(),
    /** Null: everybody who is missing. */
    customers: orNull(Type.Array(Uuid, { maxItems: 1_000 })),
  }),
  response: CustomerImport,
  errors: [errors.importNotFound, errors.importApplied, errors.importBusy, errors.importNotPlanned],
});

export const applyCustomerImport = operation({
  method: "POST",
  path: "/api/workspaces/:workspace/customer-imports/:import/apply",
  summary: "Begin to do what an import shows; where customers changed meanwhile, it is planned again instead",
  permission: "customers.write",
  params: importParams,
  response: CustomerImport,
  errors: [errors.importNotFound, errors.importApplied, errors.importBusy, errors.importNotPlanned],
});

export const cancelCustomerImport = operation({
  method: "POST",
  path: "/api/workspaces/:workspace/customer-imports/:import/cancel",
  summary: "Stop the work on an import: nothing of it is kept",
  permission: "customers.write",
  params: importParams,
  response: CustomerImport,
  errors: [errors.importNotFound, errors.importApplied],
});

export const discardCustomerImport = operation({
  method: "DELETE",
  path: "/api/workspaces/:workspace/customer-imports/:import",
  summary: "Discard an import that was not applied",
  permission: "customers.write",
  params: importParams,
  response: Type.Null(),
  errors: [errors.importNotFound, errors.importApplied, errors.importBusy],
});
