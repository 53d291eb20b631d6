import { Type } from "typebox";
import { anonymities } from "#listen/campaigns/anonymity.ts";
import { Line, Moment, Uuid, workspaceParams } from "#people/access/contract.ts";
import { operation } from "#platform/http/contract.ts";
import * as errors from "./comments.errors.ts";
import * as schema from "./comments.schema.ts";
import type { ReleasedThemes } from "./released-themes.ts";

const { OrNull } = schema;
const sourceParams = Type.Object({ workspace: Uuid, source: Uuid });
const commentParams = Type.Object({ workspace: Uuid, source: Uuid, comment: Uuid });
const codeParams = Type.Object({ workspace: Uuid, source: Uuid, code: Uuid });
const at = "/api/workspaces/:workspace/comment-sources" as const;
/** Whoever may not open single comments is told so; other programmes' sources are not there. */
const closed = [errors.sourceNotFound, errors.commentsClosed];

/** `released-themes.ts` describes it. */
const Themes = Type.Unsafe<ReleasedThemes>(Type.Record(Type.String(), Type.Unknown()));

/** Fewest comments of which themes are suggested. */
export const fewestForThemes = 20;
export const mostComments = 100_000;
export const mostCodes = 200;
/** Characters of a comment that is brought. */
export const longestComment = 50_000;

export const listCommentSources = operation({
  method: "GET",
  path: at,
  summary: "List sources of comments, and campaigns whose comments could be gathered",
  permission: "results.read",
  params: workspaceParams,
  response: Type.Object({
    sources: Type.Array(schema.CommentSource),
    campaigns: Type.Array(
      Type.Object({ campaign: Uuid, name: Type.String(), anonymity: Type.Enum([...anonymities]) }),
    ),
  }),
});

export const gatherComments = operation({
  method: "POST",
  path: `${at}/campaigns`,
  summary: "Gather the comments of a campaign, or those that came since",
  permission: "campaigns.write",
  params: workspaceParams,
  body: Type.Object({ campaign: Uuid }),
  response: Type.Object({ source: Uuid, comments: Type.Integer() }),
  errors: [...closed, errors.nothingToGather, errors.notClosedYet, errors.tooManyComments],
});

export const createCollection = operation({
  method: "POST",
  path: `${at}/collections`,
  summary: "Begin a collection of comments from interviews and elsewhere",
  permission: "campaigns.write",
  params: workspaceParams,
  body: Type.Object({
    name: Line(200),
    /** Single comments are open to chosen consultants alone, of whom whoever begins it is the first. */
    confidential: Type.Boolean(),
    minimum: Type.Integer({ minimum: 3, maximum: 100 }),
  }),
  response: Type.Object({ source: Uuid }),
  errors: [errors.readersNotConsultants],
});

export const changeReaders = operation({
  method: "PUT",
  path: `${at}/:source/readers`,
  summary: "Choose who opens the comments of a confidential collection",
  permission: "campaigns.write",
  params: sourceParams,
  body: Type.Object({ readers: Type.Array(Uuid, { minItems: 1, maxItems: 50 }) }),
  response: Type.Null(),
  errors: [...closed, errors.notCollection, errors.readersNotConsultants],
});

const NewComment = Type.Object({
  words: Type.String({ minLength: 1, maxLength: longestComment }),
  kind: Type.Union([
    Type.Literal(""),
    Type.Literal("customer"),
    Type.Literal("staff"),
    Type.Literal("manager"),
  ]),
  place: Type.String({ maxLength: 200 }),
  saidOn: OrNull(Type.String({ format: "date" })),
});

/** Beside it `POST …/files?name=` takes a CSV or Excel file with the columns comment, kind, source and date. */
export const addComments = operation({
  method: "POST",
  path: `${at}/:source/comments`,
  summary: "Add comments to a collection",
  permission: "campaigns.write",
  params: sourceParams,
  body: Type.Object({ comments: Type.Array(NewComment, { minItems: 1, maxItems: 1000 }) }),
  bodyLimit: 8 * 2 ** 20,
  response: Type.Object({ added: Type.Integer() }),
  errors: [...closed, errors.notCollection, errors.tooManyComments],
});

