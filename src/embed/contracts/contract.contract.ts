import { type Static, Type } from "typebox";
import { Email, Line, Uuid, workspaceParams } from "#people/access/contract.ts";
import { operation } from "#platform/http/contract.ts";
import { longestText } from "./clauses.ts";
import * as errors from "./contract.errors.ts";
import { ClausesSchema, ContractSchema, Day, Marks, orNull, SharesSchema } from "./contract.schema.ts";

const contractParams = Type.Object({ workspace: Uuid, contract: Uuid });
const supporterParams = Type.Object({ workspace: Uuid, contract: Uuid, supporter: Uuid });
const gone = [errors.noPerson, errors.contractNotFound, errors.wrongState];

export const readMyContract = operation({
  method: "GET",
  path: "/api/workspaces/:workspace/my/contract",
  summary: "Read one's own contract for change, and those that have ended",
  permission: "member",
  params: workspaceParams,
  response: Type.Object({
    /** False for members who are not on the staff. */
    canWrite: Type.Boolean(),
    /** The organisation's. */
    today: Day,
    /** The one that is being written or holds. */
    current: orNull(ContractSchema),
    /** Newest first. */
    earlier: Type.Array(ContractSchema),
  }),
});

export const suggestContract = operation({
  method: "GET",
  path: "/api/workspaces/:workspace/my/contract-suggestions",
  summary: "Suggest goals from one's own answers",
  permission: "member",
  params: workspaceParams,
  query: Type.Object({ from: Type.Optional(Uuid) }),
  response: Type.Object({
    /** The campaign whose answers they come from; null where there are none. */
    campaign: orNull(Type.String()),
    /** The questionnaire's own words about the eight clauses; null where it has none. */
    introduction: orNull(Type.String()),
    help: orNull(Type.Array(Type.String())),
    competencies: Type.Array(
      Type.Object({
        name: Type.String(),
        /** Why it is named. */
        reason: Type.String(),
        goals: Type.Array(
          Type.Object({
            text: Type.String(),
            statement: Type.String(),
            topic: Type.String(),
            /** A question to find the sign with. */
            question: Type.String(),
          }),
        ),
        steps: Type.Array(Type.String()),
      }),
    ),
  }),
});

export const beginContract = operation({
  method: "POST",
  path: "/api/workspaces/:workspace/my/contracts",
  summary: "Begin a contract for change",
  permission: "member",
  params: workspaceParams,
  response: ContractSchema,
  errors: [errors.noPerson, errors.contractExists],
});

export const saveContract = operation({
  method: "PUT",
  path: "/api/workspaces/:workspace/my/contracts/:contract",
  summary: "Save what is written of one's contract",
  permission: "member",
  params: contractParams,
  body: Type.Object({ revision: Type.Integer({ minimum: 1 }), clauses: ClausesSchema }),
  response: Type.Object({ revision: Type.Integer() }),
  errors: [...gone, errors.changedMeanwhile],
});

export const deleteContract = operation({
  method: "DELETE",
  path: "/api/workspaces/:workspace/my/contracts/:contract",
  summary: "Delete a contract that is not signed, or has ended",
  permission: "member",
  params: contractParams,
  response: Type.Null(),
  errors: gone,
});

export const signContract = operation({
  method: "POST",
  path: "/api/workspaces/:workspace/my/contracts/:contract/sign",
  summary: "Sign one's contract, or a change of it, as it is at a revision",
  permission: "member",
  params: contractParams,
  body: Type.Object({ revision: Type.Integer({ minimum: 1 }), name: Line(200) }),
  response: ContractSchema,
  errors: [...gone, errors.changedMeanwhile, errors.notReady],
});

export const amendContract = operation({
  method: "POST",
  path: "/api/workspaces/:workspace/my/contracts/:contract/amendment",
  summary: "Begin to change a signed contract; what was signed holds until the change is signed",
  permission: "member",
  params: contractParams,
  response: ContractSchema,
  errors: gone,
});

export const discardAmendment = operation({
  method: "DELETE",
  path: "/api/workspaces/:workspace/my/contracts/:contract/amendment",
  summary: "Drop a change that is not signed",
  permission: "member",
  params: contractParams,
  response: ContractSchema,
  errors: gone,
});

