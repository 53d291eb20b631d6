import type { Figure } from "../profile/figure.ts";
import { printedMean, signedMean } from "../profile/wording.ts";

/** What makes a competency worth talking about. */
export type Pattern = "gap" | "reverse gap" | "low" | "worse" | "better" | "strength";

/** A competency as a guide takes it. */
export interface GuideCompetency {
  code: string;
  name: string;
  /** Null where its figures are withheld. */
  figures: { n: number; self: Figure; organisation: Figure; gap: Figure } | null;
  /** The verdict on its change since the earlier campaign, and the change itself; null where there is none. */
  change: { word: string; change: number } | null;
}

export interface ChosenCompetency {
  code: string;
  name: string;
  pattern: Pattern;
  /** Why it was chosen, a sentence with its figures. */
  why: string;
}

type Shown = GuideCompetency & { figures: NonNullable<GuideCompetency["figures"]> };

const most = 3;

/** Whether a gap is more than chance: zero lies outside its interval, or everybody answered. */
const isClear = ({ figures: { gap, n } }: Shown, staff: number) =>
  n === staff ? gap.estimate !== 0 : gap.low !== null && gap.high !== null && (gap.low > 0 || gap.high < 0);

/**
 * The two or three competencies for an hour: what got worse or stands furthest apart first, and always one that goes well,
 * since a team that hears only of what it lacks defends itself.
 *
 * @param staff head-count of the unit
 */
export function chooseSubjects(
  competencies: readonly GuideCompetency[],
  staff: number,
  highest: number,
): ChosenCompetency[] {
  const shown = competencies.filter((each): each is Shown => each.figures !== null);
  const byLevel = shown.toSorted((a, b) => a.figures.organisation.estimate - b.figures.organisation.estimate);
  const byGap = shown
    .filter((each) => isClear(each, staff))
    .toSorted((a, b) => Math.abs(b.figures.gap.estimate) - Math.abs(a.figures.gap.estimate));
  const changed = (word: string) =>
    shown
      .filter(({ change }) => change?.word === word)
      .toSorted((a, b) => Math.abs(b.change?.change ?? 0) - Math.abs(a.change?.change ?? 0));
  const chosen: ChosenCompetency[] = [];
  const take = (from: Shown | undefined, pattern: Pattern, why: (each: Shown) => string) => {
    if (!from || chosen.length >= most || chosen.some(({ code }) => code === from.code)) return;
    chosen.push({ code: from.code, name: from.name, pattern, why: why(from) });
  };
  const level = ({ figures: { organisation } }: Shown) =>
    `${printedMean(organisation.estimate)} of ${highest}`;
  take(changed("worse")[0], "worse", (each) => {
    const by = printedMean(Math.abs(each.change?.change ?? 0));
    return `Rated ${by} points lower than last time by the same people (everybody now: ${level(each)}). Of what has changed, this needs looking at first.`;
  });
  const [widest] = byGap;
  if (widest && widest.figures.gap.estimate < 0)
    take(widest, "reverse gap", ({ figures }) => gapWhy(figures, "below"));
  else take(widest, "gap", ({ figures }) => gapWhy(figures, "above"));
  const isStrengthLeft = byLevel.length > 1;
  if (chosen.length < most - (isStrengthLeft ? 1 : 0))
    take(
      byLevel.find(({ code }) => !chosen.some((each) => each.code === code)),
      "low",
      (each) => `The lowest rating of the organisation among what is shown here: ${level(each)}.`,
    );
  const free = (each: Shown) => !chosen.some(({ code }) => code === each.code);
  const better = changed("improved").find(free);
  if (better)
    take(
      better,
      "better",
      (each) =>
        `Rated ${printedMean(each.change?.change ?? 0)} points higher than last time by the same people (everybody now: ${level(each)}). Worth knowing what did it.`,
    );
  else if (isStrengthLeft)
    take(
      byLevel.findLast(free),
      "strength",
      (each) => `The highest rating of the organisation here: ${level(each)}.`,
    );
  return chosen;
}

function gapWhy({ self, organisation, gap }: Shown["figures"], way: "above" | "below"): string {
  return `The widest gap: people put themselves ${way} the organisation, ${printedMean(self.estimate)} against ${printedMean(organisation.estimate)} (${signedMean(gap.estimate)}).`;
}
