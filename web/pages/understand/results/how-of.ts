import type { Overview } from "#understand/results/result-pages.contract.ts";
import type { HowComputedFacts } from "../../../ui/chart/how-computed-facts.ts";
import { dayWords } from "./result-words.ts";
import type { Competency, ProfileData } from "./use-overview.ts";

/** Which of a competency's three figures is meant. */
export type Kind = "self" | "organisation" | "gap";

/** The address of a competency's measure; undefined where there is none yet. */
export const measureAddress = (
  href: (path: string) => string,
  competency: Competency | undefined,
  kind: Kind,
): string | undefined => {
  const id = competency?.measures[kind];
  return id === undefined ? undefined : href(`/measures/${id}`);
};

interface HowOptions {
  /** The measure's name. */
  measure: string;
  definition: string;
  method: string;
  href?: string | undefined;
  more?: string;
}

/** What keeps individuals out of a campaign's figures. */
const protectionOf = ({ anonymity, minimumGroup }: Overview["campaign"]): string =>
  anonymity === "named"
    ? `Answers are named in this campaign; still, no figure rests on fewer than ${minimumGroup} people.`
    : `No figure rests on fewer than ${minimumGroup} people, and none about fewer can be worked out from several.`;

interface QuestionFacts {
  question: string;
  definition: string;
  n: number | null;
  method: string;
}

/** How a figure of a question came about. */
export function questionHow(
  overview: Overview,
  { question, definition, n, method }: QuestionFacts,
): HowComputedFacts {
  const { campaign, release } = overview;
  return {
    measure: question,
    definition,
    n: n === null ? "Each row says its own n." : `${n.toLocaleString()} people answered.`,
    method,
    protection: protectionOf(campaign),
    released: release ? dayWords(release.releasedAt) : "Not yet.",
  };
}

/** How a figure of a profile came about. */
export function howOf({ overview, unit }: ProfileData, options: HowOptions): HowComputedFacts {
  const { measure, definition, method, href, more } = options;
  const { campaign, release } = overview;
  return {
    measure,
    definition,
    method,
    n:
      unit.n === null
        ? "Withheld here."
        : `${unit.n.toLocaleString()} of the ${(unit.staff ?? unit.n).toLocaleString()} people in ${unit.name} have enough answers for at least one figure. Each row says its own n.`,
    protection: protectionOf(campaign),
    released: release ? dayWords(release.releasedAt) : "Not yet.",
    ...(href !== undefined && { href }),
    ...(more !== undefined && { more }),
  };
}

export const gapDefinition =
  "A person's total for themselves less the same person's total for the organisation, averaged. Above zero, people hold themselves to more than they find around them.";

export const totalDefinition =
  "The mean of a person's ratings times the number of statements. What was left out never counts as zero.";
