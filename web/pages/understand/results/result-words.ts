import { inWords, listed, printedMean } from "#understand/profile/wording.ts";

export type Withheld = "too few answers" | "protects individuals";

/** Why figures are not shown, as a sentence. */
export const withheldSentence: Record<Withheld, string> = {
  "too few answers": "Too few answers to show without giving somebody away.",
  "protects individuals": "Withheld: with it, individual answers could be worked out.",
};

/** The same in a few words, for cells and rows. */
export const withheldWords: Record<Withheld, string> = {
  "too few answers": "withheld: too few answers",
  "protects individuals": "withheld: protects individuals",
};

/** A day as people write it. */
export const dayWords = (moment: string): string =>
  new Date(moment).toLocaleDateString(undefined, { dateStyle: "long" });

/** A name for the middle of a sentence. */
export const lower = (name: string): string => name.charAt(0).toLocaleLowerCase() + name.slice(1);

/** A share as people say it: "60 %". */
export const percent = (share: number): string => `${Math.round(100 * share)} %`;

interface Gap {
  name: string;
  gap: { estimate: number; low: number | null; high: number | null };
  n: number;
}

interface HeadlineFacts {
  /** Competencies whose figures are shown. */
  shown: readonly Gap[];
  /** Head-count. */
  staff: number;
  /** "points of 24" */
  points: string;
}

const isClear = ({ gap: { low, high, estimate }, n }: Gap, staff: number) =>
  n === staff ? estimate !== 0 : low !== null && high !== null && (low > 0 || high < 0);

const farthestFirst = (a: Gap, b: Gap) => Math.abs(b.gap.estimate) - Math.abs(a.gap.estimate);

/** The one sentence that matters about people and organisation: no more than the figures carry. */
export function headline({ shown, staff, points }: HeadlineFacts): string {
  const [widest] = shown.toSorted(farthestFirst);
  if (!widest) return "Nothing can be shown here without giving individuals away.";
  const clear = shown.filter((each) => isClear(each, staff));
  const by = ({ gap: { estimate, low, high } }: Gap) => {
    const interval =
      low === null || high === null
        ? ""
        : `, interval ${printedMean(Math.min(Math.abs(low), Math.abs(high)))} to ${printedMean(Math.max(Math.abs(low), Math.abs(high)))}`;
    return `${printedMean(Math.abs(estimate))} ${points}${interval}`;
  };
  if (clear.length === 0) {
    return shown.every(({ gap }) => gap.low === null)
      ? `Too few people answered to tell a gap from chance. The widest is in ${widest.name}: ${printedMean(Math.abs(widest.gap.estimate))} ${points}.`
      : "Nowhere does what people say of themselves differ from what they say of the organisation by more than chance.";
  }
  const above = clear.filter(({ gap }) => gap.estimate > 0).toSorted(farthestFirst);
  const below = clear.filter(({ gap }) => gap.estimate < 0).toSorted(farthestFirst);
  const [first] = above.length > 0 ? above : below;
  if (!first) return "";
  const most = `most of all in ${first.name}: by ${by(first)}`;
  if (above.length > 0 && below.length > 0) {
    return `People hold themselves to more than they find around them in ${countOf(above.length, shown.length)}, ${most}; in ${listed(below.map(({ name }) => name))} it is the other way round.`;
  }
  const all =
    clear.length === 1
      ? `in ${first.name}: by ${by(first)}`
      : `in ${countOf(clear.length, shown.length)}, ${most}`;
  return above.length > 0
    ? `People hold themselves to more than they find around them ${all}.`
    : `People rate the organisation above themselves ${all}.`;
}

const countOf = (some: number, all: number) =>
  some === all ? `all ${inWords(all)} competencies` : `${inWords(some)} of ${inWords(all)} competencies`;
