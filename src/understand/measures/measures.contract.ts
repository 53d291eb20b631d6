import { type Static, Type } from "typebox";
import { Moment, Uuid, workspaceParams } from "#people/access/contract.ts";
import { operation } from "#platform/http/contract.ts";
import { measureNotFound } from "./measures.errors.ts";

const Text = Type.String();
const Count = Type.Integer();
const OrNull = <Schema extends Parameters<typeof Type.Union>[0][number]>(schema: Schema) =>
  Type.Union([schema, Type.Null()]);

/** At published precision; `low` and `high` are null where everyone answered or too few did. */
const Figure = Type.Object({
  estimate: Type.Number(),
  low: OrNull(Type.Number()),
  high: OrNull(Type.Number()),
});

const Withheld = Type.Union([Type.Literal("too few answers"), Type.Literal("protects individuals")]);

/** What was observed of a measure in one unit: a figure, or why there is none. */
const observed = {
  version: Count,
  n: OrNull(Count),
  figure: OrNull(Figure),
  method: Text,
  withheld: OrNull(Withheld),
};

const Period = Type.Object({
  /** The campaign, or a survey's wave. */
  campaign: Uuid,
  /** Of the campaign or wave. */
  name: Text,
  /** The newest release of the campaign; the wave itself. */
  release: Uuid,
  /** When the campaign closed; of a snapshot when it was taken; of a wave its last day in the field. */
  at: Moment,
  ...observed,
});

const measure = {
  measure: Uuid,
  /** Identifies it within its questionnaire, e.g. "profile.SL.gap". */
  code: Text,
  name: Text,
  /** Where its evidence comes from: ratings of a profile, or a survey that was brought from another tool. */
  source: Type.Union([Type.Literal("profile"), Type.Literal("survey")]),
  /** The questionnaire, or the survey. */
  questionnaire: Uuid,
  questionnaireName: Text,
  /** Of surveys: the item's name in the file; "" for the net promoter score. */
  competency: Text,
  kind: Type.Union([
    Type.Literal("self"),
    Type.Literal("organisation"),
    Type.Literal("gap"),
    Type.Literal("mean"),
    Type.Literal("share"),
    Type.Literal("score"),
  ]),
  /** e.g. "points of 24" */
  unit: Text,
  direction: Type.Union([
    Type.Literal("higher is better"),
    Type.Literal("nearer to zero is better"),
    Type.Literal("not said"),
  ]),
  /** The least and the most that a value can be; of numbers without ends what was seen. */
  range: Type.Object({ minimum: Type.Number(), maximum: Type.Number() }),
  /** The newest version. */
  version: Count,
};

export const listMeasures = operation({
  method: "GET",
  path: "/api/workspaces/:workspace/measures",
  summary: "List what is measured, with the organisation's figures over time",
  permission: "results.read",
  params: workspaceParams,
  response: Type.Object({
    /** Name of the organisation. */
    organisation: Text,
    /** By questionnaire, the one released last first; in it in the questionnaire's order. */
    measures: Type.Array(
      Type.Object({
        ...measure,
        /** The organisation's, the oldest first, at most 24. Only periods of the same version can be compared. */
        periods: Type.Array(Period),
      }),
    ),
  }),
});
export type MeasureList = Static<(typeof listMeasures)["response"]>;

export const readMeasure = operation({
  method: "GET",
  path: "/api/workspaces/:workspace/measures/:measure",
  summary: "Read a measure: its definition, versions, and observations over time and by unit",
  permission: "results.read",
  params: Type.Object({ workspace: Uuid, measure: Uuid }),
  query: Type.Object({
    /** Path of the unit whose figures over time are read; the organisation where nothing or "" is said. */
    unit: Type.Optional(Type.String({ maxLength: 4000 })),
    /** The period whose units are listed; the newest where nothing is said. */
    campaign: Type.Optional(Uuid),
    offset: Type.Optional(Type.Integer({ minimum: 0, default: 0 })),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100, default: 50 })),
  }),
  response: Type.Object({
    organisation: Text,
    measure: Type.Object(measure),
    /** In words: how it is computed. */
    explanation: Text,
    /** By what it can be broken down. */
    breakdowns: Type.Array(Type.Union([Type.Literal("department"), Type.Literal("group")])),
    /** The newest first. */
    versions: Type.Array(
      Type.Object({
        version: Count,
        explanation: Text,
        statements: Type.Array(Type.Object({ code: Text, text: Text })),
        leads: Type.Array(Text),
        /** Null where it has no ends. */
        scale: OrNull(
          Type.Object({ minimum: Type.Number(), maximum: Type.Number(), anchors: Type.Array(Text) }),
        ),
        /** Null where a person's value is one answer. */
        minimumAnswered: OrNull(Type.Number()),
      }),
    ),
    /** Of the unit asked for, the oldest first, at most 24; periods without such a unit or measure are left out. */
    periods: Type.Array(Period),
    /** The units below the organisation in one period, as they are arranged; null where the measure was not part of it. */
    units: OrNull(
      Type.Object({
        campaign: Uuid,
        total: Count,
        rows: Type.Array(
          Type.Object({ path: Text, name: Text, staff: OrNull(Count), depth: Count, ...observed }),
        ),
      }),
    ),
  }),
  errors: [measureNotFound],
});
export type MeasureDetails = Static<(typeof readMeasure)["response"]>;
