import type { Transaction } from "#platform/database/tables.ts";
import { type CodeRow, listCodes, meaningOf } from "./codes.store.ts";
import { notReleased } from "./comments.errors.ts";
import type { Quotation } from "./comments.schema.ts";
import { knownSource, type Scope } from "./comments-access.service.ts";
import { findRelease, listQuotations, type ReleaseRow } from "./release.store.ts";
import type { ThemesForReport } from "./released-themes.ts";
import { shownSource } from "./sources.service.ts";
import { countComments, findSource } from "./sources.store.ts";

/** Quotations whose theme is in a release, in the order of its themes. */
async function quotationsIn(tx: Transaction, workspaceId: string, sourceId: string, { record }: ReleaseRow) {
  const book: CodeRow[] = await listCodes(tx, workspaceId, sourceId);
  const { current } = meaningOf(book);
  const place = new Map(record.themes.map(({ code, name }, index) => [code, { index, name }]));
  return (await listQuotations(tx, workspaceId, sourceId))
    .flatMap((row) => {
      const code = place.has(row.code_id) ? row.code_id : current(row.code_id);
      const theme = code === null ? undefined : place.get(code);
      return theme && code !== null ? [{ ...row, code, theme }] : [];
    })
    .sort((a, b) => a.theme.index - b.theme.index);
}

/**
 * A campaign's themes and quotations as they were released, for reports and other pages; null where nothing was. All of it is for
 * whoever reads results.
 */
export async function themesForReport(
  tx: Transaction,
  workspaceId: string,
  campaignId: string,
): Promise<ThemesForReport | null> {
  const source = await findSource(tx, workspaceId, { campaign: campaignId });
  const release = source && (await findRelease(tx, workspaceId, source.source_id));
  if (!release) return null;
  const quotations = await quotationsIn(tx, workspaceId, source.source_id, release);
  return {
    ...release.record,
    source: source.source_id,
    releasedAt: release.released_at.toISOString(),
    quotations: quotations.map(({ code, theme, words }) => ({ code, theme: theme.name, words })),
  };
}

/** @throws AppError comments.not-found, comments.not-released */
export async function releasedThemes(scope: Scope, sourceId: string) {
  const { tx, workspaceId } = scope;
  const source = await knownSource(scope, sourceId);
  const release = await findRelease(tx, workspaceId, sourceId);
  if (!release) throw notReleased();
  const quotations = await quotationsIn(tx, workspaceId, sourceId, release);
  const counts = (await countComments(tx, workspaceId)).get(sourceId);
  return {
    source: shownSource(scope, source, counts, release.released_at),
    releasedAt: release.released_at.toISOString(),
    releasedBy: release.released_by,
    themes: release.record,
    quotations: quotations.map(
      (row): Quotation => ({
        quotation: row.quotation_id,
        code: row.code,
        theme: row.theme.name,
        words: row.words,
        releasedBy: row.released_by,
        releasedAt: row.released_at.toISOString(),
      }),
    ),
  };
}
