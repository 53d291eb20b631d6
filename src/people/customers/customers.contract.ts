import { type Static, Type } from "typebox";
import { Line, Moment, Uuid, workspaceParams } from "#people/access/contract.ts";
import { operation } from "#platform/http/contract.ts";
import * as errors from "./customers.errors.ts";
import { longestRole, mostRoles } from "./stakeholder-roles.ts";

export const orNull = <Schema extends Parameters<typeof Type.Union>[0][number]>(schema: Schema) =>
  Type.Union([schema, Type.Null()]);
const customerParams = Type.Object({ workspace: Uuid, customer: Uuid });
export const Searched = Type.String({ maxLength: 500, pattern: "^[^\\u0000]*$" });

/** Values by name. */
export const Attributes = Type.Record(Line(200), Line(500), { maxProperties: 50 });

/** A customer in a list. */
export const Customer = Type.Object({
  id: Uuid,
  number: orNull(Type.String()),
  name: Type.String(),
  email: orNull(Type.String()),
  accountId: orNull(Uuid),
  account: orNull(Type.String()),
  managerId: orNull(Uuid),
  /** Who looks after the account. */
  manager: orNull(Type.String()),
  roles: Type.Array(Type.String()),
  /** Their own, or else the account's. */
  segment: orNull(Type.String()),
  region: orNull(Type.String()),
  /** Since when the customer asks not to be surveyed. */
  noContactAt: orNull(Moment),
  bouncedAt: orNull(Moment),
  lastInvitedAt: orNull(Moment),
  leftAt: orNull(Moment),
});
export type Customer = Static<typeof Customer>;

/** Everything that is known of a customer. */
const CustomerRecord = Type.Object({
  ...Customer.properties,
  language: orNull(Type.String()),
  /** Their own; null: the account's counts. */
  ownSegment: orNull(Type.String()),
  ownRegion: orNull(Type.String()),
  attributes: Type.Record(Type.String(), Type.String()),
  noContactReason: Type.String(),
  panels: Type.Array(Type.Object({ id: Uuid, name: Type.String() })),
  /** Other customers with the same address, the first few. */
  emailSharedWith: Type.Array(Type.Object({ id: Uuid, name: Type.String() })),
});
export type CustomerRecord = Static<typeof CustomerRecord>;

/** Which customers. */
export const customerFilter = Type.Object({
  /** Words of the name, the e-mail address, the number or the account's name. */
  search: Type.Optional(Searched),
  segment: Type.Optional(Searched),
  region: Type.Optional(Searched),
  role: Type.Optional(Searched),
  account: Type.Optional(Uuid),
  manager: Type.Optional(Uuid),
  panel: Type.Optional(Uuid),
  /** An attribute's name, and the value it is to have. */
  attribute: Type.Optional(Searched),
  value: Type.Optional(Searched),
  /** "active": customers still; of these "no-contact" asked not to be surveyed and "bounced" can't be reached. */
  state: Type.Optional(Type.Enum(["active", "no-contact", "bounced", "left", "all"], { default: "active" })),
});
export type CustomerFilter = Static<typeof customerFilter>;

export const page = {
  offset: Type.Optional(Type.Integer({ minimum: 0, maximum: 10_000_000, default: 0 })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200, default: 50 })),
};

export const listCustomers = operation({
  method: "GET",
  path: "/api/workspaces/:workspace/customers",
  summary: "List customers; account managers those of their accounts",
  permission: "customers.read.own",
  params: workspaceParams,
  query: Type.Object({
    ...customerFilter.properties,
    sort: Type.Optional(Type.Enum(["name", "account"], { default: "name" })),
    order: Type.Optional(Type.Enum(["ascending", "descending"], { default: "ascending" })),
    ...page,
  }),
  response: Type.Object({
    /** How many there are in all, on any page. */
    total: Type.Integer(),
    customers: Type.Array(Customer),
  }),
});

export const readCustomer = operation({
  method: "GET",
  path: "/api/workspaces/:workspace/customers/:customer",
  summary: "Read a customer",
  permission: "customers.read.own",
  params: customerParams,
  response: CustomerRecord,
  errors: [errors.customerNotFound],
});

