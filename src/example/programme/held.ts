import type { Answers } from "#listen/questionnaires/answer.ts";
import type { Definition } from "#listen/questionnaires/definition.ts";
import type { Invited } from "./invitations.store.ts";

/** Somebody's answers to a campaign. */
export interface Given {
  /** In the list of staff. */
  number: string;
  answers: Answers;
  completes: boolean;
}

/** What came of a campaign. */
export interface Held {
  campaignId: string;
  invited: ReadonlyMap<string, Invited>;
  given: readonly Given[];
  definition: Definition;
}
