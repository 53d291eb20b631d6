import { type Static, Type } from "typebox";
import { Line, Moment, Uuid, workspaceParams } from "#people/access/contract.ts";
import { operation } from "#platform/http/contract.ts";
import { customerFilter, orNull } from "./customers.contract.ts";
import * as errors from "./customers.errors.ts";

const panelParams = Type.Object({ workspace: Uuid, panel: Uuid });
const Note = Type.String({ maxLength: 1_000, pattern: "^[^\\u0000]*$" });

const Panel = Type.Object({
  id: Uuid,
  name: Type.String(),
  /** How its members agreed, and to what. */
  note: Type.String(),
  /** Members who are customers still. */
  members: Type.Integer(),
  /** Of these: can be asked. */
  askable: Type.Integer(),
  lastInvitedAt: orNull(Moment),
  createdBy: Type.String(),
  createdAt: Moment,
});
export type Panel = Static<typeof Panel>;

export const listPanels = operation({
  method: "GET",
  path: "/api/workspaces/:workspace/customer-panels",
  summary: "List panels: customers who agreed to be asked more often",
  permission: "customers.read",
  params: workspaceParams,
  response: Type.Object({ panels: Type.Array(Panel) }),
});

export const addPanel = operation({
  method: "POST",
  path: "/api/workspaces/:workspace/customer-panels",
  summary: "Make a panel",
  permission: "customers.write",
  params: workspaceParams,
  body: Type.Object({ name: Line(200), note: Type.Optional(Note) }),
  response: Panel,
  errors: [errors.panelNameTaken],
});

export const changePanel = operation({
  method: "PATCH",
  path: "/api/workspaces/:workspace/customer-panels/:panel",
  summary: "Rename a panel, or change its note",
  permission: "customers.write",
  params: panelParams,
  body: Type.Partial(Type.Object({ name: Line(200), note: Note })),
  response: Panel,
  errors: [errors.panelNotFound, errors.panelNameTaken],
});

export const deletePanel = operation({
  method: "DELETE",
  path: "/api/workspaces/:workspace/customer-panels/:panel",
  summary: "Delete a panel; its customers stay",
  permission: "customers.write",
  params: panelParams,
  response: Type.Null(),
  errors: [errors.panelNotFound],
});

/** Some customers by id, or all who fit a filter. */
const Chosen = Type.Union([
  Type.Object({ customers: Type.Array(Uuid, { maxItems: 1_000 }) }),
  Type.Object({ filter: customerFilter }),
]);
export type ChosenCustomers = Static<typeof Chosen>;

export const addPanelMembers = operation({
  method: "POST",
  path: "/api/workspaces/:workspace/customer-panels/:panel/members",
  summary:
    "Add customers to a panel, by id or all who fit a filter; who asked not to be surveyed is left out",
  permission: "customers.write",
  params: panelParams,
  body: Chosen,
  response: Type.Object({ added: Type.Integer(), panel: Panel }),
  errors: [errors.panelNotFound, errors.customerNotFound],
});

export const removePanelMembers = operation({
  method: "POST",
  path: "/api/workspaces/:workspace/customer-panels/:panel/members/remove",
  summary: "Take customers out of a panel, by id or all who fit a filter",
  permission: "customers.write",
  params: panelParams,
  body: Chosen,
  response: Type.Object({ removed: Type.Integer(), panel: Panel }),
  errors: [errors.panelNotFound, errors.customerNotFound],
});
