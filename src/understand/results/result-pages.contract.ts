import { type Static, Type } from "typebox";
import { Uuid } from "#people/access/contract.ts";
import { operation } from "#platform/http/contract.ts";
import { Campaign, params, Release, ResultsState } from "./results.contract.ts";
import { notReleased, resultsNotFound } from "./results.errors.ts";
import {
  Alpha,
  Careless,
  Figure,
  ProfileTextsSchema,
  QuestionResult,
  StatementResult,
  Withheld,
} from "./results.schema.ts";

/** Which release is read; the newest where nothing is said. */
const OneRelease = Type.Object({ release: Type.Optional(Uuid) });

/** Path of a unit in the release, "Sales/North"; the organisation where nothing or "" is said. */
const UnitPath = Type.String({ maxLength: 4000 });

const Count = Type.Integer();
const offset = Type.Optional(Type.Integer({ minimum: 0, default: 0 }));
const limit = Type.Optional(Type.Integer({ minimum: 1, maximum: 100, default: 50 }));

const Kind = Type.Union([Type.Literal("self"), Type.Literal("organisation"), Type.Literal("gap")]);

const UnitName = Type.Object({
  path: Type.String(),
  /** The last segment of the path; the organisation's name at "". */
  name: Type.String(),
});

/** People of a unit; `n` in the figures of at least one competency. All null where the unit is withheld. */
const unitFigures = {
  n: Type.Union([Count, Type.Null()]),
  staff: Type.Union([Count, Type.Null()]),
  withheld: Type.Union([Withheld, Type.Null()]),
};

/** A unit's mean less everyone else's; `q` is adjusted for all comparisons (false discovery rate). */
const Comparison = Type.Object({ difference: Type.Number(), q: Type.Number() });

/** The three figures of a competency, about the same `n` people. */
const CompetencyFigures = Type.Object({
  n: Count,
  method: Type.String(),
  self: Figure,
  organisation: Figure,
  gap: Figure,
});

const Competency = Type.Object({
  code: Type.String(),
  name: Type.String(),
  /** Ids of the measures behind the figures. */
  measures: Type.Record(Type.String(), Uuid),
  /** Null where it is withheld; so is every competency of a withheld unit. */
  figures: Type.Union([CompetencyFigures, Type.Null()]),
  withheld: Type.Union([Withheld, Type.Null()]),
  /** Against everyone outside the unit; null where that was not compared. */
  comparisons: Type.Object({
    self: Type.Union([Comparison, Type.Null()]),
    organisation: Type.Union([Comparison, Type.Null()]),
  }),
  /** The whole organisation's figures; null where they are withheld. */
  whole: Type.Union([CompetencyFigures, Type.Null()]),
});

export const readOverview = operation({
  method: "GET",
  path: "/api/workspaces/:workspace/campaigns/:campaign/results/overview",
  summary: "Read what a campaign's results say about the organisation or one of its units",
  permission: "results.read",
  params,
  query: Type.Object({ release: Type.Optional(Uuid), unit: Type.Optional(UnitPath) }),
  response: Type.Object({
    campaign: Campaign,
    state: ResultsState,
    /** The newest first. */
    releases: Type.Array(Release),
    /** The one that is shown; null where there is none yet. */
    release: Type.Union([Release, Type.Null()]),
    /** Name of the organisation, which is the root of the units. */
    organisation: Type.String(),
    /** Whether a snapshot can be asked for. */
    canSnapshot: Type.Boolean(),
    /** Whether there are results of questions that are no part of a profile. */
    hasQuestions: Type.Boolean(),
    /** Words of the profile; null where the questionnaire is none or nothing is released. */
    profile: Type.Union([ProfileTextsSchema, Type.Null()]),
    /** Null where `profile` is. */
    unit: Type.Union([
      Type.Object({
        ...UnitName.properties,
        ...unitFigures,
        /** The units above it, the organisation first; none for the organisation. */
        above: Type.Array(Type.Object({ ...UnitName.properties, ...unitFigures })),
        /** Units directly below it, and at any depth, and how many of these are withheld. */
        below: Type.Object({ directly: Count, all: Count, withheld: Count }),
      }),
      Type.Null(),
    ]),
    /** In the questionnaire's order; null where `profile` is. */
    competencies: Type.Union([Type.Array(Competency), Type.Null()]),
    /** Codes of the competencies whose statements are shown; organisation only. */
    statements: Type.Array(Type.String()),
  }),
  errors: [resultsNotFound],
});
export type Overview = Static<(typeof readOverview)["response"]>;

const Cell = Type.Object({
  code: Type.String(),
  /** Null where it is withheld. */
  n: Type.Union([Count, Type.Null()]),
  figure: Type.Union([Figure, Type.Null()]),
  withheld: Type.Union([Withheld, Type.Null()]),
  comparison: Type.Union([Comparison, Type.Null()]),
});

/** One line of a heatmap. */
const HeatmapRow = Type.Object({
  ...UnitName.properties,
  ...unitFigures,
  /** 1 for a unit directly below the one that is looked at. */
  depth: Count,
  /** Units below this one, at any depth. */
  below: Count,
  /** A cell a competency, in the questionnaire's order; none where the unit is withheld. */
  cells: Type.Array(Cell),
});

