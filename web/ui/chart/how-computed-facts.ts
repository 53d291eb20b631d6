/** How a figure came about. */
export interface HowComputedFacts {
  /** Name of the measure. */
  measure: string;
  /** What it stands for. */
  definition: string;
  /** "230 people of 250" */
  n: string;
  /** Estimator and interval, a sentence. */
  method: string;
  /** What keeps individuals out of it, or who sees it, a sentence. */
  protection: string;
  /** Day of the release, as people write it. */
  released: string;
  /** The measure's own page. */
  href?: string;
  /** Anything else, a sentence. */
  more?: string;
}
