import type { Actor } from "#people/access/actor.ts";
import { audit } from "#people/audit/audit.service.ts";
import type { Transaction } from "#platform/database/tables.ts";
import type { ResponseOf } from "#platform/http/contract.ts";
import { newsPath } from "./news-link.service.ts";
import type * as contract from "./said-and-done.contract.ts";
import type { Content } from "./said-and-done.contract.ts";
import { campaignMissing, changedMeanwhile, notPublishable, notPublished } from "./said-and-done.errors.ts";
import {
  findPage,
  findVersion,
  insertVersion,
  listShown,
  listVersions,
  type PageRow,
  storeDraft,
  updatePage,
} from "./said-and-done.store.ts";
import { type Figure, hindrances, type SaidAndDone } from "./said-and-done.ts";

/** Where and when a use case runs. */
export interface SaidWork {
  tx: Transaction;
  workspaceId: string;
  now: Date;
}

/** What a measure was before and after; null where there are no two figures that can be compared. */
export type FigureOf = (tx: Transaction, workspaceId: string, measure: string) => Promise<Figure | null>;

const none: SaidAndDone = { introduction: {}, entries: [] };

/** @throws AppError "said-and-done.no-campaign" */
export async function pageOf(
  { tx, workspaceId }: SaidWork,
  campaignId: string,
  forChange = false,
): Promise<PageRow> {
  const row = await findPage(tx, workspaceId, campaignId, forChange);
  if (!row) throw campaignMissing();
  return row;
}

/** The public page's address. */
export const publicPath = (
  workspaceId: string,
  { linkKey, campaignId, linkVersion }: { linkKey: Buffer; campaignId: string; linkVersion: number },
): string => newsPath(linkKey, "page", { workspaceId, id: campaignId, version: linkVersion });

const plain = ({ introduction, entries }: SaidAndDone): Content => ({
  introduction: { ...introduction },
  entries: entries.map((entry) => ({ ...entry, said: { ...entry.said }, done: { ...entry.done } })),
});

/** @throws AppError "said-and-done.no-campaign" */
export async function readPage(
  work: SaidWork,
  campaignId: string,
): Promise<ResponseOf<typeof contract.readSaidAndDone>> {
  const { tx, workspaceId } = work;
  const { page, name, languages, linkKey } = await pageOf(work, campaignId);
  const history = (await listVersions(tx, workspaceId, campaignId)).map((each) => ({
    ...each,
    publishedAt: each.publishedAt.toISOString(),
  }));
  const current = history.find(({ version }) => version === page?.shown_version);
  const content = current && (await findVersion(tx, workspaceId, campaignId, current.version));
  const draft = plain(page?.draft ?? none);
  return {
    campaign: name,
    languages,
    draft,
    revision: page?.revision ?? 0,
    shown:
      page && current
        ? {
            ...current,
            path: publicPath(workspaceId, { linkKey, campaignId, linkVersion: page.link_version }),
            isDraft: content !== undefined && isSame(plain(content), draft),
          }
        : null,
    history,
    told:
      page && page.told_version !== null
        ? { version: page.told_version, count: page.told, finishedAt: page.told_at?.toISOString() ?? null }
        : null,
  };
}

/** Stored objects have their keys in another order. */
const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(sorted(a)) === JSON.stringify(sorted(b));
const sorted = (value: unknown): unknown =>
  Array.isArray(value)
    ? value.map(sorted)
    : value !== null && typeof value === "object"
      ? Object.entries(value)
          .map(([key, each]) => [key, sorted(each)])
          .sort()
      : value;

/** @throws AppError "said-and-done.no-campaign", "said-and-done.changed-meanwhile" */
export async function saveDraft(
  work: SaidWork,
  campaignId: string,
  { revision, content }: { revision: number; content: Content },
): Promise<{ revision: number }> {
  await pageOf(work, campaignId, true);
  const saved = await storeDraft(work.tx, work.workspaceId, campaignId, revision, storable(content));
  if (saved === undefined) throw changedMeanwhile();
  return { revision: saved };
}

/** Without what the database can't hold. */
const storable = (content: Content): Content =>
  JSON.parse(
    JSON.stringify(content, (_, value) =>
      typeof value === "string" ? value.replaceAll("\0", "").toWellFormed() : value,
    ),
  );

/** Publishes what is saved. @throws AppError as `saveDraft`, and "said-and-done.not-ready" */
export async function publish(
  work: SaidWork,
  actor: Actor,
  campaignId: string,
  revision: number,
  figureOf: FigureOf,
): Promise<{ version: number }> {
  const { tx, workspaceId, now } = work;
  const { page, name, languages } = await pageOf(work, campaignId, true);
  if (!page || page.revision !== revision) throw changedMeanwhile();
  const reasons = hindrances(page.draft, languages);
  if (reasons.length > 0) throw notPublishable(reasons);
  const figures: Record<string, Figure> = {};
  for (const { measure } of page.draft.entries) {
    const figure = measure === null ? null : await figureOf(tx, workspaceId, measure);
    if (measure !== null && figure) figures[measure] = figure;
  }
  const [newest] = await listVersions(tx, workspaceId, campaignId);
  const version = (newest?.version ?? 0) + 1;
  const content = { ...page.draft, languages, figures };
  await insertVersion(tx, workspaceId, campaignId, { version, content, at: now, by: actor.user.name });
  await updatePage(tx, workspaceId, campaignId, { shown_version: version });
  await audit(tx, actor, {
    action: "said-and-done.published",
    subject: name,
    details: { campaign: campaignId, version, entries: page.draft.entries.length },
  });
  return { version };
}

/** Takes the page down. @throws AppError "said-and-done.no-campaign", "said-and-done.not-published" */
export async function unpublish(work: SaidWork, actor: Actor, campaignId: string): Promise<void> {
  const { tx, workspaceId } = work;
  const { page, name } = await pageOf(work, campaignId, true);
  if (page?.shown_version == null) throw notPublished();
  await updatePage(tx, workspaceId, campaignId, {
    shown_version: null,
    link_version: page.link_version + 1,
    telling_since: null,
    telling_after: null,
  });
  await audit(tx, actor, {
    action: "said-and-done.unpublished",
    subject: name,
    details: { campaign: campaignId, version: page.shown_version },
  });
}

/** @throws AppError "said-and-done.no-campaign", "said-and-done.not-published" */
export async function readVersion(work: SaidWork, campaignId: string, version: number): Promise<Content> {
  await pageOf(work, campaignId);
  const content = await findVersion(work.tx, work.workspaceId, campaignId, version);
  if (!content) throw notPublished();
  return plain(content);
}

/** What members of the programme find. */
export async function shownPages({
  tx,
  workspaceId,
}: SaidWork): Promise<ResponseOf<typeof contract.listSaidAndDone>> {
  const rows = await listShown(tx, workspaceId);
  return {
    pages: rows.map((row) => ({
      title: row.title,
      publishedAt: row.publishedAt.toISOString(),
      path: publicPath(workspaceId, row),
    })),
  };
}
