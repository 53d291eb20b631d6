import type { Anonymity } from "#listen/campaigns/anonymity.ts";
import type { CampaignSettings } from "#listen/campaigns/campaign.schema.ts";
import { createCampaign, updateCampaign } from "#listen/campaigns/campaign.service.ts";
import { campaignOf } from "#listen/campaigns/campaign-work.service.ts";
import { closeWhenDue } from "#listen/campaigns/closing.service.ts";
import { inviteNext, mailNext } from "#listen/campaigns/inviting.service.ts";
import { openNow } from "#listen/campaigns/opening.service.ts";
import { remindNow, sendNextReminders } from "#listen/campaigns/reminders.service.ts";
import { localTimeOf, momentAt } from "#listen/campaigns/schedule.ts";
import { settingsOf } from "#listen/campaigns/settings.ts";
import { asksForContact } from "#listen/follow-ups/follow-up.ts";
import { settleFollowUp } from "#listen/follow-ups/settle-follow-up.service.ts";
import type { Answer } from "#listen/questionnaires/answer.ts";
import { compileQuestionnaire } from "#listen/questionnaires/compile.ts";
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
import { invitedTo, markSent, putAnswers, setClosing } from "./invitations.store.ts";
import { campaignWork, type Making } from "./making.ts";
import { drawSittings } from "./sittings.ts";
import { timeZone } from "./story-time.ts";

/** A campaign as it is planned. */
interface Campaigning {
  name: string;
  questionnaire: string;
  anonymity: Anonymity;
  /** What is decided besides. */
  settings: Partial<CampaignSettings>;
  opens: Date;
  closes: Date;
  /** Answers are stored together, as the pages of one respondent after the other would store them, only faster. */
  many?: boolean;
  /** False: nobody is reminded. */
  reminds?: boolean;
}

const day = 86_400_000;

/** A campaign that has opened. */
export type Opened = Pick<Held, "campaignId" | "invited" | "definition">;

/** Makes a campaign's draft, opens it and invites. */
export async function openCampaign(
  making: Making,
  director: Actor,
  { name, questionnaire, anonymity, settings, opens, closes }: Campaigning,
): Promise<Opened> {
  const { workspaceId, at } = making;
  const campaignId = await at(opens, async (tx) => {
    const work = campaignWork(making, tx, opens);
    const campaignId = await createCampaign(work, director, { name, questionnaire, anonymity });
    const draft = await campaignOf(work, campaignId);
    const revision = await updateCampaign(work, director, campaignId, {
      revision: draft.revision,
      settings: { ...settingsOf(draft), reminders: [], ...settings, closesAt: closes.toISOString() },
    });
    await openNow(work, director, campaignId, revision);
    while (await inviteNext(work, campaignId));
    return campaignId;
  });
  return at(opens, async (tx) => {
    const work = campaignWork(making, tx, opens);
    while (await mailNext(work, campaignId));
    await markSent(tx, workspaceId, opens);
    const { questionnaire_version: version } = await campaignOf(work, campaignId);
    const published = await versionOf({ tx, workspace: workspaceId }, questionnaire, version ?? 1);
    const invited = await invitedTo(tx, workspaceId, campaignId);
    return { campaignId, invited, definition: published.definition };
  });
}

/** Closes a campaign, and computes its results. */
export const closeCampaign = (making: Making, campaignId: string, closes: Date): Promise<void> =>
  making.at(closes, async (tx) => {
    await closeWhenDue(campaignWork(making, tx, closes), campaignId);
    await release(tx, making.workspaceId, campaignId, undefined, new AbortController().signal);
  });

/**
 * Holds a campaign from its draft on: opens it, invites, takes the answers, with a reminder when half of them are in.
 *
 * @param give the answers to a questionnaire, in the order in which they come
 */
