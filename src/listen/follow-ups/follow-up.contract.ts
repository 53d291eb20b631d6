import { type Static, Type } from "typebox";
import { Moment, Uuid, workspaceParams } from "#people/access/contract.ts";
import { operation } from "#platform/http/contract.ts";
import * as errors from "./follow-up.errors.ts";

const params = Type.Object({ workspace: Uuid, followUp: Uuid });
const campaignParams = Type.Object({ workspace: Uuid, campaign: Uuid });
const Day = Type.String({ pattern: "^\\d{4}-\\d{2}-\\d{2}$" });
const Text = (maxLength: number) => Type.String({ maxLength });
const orNull = <Schema extends ReturnType<typeof Type.String> | typeof Person>(schema: Schema) =>
  Type.Union([schema, Type.Null()]);
const Person = Type.Object({ id: Uuid, name: Type.String() });

const FollowUpStateSchema = Type.Union([
  Type.Literal("open"),
  Type.Literal("in progress"),
  Type.Literal("done"),
  Type.Literal("not reached"),
]);

const FollowUpSchema = Type.Object({
  id: Uuid,
  campaign: Type.Object({
    id: Uuid,
    name: Type.String(),
    confidential: Type.Boolean(),
  }),
  reason: Type.Union([Type.Literal("asked"), Type.Literal("rule")]),
  state: FollowUpStateSchema,
  /** Whom to contact. */
  name: Type.String(),
  email: orNull(Type.String()),
  /** The customer's account; null where there is none. */
  account: orNull(Person),
  /** What was written for this purpose; never other answers. */
  words: Type.Array(Type.Object({ question: Type.String(), text: Type.String() })),
  owner: orNull(Person),
  /** Who the plan would have own it, while nobody does. */
  suggestedOwner: orNull(Person),
  openedAt: Moment,
  dueOn: Day,
  overdue: Type.Boolean(),
  outcome: Type.String(),
  notes: Type.Array(Type.Object({ at: Moment, by: Type.String(), text: Type.String() })),
  revision: Type.Integer(),
});
export type FollowUpView = Static<typeof FollowUpSchema>;

export const listFollowUps = operation({
  method: "GET",
  path: "/api/workspaces/:workspace/follow-ups",
  summary: "List follow-ups, the soonest due first: one's own, or all that one may see",
  permission: "member",
  params: workspaceParams,
  query: Type.Object({
    /** "all" is for those who run the programme; for everybody else it is the same as "mine". */
    of: Type.Optional(Type.Union([Type.Literal("mine"), Type.Literal("all")], { default: "mine" })),
    /** "waiting": open or in progress; "finished": done or not reached; or one state. */
    state: Type.Optional(
      Type.Union([Type.Literal("waiting"), Type.Literal("finished"), FollowUpStateSchema], {
        default: "waiting",
      }),
    ),
    campaign: Type.Optional(Uuid),
    owner: Type.Optional(Type.Union([Uuid, Type.Literal("nobody")])),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200, default: 50 })),
    offset: Type.Optional(Type.Integer({ minimum: 0, maximum: 1_000_000, default: 0 })),
  }),
  response: Type.Object({ total: Type.Integer(), followUps: Type.Array(FollowUpSchema) }),
});

export const countFollowUps = operation({
  method: "GET",
  path: "/api/workspaces/:workspace/follow-ups/counts",
  summary: "Count the follow-ups that wait: one's own; for those who run the programme also by owner",
  permission: "member",
  params: workspaceParams,
  response: Type.Object({
    today: Day,
    mine: Type.Object({ waiting: Type.Integer(), overdue: Type.Integer() }),
    /** Null for everybody who doesn't run the programme. */
    all: Type.Union([
      Type.Object({
        waiting: Type.Integer(),
        overdue: Type.Integer(),
        finished: Type.Integer(),
        /** With the consultants of confidential campaigns, who have not handed them over yet; for others once these have closed. */
        withConsultants: Type.Integer(),
        /** Waiting without an owner, of those that one may see and so can hand over. */
        unowned: Type.Object({ waiting: Type.Integer(), overdue: Type.Integer() }),
        /** Campaigns with follow-ups that one may see, by name; the newest 200. */
        campaigns: Type.Array(Type.Object({ id: Uuid, name: Type.String() })),
        /** Of those that are handed over; by name, never by number. */
        owners: Type.Array(
          Type.Object({
            id: orNull(Uuid),
            name: Type.String(),
            waiting: Type.Integer(),
            overdue: Type.Integer(),
          }),
        ),
      }),
      Type.Null(),
    ]),
  }),
});

