import { localTimeOf, momentAt } from "#listen/campaigns/schedule.ts";
import type { FollowUpView } from "#listen/follow-ups/follow-up.contract.ts";
import { afterWorkingDays } from "#listen/follow-ups/follow-up.ts";
import { changeFollowUp, type FollowUpWork, followUps } from "#listen/follow-ups/follow-ups.service.ts";
import { savePlan } from "#listen/follow-ups/plan.service.ts";
import type { Actor } from "#people/access/actor.ts";
import type { Transaction } from "#platform/database/tables.ts";
import { seededRandom } from "#stats/random.ts";
import type { Making } from "./making.ts";
import { nextMorning, timeZone } from "./story-time.ts";

const workOf = ({ workspaceId, context }: Making, tx: Transaction, now: Date): FollowUpWork => ({
  tx,
  workspaceId,
  jobs: context.jobs,
  now,
});

/** Says who follows up customers whom no account manager looks after. @param owner a person's id */
export const planFollowUps = (
  making: Making,
  tx: Transaction,
  director: Actor,
  { campaignId, owner, now }: { campaignId: string; owner: string; now: Date },
): Promise<void> =>
  savePlan(workOf(making, tx, now), director, campaignId, {
    toAccountManager: true,
    owner,
    workingDays: 3,
    rule: null,
    firstViewDays: 3,
  });

/**
 * Follows up who asked for it: each morning the consultant hands over what was asked the day before, and the owners ring. Most
 * are done, some can't be reached, some wait for a day that was agreed, and one has been forgotten.
 */
export async function followUp(making: Making, consultant: Actor, campaignId: string): Promise<void> {
  const { at, now, seed } = making;
  const waiting = await at(now, (tx) => listAll(making, tx, consultant, campaignId));
  const mornings = Map.groupBy(waiting, ({ openedAt }) => nextMorning(new Date(openedAt)).getTime());
  for (const [morning, some] of [...mornings].sort(([a], [b]) => a - b)) {
    const moment = new Date(morning);
    await at(moment, async (tx) => {
      const work = workOf(making, tx, moment);
      for (const { id, revision, suggestedOwner } of some)
        if (suggestedOwner)
          await changeFollowUp(work, consultant, id, { revision, owner: suggestedOwner.id });
    });
  }
  const random = seededRandom(seed + 21);
  const today = localTimeOf(now, timeZone).date;
  await at(now, async (tx) => {
    const handedOver = await listAll(making, tx, consultant, campaignId);
    for (const [index, one] of handedOver.entries()) {
      const { owner, openedAt } = one;
      const fromEnd = handedOver.length - index;
      // Everybody knows that one is open; nobody has rung.
      if (!owner || fromEnd === forgotten) continue;
      const actor = employeeOf(owner, making.workspaceId);
      const rung = afternoonOf(afterWorkingDays(openedAt.slice(0, 10), 1 + random.integer(3)));
      const work = workOf(making, tx, new Date(Math.min(rung.getTime(), now.getTime())));
      if (fromEnd <= agreedLater)
        await changeFollowUp(work, actor, one.id, {
          revision: one.revision,
          state: "in progress",
          dueOn: afterWorkingDays(today, fromEnd),
          note: random.pick(agreed),
        });
      else {
        const isReached = random.uniform() < 0.9;
        await changeFollowUp(work, actor, one.id, {
          revision: one.revision,
          state: isReached ? "done" : "not reached",
          outcome: random.pick(isReached ? outcomes : unreached),
        });
      }
    }
  });
}

/** The last so many are in progress still; the one before them nobody has begun. */
const agreedLater = 5;
const forgotten = agreedLater + 1;

const afternoonOf = (date: string): Date => momentAt({ date, time: "15:10" }, timeZone);

async function listAll(
  making: Making,
  tx: Transaction,
  consultant: Actor,
  campaign: string,
): Promise<FollowUpView[]> {
  const found: FollowUpView[] = [];
  for (let total = 1; found.length < total; ) {
    const page = await followUps(
      workOf(making, tx, making.now),
      consultant,
      { mine: false, states: ["open", "in progress"], campaign, owner: null },
      { limit: 200, offset: found.length },
    );
    if (page.followUps.length === 0) break;
    found.push(...page.followUps);
    total = page.total;
  }
  return found;
}

const employeeOf = ({ id, name }: { id: string; name: string }, workspaceId: string): Actor => {
  const user = { id, name, email: "", emailVerified: true };
  return { user, member: { ...user, workspaceId, personId: id, roles: [] } };
};

const outcomes = [
  "Rang, listened, put it right the same day.",
  "Credit note sent. Was glad that somebody rang.",
  "Wanted to be heard; nothing else to do.",
  "Order checked with the warehouse, second half went out the next day.",
  "Explained where the invoice went wrong. The cause is noted for the team talk.",
  "Delivery address corrected in all three systems.",
] as const;
const unreached = [
  "Three tries on different days, nobody answered. Wrote a letter.",
  "The number is no longer in use. Wrote an e-mail, no answer.",
] as const;
const agreed = [
  "On holiday, asked me to ring again when back.",
  "Wants to talk with the buyer there; date agreed.",
  "Visit agreed, warehouse joins by telephone.",
] as const;
