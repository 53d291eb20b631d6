import type { Actor } from "#people/access/actor.ts";
import { audit } from "#people/audit/audit.service.ts";
import { queueMessages } from "#people/mail/mail.service.ts";
import type { ResponseOf } from "#platform/http/contract.ts";
import type { Jobs } from "#platform/jobs/jobs.ts";
import { directedHtml } from "../respond/directed-mail.service.ts";
import { newsPath } from "./news-link.service.ts";
import type { previewTelling } from "./said-and-done.contract.ts";
import { changedMeanwhile, notPublished, toldAlready } from "./said-and-done.errors.ts";
import { pageOf, publicPath, type SaidWork } from "./said-and-done.service.ts";
import { findPage, type PageRow, updatePage } from "./said-and-done.store.ts";
import { textIn } from "./said-and-done.ts";
import { tellInvited } from "./telling.job-kind.ts";
import { countTellable, nextTellable } from "./telling.store.ts";
import { newsWords } from "./words.ts";

export interface TellingWork extends SaidWork {
  jobs: Jobs;
  /** What links begin with. */
  origin: string;
}

/** People told in one transaction. */
const batch = 500;

interface Told {
  name: string;
  language: string;
  page: string;
  stop: string;
}

function mailTo({ name, language, page, stop }: Told, { title, languages, organisation }: PageRow) {
  const words = newsWords(language).mail;
  const titled = textIn(title, language, languages);
  const lines = [words.hello(name), words.text(organisation, titled), page, words.why, words.stop(stop)];
  return { subject: words.subject(titled), body: lines.join("\n\n") };
}

const linksOf = (
  { workspaceId, origin }: TellingWork,
  row: PageRow,
  linkVersion: number,
  invitationId: string,
) => ({
  page: origin + publicPath(workspaceId, { ...row, linkVersion }),
  stop: origin + newsPath(row.linkKey, "stop", { workspaceId, id: invitationId }),
});

/** @throws AppError "said-and-done.no-campaign", "said-and-done.not-published" */
export async function preview(
  work: TellingWork,
  campaignId: string,
): Promise<ResponseOf<typeof previewTelling>> {
  const row = await pageOf(work, campaignId);
  if (row.page?.shown_version == null) throw notPublished();
  const [language = "en"] = row.languages;
  const links = linksOf(work, row, row.page.link_version, campaignId);
  return {
    ...(await countTellable(work.tx, work.workspaceId, campaignId)),
    ...mailTo({ name: "…", language, page: links.page, stop: `${work.origin}/said/stop/…` }, row),
  };
}

/**
 * Has everybody told who was invited, once a version.
 *
 * @throws AppError "said-and-done.no-campaign", "said-and-done.not-published", "said-and-done.told",
 * "said-and-done.changed-meanwhile" where another version is shown than was looked at
 */
export async function beginTelling(
  work: TellingWork,
  actor: Actor,
  campaignId: string,
  version: number,
): Promise<void> {
  const { tx, workspaceId, jobs, now } = work;
  const { page, name } = await pageOf(work, campaignId, true);
  if (page?.shown_version == null) throw notPublished();
  if (page.shown_version !== version) throw changedMeanwhile();
  if (page.told_version === version) throw toldAlready();
  await updatePage(tx, workspaceId, campaignId, {
    told_version: version,
    telling_since: now,
    telling_after: null,
    told: 0,
    told_at: null,
  });
  await jobs.add(tx, tellInvited, { workspaceId, campaignId }, { key: campaignId });
  await audit(tx, actor, {
    action: "said-and-done.told",
    subject: name,
    details: { campaign: campaignId, version },
  });
}

/**
 * Tells the next ones; each call is a transaction that notes where it stopped, so nobody is told twice.
 *
 * @returns whether there is more to do
 */
export async function tellNext(work: TellingWork, campaignId: string): Promise<boolean> {
  const { tx, workspaceId, jobs, now } = work;
  const row = await findPage(tx, workspaceId, campaignId, true);
  if (!row?.page?.telling_since || row.page.shown_version === null) return false;
  const { page } = row;
  const { recipients, last } = await nextTellable(tx, workspaceId, campaignId, page.telling_after, batch);
  const messages = recipients.map(({ invitationId, name, email, language }) => {
    const links = linksOf(work, row, page.link_version, invitationId);
    const mail = mailTo({ name, language, ...links }, row);
    const html = directedHtml([{ language: newsWords(language).language, body: mail.body }]);
    return {
      kind: "report" as const,
      recipientName: name,
      recipientEmail: email,
      ...mail,
      ...(html !== null && { html }),
      campaignId,
      invitationId,
      unsubscribe: links.stop,
    };
  });
  await queueMessages(tx, jobs, messages);
  await updatePage(tx, workspaceId, campaignId, {
    told: page.told + recipients.length,
    ...(last === null ? { telling_since: null, telling_after: null, told_at: now } : { telling_after: last }),
  });
  return last !== null;
}
