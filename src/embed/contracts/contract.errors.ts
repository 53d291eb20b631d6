import { errorKind } from "#platform/errors.ts";
import type { ClauseProblem } from "./clauses.ts";

export const noPerson = errorKind(
  "contract.no-person",
  () =>
    "A contract for change belongs to somebody on the staff. Ask those who run the programme to enter you among the people, with this e-mail address.",
  409,
);
export const contractNotFound = errorKind(
  "contract.not-found",
  () => "There is no such contract of yours. Open your contract from your page.",
  404,
);
export const contractExists = errorKind(
  "contract.exists",
  () => "You have a contract already. Finish it before you begin another one.",
  409,
);
export const changedMeanwhile = errorKind(
  "contract.changed-meanwhile",
  () =>
    "Your contract was changed in another window since this one was opened. What you have written here is still here: choose which of the two stays.",
  409,
);
export const wrongState = errorKind(
  "contract.wrong-state",
  () =>
    "This can't be done any more, since the contract has been signed or has ended meanwhile. Reload the page.",
  409,
);
export const notReady = errorKind(
  "contract.not-ready",
  (problems: readonly ClauseProblem[]) => ({
    message: "The contract can't be signed yet.",
    fields: problems.map((problem) => ({ in: "body" as const, ...problem })),
  }),
  422,
);
export const supporterNotFound = errorKind(
  "contract.supporter-not-found",
  () => "There is no such support person, or nobody with an e-mail address. Search for the name again.",
  404,
);
export const supporterTaken = errorKind(
  "contract.supporter-taken",
  () => "This person is among your support persons already, or is you.",
  409,
);
export const tooManySupporters = errorKind(
  "contract.too-many-supporters",
  () => "Three support persons are enough. Take one back before you ask another.",
  409,
);
export const weekNotOpen = errorKind(
  "contract.week-not-open",
  () => "Only this week and the one before can be written down.",
  409,
);
export const checkInChanged = errorKind(
  "contract.check-in-changed",
  () => "This week was written down in another window meanwhile. Look at what is there, then save again.",
  409,
);
