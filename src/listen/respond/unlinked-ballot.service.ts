import type { Transaction } from "#platform/database/tables.ts";
import type { Answers } from "../questionnaires/answer.ts";
import { storeWhole } from "./respond.store.ts";

/** A ballot that no respondent's page fills in, e.g. one from paper. */
export interface WholeBallot {
  workspaceId: string;
  campaignId: string;
  /** Made at random. */
  ballotId: string;
  cell: number;
  /** Where the day begins that it is told. */
  timeZone: string;
}

/**
 * Stores a whole ballot of an anonymous campaign, completed, with the day as its only time. The caller holds the campaign's
 * lock and has seen that it is open.
 *
 * @param pages answers by page id; those without answers are left out
 */
export async function storeUnlinked(
  transaction: Transaction,
  ballot: WholeBallot,
  pages: ReadonlyMap<string, Answers>,
): Promise<void> {
  await storeWhole(
    transaction,
    ballot,
    [...pages].filter(([, answers]) => Object.keys(answers).length > 0),
  );
}
