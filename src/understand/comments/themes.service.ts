import { randomUUID } from "node:crypto";
import { audit } from "#people/audit/audit.service.ts";
import { AppError } from "#platform/errors.ts";
import { doubleCodings } from "./agreement.service.ts";
import { alphaOfSets, wordOf } from "./coding-agreement.ts";
import * as errors from "./comments.errors.ts";
import {
  isProtected,
  minimumOf,
  type OpenSource,
  openSource,
  type Scope,
} from "./comments-access.service.ts";
import { findRelease, findReleases, insertThemeRelease } from "./release.store.ts";
import { higherMinimum, type ReleasedThemes } from "./released-themes.ts";
import { themesSafeToRate } from "./safe-ratings.ts";
import { themeEvidence } from "./theme-evidence.service.ts";
import { besideAllEarlier, type ThemeEvidence, themeFigures } from "./theme-figures.ts";

/** People whose comments are coded that a sample of them needs. */
const fewestInSample = 100;

/** Beside which themes a rating may stand. */
function mayRateIn(evidence: ThemeEvidence): (code: string) => boolean {
  if (!evidence.isProtected || evidence.rating === null) return () => true;
  const safe = themesSafeToRate(evidence);
  return (code) => safe.has(code);
}

/** What can be released of a source's themes now. @throws AppError comments.nothing-to-release, comments.not-coded, comments.release-differs-by-few */
async function releasable(
  scope: Scope,
  source: OpenSource,
): Promise<{ record: ReleasedThemes; groupsOnce: boolean }> {
  const { tx, workspaceId } = scope;
  const { evidence, comments, coded, mergedFrom } = await themeEvidence(scope, source);
  const { commenting, respondents, minimum } = evidence;
  const isSample = evidence.coded.length < commenting;
  if (isSample && evidence.coded.length < fewestInSample) throw errors.notComplete(fewestInSample);
  const { comments: double, coders } = await doubleCodings(scope, source.source_id);
  const alpha = alphaOfSets(double);
  const silent = respondents === null ? null : respondents - commenting;
  const hidesSilent = evidence.isProtected && silent !== null && silent > 0 && silent < minimum;
  const now: ReleasedThemes = {
    commenting,
    respondents: hidesSilent ? null : respondents,
    comments,
    coded,
    minimum,
    ...themeFigures(evidence, mayRateIn(evidence)),
    agreement:
      double.length === 0
        ? null
        : {
            alpha: alpha && Number(alpha.estimate.toFixed(2)),
            comments: double.length,
            coders: coders.length,
            word: wordOf(alpha),
          },
    notes: notesOn(evidence.coded.length, commenting, coders.length, minimum),
  };
  const releases = isProtected(source) ? await findReleases(tx, workspaceId, source.source_id) : [];
  const earlier = releases.map(({ record }) => record);
  const kept = besideAllEarlier(now, earlier, mergedFrom);
  if (kept === null) throw errors.releaseTellsTooMuch();
  if (kept.themes.length === 0) throw errors.nothingToRelease(minimum);
  return { record: kept, groupsOnce: isProtected(source) && hasGroups(kept) && !earlier.some(hasGroups) };
}

const hasGroups = ({ themes }: ReleasedThemes) => themes.some(({ byBreakdown }) => byBreakdown.length > 0);

const withoutGroups = (record: ReleasedThemes): ReleasedThemes => ({
  ...record,
  themes: record.themes.map((theme) => ({ ...theme, byBreakdown: [] })),
});

const notesOn = (read: number, commenting: number, coders: number, minimum: number): string[] => [
  "A person counts once for a theme, however often they mention it. One comment can have several themes, so shares don't add up to 100 %.",
  ...(read < commenting
    ? [
        `Comments of ${read.toLocaleString("en")} of ${commenting.toLocaleString("en")} people were read and coded, in random order; intervals say what that leaves open.`,
      ]
    : []),
  ...(coders < 2 ? ["One person coded all comments: how far another would agree is not known."] : []),
  `Themes that fewer than ${minimum} people mention, or all but fewer than ${minimum}, are not shown.`,
];

/** @throws AppError of `openSource` */
export async function previewThemes(scope: Scope, sourceId: string) {
  const source = await openSource(scope, sourceId);
  const release = await findRelease(scope.tx, scope.workspaceId, sourceId);
  const about = {
    releasedAt: release?.released_at.toISOString() ?? null,
    fewestForQuotations: higherMinimum(minimumOf(source)),
  };
  try {
    const { record, groupsOnce } = await releasable(scope, source);
    return { themes: record, problem: null, groupsOnce, ...about };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const { evidence, comments, coded } = await themeEvidence(scope, source);
    const nothing: ReleasedThemes = {
      commenting: evidence.commenting,
      respondents: evidence.respondents,
      comments,
      coded,
      minimum: evidence.minimum,
      themes: [],
      withheld: 0,
      agreement: null,
      notes: [],
    };
    return { themes: nothing, problem: error.message, groupsOnce: false, ...about };
  }
}

/**
 * Lets themes out to everybody who reads results, as figures that stay.
 *
 * @param choice.groups with shares by group; in a protected source the first release that has any is the only one to bring new ones
 * @throws AppError as `releasable`
 */
export async function releaseThemes(
  scope: Scope,
  sourceId: string,
  { groups }: { groups: boolean },
  now: Date,
): Promise<{ releasedAt: string }> {
  const { tx, workspaceId, actor } = scope;
  const source = await openSource(scope, sourceId, { lock: true });
  const { record: all } = await releasable(scope, source);
  const record = groups ? all : withoutGroups(all);
  await insertThemeRelease(tx, {
    workspace_id: workspaceId,
    source_id: sourceId,
    release_id: randomUUID(),
    record: JSON.stringify(record),
    released_by: actor.user.name,
    released_at: now,
  });
  await audit(tx, actor, {
    action: "comments.themes-released",
    subject: source.campaign_name ?? source.name,
    details: { source: sourceId, themes: record.themes.length },
  });
  return { releasedAt: now.toISOString() };
}
