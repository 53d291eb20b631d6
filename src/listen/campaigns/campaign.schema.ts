import { type Static, Type } from "typebox";
import { Line, Moment, Uuid } from "#people/access/contract.ts";
import { levels } from "#people/person.ts";
import { anonymities } from "./anonymity.ts";
import { mostBreakdowns } from "./breakdowns.ts";
import { campaignActions, campaignStates } from "./campaign-state.ts";

const nullable = <Schema extends Parameters<typeof Type.Union>[0][number]>(schema: Schema) =>
  Type.Union([schema, Type.Null()]);
const ids = Type.Array(Uuid, { maxItems: 5000, uniqueItems: true });
const Language = Type.String({ pattern: "^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$", maxLength: 35 });

const oneOf = <const Word extends string>(words: readonly Word[]) =>
  Type.Unsafe<Word>(Type.Union(words.map((word) => Type.Literal(word))));

export const StateSchema = oneOf(campaignStates);
export const AnonymitySchema = oneOf(anonymities);

const StaffAudienceSchema = Type.Object({
  of: Type.Optional(Type.Literal("staff")),
  who: Type.Union([Type.Literal("everybody"), Type.Literal("groups"), Type.Literal("people")]),
  units: ids,
  levels: Type.Array(oneOf(levels), { maxItems: 4, uniqueItems: true }),
  people: ids,
  except: Type.Object({ units: ids, people: ids }),
});

const Value = Type.String({ minLength: 1, maxLength: 200 });
const values = Type.Array(Value, { maxItems: 1000, uniqueItems: true });
const BreakdownId = Type.String({ minLength: 1, maxLength: 200 });

/** Customers who fit every filter; an empty one lets all through. */
const CustomerAudienceSchema = Type.Object({
  of: Type.Literal("customers"),
  segments: values,
  regions: values,
  /** Stakeholder roles: one of them is enough. */
  roles: values,
  /** Account managers by person id. */
  managers: ids,
  accounts: ids,
  panels: ids,
  /** Values by attribute. */
  attributes: Type.Record(Value, values, { maxProperties: 20 }),
  /** A random sample of those who may be invited; null: all of them. */
  sample: nullable(
    Type.Object({
      size: Type.Integer({ minimum: 1, maximum: 10_000_000 }),
      /** The same seed draws the same customers. */
      seed: Type.Integer({ minimum: 0, maximum: 2_147_483_647 }),
      /** A breakdown of which each group gives its share; null: drawn from all together. */
      by: nullable(BreakdownId),
    }),
  ),
});

export const AudienceSchema = Type.Union([StaffAudienceSchema, CustomerAudienceSchema]);

/** Ids of breakdowns, the most important first; `breakdowns.ts` names them. */
export const BreakdownsSchema = Type.Array(BreakdownId, { maxItems: mostBreakdowns, uniqueItems: true });

/** At most so many invitations of a customer within so many days; 0 days: no limit. */
export const ContactLimitSchema = Type.Object({
  invitations: Type.Integer({ minimum: 1, maximum: 100 }),
  days: Type.Integer({ minimum: 0, maximum: 730 }),
});

const MailTextSchema = Type.Object({
  subject: Type.String({ maxLength: 200 }),
  body: Type.String({ maxLength: 10_000 }),
});
const TextsSchema = Type.Record(
  Language,
  Type.Object({ invitation: MailTextSchema, reminder: MailTextSchema }),
  { minProperties: 1, maxProperties: 12 },
);

const ReminderPlanSchema = Type.Object({
  anchor: Type.Union([Type.Literal("opening"), Type.Literal("closing")]),
  days: Type.Integer({ minimum: 1, maximum: 90 }),
  time: Type.String({ pattern: "^([01][0-9]|2[0-3]):[0-5][0-9]$" }),
});

