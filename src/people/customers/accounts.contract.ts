import { type Static, Type } from "typebox";
import { Line, Moment, Uuid, workspaceParams } from "#people/access/contract.ts";
import { operation } from "#platform/http/contract.ts";
import { Attributes, orNull, page, Searched } from "./customers.contract.ts";
import * as errors from "./customers.errors.ts";

const accountParams = Type.Object({ workspace: Uuid, account: Uuid });

/** An account in a list. */
const Account = Type.Object({
  id: Uuid,
  number: orNull(Type.String()),
  name: Type.String(),
  segment: orNull(Type.String()),
  region: orNull(Type.String()),
  managerId: orNull(Uuid),
  manager: orNull(Type.String()),
  /** Customers in it who are customers still. */
  customers: Type.Integer(),
  leftAt: orNull(Moment),
});
export type Account = Static<typeof Account>;

/** An account with what of it is covered. Who answered is nowhere in it. */
const AccountRecord = Type.Object({
  ...Account.properties,
  attributes: Type.Record(Type.String(), Type.String()),
  /** Of each stakeholder role in use: how many of the account's customers have it, can be asked, and when one was last asked. */
  coverage: Type.Array(
    Type.Object({
      role: Type.String(),
      customers: Type.Integer(),
      askable: Type.Integer(),
      lastInvitedAt: orNull(Moment),
    }),
  ),
  /** Customers of the account without any role. */
  withoutRole: Type.Integer(),
  lastInvitedAt: orNull(Moment),
});
export type AccountRecord = Static<typeof AccountRecord>;

const accountFilter = Type.Object({
  /** Words of the name or the number. */
  search: Type.Optional(Searched),
  segment: Type.Optional(Searched),
  region: Type.Optional(Searched),
  /** A person, or "nobody". */
  manager: Type.Optional(Type.Union([Uuid, Type.Literal("nobody")])),
  state: Type.Optional(Type.Enum(["active", "left", "all"], { default: "active" })),
});
export type AccountFilter = Static<typeof accountFilter>;

export const listAccounts = operation({
  method: "GET",
  path: "/api/workspaces/:workspace/accounts",
  summary: "List accounts; account managers their own",
  permission: "customers.read.own",
  params: workspaceParams,
  query: Type.Object({ ...accountFilter.properties, ...page }),
  response: Type.Object({ total: Type.Integer(), accounts: Type.Array(Account) }),
});

export const readAccount = operation({
  method: "GET",
  path: "/api/workspaces/:workspace/accounts/:account",
  summary: "Read an account and which stakeholder roles somebody has",
  permission: "customers.read.own",
  params: accountParams,
  response: AccountRecord,
  errors: [errors.accountNotFound],
});

const details = {
  number: orNull(Line(200)),
  segment: orNull(Line(500)),
  region: orNull(Line(500)),
  managerId: orNull(Uuid),
  attributes: Attributes,
};
const AccountChange = Type.Partial(Type.Object({ name: Line(500), ...details }));
export type AccountChange = Static<typeof AccountChange>;

export const addAccount = operation({
  method: "POST",
  path: "/api/workspaces/:workspace/accounts",
  summary: "Add an account",
  permission: "customers.write",
  params: workspaceParams,
  body: Type.Object({ name: Line(500), ...Type.Partial(Type.Object(details)).properties }),
  response: AccountRecord,
  errors: [errors.accountNumberTaken, errors.managerNotFound],
});

export const changeAccount = operation({
  method: "PATCH",
  path: "/api/workspaces/:workspace/accounts/:account",
  summary: "Change an account, or who looks after it",
  permission: "customers.write",
  params: accountParams,
  body: AccountChange,
  response: AccountRecord,
  errors: [errors.accountNotFound, errors.accountNumberTaken, errors.managerNotFound],
});

export const setAccountState = operation({
  method: "PUT",
  path: "/api/workspaces/:workspace/accounts/:account/state",
  summary: "Note that an account and its customers are customers no more, or are again",
  permission: "customers.write",
  params: accountParams,
  body: Type.Object({ left: Type.Boolean() }),
  response: Type.Null(),
  errors: [errors.accountNotFound],
});
