import { type Static, Type } from "typebox";
import { Line, Moment, Uuid, workspaceParams } from "#people/access/contract.ts";
import { operation } from "#platform/http/contract.ts";
import { levels } from "../person.ts";
import * as errors from "./organisation.errors.ts";

const orNull = <Schema extends Parameters<typeof Type.Union>[0][number]>(schema: Schema) =>
  Type.Union([schema, Type.Null()]);
const Level = Type.Enum([...levels]);
const personParams = Type.Object({ workspace: Uuid, person: Uuid });

/** A person in a list. */
const PersonRow = Type.Object({
  id: Uuid,
  staffNumber: orNull(Type.String()),
  name: Type.String(),
  email: orNull(Type.String()),
  unitId: orNull(Uuid),
  /** Path of the department; "" directly in the organisation. */
  department: Type.String(),
  managerId: orNull(Uuid),
  manager: orNull(Type.String()),
  job: orNull(Type.String()),
  level: orNull(Level),
  location: orNull(Type.String()),
  /** Since when the person has left; null for active people. */
  leftAt: orNull(Moment),
});
export type PersonRow = Static<typeof PersonRow>;

const Person = Type.Object({
  ...PersonRow.properties,
  /** How many active people this person manages. */
  reports: Type.Integer(),
  /** Other active people with the same e-mail address, the first few. */
  emailSharedWith: Type.Array(Type.Object({ id: Uuid, name: Type.String() })),
});
export type Person = Static<typeof Person>;

/** Which people, in which order. */
export const peopleFilter = Type.Object({
  /** Words of the name, the e-mail address or the staff number. */
  search: Type.Optional(Type.String({ maxLength: 200, pattern: "^[^\\u0000]*$" })),
  /** A department, or "organisation" for people in none. */
  unit: Type.Optional(Type.Union([Uuid, Type.Literal("organisation")])),
  /** Whether departments below count too. */
  below: Type.Optional(Type.Boolean({ default: true })),
  level: Type.Optional(Type.Union([Level, Type.Literal("none")])),
  state: Type.Optional(Type.Enum(["active", "left", "all"], { default: "active" })),
  sort: Type.Optional(
    Type.Enum(["name", "staffNumber", "department", "job", "level", "location"], { default: "name" }),
  ),
  order: Type.Optional(Type.Enum(["ascending", "descending"], { default: "ascending" })),
});
export type PeopleFilter = Static<typeof peopleFilter>;

export const listPeople = operation({
  method: "GET",
  path: "/api/workspaces/:workspace/people",
  summary: "List people",
  permission: "people.read",
  params: workspaceParams,
  query: Type.Object({
    ...peopleFilter.properties,
    offset: Type.Optional(Type.Integer({ minimum: 0, maximum: 10_000_000, default: 0 })),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200, default: 50 })),
  }),
  response: Type.Object({
    /** How many people there are in all, on any page. */
    total: Type.Integer(),
    people: Type.Array(PersonRow),
  }),
  errors: [errors.unitNotFound],
});

export const readPerson = operation({
  method: "GET",
  path: "/api/workspaces/:workspace/people/:person",
  summary: "Read a person",
  permission: "people.read",
  params: personParams,
  response: Person,
  errors: [errors.personNotFound],
});

const details = {
  staffNumber: orNull(Line(200)),
  email: orNull(Line(254)),
  unitId: orNull(Uuid),
  managerId: orNull(Uuid),
  job: orNull(Line(500)),
  level: orNull(Level),
  location: orNull(Line(500)),
};

/** What is known of somebody new; what is left out is not known. */
const NewPerson = Type.Object({ name: Line(500), ...Type.Partial(Type.Object(details)).properties });
/** What changes; what is left out stays. */
const PersonChange = Type.Partial(Type.Object({ name: Line(500), ...details }));
export type PersonChange = Static<typeof PersonChange>;

const refusals = [errors.unitNotFound, errors.personNotFound, errors.staffNumberTaken, errors.managerCircle];

export const addPerson = operation({
  method: "POST",
  path: "/api/workspaces/:workspace/people",
  summary: "Add a person",
  permission: "people.write",
  params: workspaceParams,
  body: NewPerson,
  response: Person,
  errors: refusals,
});

export const changePerson = operation({
  method: "PATCH",
  path: "/api/workspaces/:workspace/people/:person",
  summary: "Change what is known of a person",
  permission: "people.write",
  params: personParams,
  body: PersonChange,
  response: Person,
  errors: refusals,
});

export const markAsLeft = operation({
  method: "POST",
  path: "/api/workspaces/:workspace/people/:person/leave",
  summary: "Note that a person has left",
  permission: "people.write",
  params: personParams,
  response: Type.Null(),
  errors: [errors.personNotFound],
});

export const markAsReturned = operation({
  method: "POST",
  path: "/api/workspaces/:workspace/people/:person/return",
  summary: "Note that a person is back, or had not left",
  permission: "people.write",
  params: personParams,
  response: Type.Null(),
  errors: [errors.personNotFound],
});
