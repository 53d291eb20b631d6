import type { Static } from "typebox";
import type { Actor } from "#people/access/actor.ts";
import { audit } from "#people/audit/audit.service.ts";
import type { ResponseOf } from "#platform/http/contract.ts";
import type { handOverFollowUps } from "./follow-up.contract.ts";
import { followUpChanged, followUpNotFound, ownerUnknown } from "./follow-up.errors.ts";
import { isWaiting } from "./follow-up.ts";
import { type FollowUpWork, lookingAs, suggestedOwner, todayIn } from "./follow-ups.service.ts";
import { type FollowUpRow, giveTo, lockVisible } from "./follow-ups.store.ts";
import { worksHere } from "./settle.store.ts";
import { planTelling } from "./tell-owners.service.ts";

/**
 * Hands several follow-ups over at once, or none of them.
 *
 * @throws AppError "follow-up.not-found" where the actor may not see one of them, "follow-up.changed-meanwhile",
 *   "follow-up.owner-unknown"
 */
export async function handOver(
  work: FollowUpWork,
  actor: Actor,
  { followUps, owner }: Static<(typeof handOverFollowUps)["body"]>,
): Promise<ResponseOf<typeof handOverFollowUps>> {
  const { tx, workspaceId, jobs, now } = work;
  const revisions = new Map(followUps.map(({ id, revision }) => [id, revision]));
  const rows = await lockVisible(tx, lookingAs(work, actor), [...revisions.keys()]);
  if (rows.length < revisions.size) throw followUpNotFound();
  if (rows.some(({ id, revision }) => revisions.get(id) !== revision)) throw followUpChanged();
  if (owner !== null && !(await worksHere(tx, workspaceId, owner))) throw ownerUnknown();
  const next = (row: FollowUpRow) => {
    if (!isWaiting(row.state)) return null;
    if (owner !== null) return owner === row.ownerId ? null : owner;
    return suggestedOwner(row)?.id ?? null;
  };
  const given = Map.groupBy(rows, next);
  const left = given.get(null) ?? [];
  for (const [to, theirs] of given)
    if (to !== null)
      await giveTo(
        tx,
        workspaceId,
        theirs.map(({ id }) => id),
        to,
        now,
      );
  const handed = rows.filter((row) => !left.includes(row));
  if (handed.length > 0) await planTelling(tx, jobs, workspaceId, (await todayIn(work)).timeZone, now);
  // Neither whom they are about nor who does them: in a confidential campaign others read the log.
  for (const [campaign, its] of Map.groupBy(handed, ({ campaignId }) => campaignId))
    await audit(tx, actor, {
      action: "follow-up.handed-over",
      subject: its[0]?.campaign ?? "",
      details: { campaign, count: its.length },
    });
  return { handedOver: handed.length, left: left.map(({ id }) => id) };
}