async function holdCampaign(
  making: Making,
  director: Actor,
  plan: Campaigning,
  give: (definition: Definition) => readonly Given[],
): Promise<Held> {
  const { workspaceId, now, at } = making;
  const { opens, closes, many = false, reminds = true } = plan;
  const opened = await openCampaign(making, director, plan);
  const { campaignId } = opened;
  const held = { ...opened, given: give(opened.definition) };
  const take = (given: readonly Given[]) =>
    at(opens, (tx) =>
      many
        ? takeMany(tx, making, { ...held, given })
        : whileOpen(tx, making, { campaignId, closes }, () => takeByPages(tx, making, { ...held, given })),
    );
  if (!reminds) {
    await take(held.given);
    return held;
  }
  const half = Math.ceil(held.given.length / 2);
  await take(held.given.slice(0, half));
  const halfWay = morningBetween(opens, new Date(Math.min(closes.getTime(), now.getTime())));
  await at(halfWay, async (tx) => {
    const work = campaignWork(making, tx, halfWay);
    const { reminder } = await remindNow(work, director, campaignId);
    while (await sendNextReminders(work, campaignId, reminder));
    await markSent(tx, workspaceId, halfWay);
  });
  await take(held.given.slice(half));
  return held;
}

/** Answers as respondents do, page by page. */
async function takeByPages(
  tx: Transaction,
  { workspaceId, context: { jobs, key } }: Making,
  { campaignId, invited, given, definition }: Held,
): Promise<void> {
  const respond = createRespond(jobs, key);
  for (const { number, answers, completes } of given) {
    const link = invited.get(number);
    const said = { definition, answers, completes };
    if (link) await answerByLink(respond, tx, workspaceId, campaignId, link, said);
  }
}

/** Stores answers together, and opens the follow-ups of those who ask to be called. */
async function takeMany(
  tx: Transaction,
  { workspaceId, context: { jobs } }: Making,
  { campaignId, invited, given, definition }: Held,
): Promise<void> {
  const compiled = compileQuestionnaire(definition);
  const taken = given.flatMap(({ number, answers, completes }) => {
    const invitationId = invited.get(number)?.invitationId;
    return invitationId ? [{ invitationId, completed: completes, answers: compiled.counted(answers) }] : [];
  });
  const sheets = taken.map(({ answers, ...one }) => ({
    ...one,
    pages: definition.pages.flatMap(({ id, questions }) => {
      const own = questions.flatMap((question): [string, Answer][] => {
        const answer = answers[question.id];
        return answer ? [[question.id, answer]] : [];
      });
      return own.length === 0 ? [] : [{ page: id, answers: Object.fromEntries(own) }];
    }),
  }));
  await putAnswers(tx, workspaceId, campaignId, sheets);
  const [language] = definition.languages;
  for (const { invitationId, completed, answers } of taken)
    if (completed && asksForContact(definition, answers))
      await settleFollowUp(tx, jobs, { workspaceId, campaignId, invitationId, compiled, answers, language });
}

/** Lets answers in, which are taken by the database's clock: it knows no story. */
export async function whileOpen<T>(
  tx: Transaction,
  { workspaceId, now }: Making,
  { campaignId, closes }: { campaignId: string; closes: Date },
  work: () => Promise<T>,
): Promise<T> {
  await setClosing(tx, workspaceId, campaignId, new Date(Math.max(now.getTime() + day, closes.getTime())));
  const result = await work();
  await setClosing(tx, workspaceId, campaignId, closes);
  return result;
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
  const { owner, workspaceId, now, seed } = making;
  const held = await holdCampaign(making, director, plan, give);
  const { campaignId } = held;
  const isOver = plan.closes < now;
  const span = { opens: plan.opens, closes: isOver ? plan.closes : now };
  const random = seededRandom(seed + plan.name.length);
  await spreadAnswers(owner, workspaceId, campaignId, drawSittings(held, span, random));
  await during(held);
  if (isOver) await closeCampaign(making, campaignId, plan.closes);
  return held;
}

/** The morning of the day in the middle. */
function morningBetween(from: Date, to: Date): Date {
  const { date } = localTimeOf(new Date((from.getTime() + to.getTime()) / 2), timeZone);
  return momentAt({ date, time: "10:00" }, timeZone);
}
