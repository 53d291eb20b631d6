import type { Transaction } from "#platform/database/tables.ts";
import { fewestAlike } from "../anonymous/cells.ts";
import { toldCount } from "./door.ts";
import { countBallots, selectDoors } from "./doors.store.ts";

/**
 * At least how many answers came through a campaign's doors: the sum of what is told of each elsewhere. Paper, which isn't among
 * the doors that people are shown, is told in larger steps: steps of two sizes together would tell more than either.
 */
export async function answersThroughDoors(
  { transaction, workspaceId }: { transaction: Transaction; workspaceId: string },
  campaignId: string,
  minimumGroup: number,
): Promise<number> {
  const within = { tx: transaction, workspaceId };
  const ballots = await countBallots(within, campaignId);
  const doors = new Set((await selectDoors(within, campaignId)).map(({ door_id }) => door_id));
  return [...ballots]
    .map(([door, number]) => toldCount(number, doors.has(door) ? minimumGroup : fewestAlike(minimumGroup)))
    .reduce((sum, { kind, count }) => (kind === "at least" ? sum + count : sum), 0);
}