export const finishContract = operation({
  method: "POST",
  path: "/api/workspaces/:workspace/my/contracts/:contract/finish",
  summary: "End one's contract: completed, or ended early",
  permission: "member",
  params: contractParams,
  body: Type.Object({
    as: Type.Union([Type.Literal("completed"), Type.Literal("ended")]),
    word: Type.String({ maxLength: longestText }),
  }),
  response: ContractSchema,
  errors: gone,
});

export const setReminders = operation({
  method: "PUT",
  path: "/api/workspaces/:workspace/my/contracts/:contract/reminders",
  summary:
    "Say on which weekday reminders come, pause or stop them; links sent before end when they are stopped",
  permission: "member",
  params: contractParams,
  body: Type.Object({
    weekday: Type.Integer({ minimum: 1, maximum: 7 }),
    stopped: Type.Boolean(),
    /** From today; 0 for no pause. */
    pauseWeeks: Type.Integer({ minimum: 0, maximum: 8 }),
  }),
  response: ContractSchema,
  errors: gone,
});

export const checkIn = operation({
  method: "PUT",
  path: "/api/workspaces/:workspace/my/contracts/:contract/weeks/:week",
  summary: "Write down how a week went",
  permission: "member",
  params: Type.Object({ workspace: Uuid, contract: Uuid, week: Day }),
  body: Type.Object({
    marks: Marks,
    note: Type.String({ maxLength: longestText }),
    learned: Type.String({ maxLength: longestText }),
    /** Of what was read; 0 where nothing was there. */
    revision: Type.Integer({ minimum: 0 }),
  }),
  response: ContractSchema,
  errors: [...gone, errors.weekNotOpen, errors.checkInChanged],
});

export const markMilestone = operation({
  method: "PUT",
  path: "/api/workspaces/:workspace/my/contracts/:contract/milestones/:milestone",
  summary: "Say that a milestone is reached, or is not",
  permission: "member",
  params: Type.Object({ workspace: Uuid, contract: Uuid, milestone: Type.String({ pattern: "^m[1-4]$" }) }),
  body: Type.Object({ reached: Type.Boolean() }),
  response: ContractSchema,
  errors: gone,
});

export const findSupporters = operation({
  method: "GET",
  path: "/api/workspaces/:workspace/my/contract-people",
  summary:
    "Find colleagues who could support, by at least two letters of the name; those without an e-mail address are left out",
  permission: "member",
  params: workspaceParams,
  query: Type.Object({ search: Type.String({ minLength: 2, maxLength: 100 }) }),
  response: Type.Object({
    people: Type.Array(Type.Object({ id: Uuid, name: Type.String(), department: Type.String() })),
  }),
  errors: [errors.noPerson],
});

export const NewSupporter = Type.Union([
  Type.Object({ person: Uuid, shares: SharesSchema }),
  Type.Object({ name: Line(200), email: Email, shares: SharesSchema }),
]);
export type NewSupporter = Static<typeof NewSupporter>;

export const addSupporter = operation({
  method: "POST",
  path: "/api/workspaces/:workspace/my/contracts/:contract/supporters",
  summary: "Name a support person, who is asked by mail as soon as the contract is signed",
  permission: "member",
  params: contractParams,
  body: NewSupporter,
  response: ContractSchema,
  errors: [...gone, errors.supporterNotFound, errors.supporterTaken, errors.tooManySupporters],
});

export const shareWithSupporter = operation({
  method: "PUT",
  path: "/api/workspaces/:workspace/my/contracts/:contract/supporters/:supporter",
  summary: "Change how much a support person sees",
  permission: "member",
  params: supporterParams,
  body: Type.Object({ shares: SharesSchema }),
  response: ContractSchema,
  errors: [...gone, errors.supporterNotFound],
});

export const withdrawSupporter = operation({
  method: "DELETE",
  path: "/api/workspaces/:workspace/my/contracts/:contract/supporters/:supporter",
  summary: "Take sharing with a support person back; their link ends",
  permission: "member",
  params: supporterParams,
  response: ContractSchema,
  errors: [...gone, errors.supporterNotFound],
});

export const listSupported = operation({
  method: "GET",
  path: "/api/workspaces/:workspace/my/supported-contracts",
  summary: "List the people who asked for one's support",
  permission: "member",
  params: workspaceParams,
  response: Type.Object({
    contracts: Type.Array(
      Type.Object({
        supporter: Uuid,
        /** Whose contract it is. */
        name: Type.String(),
        state: Type.Union([Type.Literal("asked"), Type.Literal("accepted")]),
        /** Of the page that shows what is shared. */
        path: Type.String(),
      }),
    ),
  }),
});