export const deleteComment = operation({
  method: "DELETE",
  path: `${at}/:source/comments/:comment`,
  summary: "Delete a comment of a collection, with all that was noted about it",
  permission: "campaigns.write",
  params: commentParams,
  response: Type.Null(),
  errors: [...closed, errors.notCollection, errors.commentNotFound],
});

export const deleteCommentSource = operation({
  method: "DELETE",
  path: `${at}/:source`,
  summary: "Delete a collection, or all that was noted about a campaign's comments",
  permission: "campaigns.write",
  params: sourceParams,
  response: Type.Null(),
  errors: closed,
});

export const readCommentSource = operation({
  method: "GET",
  path: `${at}/:source`,
  summary: "Read a source of comments: code book, progress, coders",
  permission: "campaigns.read",
  params: sourceParams,
  response: schema.SourceDetail,
  errors: closed,
});

export const listComments = operation({
  method: "GET",
  path: `${at}/:source/comments`,
  summary: "List comments to code, without what other coders found",
  permission: "campaigns.read",
  params: sourceParams,
  query: Type.Object({
    /** Which of those that are mine to code. */
    show: Type.Optional(
      Type.Union([Type.Literal("open"), Type.Literal("coded"), Type.Literal("again"), Type.Literal("all")], {
        default: "open",
      }),
    ),
    question: Type.Optional(Type.String({ maxLength: 200 })),
    /** Words that it contains. */
    search: Type.Optional(Type.String({ maxLength: 200 })),
    /** That I gave this code. */
    code: Type.Optional(Uuid),
    theme: Type.Optional(Type.Integer({ minimum: 0, maximum: 1000 })),
    /** The last comment of the page before. */
    after: Type.Optional(Uuid),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100, default: 20 })),
  }),
  response: Type.Object({ comments: Type.Array(schema.CommentToCode), more: Type.Boolean() }),
  errors: closed,
});

export const codeComment = operation({
  method: "PUT",
  path: `${at}/:source/comments/:comment/coding`,
  summary: "Say what I find in a comment, or take it back",
  permission: "campaigns.write",
  params: commentParams,
  /** Null takes it back. */
  body: Type.Object({
    coding: OrNull(
      Type.Object({
        verdict: schema.VerdictName,
        codes: Type.Array(Uuid, { maxItems: 20, uniqueItems: true }),
      }),
    ),
  }),
  response: Type.Null(),
  errors: [...closed, errors.commentNotFound, errors.codeNotFound, errors.codeNotUsed, errors.notYours],
});

export const addCode = operation({
  method: "POST",
  path: `${at}/:source/codes`,
  summary: "Add a code to the code book",
  permission: "campaigns.write",
  params: sourceParams,
  body: schema.CodeInput,
  response: Type.Object({ code: Uuid }),
  errors: [...closed, errors.codeTaken, errors.tooManyCodes],
});

export const changeCode = operation({
  method: "PUT",
  path: `${at}/:source/codes/:code`,
  summary: "Change a code; what it said before is kept",
  permission: "campaigns.write",
  params: codeParams,
  body: schema.CodeInput,
  response: Type.Null(),
  errors: [...closed, errors.codeNotFound, errors.codeTaken, errors.codeNotUsed],
});

export const reviseCode = operation({
  method: "POST",
  path: `${at}/:source/codes/:code/revisions`,
  summary: "Retire, merge or split a code, or take the last of that back",
  permission: "campaigns.write",
  params: codeParams,
  body: Type.Union([
    Type.Object({ what: Type.Literal("retire") }),
    Type.Object({ what: Type.Literal("merge"), into: Uuid }),
    Type.Object({
      what: Type.Literal("split"),
      names: Type.Array(Line(100), { minItems: 2, maxItems: 10 }),
    }),
    Type.Object({ what: Type.Literal("undo") }),
  ]),
  response: Type.Null(),
  errors: [
    ...closed,
    errors.codeNotFound,
    errors.codeNotUsed,
    errors.codeTaken,
    errors.tooManyCodes,
    errors.nothingToUndo,
  ],
});

