import { type Static, Type } from "typebox";
import { Moment, Uuid, workspaceParams } from "#people/access/contract.ts";
import { operation } from "#platform/http/contract.ts";
import { importLineKinds } from "./import-lines.ts";
import * as errors from "./organisation.errors.ts";

const importParams = Type.Object({ workspace: Uuid, import: Uuid });
const orNull = <Schema extends Parameters<typeof Type.Union>[0][number]>(schema: Schema) =>
  Type.Union([schema, Type.Null()]);

/** The most that a file may have: bytes and rows. */
export const importLimits = { bytes: 20 * 2 ** 20, rows: 100_000 } as const;

/** A file of staff and what it would change, or has changed. */
export const Import = Type.Object({
  id: Uuid,
  fileName: Type.String(),
  state: Type.Enum(["planned", "applied"]),
  /** Whether empty cells clear what is known; else it stays. */
  clearEmpty: Type.Boolean(),
  counts: Type.Object({
    department: Type.Integer(),
    new: Type.Integer(),
    changed: Type.Integer(),
    /** People here who aren't in the file. */
    missing: Type.Integer(),
    problem: Type.Integer(),
    unchanged: Type.Integer(),
  }),
  /** How many of the missing people are to be, or were, marked as left. */
  leaving: Type.Integer(),
  createdBy: Type.String(),
  createdAt: Moment,
  appliedBy: orNull(Type.String()),
  appliedAt: orNull(Moment),
});
export type Import = Static<typeof Import>;

export const listImports = operation({
  method: "GET",
  path: "/api/workspaces/:workspace/imports",
  summary: "List the latest imports of people",
  permission: "people.write",
  params: workspaceParams,
  response: Type.Object({ imports: Type.Array(Import) }),
});

export const readImport = operation({
  method: "GET",
  path: "/api/workspaces/:workspace/imports/:import",
  summary: "Read an import of people",
  permission: "people.write",
  params: importParams,
  response: Import,
  errors: [errors.importNotFound],
});

export const listImportLines = operation({
  method: "GET",
  path: "/api/workspaces/:workspace/imports/:import/lines",
  summary: "List what an import would do, or did, of one kind",
  permission: "people.write",
  params: importParams,
  query: Type.Object({
    kind: Type.Enum([...importLineKinds]),
    offset: Type.Optional(Type.Integer({ minimum: 0, maximum: 10_000_000, default: 0 })),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200, default: 50 })),
  }),
  response: Type.Object({
    lines: Type.Array(
      Type.Object({
        number: Type.Integer(),
        personId: orNull(Uuid),
        row: orNull(Type.Integer()),
        title: Type.String(),
        staffNumber: orNull(Type.String()),
        changes: Type.Array(
          Type.Object({
            field: Type.String(),
            from: orNull(Type.String()),
            to: orNull(Type.String()),
          }),
        ),
        /** For missing people: to be marked as left. */
        leaving: Type.Boolean(),
      }),
    ),
  }),
  errors: [errors.importNotFound],
});

export const changeImport = operation({
  method: "PATCH",
  path: "/api/workspaces/:workspace/imports/:import",
  summary: "Choose whether empty cells clear what is known, and plan again",
  permission: "people.write",
  params: importParams,
  body: Type.Object({ clearEmpty: Type.Boolean() }),
  response: Import,
  errors: [errors.importNotFound, errors.importApplied],
});

export const chooseLeavers = operation({
  method: "PUT",
  path: "/api/workspaces/:workspace/imports/:import/leavers",
  summary: "Choose which missing people are to be marked as left",
  permission: "people.write",
  params: importParams,
  body: Type.Object({
    leaving: Type.Boolean(),
    /** Null: everybody who is missing. */
    people: orNull(Type.Array(Uuid, { maxItems: 1_000 })),
  }),
  response: Import,
  errors: [errors.importNotFound, errors.importApplied],
});

export const applyImport = operation({
  method: "POST",
  path: "/api/workspaces/:workspace/imports/:import/apply",
  summary: "Do what an import shows, or plan again where people changed meanwhile",
  permission: "people.write",
  params: importParams,
  response: Type.Object({
    /** False: people changed since the plan was made; here is a fresh one, and nothing was done. */
    applied: Type.Boolean(),
    import: Import,
  }),
  errors: [errors.importNotFound, errors.importApplied],
});

export const discardImport = operation({
  method: "DELETE",
  path: "/api/workspaces/:workspace/imports/:import",
  summary: "Discard an import that was not applied",
  permission: "people.write",
  params: importParams,
  response: Type.Null(),
  errors: [errors.importNotFound, errors.importApplied],
});
