import { Type } from "typebox";
import { Line, Moment, Uuid } from "#people/access/contract.ts";
import { operation } from "#platform/http/contract.ts";
import * as errors from "./doors.errors.ts";
import { mostCardsAtOnce } from "./limits.ts";

const params = Type.Object({ workspace: Uuid, campaign: Uuid });
const doorParams = Type.Object({ workspace: Uuid, campaign: Uuid, door: Uuid });
const nullable = <Schema extends Parameters<typeof Type.Union>[0][number]>(schema: Schema) =>
  Type.Union([schema, Type.Null()]);

export const Language = Type.String({ pattern: "^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$", maxLength: 35 });
const Kind = Type.Union([Type.Literal("link"), Type.Literal("kiosk"), Type.Literal("cards")]);
const IdleMinutes = Type.Integer({ minimum: 1, maximum: 15 });
const PosterSchema = Type.Record(
  Language,
  Type.Object({ headline: Type.String({ maxLength: 120 }), text: Type.String({ maxLength: 600 }) }),
  { maxProperties: 12 },
);

/** Never so exact, while answers come in, that one person's arrival would show. */
const Count = Type.Object({
  /** "fewer": than the count. */
  kind: Type.Union([Type.Literal("fewer"), Type.Literal("at least")]),
  count: Type.Integer(),
});

const Batch = Type.Object({
  id: Uuid,
  team: Type.String(),
  /** What is known of the ballots: a department's path; null: nothing. */
  department: nullable(Type.String()),
  cards: Type.Integer(),
  used: Count,
  /** Days. */
  madeOn: Type.String(),
  endedOn: nullable(Type.String()),
});

const Door = Type.Object({
  id: Uuid,
  kind: Kind,
  name: Type.String(),
  /** From the site's root on, e.g. "/o/ab3k-9xmt". */
  path: Type.String(),
  isOpen: Type.Boolean(),
  revision: Type.Integer(),
  /** Ballots that were begun; of cards, those that were used. */
  answers: Count,
  /** Of a kiosk. */
  idleMinutes: IdleMinutes,
  poster: PosterSchema,
  /** Codes tried that don't exist. */
  wrongCodes: Type.Integer(),
  /** Newest first. */
  batches: Type.Array(Batch),
});

export const listDoors = operation({
  method: "GET",
  path: "/api/workspaces/:workspace/campaigns/:campaign/doors",
  summary: "List the doors of an anonymous campaign: open links, kiosks and access cards",
  permission: "campaigns.read",
  params,
  response: Type.Object({
    campaign: Type.String(),
    anonymous: Type.Boolean(),
    state: Type.Union([
      Type.Literal("draft"),
      Type.Literal("opening"),
      Type.Literal("open"),
      Type.Literal("closed"),
    ]),
    closesAt: nullable(Moment),
    /** What the addresses of doors begin with on posters, cards and codes. */
    origin: Type.String(),
    minimumGroup: Type.Integer(),
    /** The questionnaire's; none while none is chosen. */
    languages: Type.Array(Type.String()),
    doors: Type.Array(Door),
    /** Departments that cards may tell of; none before the campaign opens. */
    cells: Type.Array(Type.Object({ cell: Type.Integer(), department: Type.String() })),
  }),
  errors: [errors.campaignMissing],
});

export const addDoor = operation({
  method: "POST",
  path: "/api/workspaces/:workspace/campaigns/:campaign/doors",
  summary: "Add a door to an anonymous campaign",
  permission: "campaigns.write",
  params,
  body: Type.Object({ kind: Kind, name: Line(120), idleMinutes: Type.Optional(IdleMinutes) }),
  response: Type.Object({ door: Uuid }),
  errors: [errors.campaignMissing, errors.notAnonymous, errors.campaignClosed, errors.tooManyDoors],
});

export const changeDoor = operation({
  method: "PUT",
  path: "/api/workspaces/:workspace/campaigns/:campaign/doors/:door",
  summary: "Change a door's name, its poster, and when a kiosk forgets",
  permission: "campaigns.write",
  params: doorParams,
  body: Type.Object({
    /** The revision that was read. */
    revision: Type.Integer({ minimum: 1 }),
    name: Line(120),
    idleMinutes: IdleMinutes,
    poster: PosterSchema,
  }),
  response: Type.Object({ revision: Type.Integer() }),
  errors: [errors.doorNotFound, errors.changedMeanwhile, errors.campaignClosed],
});

export const setDoor = operation({
  method: "PUT",
  path: "/api/workspaces/:workspace/campaigns/:campaign/doors/:door/state",
  summary: "Close a door, or open it again",
  permission: "campaigns.write",
  params: doorParams,
  body: Type.Object({ isOpen: Type.Boolean() }),
  response: Type.Null(),
  errors: [errors.doorNotFound, errors.campaignClosed],
});

export const removeDoor = operation({
  method: "DELETE",
  path: "/api/workspaces/:workspace/campaigns/:campaign/doors/:door",
  summary:
    "Remove a door of a campaign that has not opened; its address and its cards are worth nothing then",
  permission: "campaigns.write",
  params: doorParams,
  response: Type.Null(),
  errors: [errors.doorNotFound, errors.doorInUse],
});

export const makeCards = operation({
  method: "POST",
  path: "/api/workspaces/:workspace/campaigns/:campaign/doors/:door/cards",
  summary: "Make access cards and print them: the codes are in this answer and nowhere else",
  permission: "campaigns.write",
  params: doorParams,
  body: Type.Object({
    /** For whom, in words. */
    team: Line(120),
    /** What is known of the ballots, of the campaign's departments; null: nothing. */
    cell: nullable(Type.Integer({ minimum: 1, maximum: 65_535 })),
    cards: Type.Integer({ minimum: 1, maximum: mostCardsAtOnce }),
    /** The language of the cards. */
    language: Language,
  }),
  response: Type.Object({
    batch: Uuid,
    /** The file's name, and its content in base64: a PDF, ten cards a page. */
    name: Type.String(),
    content: Type.String(),
  }),
  errors: [
    errors.doorNotFound,
    errors.noCardsHere,
    errors.campaignClosed,
    errors.cellUnknown,
    errors.languageUnknown,
    errors.tooManyCards,
  ],
});

export const endCards = operation({
  method: "POST",
  path: "/api/workspaces/:workspace/campaigns/:campaign/doors/:door/cards/:batch/ending",
  summary: "End the unused cards of those that were printed together; answers that came with the others stay",
  permission: "campaigns.write",
  params: Type.Object({ workspace: Uuid, campaign: Uuid, door: Uuid, batch: Uuid }),
  response: Type.Null(),
  errors: [errors.doorNotFound, errors.batchNotFound, errors.campaignClosed],
});
