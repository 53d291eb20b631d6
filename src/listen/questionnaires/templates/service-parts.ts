import type {
  MatrixQuestion,
  Option,
  RankingQuestion,
  RatingQuestion,
  ZeroToTenQuestion,
} from "../definition.ts";
import { againstExpectation, matrix, optionsOf, quality, said, satisfaction } from "./building.ts";

/** A part of the service that customers and staff can both speak of. */
interface ServicePart {
  id: string;
  /** Spoken to customers: "How easily you can reach us". */
  customers: string;
  /** The same spoken to staff, of customers: "How easily they can reach us". */
  staff: string;
  /** What somebody may care about: "Reaching the right person easily". */
  matter: string;
}

/**
 * The parts of a service that questionnaires of customers and of staff share: same ids, same scale, so that results can lay
 * one side's view beside the other's. Whoever rewords a row keeps its id.
 */
export const serviceParts: readonly ServicePart[] = [
  {
    id: "reach",
    customers: "How easily you reach the right person",
    staff: "How easily they reach the right person",
    matter: "Reaching the right person easily",
  },
  {
    id: "speed",
    customers: "How quickly we respond",
    staff: "How quickly we respond",
    matter: "A quick response",
  },
  {
    id: "knowledge",
    customers: "How well our people know their subject",
    staff: "How well our people know their subject",
    matter: "People who know their subject",
  },
  {
    id: "care",
    customers: "How well we understand what you need",
    staff: "How well we understand what they need",
    matter: "Somebody who understands what I need",
  },
  {
    id: "reliability",
    customers: "How reliably we keep what we promise",
    staff: "How reliably we keep what we promise",
    matter: "Promises that are kept",
  },
  {
    id: "quality",
    customers: "The quality of what we deliver",
    staff: "The quality of what we deliver",
    matter: "The quality of what is delivered",
  },
  {
    id: "information",
    customers: "How well we keep you informed",
    staff: "How well we keep them informed",
    matter: "Being kept informed without asking",
  },
  {
    id: "problems",
    customers: "How we put things right when something goes wrong",
    staff: "How we put things right when something goes wrong",
    matter: "Problems that are put right",
  },
  {
    id: "paperwork",
    customers: "How simple our orders, contracts and invoices are",
    staff: "How simple our orders, contracts and invoices are",
    matter: "Simple orders, contracts and invoices",
  },
  {
    id: "value",
    customers: "What you get for the price",
    staff: "What they get for the price",
    matter: "Value for the price",
  },
];

/** Whom a questionnaire speaks to. */
type Side = "customers" | "staff";

/** The parts as rows or options, worded for customers or staff, or as what may matter. */
const partsAs = (wording: Side | "matter"): Option[] =>
  serviceParts.map((part) => ({ id: part.id, text: said(part[wording]) }));

/** The rating of all parts. */
export const partsRated = (side: Side, text: string): MatrixQuestion =>
  matrix({ id: "service", meaning: "performance", rows: partsAs(side) }, text, {
    ...quality,
    none: side === "customers" ? "No experience" : "I can't say",
  });

/** Which three of the parts matter most. */
export const partsRanked = (text: string): RankingQuestion => ({
  type: "ranking",
  id: "importance",
  meaning: "importance",
  text: said(text),
  ranks: 3,
  options: partsAs("matter"),
});

/** Questions on the whole that both sides answer, each in its own words. */
export const overallSatisfaction = (text: string): RatingQuestion => ({
  type: "rating",
  id: "overall_satisfaction",
  meaning: "satisfaction",
  text: said(text),
  ...satisfaction,
});
export const againstExpected = (text: string): RatingQuestion => ({
  type: "rating",
  id: "expectations",
  meaning: "against-expectation",
  text: said(text),
  ...againstExpectation,
});
export const recommendation = (text: string, given: Partial<ZeroToTenQuestion> = {}): ZeroToTenQuestion => ({
  type: "zero-to-ten",
  id: "recommend",
  meaning: "recommend",
  text: said(text),
  low: said("Not at all likely"),
  high: said("Extremely likely"),
  dontKnow: true,
  ...given,
});

/** How much each part matters, on a scale of its own. */
export const partsWeighed = (text: string): MatrixQuestion => ({
  type: "matrix",
  id: "service_importance",
  meaning: "importance",
  text: said(text),
  rows: partsAs("matter"),
  columns: optionsOf({
    "1": "Hardly matters",
    "2": "Matters a little",
    "3": "Matters",
    "4": "Matters a lot",
    "5": "Decides for or against a supplier",
    none: "I can't say",
  }),
});

/** What is expected of each part, on the scale on which it is rated. */
export const partsExpected = (text: string): MatrixQuestion =>
  matrix({ id: "service_expected", meaning: "expectation", rows: partsAs("customers") }, text, {
    ...quality,
    none: "I can't say",
  });
