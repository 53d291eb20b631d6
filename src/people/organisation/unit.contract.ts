import { type Static, Type } from "typebox";
import { Line, Uuid, workspaceParams } from "#people/access/contract.ts";
import { operation } from "#platform/http/contract.ts";
import * as errors from "./organisation.errors.ts";

const OptionalUuid = Type.Union([Uuid, Type.Null()]);
const unitParams = Type.Object({ workspace: Uuid, unit: Uuid });
const Name = Line(100);

/** A department at its place in the tree. */
const Unit = Type.Object({
  id: Uuid,
  /** Null directly in the organisation. */
  parentId: OptionalUuid,
  name: Type.String(),
  /** Names from the top down, joined by "/". */
  path: Type.String(),
  /** 1 directly in the organisation. */
  depth: Type.Integer(),
  /** Active people directly in it. */
  people: Type.Integer(),
  /** Active people in it and below. */
  peopleBelow: Type.Integer(),
  /** People directly in it who have left. */
  left: Type.Integer(),
});
export type Unit = Static<typeof Unit>;

export const listUnits = operation({
  method: "GET",
  path: "/api/workspaces/:workspace/units",
  summary: "List the departments in the order of their tree",
  permission: "people.read",
  params: workspaceParams,
  response: Type.Object({
    organisation: Type.String(),
    /** Active people in no department. */
    people: Type.Integer(),
    /** All active people. */
    peopleBelow: Type.Integer(),
    /** People in no department who have left. */
    left: Type.Integer(),
    units: Type.Array(Unit),
  }),
});

export const addUnit = operation({
  method: "POST",
  path: "/api/workspaces/:workspace/units",
  summary: "Add a department",
  permission: "people.write",
  params: workspaceParams,
  body: Type.Object({ name: Name, parentId: OptionalUuid }),
  response: Type.Object({ id: Uuid }),
  errors: [errors.unitNotFound, errors.unitNameTaken, errors.unitTooDeep, errors.tooManyUnits],
});

export const changeUnit = operation({
  method: "PATCH",
  path: "/api/workspaces/:workspace/units/:unit",
  summary: "Rename a department, or move it with all below it",
  permission: "people.write",
  params: unitParams,
  body: Type.Object({ name: Type.Optional(Name), parentId: Type.Optional(OptionalUuid) }),
  response: Type.Null(),
  errors: [errors.unitNotFound, errors.unitNameTaken, errors.unitCircle, errors.unitTooDeep],
});

export const deleteUnit = operation({
  method: "DELETE",
  path: "/api/workspaces/:workspace/units/:unit",
  summary: "Delete an empty department",
  permission: "people.write",
  params: unitParams,
  response: Type.Null(),
  errors: [errors.unitNotFound, errors.unitNotEmpty],
});

export const mergeUnit = operation({
  method: "POST",
  path: "/api/workspaces/:workspace/units/:unit/merge",
  summary: "Move everything in a department to another one and delete it",
  permission: "people.write",
  params: unitParams,
  body: Type.Object({ into: OptionalUuid }),
  response: Type.Null(),
  errors: [errors.unitNotFound, errors.unitNameTaken, errors.unitCircle, errors.unitTooDeep],
});
