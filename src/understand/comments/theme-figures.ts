import { momentsOf } from "#stats/moments.ts";
import { welchTest } from "#stats/welch-test.ts";
import type { ReleasedTheme, ReleasedThemes, ThemeRating, ThemeShare } from "./released-themes.ts";
import { type GroupedComments, sharesByGroup } from "./theme-breakdowns.ts";
import { mayShow, themeShare } from "./theme-share.ts";

/** What somebody said to the rating beside, and where they belong. */
export interface ThemeRated {
  rating: number;
  /** The same for people with the same values in all breakdowns of the survey. */
  place: string;
}

/** Somebody who wrote at least one comment. */
export interface Commenter {
  /** Today's codes in any of their comments. */
  codes: ReadonlySet<string>;
  /** By question: the codes in the comment there. */
  byQuestion: ReadonlyMap<string, ReadonlySet<string>>;
  /** What they said to the rating beside, null where nothing. */
  rating: number | null;
  /** As in `ThemeRated`. */
  place: string;
}

/** All that figures of themes are made of. */
export interface ThemeEvidence {
  codes: readonly { code: string; group: string; name: string; definition: string }[];
  /** People whose comments are all coded: everybody who wrote any, or a random sample of them. */
  coded: readonly Commenter[];
  /** Everybody who wrote a comment. */
  commenting: number;
  /** Everybody who answered the survey; null in collections. */
  respondents: number | null;
  /** Ratings of respondents who wrote nothing. */
  silentRatings: readonly ThemeRated[];
  /** What shares by group are made of; null where nobody's group is known. */
  grouped: GroupedComments | null;
  rating: { question: string; label: string } | null;
  questions: readonly { question: string; label: string }[];
  minimum: number;
  /** Whether nobody may be worked out: confidential campaigns and collections. */
  isProtected: boolean;
  /** Codes found by each of two coders in the comments that both coded, and what was decided; in one order of comments. */
  double: {
    coders: readonly (readonly ReadonlySet<string>[])[];
    decided: readonly ReadonlySet<string>[];
  } | null;
}

/** People whose rating is known that each side of a comparison needs. */
const fewestForMeans = 10;

const round = (value: number, decimals: number) => Number(value.toFixed(decimals)) + 0;

/**
 * Figures of all themes, as they may be shown, the largest share first.
 *
 * @param mayRate whether a rating may stand beside a theme, next to those of the others
 */
export function themeFigures(
  evidence: ThemeEvidence,
  mayRate: (code: string) => boolean = () => true,
): Pick<ReleasedThemes, "themes" | "withheld"> {
  const { codes, coded } = evidence;
  const counted = codes.flatMap((code) => {
    const mentioning = coded.filter((person) => person.codes.has(code.code));
    return mayShow(mentioning.length, coded.length, evidence) ? [{ ...code, mentioning }] : [];
  });
  const shown = counted.map(({ code }) => code);
  const byGroup = evidence.grouped && sharesByGroup(evidence.grouped, shown, evidence);
  const themes = counted.map(
    ({ mentioning, ...theme }): ReleasedTheme => ({
      ...theme,
      ofCommenting: themeShare(mentioning.length, coded.length),
      ofRespondents: ofRespondents(mentioning.length, evidence),
      byQuestion: byQuestion(theme.code, evidence),
      byBreakdown: byGroup?.get(theme.code) ?? [],
      coding: byCoder(theme.code, evidence),
      rating: mayRate(theme.code) ? ratingBeside(theme.code, evidence) : null,
    }),
  );
  const used = codes.filter(({ code }) => coded.some((person) => person.codes.has(code))).length;
  return {
    themes: themes.sort((a, b) => b.ofCommenting.count - a.ofCommenting.count || (a.name < b.name ? -1 : 1)),
    withheld: used - themes.length,
  };
}

const isComplete = ({ coded, commenting }: ThemeEvidence) => coded.length === commenting;

function ofRespondents(count: number, evidence: ThemeEvidence): ThemeShare | null {
  const { respondents, commenting, isProtected, minimum } = evidence;
  if (respondents === null || !isComplete(evidence) || respondents < commenting) return null;
  const silent = respondents - commenting;
  if (isProtected && silent > 0 && silent < minimum) return null;
  return mayShow(count, respondents, evidence) ? themeShare(count, respondents) : null;
}

/** In protected sources one share is all: those of questions and their union, subtracted, would be about few. */
function byQuestion(code: string, evidence: ThemeEvidence): ReleasedTheme["byQuestion"] {
  if (evidence.isProtected || evidence.questions.length < 2) return [];
  return evidence.questions.flatMap(({ question, label }) => {
    const answering = evidence.coded.filter((person) => person.byQuestion.has(question));
    const count = answering.filter((person) => person.byQuestion.get(question)?.has(code)).length;
    if (!mayShow(count, answering.length, evidence)) return [];
    return [{ question, label, share: themeShare(count, answering.length) }];
  });
}

function byCoder(code: string, { double, minimum, isProtected }: ThemeEvidence): ReleasedTheme["coding"] {
  if (!double || double.decided.length === 0) return null;
  const n = double.decided.length;
  const counts = double.coders.map((comments) => comments.filter((codes) => codes.has(code)).length);
  const decided = double.decided.filter((codes) => codes.has(code)).length;
  if (![...counts, decided].every((count) => mayShow(count, n, { minimum, isProtected }))) return null;
  const part = (count: number) => round(count / n, 3);
  return { coders: counts.map(part), decided: part(decided), n };
}