export const listCodeChanges = operation({
  method: "GET",
  path: `${at}/:source/codes/:code/revisions`,
  summary: "List what a code said before, the last change first",
  permission: "campaigns.read",
  params: codeParams,
  response: Type.Object({
    changes: Type.Array(
      Type.Object({
        number: Type.Integer(),
        what: Type.String(),
        name: Type.String(),
        definition: Type.String(),
        coded: Type.Integer(),
        changedBy: Type.String(),
        changedAt: Moment,
      }),
    ),
  }),
  errors: [...closed, errors.codeNotFound],
});

export const planDoubleCoding = operation({
  method: "PUT",
  path: `${at}/:source/double-sample`,
  summary: "Draw comments at random that every coder codes",
  permission: "campaigns.write",
  params: sourceParams,
  /** Comments that the sample has then; it only grows. */
  body: Type.Object({ size: Type.Integer({ minimum: 1, maximum: mostComments }) }),
  response: Type.Object({ size: Type.Integer() }),
  errors: closed,
});

export const readAgreement = operation({
  method: "GET",
  path: `${at}/:source/agreement`,
  summary: "Read how far coders agree",
  permission: "campaigns.read",
  params: sourceParams,
  response: schema.AgreementSchema,
  errors: closed,
});

export const listDisagreements = operation({
  method: "GET",
  path: `${at}/:source/disagreements`,
  summary: "List comments that coders coded differently",
  permission: "campaigns.read",
  params: sourceParams,
  query: Type.Object({
    show: Type.Optional(Type.Union([Type.Literal("open"), Type.Literal("decided")], { default: "open" })),
    after: Type.Optional(Uuid),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 50, default: 10 })),
  }),
  response: Type.Object({
    disagreements: Type.Array(schema.Disagreement),
    open: Type.Integer(),
    decided: Type.Integer(),
    more: Type.Boolean(),
  }),
  errors: closed,
});

export const decideComment = operation({
  method: "PUT",
  path: `${at}/:source/comments/:comment/decision`,
  summary: "Decide what holds where coders differ",
  permission: "campaigns.write",
  params: commentParams,
  body: Type.Object({
    verdict: schema.VerdictName,
    codes: Type.Array(Uuid, { maxItems: 20, uniqueItems: true }),
    reason: Line(500),
  }),
  response: Type.Null(),
  errors: [...closed, errors.commentNotFound, errors.codeNotFound, errors.codeNotUsed, errors.notBothCoded],
});

export const suggestThemes = operation({
  method: "POST",
  path: `${at}/:source/suggestion`,
  summary: "Have themes suggested, and codes proposed from what is coded",
  permission: "campaigns.write",
  params: sourceParams,
  response: schema.SuggestionSchema,
  errors: [...closed, errors.tooFewForThemes],
});

export const stopSuggestion = operation({
  method: "DELETE",
  path: `${at}/:source/suggestion`,
  summary: "Stop the work on themes",
  permission: "campaigns.write",
  params: sourceParams,
  response: Type.Null(),
  errors: [...closed, errors.suggestionGone],
});

export const readSuggestion = operation({
  method: "GET",
  path: `${at}/:source/suggestion`,
  summary: "Read suggested themes, or how far the work has come",
  permission: "campaigns.read",
  params: sourceParams,
  response: schema.SuggestionSchema,
  errors: closed,
});

export const confirmThemes = operation({
  method: "POST",
  path: `${at}/:source/suggestion/confirmations`,
  summary: "Make one code of one or several suggested themes; their comments get it proposed",
  permission: "campaigns.write",
  params: sourceParams,
  body: Type.Object({
    themes: Type.Array(Type.Integer({ minimum: 0, maximum: 1000 }), {
      minItems: 1,
      maxItems: 50,
      uniqueItems: true,
    }),
    code: schema.CodeInput,
  }),
  response: Type.Object({ code: Uuid }),
  errors: [...closed, errors.themeNotFound, errors.codeTaken, errors.tooManyCodes],
});

