import type { CampaignSettings } from "#listen/campaigns/campaign.schema.ts";
import { createCampaign, updateCampaign } from "#listen/campaigns/campaign.service.ts";
import { campaignOf } from "#listen/campaigns/campaign-work.service.ts";
import { closeWhenDue } from "#listen/campaigns/closing.service.ts";
import { inviteNext, mailNext } from "#listen/campaigns/inviting.service.ts";
import { openNow } from "#listen/campaigns/opening.service.ts";
import { remindNow, sendNextReminders } from "#listen/campaigns/reminders.service.ts";
import { localTimeOf, momentAt } from "#listen/campaigns/schedule.ts";
import { settingsOf } from "#listen/campaigns/settings.ts";
import type { Definition } from "#listen/questionnaires/definition.ts";
import { versionOf } from "#listen/questionnaires/version.service.ts";
import { createRespond } from "#listen/respond/respond.service.ts";
import type { Actor } from "#people/access/actor.ts";
import type { Transaction } from "#platform/database/tables.ts";
import { seededRandom } from "#stats/random.ts";
import { release } from "#understand/results/results.service.ts";
import { answerByLink } from "./answering.service.ts";
import { spreadAnswers } from "./backdate.service.ts";
import type { Given, Held } from "./held.ts";
import { invitedTo, markSent, setClosing } from "./invitations.store.ts";
import { campaignWork, type Making } from "./making.ts";
import { drawSittings } from "./sittings.ts";
import { timeZone } from "./story-time.ts";

/** A campaign as it is planned. */
interface Campaigning {
  name: string;
  questionnaire: string;
  anonymity: "named" | "confidential";
  /** What is decided besides. */
  settings: Partial<CampaignSettings>;
  opens: Date;
  closes: Date;
}

const day = 86_400_000;

/**
 * Holds a campaign from its draft on: opens it, invites, takes the answers, with a reminder when half of them are in.
 *
 * @param give the answers to a questionnaire, in the order in which they come
 */
async function holdCampaign(
  making: Making,
  director: Actor,
  { name, questionnaire, anonymity, settings, opens, closes }: Campaigning,
  give: (definition: Definition) => readonly Given[],
): Promise<Held> {
  const { workspaceId, now, at } = making;
  const { campaignId, invited, definition } = await at(opens, async (tx) => {
    const work = campaignWork(making, tx, opens);
    const campaignId = await createCampaign(work, director, { name, questionnaire, anonymity });
    const draft = await campaignOf(work, campaignId);
    const revision = await updateCampaign(work, director, campaignId, {
      revision: draft.revision,
      settings: { ...settingsOf(draft), reminders: [], ...settings, closesAt: closes.toISOString() },
    });
    await openNow(work, director, campaignId, revision);
    for (const next of [inviteNext, mailNext]) while (await next(work, campaignId));
    await markSent(tx, workspaceId, opens);
    const { questionnaire_version: version } = await campaignOf(work, campaignId);
    const published = await versionOf({ tx, workspace: workspaceId }, questionnaire, version ?? 1);
    const invited = await invitedTo(tx, workspaceId, campaignId);
    return { campaignId, invited, definition: published.definition };
  });
  const given = give(definition);
  const respond = createRespond();
  const answer = (several: readonly Given[]) =>
    at(opens, async (tx) => {
      await whileOpen(tx, making, { campaignId, closes }, async () => {
        for (const { number, answers, completes } of several) {
          const link = invited.get(number);
          const said = { definition, answers, completes };
          if (link) await answerByLink(respond, tx, workspaceId, campaignId, link, said);
        }
      });
    });
  const half = Math.ceil(given.length / 2);
  await answer(given.slice(0, half));
  const halfWay = morningBetween(opens, closes < now ? closes : now);
  await at(halfWay, async (tx) => {
    const work = campaignWork(making, tx, halfWay);
    const reminder = await remindNow(work, director, campaignId);
    while (await sendNextReminders(work, campaignId, reminder));
    await markSent(tx, workspaceId, halfWay);
  });
  await answer(given.slice(half));
  return { campaignId, invited, given, definition };
}

/** Lets answers in, which are taken by the database's clock: it knows no story. */
export async function whileOpen(
  tx: Transaction,
  { workspaceId, now }: Making,
  { campaignId, closes }: { campaignId: string; closes: Date },
  work: () => Promise<void>,
): Promise<void> {
  await setClosing(tx, workspaceId, campaignId, new Date(Math.max(now.getTime() + day, closes.getTime())));
  await work();
  await setClosing(tx, workspaceId, campaignId, closes);
}

/**
 * Holds a campaign, spreads its answers over its days, and closes it where its end has come: then its results are
 * computed.
 *
 * @param during what happens before it closes
 */
export async function runCampaign(
  making: Making,
  director: Actor,
  plan: Campaigning,
  give: (definition: Definition) => readonly Given[],
  during: (held: Held) => Promise<void> = async () => {},
): Promise<Held> {
  const { owner, workspaceId, now, seed, at } = making;
  const held = await holdCampaign(making, director, plan, give);
  const { campaignId } = held;
  const isOver = plan.closes < now;
  const span = { opens: plan.opens, closes: isOver ? plan.closes : now };
  const random = seededRandom(seed + plan.name.length);
  await spreadAnswers(owner, workspaceId, campaignId, drawSittings(held, span, random));
  await during(held);
  if (isOver)
    await at(plan.closes, async (tx) => {
      await closeWhenDue(campaignWork(making, tx, plan.closes), campaignId);
      await release(tx, workspaceId, campaignId, undefined, new AbortController().signal);
    });
  return held;
}

/** The morning of the day in the middle. */
function morningBetween(from: Date, to: Date): Date {
  const { date } = localTimeOf(new Date((from.getTime() + to.getTime()) / 2), timeZone);
  return momentAt({ date, time: "10:00" }, timeZone);
}