export const readHeatmap = operation({
  method: "GET",
  path: "/api/workspaces/:workspace/campaigns/:campaign/results/heatmap",
  summary: "Read one figure of every competency in the units below a unit",
  permission: "results.read",
  params,
  query: Type.Object({
    release: Type.Optional(Uuid),
    unit: Type.Optional(UnitPath),
    what: Type.Optional(Kind),
    /** "direct": the units directly below; "all": at any depth. */
    depth: Type.Optional(Type.Union([Type.Literal("direct"), Type.Literal("all")])),
    /**
     * "structure": as the units are arranged; "name"; "largest-gap": by the gap that is furthest from zero; "lowest": by
     * the lowest of the figures shown. With `competency` only that one counts. Withheld units come last.
     */
    sort: Type.Optional(
      Type.Union([
        Type.Literal("structure"),
        Type.Literal("name"),
        Type.Literal("largest-gap"),
        Type.Literal("lowest"),
      ]),
    ),
    competency: Type.Optional(Type.String({ maxLength: 100 })),
    /** Only units whose path contains this, in whatever case. */
    search: Type.Optional(Type.String({ maxLength: 200 })),
    offset,
    limit,
  }),
  response: Type.Object({
    release: Release,
    what: Kind,
    /** The unit that is looked at, with its own figures for comparison. */
    unit: HeatmapRow,
    rows: Type.Array(HeatmapRow),
    /** How many units there are in all pages, and how many of these are withheld. */
    total: Count,
    withheld: Count,
  }),
  errors: [resultsNotFound, notReleased],
});
export type Heatmap = Static<(typeof readHeatmap)["response"]>;

export const readStatements = operation({
  method: "GET",
  path: "/api/workspaces/:workspace/campaigns/:campaign/results/statements/:competency",
  summary: "Read figures and distributions of a competency's statements, for the whole organisation",
  permission: "results.read",
  params: Type.Object({ ...params.properties, competency: Type.String({ maxLength: 100 }) }),
  query: OneRelease,
  response: Type.Object({
    release: Release,
    code: Type.String(),
    name: Type.String(),
    /** In the questionnaire's order; null where they are withheld. */
    statements: Type.Union([
      Type.Array(Type.Object({ ...StatementResult.properties, topic: Type.String(), text: Type.String() })),
      Type.Null(),
    ]),
    method: Type.String(),
  }),
  errors: [resultsNotFound, notReleased],
});

export const readTrust = operation({
  method: "GET",
  path: "/api/workspaces/:workspace/campaigns/:campaign/results/trust",
  summary:
    "Read how sure a campaign's figures are: who answered, reliability, careless answering, what is withheld",
  permission: "results.read",
  params,
  query: OneRelease,
  response: Type.Object({
    release: Release,
    minimum: Count,
    /** People who were invited. */
    invited: Count,
    /** People who are part of at least one figure of the profile; null where that is withheld or there is no profile. */
    inFigures: Type.Union([Count, Type.Null()]),
    /** By competency of the profile, Cronbach's alpha of its statements; null where it is withheld or there is no profile. */
    reliability: Type.Array(
      Type.Object({
        code: Type.String(),
        name: Type.String(),
        alpha: Type.Union([Type.Object({ n: Count, self: Alpha, organisation: Alpha }), Type.Null()]),
      }),
    ),
    /** Null where it is withheld or there is no profile. */
    careless: Type.Union([Careless, Type.Null()]),
    /** Units below the organisation, and how many of them are withheld for which reason. */
    units: Type.Object({ total: Count, tooFew: Count, protecting: Count }),
    /** Statements whose competency's statements are withheld, by code of the competency. */
    statementsWithheld: Type.Array(Type.String()),
  }),
  errors: [resultsNotFound, notReleased],
});
export type Trust = Static<(typeof readTrust)["response"]>;

export const readQuestionResults = operation({
  method: "GET",
  path: "/api/workspaces/:workspace/campaigns/:campaign/results/questions",
  summary: "Read the results of all questions that are no part of a profile",
  permission: "results.read",
  params,
  query: OneRelease,
  response: Type.Object({
    release: Release,
    questions: Type.Array(
      Type.Object({
        ...QuestionResult.properties,
        /** How many texts there are; `texts` holds the first hundred of them. */
        textCount: Count,
      }),
    ),
  }),
  errors: [resultsNotFound, notReleased],
});

export const readTexts = operation({
  method: "GET",
  path: "/api/workspaces/:workspace/campaigns/:campaign/results/questions/:question/texts",
  summary: "Read what people wrote in answer to a question, in no order",
  permission: "results.read",
  params: Type.Object({ ...params.properties, question: Type.String({ maxLength: 200 }) }),
  query: Type.Object({ release: Type.Optional(Uuid), offset, limit }),
  response: Type.Object({
    /** Null where they are withheld. */
    texts: Type.Union([Type.Array(Type.String()), Type.Null()]),
    total: Count,
  }),
  errors: [resultsNotFound, notReleased],
});
