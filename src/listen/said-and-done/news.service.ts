import { pageBrand } from "#people/brand/brand.service.ts";
import type { Transaction } from "#platform/database/tables.ts";
import { isGenuineNews, type NewsCode } from "./news-link.service.ts";
import type { NewsPage } from "./said-and-done.page.ts";
import { findPage, findVersion, listVersions } from "./said-and-done.store.ts";
import { textIn } from "./said-and-done.ts";
import { findAddress, storeRefusal } from "./telling.store.ts";

/** What a public page shows; null where its address leads nowhere (any more). */
export async function visitNews(
  tx: Transaction,
  code: NewsCode,
  wanted: (languages: readonly string[]) => string,
): Promise<Omit<NewsPage, "style" | "address"> | null> {
  const row = await findPage(tx, code.workspaceId, code.id);
  if (row?.page?.shown_version == null) return null;
  const { page, organisation, timeZone, title, linkKey } = row;
  if (!isGenuineNews(linkKey, "page", page.link_version, code)) return null;
  const version = page.shown_version ?? 0;
  const content = await findVersion(tx, code.workspaceId, code.id, version);
  const known = (await listVersions(tx, code.workspaceId, code.id)).find((each) => each.version === version);
  if (!content || !known) return null;
  const language = wanted(content.languages);
  const { name, logo } = await pageBrand(tx, code.workspaceId);
  return {
    language,
    organisation,
    timeZone,
    publisher: { name, logo },
    title: textIn(title, language, content.languages),
    publishedAt: known.publishedAt,
    content,
  };
}

/** To whom a link belongs that stops mail about what was done; null where it is none. */
export async function visitStop(
  tx: Transaction,
  code: NewsCode,
): Promise<{ language: string; organisation: string; email: string | null } | null> {
  const found = await findAddress(tx, code.workspaceId, code.id);
  return found && isGenuineNews(found.linkKey, "stop", 1, code) ? found : null;
}

/** Stops mail about what was done, for whoever holds a link from one. Twice is as once. */
export async function stopNews(
  tx: Transaction,
  code: NewsCode,
): Promise<Awaited<ReturnType<typeof visitStop>>> {
  const found = await visitStop(tx, code);
  if (found?.email) await storeRefusal(tx, code.workspaceId, found.email);
  return found;
}
