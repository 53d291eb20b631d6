import type { Transaction } from "#platform/database/tables.ts";
import { fewestAlike } from "../anonymous/cells.ts";
import { wayIn } from "../campaigns/breakdowns.ts";
import {
  type CountedWays,
  countWays,
  isAnonymous,
  readBallots,
  silentOnes,
} from "./anonymous-responses.store.ts";
import { type Participant, readParticipants, type Survey } from "./responses.store.ts";

export type { Period, Release } from "./release.store.ts";
export {
  allowLongWork,
  insertRelease,
  listPeriods,
  listReleases,
  readReleased,
  readReleasedParts,
} from "./release.store.ts";
export type { Participant, Survey } from "./responses.store.ts";
export {
  findOwnEarlier,
  findOwnInvitations,
  findParticipant,
  findSurvey,
  hasErasedPeople,
  listParticipants,
  listSurveys,
} from "./responses.store.ts";

const batchSize = 1000;

/**
 * Everybody who was invited to a campaign, with all that they have saved, whether or not they said that they are done: a
 * competency's total needs three quarters of its statements, a question its answer. Pilots are left out. People who were
 * taken out of the audience stay, without answers where those were removed. In batches, in the order of their random ids.
 * Of an anonymous campaign these are its ballots, each with what is known of its cell in the place of a person, and then as
 * many who are silent as were invited besides.
 *
 * What single people answered stays on the server: of confidential campaigns only `understand/` may read this, and it lets
 * out what disclosure allows.
 *
 * @param signal ends it early, with the signal's reason
 */
export async function* participantsOf(
  transaction: Transaction,
  workspaceId: string,
  campaignId: string,
  signal?: AbortSignal,
): AsyncGenerator<Participant> {
  const place = { workspaceId, campaignId };
  const anonymous = await isAnonymous(transaction, place);
  const ways = anonymous ? await waysOf(transaction, place) : null;
  let after: string | undefined;
  for (;;) {
    signal?.throwIfAborted();
    const range = { after, limit: batchSize };
    const batch = anonymous
      ? await readBallots(transaction, place, range)
      : await readParticipants(transaction, workspaceId, campaignId, range);
    if (ways) yield* batch.flatMap((ballot) => waysTold(ballot, ways) ?? []);
    else yield* batch;
    if (batch.length < batchSize) break;
    after = batch.at(-1)?.invitationId;
  }
  if (ways) yield* silentOnes(transaction, place, ways.invited);
}

/** Which answers of an anonymous campaign count. */
interface Ways {
  invited: boolean;
  doors: boolean;
  /** Whether people were invited and others came through doors, and both count. */
  areBoth: boolean;
}

/**
 * Whoever runs a programme can answer through a door as often as they like, and take these answers away from the figures. So
 * where people were invited, too, neither kind helps the other over the minimum: where not both have enough answers of their
 * own, the fewer aren't in the figures at all.
 */
export function waysThatCount({ people, invited, doors, minimum }: CountedWays): Ways {
  if (people === 0) return { invited: true, doors: true, areBoth: false };
  const least = fewestAlike(minimum);
  const areBoth = invited >= least && doors >= least;
  const areInvitedMore = invited >= doors;
  return { invited: areBoth || areInvitedMore, doors: areBoth || !areInvitedMore, areBoth };
}

/** Whether the answers of those who were invited, or who came through doors, are too few to be in the figures. */
const waysOf = async (
  transaction: Transaction,
  place: { workspaceId: string; campaignId: string },
): Promise<Ways> => waysThatCount(await countWays(transaction, place));

/** A ballot as figures see it; null where its way in doesn't count. Where both do, it is told apart by that first. */
function waysTold(ballot: Participant, { invited, doors, areBoth }: Ways): Participant | null {
  if (ballot.cameThroughDoor ? !doors : !invited) return null;
  if (!areBoth) return ballot;
  return ballot.cameThroughDoor
    ? { ...ballot, department: throughDoors, groups: { [wayIn]: "doors" } }
    : { ...ballot, groups: { ...ballot.groups, [wayIn]: "invited" } };
}

/** Stands for a department. */
const throughDoors = "(through doors)";

/** What a campaign's figures are looked at by: in an anonymous one by the way in first, where both count. */
export async function breakdownsOf(
  transaction: Transaction,
  workspaceId: string,
  { campaignId, anonymity, breakdowns }: Pick<Survey, "campaignId" | "anonymity" | "breakdowns">,
): Promise<string[]> {
  if (anonymity !== "anonymous") return breakdowns;
  const { areBoth } = await waysOf(transaction, { workspaceId, campaignId });
  return areBoth ? [wayIn, ...breakdowns] : breakdowns;
}
