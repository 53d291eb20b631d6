import type { readMyCompetency, readMyResults } from "#embed/personal-results/personal-results.contract.ts";
import type { ResponseOf } from "#platform/http/contract.ts";
import { printed, signed } from "#understand/profile/wording.ts";

export type OwnResults = ResponseOf<typeof readMyResults>;
export type OwnCompetency = OwnResults["competencies"][number];
export type OwnChapter = ResponseOf<typeof readMyCompetency>;

/** Who else can open results, as a part of a sentence. */
export const readerWords = {
  consultant: "you and the consultant, as you were told",
  programme: "you and those who run the programme",
} as const;

/** A total as it is printed; that there is none where too little was rated. */
export const totalWords = (total: number | null): string =>
  total === null ? "too few answers" : printed(total);

export const gapWords = (gap: number | null): string => (gap === null ? "–" : signed(gap));

/** "2 coaching pages"; empty where there is none. */
export const coachingWords = (count: number): string =>
  count === 0 ? "" : count === 1 ? "1 coaching page" : `${count} coaching pages`;

/** Whether enough of a competency was rated, from one point of view at least. */
export const hasTotal = ({ self, organisation }: Pick<OwnCompetency, "self" | "organisation">): boolean =>
  self.total !== null || organisation.total !== null;

/** A value without an interval, for charts: one person's rating is no sample. */
export const exact = (value: number | null) =>
  value === null ? null : { estimate: value, low: null, high: null };

/** How a total comes about, with the numbers of the questionnaire. */
export function totalMethod({ competencies, reading }: Pick<OwnResults, "competencies" | "reading">): string {
  const [first] = competencies;
  const { minimum, maximum } = reading.scale;
  const alike = first && competencies.every(({ statements }) => statements === first.statements);
  const needed = alike
    ? `at least ${first.needed} of its ${first.statements} statements`
    : "enough of its statements";
  return `Each statement is rated from ${minimum} to ${maximum}. A total is the mean of the statements you rated, times their number; it is given where you rated ${needed}. What you left out counts nowhere as zero.`;
}