/** All that is decided about a campaign before it opens. */
export const SettingsSchema = Type.Object({
  name: Line(200),
  /** A published version of a questionnaire; null while none is chosen. */
  questionnaire: nullable(Type.Object({ id: Uuid, version: Type.Integer({ minimum: 1 }) })),
  /**
   * The earlier campaign that answers are compared with, person by person: one of the same questionnaire that has been
   * opened; null for none.
   */
  follows: nullable(Uuid),
  anonymity: AnonymitySchema,
  minimumGroup: Type.Integer({ minimum: 3, maximum: 50 }),
  /** What the answers are for, as respondents read it; may be empty in a draft. */
  purpose: Type.String({ maxLength: 2000 }),
  /** The same in further languages of the questionnaire. */
  purposes: Type.Record(Language, Type.String({ maxLength: 2000 }), { maxProperties: 12 }),
  retentionMonths: Type.Integer({ minimum: 1, maximum: 120 }),
  audience: AudienceSchema,
  /** What figures are looked at by; none for a profile. Frozen when it opens. */
  breakdowns: BreakdownsSchema,
  texts: TextsSchema,
  /** Whether the mails show the first question, with a link for each answer. */
  firstQuestion: Type.Boolean(),
  /** When it is to open by itself; null: by hand. */
  opensAt: nullable(Moment),
  closesAt: nullable(Moment),
  reminders: Type.Array(ReminderPlanSchema, { maxItems: 10 }),
});
export type CampaignSettings = Static<typeof SettingsSchema>;

export const SummarySchema = Type.Object({
  id: Uuid,
  name: Type.String(),
  state: StateSchema,
  anonymity: AnonymitySchema,
  audienceOf: oneOf(["staff", "customers"]),
  questionnaire: nullable(Type.Object({ id: Uuid, version: Type.Integer(), name: Type.String() })),
  opensAt: nullable(Moment),
  openedAt: nullable(Moment),
  closesAt: nullable(Moment),
  closedAt: nullable(Moment),
  /** People invited, those taken out again included; 0 before it opens. */
  invited: Type.Integer(),
  /** Null where the group is too small to say. */
  completed: nullable(Type.Integer()),
});

/** What hinders opening, or deserves a look before. */
const CheckSchema = Type.Object({
  /** Stable, e.g. "no-questionnaire". */
  code: Type.String(),
  /** "hinders" has to be mended before opening; "mind" need not. */
  severity: Type.Union([Type.Literal("hinders"), Type.Literal("mind")]),
  /** Which part of the settings to go to. */
  part: Type.Union([
    Type.Literal("questionnaire"),
    Type.Literal("audience"),
    Type.Literal("breakdowns"),
    Type.Literal("texts"),
    Type.Literal("promise"),
    Type.Literal("schedule"),
  ]),
  detail: Type.String(),
});

/** `reminder-turns.ts` describes it. */
export const ReminderTurnsSchema = Type.Object({
  turn: Type.Integer(),
  recent: Type.Integer(),
  withoutEmail: Type.Integer(),
  bounced: Type.Integer(),
  left: Type.Integer(),
  notInvited: Type.Integer(),
});

const ReminderSchema = Type.Object({
  id: Uuid,
  planned: Type.Boolean(),
  dueAt: Moment,
  state: Type.Union([Type.Literal("waiting"), Type.Literal("done"), Type.Literal("cancelled")]),
  /** Null in confidential campaigns for those who don't see answers: it would tell of single people who has completed. */
  recipients: nullable(Type.Integer()),
  /** Whose turn it was, answered or not; null before it begins, and of rounds of long ago. */
  turns: nullable(ReminderTurnsSchema),
  finishedAt: nullable(Moment),
});

