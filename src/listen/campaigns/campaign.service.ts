import { randomUUID } from "node:crypto";
import type { Actor } from "#people/access/actor.ts";
import { audit } from "#people/audit/audit.service.ts";
import { copyQuotas } from "../quotas/copy-quotas.service.ts";
import { languageAmong } from "../respond/words.ts";
import type { Anonymity } from "./anonymity.ts";
import { allCustomers, everybody, isOfCustomers } from "./audience.ts";
import { type AudienceOf, defaultBreakdowns, readBreakdown } from "./breakdowns.ts";
import {
  breakdownsWrong,
  changedMeanwhile,
  datesWrong,
  followsUnknown,
  questionnaireUnknown,
  settingsFrozen,
  wrongState,
} from "./campaign.errors.ts";
import type { CampaignSettings } from "./campaign.schema.ts";
import {
  type CampaignRow,
  deleteDraft,
  deletePilotAnswers,
  insertCampaign,
  updateDraft,
  updateOpen,
} from "./campaign.store.ts";
import { may } from "./campaign-state.ts";
import { type CampaignWork, campaignFor, campaignOf, stateOf } from "./campaign-work.service.ts";
import { cancelMessages } from "./delivery.store.ts";
import { canFollow } from "./follows.store.ts";
import { writtenPurposes } from "./purpose.ts";
import { planReminders } from "./reminders.service.ts";
import { defaultClosing, defaultReminders } from "./schedule.ts";
import { differingSettings, frozenDifferences, settingsOf } from "./settings.ts";
import { findPublished, type PublishedQuestionnaire, readSurroundings } from "./surroundings.store.ts";
import type { CampaignTexts } from "./texts.ts";
import { wordsIn, wordsOrEnglish } from "./words/catalogue.ts";

/**
 * Texts to begin with: in the questionnaire's languages, as far as there are any. The profile comes in languages that nobody
 * has chosen; mails about it begin in the organisation's own, or the profile's first.
 */
function defaultTexts(
  { languages, isProfile }: Pick<PublishedQuestionnaire, "languages" | "isProfile">,
  ownLanguage: string,
): CampaignTexts {
  const meant = isProfile ? [languageAmong(languages, [ownLanguage])] : languages;
  const known = meant.filter((language) => wordsIn(language));
  const wanted = known.length > 0 ? known : [languages[0] ?? ownLanguage];
  return Object.fromEntries(wanted.map((language) => [language, wordsOrEnglish(language).mails]));
}

/** Makes a draft with settings that need little more than a purpose. @throws AppError "campaign.questionnaire-unknown" */
export async function createCampaign(
  work: CampaignWork,
  actor: Actor,
  asked: {
    name: string;
    questionnaire?: string;
    anonymity?: Anonymity;
    audienceOf?: AudienceOf;
  },
): Promise<string> {
  const { transaction, workspaceId, now } = work;
  const questionnaire =
    asked.questionnaire === undefined
      ? undefined
      : await findPublished(transaction, workspaceId, asked.questionnaire, null);
  if (asked.questionnaire !== undefined && !questionnaire) throw questionnaireUnknown();
  const { language, time_zone } = await readSurroundings(transaction, workspaceId);
  const campaignId = randomUUID();
  const of = asked.audienceOf ?? "staff";
  await insertCampaign(transaction, workspaceId, {
    campaign_id: campaignId,
    name: asked.name.trim(),
    questionnaire_id: questionnaire?.id ?? null,
    questionnaire_version: questionnaire?.version ?? null,
    follows_campaign_id: null,
    anonymity: asked.anonymity ?? "confidential",
    minimum_group: 5,
    purpose: "",
    purposes: {},
    retention_months: 24,
    audience: of === "customers" ? allCustomers : everybody,
    breakdowns: questionnaire?.isProfile ? [] : defaultBreakdowns(of),
    texts: defaultTexts(questionnaire ?? { languages: [], isProfile: false }, language),
    first_question: false,
    opens_at: null,
    closes_at: defaultClosing(now, time_zone),
    reminders: [...defaultReminders],
  });
  await audit(transaction, actor, { action: "campaign.created", subject: asked.name.trim() });
  return campaignId;
}

/** @throws AppError "campaign.breakdowns-wrong" */
function checkBreakdowns({ breakdowns, audience }: CampaignSettings): void {
  const of = audience.of ?? "staff";
  const unknown = breakdowns.filter((id) => !readBreakdown(id, of));
  if (unknown.length > 0)
    throw breakdownsWrong(
      `Figures of ${of} can't be looked at by ${unknown.join(", ")}. Take that out of the breakdowns.`,
    );
  const by = isOfCustomers(audience) ? (audience.sample?.by ?? null) : null;
  if (by !== null && (readBreakdown(by, of)?.kind ?? "question") === "question")
    throw breakdownsWrong(
      `A sample can't be drawn by ${by}: that isn't known before people answer. Choose what is known of customers.`,
    );
}

