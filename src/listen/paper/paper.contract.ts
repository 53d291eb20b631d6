import { Type } from "typebox";
import { Line, Uuid } from "#people/access/contract.ts";
import { operation } from "#platform/http/contract.ts";
import { mostCopies } from "./limits.ts";
import * as errors from "./paper.errors.ts";
import {
  DifferingSchema,
  OutcomeSchema,
  PaperFormSchema,
  PaperSchema,
  SheetSchema,
  TypedSchema,
} from "./paper.schema.ts";
import { Day, EntriesSchema } from "./paper-work.schema.ts";

const params = Type.Object({ workspace: Uuid, campaign: Uuid });
const Sheet = Type.String({ minLength: 1, maxLength: 30 });
const sheetParams = Type.Object({ workspace: Uuid, campaign: Uuid, sheet: Sheet });
const revision = Type.Integer({ minimum: 0 });

const shut = [errors.paperNotFound, errors.paperNeedsAnonymity, errors.paperNotYet, errors.paperOver];
const typing = [
  ...shut,
  errors.typingOver,
  errors.sheetUnknown,
  errors.batchEnded,
  errors.sheetCounted,
  errors.sheetDiffers,
];

export const readPaper = operation({
  method: "GET",
  path: "/api/workspaces/:workspace/campaigns/:campaign/paper",
  summary: "Read how a campaign's paper is handled, what was printed, and how well it is typed",
  permission: "campaigns.read",
  params,
  response: PaperSchema,
  errors: [errors.paperNotFound],
});

export const updatePaper = operation({
  method: "PUT",
  path: "/api/workspaces/:workspace/campaigns/:campaign/paper",
  summary: "Set how many people type each sheet, until when, and where sheets are handed in",
  permission: "campaigns.write",
  params,
  body: Type.Object({
    entries: EntriesSchema,
    until: Type.Union([Day, Type.Null()]),
    returnTo: Type.String({ maxLength: 200 }),
  }),
  response: Type.Null(),
  errors: [
    errors.paperNotFound,
    errors.paperNeedsAnonymity,
    errors.paperOver,
    errors.untilTooLate,
    errors.entriesFixed,
  ],
});

export const printSheets = operation({
  method: "POST",
  path: "/api/workspaces/:workspace/campaigns/:campaign/paper/batches",
  summary: "Draw numbers for sheets that are handed to one group; its PDF is downloaded afterwards",
  permission: "campaigns.write",
  params,
  body: Type.Object({
    name: Line(100),
    language: Type.String({ maxLength: 35 }),
    /** What is stored of whoever fills them in; null for nothing. */
    cell: Type.Union([Type.Integer({ minimum: 0 }), Type.Null()]),
    copies: Type.Integer({ minimum: 1, maximum: mostCopies }),
  }),
  response: Type.Object({ batch: Uuid }),
  errors: [
    ...shut,
    errors.languageUnknown,
    errors.cellUnknown,
    errors.tooManySheets,
    errors.tooManyAtOnce,
    errors.tooFewSheets,
  ],
});

export const endSheets = operation({
  method: "PATCH",
  path: "/api/workspaces/:workspace/campaigns/:campaign/paper/batches/:batch",
  summary: "End a batch, so that its sheets are typed no more, or take that back",
  permission: "campaigns.write",
  params: Type.Object({ workspace: Uuid, campaign: Uuid, batch: Uuid }),
  body: Type.Object({ isEnded: Type.Boolean() }),
  response: Type.Null(),
  errors: [errors.paperNotFound, errors.batchNotFound],
});

export const readPaperForm = operation({
  method: "GET",
  path: "/api/workspaces/:workspace/paper/:campaign",
  summary: "Read what typing a campaign's sheets needs: the questionnaire, and how far it is",
  permission: "paper.enter",
  params,
  response: PaperFormSchema,
  errors: shut,
});

export const openSheet = operation({
  method: "GET",
  path: "/api/workspaces/:workspace/paper/:campaign/sheets/:sheet",
  summary: "Look a sheet number up, with what one has typed of it oneself",
  permission: "paper.enter",
  params: sheetParams,
  response: SheetSchema,
  errors: typing,
});

export const saveEntry = operation({
  method: "PUT",
  path: "/api/workspaces/:workspace/paper/:campaign/sheets/:sheet/entry",
  summary: "Save what was typed of a sheet so far",
  permission: "paper.enter",
  params: sheetParams,
  body: Type.Object({ revision, typed: TypedSchema }),
  response: Type.Object({ revision: Type.Integer() }),
  errors: [...typing, errors.changedElsewhere],
});

export const finishEntry = operation({
  method: "POST",
  path: "/api/workspaces/:workspace/paper/:campaign/sheets/:sheet/entry",
  summary: "Finish one's entry of a sheet; it is counted where the entries agree",
  permission: "paper.enter",
  params: sheetParams,
  body: Type.Object({ revision, typed: TypedSchema }),
  response: Type.Object({ outcome: OutcomeSchema, today: Type.Integer() }),
  errors: [...typing, errors.changedElsewhere, errors.fieldsWrong, errors.nothingTyped],
});

export const listDifferences = operation({
  method: "GET",
  path: "/api/workspaces/:workspace/paper/:campaign/differences",
  summary: "List sheets whose two entries differ, with both where one has typed neither",
  permission: "paper.enter",
  params,
  response: Type.Object({
    total: Type.Integer(),
    /** Those that whoever asks can decide; at most 50. */
    sheets: Type.Array(DifferingSchema),
    /** Numbers of those that they typed themselves: others decide, or they correct their own entry. */
    own: Type.Array(Type.String()),
  }),
  errors: shut,
});

export const settleSheet = operation({
  method: "POST",
  path: "/api/workspaces/:workspace/paper/:campaign/differences/:sheet",
  summary: "Decide where the entries of a sheet differ that one has not typed; then it is counted",
  permission: "paper.enter",
  params: sheetParams,
  body: Type.Object({
    /** By each differing field what stands on the sheet; empty for a blank. */
    decided: TypedSchema,
  }),
  response: Type.Null(),
  errors: [
    ...typing,
    errors.nothingToSettle,
    errors.settledByTypist,
    errors.notAllSettled,
    errors.fieldsWrong,
  ],
});