/**
 * Mean of a rating among those who mention a theme, less that of all others who answered. Only where everybody's comments are
 * coded: who was not read may mention it, too.
 */
function ratingBeside(code: string, evidence: ThemeEvidence): ThemeRating | null {
  if (!evidence.rating || !isComplete(evidence)) return null;
  const rated = evidence.coded.filter(({ rating }) => rating !== null);
  const [mentioning, others] = [
    rated.filter((person) => person.codes.has(code)).map(({ rating }) => rating ?? 0),
    [
      ...rated.filter((person) => !person.codes.has(code)).map(({ rating }) => rating ?? 0),
      ...evidence.silentRatings.map(({ rating }) => rating),
    ],
  ];
  if (Math.min(mentioning.length, others.length) < Math.max(fewestForMeans, evidence.minimum)) return null;
  const [own, rest] = [momentsOf(mentioning), momentsOf(others)];
  if (evidence.isProtected && (own.variance === 0 || rest.variance === 0)) return null;
  const test = welchTest(own, rest);
  if (!test) return null;
  return {
    ...evidence.rating,
    mentioning: { n: own.n, mean: round(own.mean, 2) },
    others: { n: rest.n, mean: round(rest.mean, 2) },
    difference: { estimate: round(test.difference, 2), low: round(test.low, 2), high: round(test.high, 2) },
    method: "difference of means, 95 % interval of Welch's t",
  };
}

/**
 * Keeps from a new release what would tell, with the one before, of fewer people than the minimum: a theme whose figure moved by
 * fewer stays as it was shown, and one that was merged of shown ones stays away where few are in both. Ratings stay as they
 * were first shown, or go: a mean of almost the same people would tell what the others said. So do shares by group: people who
 * were coded anew, or whose code was split or merged, are few in a group.
 *
 * @returns null where the people themselves changed by so few that nothing can be released beside what was
 */
export function besideEarlier(
  now: ReleasedThemes,
  before: ReleasedThemes,
  mergedFrom: (code: string) => readonly string[],
): ReleasedThemes | null {
  const moved = (one: number | null, other: number | null) =>
    one !== null && other !== null && one !== other && Math.abs(one - other) < now.minimum;
  if (moved(now.commenting, before.commenting) || moved(now.respondents, before.respondents)) return null;
  const shown = new Map(before.themes.map((theme) => [theme.code, theme]));
  const hasGroups = before.themes.some(({ byBreakdown }) => byBreakdown.length > 0);
  const themes = now.themes.flatMap((theme): ReleasedTheme[] => {
    const earlier = shown.get(theme.code);
    const parts = mergedFrom(theme.code).flatMap((code) => shown.get(code) ?? []);
    if (parts.length > 0) {
      const sum = [earlier, ...parts].reduce((total, part) => total + (part?.ofCommenting.count ?? 0), 0);
      const inBoth = sum - theme.ofCommenting.count;
      const added = [earlier, ...parts].map(
        (part) => theme.ofCommenting.count - (part?.ofCommenting.count ?? 0),
      );
      const isFew = (count: number) => count !== 0 && Math.abs(count) < now.minimum;
      if (isFew(inBoth) || added.some(isFew)) return [];
    }
    const isAsBefore = theme.ofCommenting.count === earlier?.ofCommenting.count;
    if (!earlier || !movedByFew(theme.ofCommenting, earlier.ofCommenting, now.minimum))
      return [
        {
          ...theme,
          byBreakdown: hasGroups ? groupsAsBefore(theme, earlier) : theme.byBreakdown,
          rating: isAsBefore ? earlier.rating : null,
        },
      ];
    const { group, name, definition } = theme;
    return [{ ...earlier, group, name, definition }];
  });
  return { ...now, themes, withheld: now.withheld + (now.themes.length - themes.length) };
}

/** Whether two shares, subtracted, are about few: those who were added, those of them who mention the theme, or those who don't. */
function movedByFew(now: ThemeShare, before: ThemeShare, minimum: number): boolean {
  const [mentioning, all] = [now.count - before.count, now.n - before.n];
  return [mentioning, all, all - mentioning].some((by) => by !== 0 && Math.abs(by) < minimum);
}

const groupsAsBefore = (
  { ofCommenting: { count, n } }: ReleasedTheme,
  earlier: ReleasedTheme | undefined,
): ReleasedTheme["byBreakdown"] =>
  earlier?.ofCommenting.count === count && earlier.ofCommenting.n === n ? earlier.byBreakdown : [];

/**
 * The same beside every earlier release: small steps can lead back to almost what was shown first.
 *
 * @param before the oldest first
 */
export function besideAllEarlier(
  now: ReleasedThemes,
  before: readonly ReleasedThemes[],
  mergedFrom: (code: string) => readonly string[],
): ReleasedThemes | null {
  let kept: ReleasedThemes | null = now;
  for (const earlier of before) kept = kept && besideEarlier(kept, earlier, mergedFrom);
  return kept;
}
