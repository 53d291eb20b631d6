import type { QuestionType } from "#listen/questionnaires/definition.ts";
import type { Figure } from "../profile/figure.ts";

/** Why figures are not shown. */
export type Withheld = "too few answers" | "protects individuals";

/** How many people gave one of several answers, and their share of those who gave any. */
interface OptionShare {
  id: string;
  text: string;
  count: number;
  /** 0 to 1, three decimals. */
  share: Figure;
}

/** Figures of a question, or of one row or option of it. */
export interface ItemResult {
  id: string;
  /** The row or option; "" where the item is the whole question. */
  text: string;
  /** From whose point of view a paired rating is given; "gap" is the first less the second. */
  perspective: { id: string; name: string } | null;
  /** People whose answers the figures are made from; null where withheld. */
  n: number | null;
  withheld: Withheld | null;
  mean: Figure | null;
  median: number | null;
  netPromoterScore: Figure | null;
  shares: OptionShare[] | null;
  /** How the figures were made. */
  method: string;
}

/** One question in the whole organisation. */
export interface QuestionResult {
  id: string;
  type: QuestionType;
  page: string;
  text: string;
  /** What its numbers can be, for axes; null where they have no bounds. */
  scale: { minimum: number; maximum: number } | null;
  /** People who gave a value; null where that is withheld. */
  n: number | null;
  /** Null where the numbers are withheld. */
  special: { notApplicable: number; dontKnow: number; refused: number } | null;
  items: ItemResult[];
  /** What people wrote, in no order; null where texts are withheld. */
  texts: string[] | null;
}