/** What the settings are as columns. */
async function columnsOf({ transaction, workspaceId }: CampaignWork, settings: CampaignSettings) {
  const { questionnaire, follows, audience } = settings;
  const published =
    questionnaire && (await findPublished(transaction, workspaceId, questionnaire.id, questionnaire.version));
  if (questionnaire && !published) throw questionnaireUnknown();
  checkBreakdowns(settings);
  const comparable =
    !isOfCustomers(audience) &&
    (follows === null || (await canFollow({ transaction, workspaceId }, follows, questionnaire?.id)));
  if (follows !== null && !comparable) throw followsUnknown();
  const [opensAt, closesAt] = [settings.opensAt, settings.closesAt].map((moment) =>
    moment === null ? null : new Date(moment),
  );
  if (opensAt && closesAt && opensAt >= closesAt)
    throw datesWrong(
      "The campaign would close before it opens. Choose a later time to close, or an earlier one to open.",
    );
  return {
    name: settings.name.trim(),
    questionnaire_id: questionnaire?.id ?? null,
    questionnaire_version: questionnaire?.version ?? null,
    follows_campaign_id: follows,
    anonymity: settings.anonymity,
    minimum_group: settings.minimumGroup,
    purpose: settings.purpose.trim(),
    purposes: writtenPurposes(settings.purposes),
    retention_months: settings.retentionMonths,
    audience,
    // A profile's figures are looked at by department and level, whatever is chosen.
    breakdowns: published?.isProfile ? [] : [...settings.breakdowns],
    texts: settings.texts,
    first_question: settings.firstQuestion,
    opens_at: opensAt ?? null,
    closes_at: closesAt ?? null,
    reminders: settings.reminders,
  };
}

/**
 * Changes settings: all of a draft's; of an open campaign those that nobody was promised.
 *
 * @returns the new revision
 * @throws AppError "campaign.wrong-state", "campaign.changed-meanwhile", "campaign.settings-frozen" …
 */
export async function updateCampaign(
  work: CampaignWork,
  actor: Actor,
  campaignId: string,
  { revision, settings }: { revision: number; settings: CampaignSettings },
): Promise<number> {
  const { transaction, workspaceId } = work;
  const before = await campaignOf(work, campaignId, "change");
  const state = stateOf(before, work.now);
  if (!may(state, "edit") && !may(state, "edit-open")) throw wrongState(state);
  if (before.revision !== revision) throw changedMeanwhile();
  const columns = { ...(await columnsOf(work, settings)), campaign_id: campaignId };
  const next = may(state, "edit")
    ? await updateDraft(transaction, workspaceId, revision, columns)
    : await changeOpen(work, before, settings, columns);
  if (next === undefined) throw changedMeanwhile();
  if (state === "draft" && asksOtherwise(before, columns)) {
    // What was tried with other questions fits no longer, nor under another promise.
    await deletePilotAnswers(transaction, workspaceId, campaignId);
  }
  await audit(transaction, actor, {
    action: "campaign.changed",
    subject: columns.name,
    details: {
      campaign: campaignId,
      revision: next,
      settings: differingSettings(settingsOf(before), settings),
    },
  });
  return next;
}

const asksOtherwise = (
  before: CampaignRow,
  after: Pick<
    CampaignRow,
    "questionnaire_id" | "questionnaire_version" | "follows_campaign_id" | "anonymity"
  >,
) =>
  before.anonymity !== after.anonymity ||
  before.follows_campaign_id !== after.follows_campaign_id ||
  before.questionnaire_id !== after.questionnaire_id ||
  before.questionnaire_version !== after.questionnaire_version;

async function changeOpen(
  work: CampaignWork,
  before: CampaignRow,
  settings: CampaignSettings,
  columns: Parameters<typeof updateOpen>[3],
): Promise<number | undefined> {
  const frozen = frozenDifferences(settingsOf(before), settings);
  if (frozen.length > 0) throw settingsFrozen(frozen);
  const next = await updateOpen(work.transaction, work.workspaceId, before.revision, columns);
  await planReminders(work, { ...before, reminders: settings.reminders });
  return next;
}

/**
 * Makes a draft with another campaign's settings; its dates are left out.
 *
 * @returns the draft's id
 * @throws AppError "campaign.follows-unknown" where it is to be the next wave of one that was not opened
 */
export async function copyCampaign(
  work: CampaignWork,
  actor: Actor,
  campaignId: string,
  { name, nextWave = false }: { name?: string; nextWave?: boolean },
): Promise<string> {
  const { transaction, workspaceId, now } = work;
  const original = await campaignOf(work, campaignId);
  const questionnaire = original.questionnaire_id ?? undefined;
  if (nextWave && !(await canFollow(work, campaignId, questionnaire))) throw followsUnknown();
  const { time_zone } = await readSurroundings(transaction, workspaceId);
  const copy = randomUUID();
  const title = name?.trim() ?? `${[...original.name].slice(0, 190).join("")} (copy)`;
  await insertCampaign(transaction, workspaceId, {
    ...pick(original),
    ...(nextWave && { follows_campaign_id: campaignId }),
    campaign_id: copy,
    name: title,
    opens_at: null,
    closes_at: defaultClosing(now, time_zone),
  });
  await copyQuotas(work, { from: campaignId, to: copy });
  await audit(transaction, actor, {
    action: "campaign.copied",
    subject: title,
    details: { from: campaignId, campaign: copy },
  });
  return copy;
}

const pick = (row: CampaignRow) => ({
  questionnaire_id: row.questionnaire_id,
  questionnaire_version: row.questionnaire_version,
  follows_campaign_id: row.follows_campaign_id,
  anonymity: row.anonymity,
  minimum_group: row.minimum_group,
  purpose: row.purpose,
  purposes: row.purposes,
  retention_months: row.retention_months,
  audience: row.audience,
  breakdowns: row.breakdowns,
  first_question: row.first_question,
  texts: row.texts,
  reminders: row.reminders,
});

/** Deletes a draft, its trial answers and the mail that has not left yet. @throws AppError "campaign.wrong-state" */
export async function deleteCampaign(work: CampaignWork, actor: Actor, campaignId: string): Promise<void> {
  const { name } = await campaignFor(work, campaignId, "delete");
  await cancelMessages(work, { campaignId });
  await deleteDraft(work.transaction, work.workspaceId, campaignId);
  await audit(work.transaction, actor, {
    action: "campaign.deleted",
    subject: name,
    details: { campaign: campaignId },
  });
}