export const readFollowUp = operation({
  method: "GET",
  path: "/api/workspaces/:workspace/follow-ups/:followUp",
  summary: "Read a follow-up that one owns, or may see",
  permission: "member",
  params,
  response: FollowUpSchema,
  errors: [errors.followUpNotFound],
});

export const FollowUpChange = Type.Object({
  /** Of what was read. */
  revision: Type.Integer({ minimum: 1 }),
  state: Type.Optional(FollowUpStateSchema),
  /** Hands it over to somebody. */
  owner: Type.Optional(Uuid),
  dueOn: Type.Optional(Day),
  /** What came of it. */
  outcome: Type.Optional(Text(2000)),
  /** Adds a note. */
  note: Type.Optional(Type.String({ minLength: 1, maxLength: 2000 })),
});
export type FollowUpChange = Static<typeof FollowUpChange>;

export const changeFollowUp = operation({
  method: "PATCH",
  path: "/api/workspaces/:workspace/follow-ups/:followUp",
  summary: "Say how far a follow-up is, add a note, or hand it to somebody",
  permission: "member",
  params,
  body: FollowUpChange,
  response: Type.Union([FollowUpSchema, Type.Object({ handedOn: Type.Literal(true) })]),
  errors: [errors.followUpNotFound, errors.followUpChanged, errors.ownerUnknown],
});

export const handOverFollowUps = operation({
  method: "POST",
  path: "/api/workspaces/:workspace/follow-ups/handing-over",
  summary:
    "Hand several follow-ups over at once: to one person, or each to whom its campaign's plan suggests",
  permission: "campaigns.write",
  params: workspaceParams,
  body: Type.Object({
    /** With the revision of what was read. If one of them can't be handed over, none is. */
    followUps: Type.Array(Type.Object({ id: Uuid, revision: Type.Integer({ minimum: 1 }) }), {
      minItems: 1,
      maxItems: 200,
    }),
    /** Null for those whom the plan suggests. */
    owner: orNull(Uuid),
  }),
  response: Type.Object({
    handedOver: Type.Integer(),
    /** Finished, with this owner already, or, without `owner`, owned by somebody or with nobody suggested. */
    left: Type.Array(Uuid),
  }),
  errors: [errors.followUpNotFound, errors.followUpChanged, errors.ownerUnknown],
});

const PlanSchema = Type.Object({
  /** Whether the account manager of the customer's account follows up, where there is one. */
  toAccountManager: Type.Boolean(),
  /** Who follows up all others; null for nobody yet. */
  owner: orNull(Uuid),
  workingDays: Type.Integer({ minimum: 1, maximum: 30 }),
  /** A condition on answers; null for none. Named campaigns only. */
  rule: orNull(Text(1000)),
  /** Days for which account people see theirs before anybody else does. */
  firstViewDays: Type.Integer({ minimum: 1, maximum: 30 }),
});
export type PlanSettings = Static<typeof PlanSchema>;

export const readFollowUpPlan = operation({
  method: "GET",
  path: "/api/workspaces/:workspace/campaigns/:campaign/follow-up-plan",
  summary: "Read what a campaign does with answers that ask for contact",
  permission: "campaigns.read",
  params: campaignParams,
  response: Type.Object({
    ...PlanSchema.properties,
    ownerName: orNull(Type.String()),
    /** Whether the questionnaire asks if somebody may get in touch. */
    asks: Type.Boolean(),
    confidential: Type.Boolean(),
    /** Rule and days of the first view hold as they are. */
    frozen: Type.Boolean(),
  }),
  errors: [errors.campaignUnknown],
});

export const saveFollowUpPlan = operation({
  method: "PUT",
  path: "/api/workspaces/:workspace/campaigns/:campaign/follow-up-plan",
  summary: "Say who follows up a campaign's answers, and within how many working days",
  permission: "campaigns.write",
  params: campaignParams,
  body: PlanSchema,
  response: Type.Null(),
  errors: [errors.campaignUnknown, errors.ownerUnknown, errors.planFrozen, errors.ruleRefused],
});

export const findOwners = operation({
  method: "GET",
  path: "/api/workspaces/:workspace/follow-up-owners",
  summary: "Find people who could follow up, by at least two letters of the name",
  permission: "member",
  params: workspaceParams,
  query: Type.Object({ search: Type.String({ minLength: 2, maxLength: 100 }) }),
  response: Type.Object({
    people: Type.Array(Type.Object({ id: Uuid, name: Type.String(), department: Type.String() })),
  }),
  errors: [errors.followUpNotFound],
});