export const CampaignSchema = Type.Object({
  id: Uuid,
  revision: Type.Integer(),
  state: StateSchema,
  /** What can be done in this state. */
  actions: Type.Array(oneOf(campaignActions)),
  settings: SettingsSchema,
  questionnaireName: nullable(Type.String()),
  /** Campaigns of the same questionnaire that it could follow, or follows: those that were opened, newest first; at most 20. */
  earlier: Type.Array(Type.Object({ id: Uuid, name: Type.String(), closedAt: nullable(Moment) })),
  /** Whether a next wave can be compared with it: a profile that was opened. */
  canBeFollowed: Type.Boolean(),
  /** Whether the questionnaire is a service commitment profile: it asks staff and has results of its own. */
  isProfile: Type.Boolean(),
  /** Questions whose answers figures can be looked at by, in the questionnaire's first language. */
  choiceQuestions: Type.Array(Type.Object({ id: Type.String(), text: Type.String() })),
  /** The question that mails can show; null where the first page has none of the kind. */
  firstQuestion: nullable(Type.Object({ id: Type.String(), text: Type.String() })),
  /** Of the whole programme: how often a customer may be invited. */
  contactLimit: ContactLimitSchema,
  /** The questionnaire's languages; texts may be written in each. */
  languages: Type.Array(Type.String()),
  /** Where days and times of day are cut. */
  timeZone: Type.String(),
  scheduledAt: nullable(Moment),
  /** Why it did not open by itself. */
  openingProblem: nullable(Type.String()),
  openedAt: nullable(Moment),
  closedAt: nullable(Moment),
  /** When single answers are deleted; null before it closes. */
  answersDeletedAfter: nullable(Moment),
  answersDeletedAt: nullable(Moment),
  createdAt: Moment,
  updatedAt: Moment,
  /** Empty once it has opened. */
  checks: Type.Array(CheckSchema),
  /** How far the making of invitations is; null while none are made. */
  inviting: nullable(
    Type.Object({ expected: Type.Integer(), invited: Type.Integer(), mailWaiting: Type.Integer() }),
  ),
  /** People who are trying the campaign. */
  pilots: Type.Integer(),
  /** How many of them have completed; null where they are too few to say. */
  pilotsCompleted: nullable(Type.Integer()),
  reminders: Type.Array(ReminderSchema),
  /** Whether whoever asks sees who answered what. */
  seesAnswers: Type.Boolean(),
  /** Whether they may list personal links, which nobody may of an anonymous campaign, and send one to another address. */
  handsOutLinks: Type.Boolean(),
});

const Count = Type.Object({ name: Type.String(), people: Type.Integer() });

/** Customers who fit an audience, and who of them is not asked. */
const CustomerCountsSchema = Type.Object({
  /** Who fits the filters. */
  matching: Type.Integer(),
  /** Who may be invited: those who fit without those left out. */
  eligible: Type.Integer(),
  leftOut: Type.Object({
    /** Asked not to be surveyed. */
    noContact: Type.Integer(),
    /** Whose address turned mail away. */
    bounced: Type.Integer(),
    /** Invited as often lately as the contact limit allows. */
    limit: Type.Integer(),
  }),
  contactLimit: ContactLimitSchema,
  /** Of those who may be invited, by breakdown; the largest 200 values each. */
  groups: Type.Array(
    Type.Object({
      id: Type.String(),
      /** "" is those of whom it isn't known. */
      values: Type.Array(Type.Object({ value: Type.String(), label: Type.String(), people: Type.Integer() })),
    }),
  ),
});

export const AudienceCountsSchema = Type.Object({
  /** Who would be invited. */
  people: Type.Integer(),
  /** Null for staff. */
  customers: nullable(CustomerCountsSchema),
  withoutEmail: Type.Integer(),
  /** People whose address somebody else in the audience has, too. */
  sharingEmail: Type.Integer(),
  /** By path; "" is directly in the organisation. Only people directly in the department. */
  departments: Type.Array(Count),
  /** "" is people whose level is not known. */
  levels: Type.Array(Count),
});

export const MailWordsSchema = Type.Object({ subject: Type.String(), body: Type.String() });

