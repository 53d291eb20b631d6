import { Type } from "typebox";
import { Moment, Uuid } from "#people/access/contract.ts";

const Maybe = <Schema extends Parameters<typeof Type.Union>[0][number]>(schema: Schema) =>
  Type.Union([schema, Type.Null()]);
const MaybeNumber = Maybe(Type.Number());

/** A total on the scale of its statements, unrounded; null where too little was rated, never zero for it. */
const OwnTotal = Type.Object({ total: MaybeNumber, answered: Type.Integer() });

const Named = Type.Object({ code: Type.String(), name: Type.String() });
const Statement = Type.Object({ code: Type.String(), topic: Type.String() });

/** What colleagues rated from one point of view; a mean is there only where it gives nobody away. */
const ColleagueFigure = Type.Object({
  mean: MaybeNumber,
  /** Of how many colleagues the mean is; 0 without one. */
  raters: Type.Integer(),
  /** Those of them who are not named, where some are. */
  unnamed: Maybe(Type.Object({ mean: Type.Number(), raters: Type.Integer() })),
  /** Whose name may stand beside what they rated. */
  named: Type.Array(Type.Object({ name: Type.String(), total: Type.Number() })),
});

export const OwnCompetency = Type.Object({
  code: Type.String(),
  name: Type.String(),
  definition: Type.String(),
  /** The highest total it can reach. */
  maximum: Type.Integer(),
  statements: Type.Integer(),
  /** From how many rated statements there is a total. */
  needed: Type.Integer(),
  self: OwnTotal,
  organisation: OwnTotal,
  /** Self less organisation; null without both totals. */
  gap: MaybeNumber,
  /** Statements that fell below the mark. */
  flagged: Type.Array(Statement),
  /** Null where no colleague was asked, or before the campaign has closed. */
  colleagues: Maybe(Type.Object({ self: ColleagueFigure, organisation: ColleagueFigure })),
});

const Advice = Type.Object({
  competency: Named,
  why: Type.String(),
  statement: Statement,
  question: Type.String(),
});

const Size = Type.Enum(["higher", "lower", "hardly different", "the same"]);
const ChangedTotal = Type.Object({
  before: Type.Number(),
  after: Type.Number(),
  change: Type.Number(),
  size: Size,
});

const OwnChange = Type.Object({
  /** The earlier invitation, for its own page. */
  invitation: Uuid,
  campaign: Type.String(),
  answeredAt: Moment,
  competencies: Type.Array(
    Type.Object({
      code: Type.String(),
      name: Type.String(),
      maximum: Type.Integer(),
      self: Maybe(ChangedTotal),
      organisation: Maybe(ChangedTotal),
      /** Why there is nothing to compare, where neither side has a change. */
      missing: Maybe(Type.String()),
    }),
  ),
  /** How to read the changes. */
  guide: Type.String(),
});

/** One wave of somebody's own. */
export const OwnWave = Type.Object({
  invitation: Uuid,
  campaign: Type.String(),
  questionnaire: Type.String(),
  /** BCP 47, of the questionnaire's texts. */
  language: Type.String(),
  /** In which its report can be had: …/my/reports/:invitation/report.pdf?language=es */
  reportLanguages: Type.Array(Type.String()),
  answeredAt: Moment,
  /** False while answers can still be changed, and the results with them. */
  isFinal: Type.Boolean(),
  /** Who else can open it. */
  readers: Type.Union([Type.Literal("consultant"), Type.Literal("programme")]),
});

const Rating = Type.Union([Type.Integer(), Type.Null()]);

export const OwnStatement = Type.Object({
  code: Type.String(),
  topic: Type.String(),
  text: Type.String(),
  self: Rating,
  organisation: Rating,
  /** Both ratings of the earlier wave, where the same statement was rated on the same scale. */
  before: Maybe(Type.Object({ self: Rating, organisation: Rating })),
  isFlagged: Type.Boolean(),
  coaching: Type.Object({
    essay: Type.Array(Type.String()),
    bestOrganisations: Type.String(),
    questionsForYourself: Type.Array(Type.String()),
    questionsForOrganisation: Type.Array(Type.String()),
  }),
});

const Perspective = Type.Object({ name: Type.String(), lead: Type.String() });
export const Reading = Type.Object({
  scale: Type.Object({
    minimum: Type.Integer(),
    maximum: Type.Integer(),
    /** In words, from the minimum to the maximum. */
    anchors: Type.Array(Type.String()),
  }),
  perspectives: Type.Object({ self: Perspective, organisation: Perspective }),
  /** Both ratings of a statement together below this give it a coaching page. */
  flagPairSumBelow: Type.Number(),
});

export const OwnResults = Type.Object({
  ...OwnWave.properties,
  name: Type.String(),
  /** When they were invited. */
  department: Type.String(),
  /** What respondents were told about who sees what, a paragraph each. */
  promise: Type.Array(Type.String()),
  reading: Reading,
  asked: Type.Integer(),
  given: Type.Integer(),
  /** What stands out, a paragraph each. */
  sentences: Type.Array(Type.String()),
  competencies: Type.Array(OwnCompetency),
  priorities: Type.Object({ self: Type.Array(Advice), organisation: Type.Array(Advice) }),
  change: Maybe(OwnChange),
});