export const changeTheme = operation({
  method: "POST",
  path: `${at}/:source/suggestion/changes`,
  summary: "Dismiss a suggested theme, take it back, or split it in two",
  permission: "campaigns.write",
  params: sourceParams,
  body: Type.Object({
    theme: Type.Integer({ minimum: 0, maximum: 1000 }),
    what: Type.Union([Type.Literal("dismiss"), Type.Literal("restore"), Type.Literal("split")]),
  }),
  response: Type.Null(),
  errors: [...closed, errors.themeNotFound, errors.tooFewForThemes],
});

export const suggestRedaction = operation({
  method: "GET",
  path: `${at}/:source/comments/:comment/redaction`,
  summary: "Read a comment with what might give somebody away",
  permission: "campaigns.read",
  params: commentParams,
  response: Type.Object({
    words: Type.String(),
    spans: Type.Array(schema.SpanSchema),
    /** The code book's codes that the comment has. */
    codes: Type.Array(Uuid),
  }),
  errors: [...closed, errors.commentNotFound],
});

export const releaseQuotation = operation({
  method: "POST",
  path: `${at}/:source/quotations`,
  summary: "Let out words of a comment, with passages replaced",
  permission: "campaigns.write",
  params: sourceParams,
  body: Type.Object({
    comment: Uuid,
    code: Uuid,
    /** The words as they were read, so that nothing else is let out. */
    words: Type.String({ maxLength: longestComment * 2 }),
    /** UTF-16 positions, the end not included. */
    replacements: Type.Array(
      Type.Object({
        start: Type.Integer({ minimum: 0 }),
        end: Type.Integer({ minimum: 1 }),
        instead: Type.String({ maxLength: 60 }),
      }),
      { maxItems: 500 },
    ),
  }),
  response: Type.Object({ quotation: Uuid }),
  errors: [
    ...closed,
    errors.commentNotFound,
    errors.codeNotFound,
    errors.themeTooSmall,
    errors.notOfTheme,
    errors.hashChanged,
    errors.replacementsOverlap,
    errors.nothingLeft,
    errors.alreadyQuoted,
  ],
});

export const withdrawQuotation = operation({
  method: "DELETE",
  path: `${at}/:source/quotations/:quotation`,
  summary: "Withdraw a quotation: it disappears everywhere",
  permission: "campaigns.write",
  params: Type.Object({ workspace: Uuid, source: Uuid, quotation: Uuid }),
  response: Type.Null(),
  errors: [...closed, errors.quotationNotFound],
});

export const previewThemes = operation({
  method: "GET",
  path: `${at}/:source/preview`,
  summary: "Read what would be released of the themes now",
  permission: "campaigns.read",
  params: sourceParams,
  response: Type.Object({
    themes: Themes,
    /** Why nothing can be released yet. */
    problem: OrNull(Type.String()),
    releasedAt: OrNull(Moment),
    /** Whether shares by group are let out by the next release or never: nobody may be worked out from two. */
    groupsOnce: Type.Boolean(),
    /** Comments that a theme needs before it may be quoted. */
    fewestForQuotations: Type.Integer(),
  }),
  errors: closed,
});

export const releaseThemes = operation({
  method: "POST",
  path: `${at}/:source/release`,
  summary: "Release themes and their shares to everybody who reads results",
  permission: "campaigns.write",
  params: sourceParams,
  body: Type.Object({ groups: Type.Boolean({ description: "With shares by group, where there are any" }) }),
  response: Type.Object({ releasedAt: Moment }),
  errors: [...closed, errors.nothingToRelease, errors.notComplete, errors.releaseTellsTooMuch],
});

export const readThemes = operation({
  method: "GET",
  path: `${at}/:source/themes`,
  summary: "Read the released themes of comments, and quotations",
  permission: "results.read",
  params: sourceParams,
  response: Type.Object({
    source: schema.CommentSource,
    releasedAt: Moment,
    releasedBy: Type.String(),
    themes: Themes,
    quotations: Type.Array(schema.Quotation),
  }),
  errors: [errors.sourceNotFound, errors.notReleased],
});