const details = {
  number: orNull(Line(200)),
  email: orNull(Line(254)),
  accountId: orNull(Uuid),
  language: orNull(Line(20)),
  roles: Type.Array(Line(longestRole), { maxItems: mostRoles }),
  segment: orNull(Line(500)),
  region: orNull(Line(500)),
  attributes: Attributes,
};

/** What changes; what is left out stays. */
const CustomerChange = Type.Partial(Type.Object({ name: Line(500), ...details }));
export type CustomerChange = Static<typeof CustomerChange>;
const refusals = [
  errors.accountNotFound,
  errors.accountHasLeft,
  errors.customerNumberTaken,
  errors.tooManyAttributes,
];

export const addCustomer = operation({
  method: "POST",
  path: "/api/workspaces/:workspace/customers",
  summary: "Add a customer",
  permission: "customers.write",
  params: workspaceParams,
  body: Type.Object({ name: Line(500), ...Type.Partial(Type.Object(details)).properties }),
  response: CustomerRecord,
  errors: refusals,
});

export const changeCustomer = operation({
  method: "PATCH",
  path: "/api/workspaces/:workspace/customers/:customer",
  summary: "Change what is known of a customer",
  permission: "customers.write",
  params: customerParams,
  body: CustomerChange,
  response: CustomerRecord,
  errors: [errors.customerNotFound, ...refusals],
});

export const setCustomerState = operation({
  method: "PUT",
  path: "/api/workspaces/:workspace/customers/:customer/state",
  summary: "Note that a customer is one no more, or is again",
  permission: "customers.write",
  params: customerParams,
  body: Type.Object({ left: Type.Boolean() }),
  response: Type.Null(),
  errors: [errors.customerNotFound, errors.accountHasLeft],
});

export const setNoContact = operation({
  method: "PUT",
  path: "/api/workspaces/:workspace/customers/:customer/no-contact",
  summary: "Note that a customer asks not to be surveyed, or may be asked again",
  permission: "customers.write",
  params: customerParams,
  body: Type.Object({
    refuses: Type.Boolean(),
    /** How or why, for those who run the programme. */
    reason: Type.Optional(Type.String({ maxLength: 500, pattern: "^[^\\u0000]*$" })),
  }),
  response: Type.Null(),
  errors: [errors.customerNotFound],
});

export const eraseCustomer = operation({
  method: "POST",
  path: "/api/workspaces/:workspace/customers/:customer/erase",
  summary: "Erase a customer: the record, answers and mail",
  permission: "customers.write",
  params: customerParams,
  body: Type.Object({
    /** Whether the customer asked for it: then an open campaign doesn't hinder it. */
    asked: Type.Boolean(),
  }),
  response: Type.Null(),
  errors: [errors.customerNotFound, errors.customerUnderWay],
});

const Manager = Type.Object({ id: Uuid, name: Type.String() });

export const listCustomerValues = operation({
  method: "GET",
  path: "/api/workspaces/:workspace/customer-values",
  summary: "List what customers can be chosen by: segments, regions, roles, account managers, attributes",
  permission: "customers.read.own",
  params: workspaceParams,
  response: Type.Object({
    /** Whether there is any customer at all. */
    hasCustomers: Type.Boolean(),
    segments: Type.Array(Type.String()),
    regions: Type.Array(Type.String()),
    roles: Type.Array(Type.String()),
    managers: Type.Array(Manager),
    /** Names of attributes. */
    attributes: Type.Array(Type.String()),
  }),
});

export const listAttributeValues = operation({
  method: "GET",
  path: "/api/workspaces/:workspace/customer-values/attribute",
  summary: "List the values of an attribute, the commonest first",
  permission: "customers.read.own",
  params: workspaceParams,
  query: Type.Object({ name: Searched }),
  response: Type.Object({
    values: Type.Array(Type.Object({ value: Type.String(), customers: Type.Integer() })),
  }),
});
