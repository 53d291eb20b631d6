/** A theme that the computer suggests. Nothing of it counts before a person confirms it. */
export interface SuggestedTheme {
  /** From 0, the largest first. */
  theme: number;
  /** Words that tell it from the others, as most comments write them; each in at least three comments. */
  terms: string[];
  /** Comments that are closest to it. */
  size: number;
  /** Ids of its most typical comments. */
  typical: string[];
  /** The theme that is most like it, and the cosine of the two centres; null where there is only one. */
  neighbour: { theme: number; cosine: number } | null;
  state: "suggested" | "confirmed" | "dismissed";
}
