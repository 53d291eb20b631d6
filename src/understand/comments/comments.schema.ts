import { type Static, Type } from "typebox";
import { Line, Moment, Uuid } from "#people/access/contract.ts";

export const OrNull = <Schema extends Parameters<typeof Type.Union>[0][number]>(schema: Schema) =>
  Type.Union([schema, Type.Null()]);

const Prose = (maxLength: number) => Type.String({ maxLength });

export const VerdictName = Type.Union([
  Type.Literal("codes"),
  Type.Literal("nothing"),
  Type.Literal("unclear"),
]);

/** Where comments come from. */
export const CommentSource = Type.Object({
  source: Uuid,
  name: Type.String(),
  /** Null: a collection. */
  campaign: OrNull(Uuid),
  confidential: Type.Boolean(),
  minimum: Type.Integer(),
  /** Whether whoever asks may open single comments. */
  mayRead: Type.Boolean(),
  /** Null for those who may not. */
  comments: OrNull(Type.Integer()),
  coded: OrNull(Type.Integer()),
  /** When themes were released last. */
  releasedAt: OrNull(Moment),
});
export type CommentSource = Static<typeof CommentSource>;

export const CodeInput = Type.Object({
  group: Type.String({ maxLength: 100, default: "" }),
  name: Line(100),
  definition: Prose(2000),
  useWhen: Prose(2000),
  notWhen: Prose(2000),
  example: Prose(2000),
});
export type CodeInput = Static<typeof CodeInput>;

export const Code = Type.Object({
  code: Uuid,
  number: Type.Integer(),
  group: Type.String(),
  name: Type.String(),
  definition: Type.String(),
  useWhen: Type.String(),
  notWhen: Type.String(),
  example: Type.String(),
  version: Type.Integer(),
  state: Type.Union([
    Type.Literal("used"),
    Type.Literal("retired"),
    Type.Literal("merged"),
    Type.Literal("split"),
  ]),
  mergedInto: OrNull(Uuid),
  splitFrom: OrNull(Uuid),
  /** Comments that have it, as far as whoever asks may know: their own codings and decisions. */
  coded: Type.Integer(),
});
export type Code = Static<typeof Code>;

/** All that the pages of a source need besides its comments. */
export const SourceDetail = Type.Object({
  source: CommentSource,
  readers: Type.Array(Type.Object({ id: Uuid, name: Type.String() })),
  /** Consultants who could be let in. */
  candidates: Type.Array(Type.Object({ id: Uuid, name: Type.String() })),
  gatheredAt: OrNull(Moment),
  questions: Type.Array(
    Type.Object({ question: Type.String(), label: Type.String(), comments: Type.Integer() }),
  ),
  coder: Type.Object({
    /** "first" codes all, "second" the double-coding sample; "none" before anybody began. */
    role: Type.Union([Type.Literal("none"), Type.Literal("first"), Type.Literal("second")]),
    /** Comments for whoever asks, and how many of them they have coded. */
    toCode: Type.Integer(),
    coded: Type.Integer(),
    /** Of those coded: to be looked at again, since a code was split or retired. */
    again: Type.Integer(),
  }),
  doubleSample: Type.Integer(),
  codes: Type.Array(Code),
});
export type SourceDetail = Static<typeof SourceDetail>;

const CodingSchema = Type.Object({ verdict: VerdictName, codes: Type.Array(Uuid) });

/** A comment as a coder sees it: never with what others found in it. */
export const CommentToCode = Type.Object({
  comment: Uuid,
  words: Type.String(),
  /** Its question in the questionnaire's first language, "" in collections. */
  question: Type.String(),
  kind: Type.String(),
  place: Type.String(),
  saidOn: OrNull(Type.String()),
  isDouble: Type.Boolean(),
  mine: OrNull(CodingSchema),
  /** Whether a code of it was split or retired since. */
  again: Type.Boolean(),
  /** Codes that the computer proposes, the surest first; none where the comment is in the double-coding sample. */
  proposals: Type.Array(Type.Object({ code: Uuid, confidence: Type.Number() })),
});
export type CommentToCode = Static<typeof CommentToCode>;

const Coefficient = OrNull(
  Type.Object({ estimate: Type.Number(), low: OrNull(Type.Number()), high: OrNull(Type.Number()) }),
);

export const AgreementSchema = Type.Object({
  comments: Type.Integer(),
  coders: Type.Array(Type.String()),
  alpha: Coefficient,
  word: Type.String(),
  advice: Type.String(),
  method: Type.String(),
  codes: Type.Array(
    Type.Object({
      code: Uuid,
      name: Type.String(),
      /** Share of ratings that have the code. */
      prevalence: Type.Number(),
      raw: Type.Number(),
      kappa: Coefficient,
      ac1: Coefficient,
      word: Type.String(),
      advice: Type.String(),
    }),
  ),
});

export const Disagreement = Type.Object({
  comment: Uuid,
  words: Type.String(),
  question: Type.String(),
  codings: Type.Array(Type.Object({ coder: Type.String(), verdict: VerdictName, codes: Type.Array(Uuid) })),
  decision: OrNull(
    Type.Object({
      verdict: VerdictName,
      codes: Type.Array(Uuid),
      reason: Type.String(),
      by: Type.String(),
    }),
  ),
});
export type Disagreement = Static<typeof Disagreement>;

const Theme = Type.Object({
  theme: Type.Integer(),
  terms: Type.Array(Type.String()),
  size: Type.Integer(),
  typical: Type.Array(Type.Object({ comment: Uuid, words: Type.String() })),
  neighbour: OrNull(Type.Object({ theme: Type.Integer(), cosine: Type.Number() })),
  state: Type.Union([Type.Literal("suggested"), Type.Literal("confirmed"), Type.Literal("dismissed")]),
});

export const SuggestionSchema = Type.Object({
  state: Type.Union([
    Type.Literal("none"),
    Type.Literal("waiting"),
    Type.Literal("running"),
    Type.Literal("ready"),
    Type.Literal("failed"),
    Type.Literal("stopped"),
  ]),
  progress: Type.Number(),
  doing: Type.String(),
  problem: OrNull(Type.String()),
  startedBy: Type.String(),
  themes: Type.Array(Theme),
});
export type Suggestion = Static<typeof SuggestionSchema>;

export const Quotation = Type.Object({
  quotation: Uuid,
  code: Uuid,
  theme: Type.String(),
  words: Type.String(),
  releasedBy: Type.String(),
  releasedAt: Moment,
});
export type Quotation = Static<typeof Quotation>;

export const SpanSchema = Type.Object({
  start: Type.Integer(),
  end: Type.Integer(),
  kind: Type.String(),
  /** What it says in place of it. */
  instead: Type.String(),
  why: Type.String(),
});