export const MailPreviewSchema = Type.Object({
  ...MailWordsSchema.properties,
  /** The first question as the mail shows it, by language; empty where it shows none. */
  question: Type.Array(
    Type.Object({ language: Type.String(), text: Type.String(), answers: Type.Array(Type.String()) }),
  ),
});

const ProgressCounts = {
  /** Everybody ever invited, those taken out again included, so that nobody's leaving gives away whether they answered. */
  invited: Type.Integer(),
  started: Type.Integer(),
  completed: Type.Integer(),
};

export const ProgressSchema = Type.Object({
  minimumGroup: Type.Integer(),
  /** What `departments` are: departments, or the values of a campaign's first breakdown; null where it has none. */
  by: nullable(Type.Object({ id: Type.String(), label: Type.String() })),
  /** Of those invited: whom mail reached as far as is known, that is who has not bounced. */
  reached: Type.Integer(),
  /** Null where even the whole campaign is smaller than the minimum. */
  overall: nullable(Type.Object(ProgressCounts)),
  /** In the tree's order; with all below. */
  departments: Type.Array(
    Type.Union([
      Type.Object({ path: Type.String(), withheld: Type.Literal(false), ...ProgressCounts }),
      Type.Object({ path: Type.String(), withheld: Type.Literal(true) }),
    ]),
  ),
  /** Of an anonymous campaign: answers of people who were not invited, at least so many. */
  throughDoors: Type.Integer(),
  /**
   * Per day, where the organisation is, how many started and completed. Null where the overall figure is withheld, and of
   * anonymous campaigns: nobody is to be seen to come.
   */
  days: nullable(
    Type.Array(Type.Object({ date: Type.String(), started: Type.Integer(), completed: Type.Integer() })),
  ),
  /** Taken out again, of those invited. */
  withdrawn: Type.Integer(),
});

export const InvitationSchema = Type.Object({
  id: Uuid,
  personId: nullable(Uuid),
  name: Type.String(),
  email: nullable(Type.String()),
  /** Of a customer: the account's name. */
  account: nullable(Type.String()),
  customerId: nullable(Uuid),
  /** When mail to the address was turned away for good. */
  bouncedAt: nullable(Moment),
  department: Type.String(),
  level: nullable(Type.String()),
  invitedAt: Moment,
  withdrawnAt: nullable(Moment),
  /** Whether the organisation says that they have left. */
  left: Type.Boolean(),
  /** Null in confidential campaigns. */
  progress: nullable(
    Type.Union([Type.Literal("not started"), Type.Literal("started"), Type.Literal("completed")]),
  ),
});

export const DeliverySchema = Type.Object({
  /** People without an address: their links can be printed. */
  withoutEmail: Type.Integer(),
  /** Invitations that the mail has not been given yet. */
  mailWaiting: Type.Integer(),
  /** People invited at an address. */
  addressed: Type.Integer(),
  /** Of those: whose address turned mail away for good, as the mail server said or somebody handed in. */
  bounced: Type.Integer(),
  /** Invitation mails by state, those sent again included. */
  invitations: Type.Record(Type.String(), Type.Integer()),
  /** Reminder mails by state; null in confidential campaigns for those who don't see answers. */
  reminders: nullable(Type.Record(Type.String(), Type.Integer())),
  /** Invitations that did not arrive, newest first; at most 500. In confidential campaigns reminders are left out. */
  failed: Type.Array(
    Type.Object({
      invitation: Uuid,
      name: Type.String(),
      email: Type.String(),
      problem: nullable(Type.String()),
      at: Moment,
    }),
  ),
});

export const LinkSchema = Type.Object({
  invitation: Uuid,
  name: Type.String(),
  department: Type.String(),
  /** Of a customer: the account's name. */
  account: nullable(Type.String()),
  job: nullable(Type.String()),
  /** The whole address. */
  link: Type.String(),
});
