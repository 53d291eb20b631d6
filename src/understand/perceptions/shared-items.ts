import type { CampaignSurvey } from "../campaign-surveys/campaign-survey.ts";
import type { ItemResult } from "../surveys/survey-results.ts";
import type { SharedItem, Side, SideFigure } from "./perception-gaps.ts";

/** The breakdown that tells managers from everybody else, and its two values. */
const standing = { breakdown: "standing", managers: "managers", staff: "staff" } as const;

type ImportanceSource = "derived" | "stated" | "none";

/** Items that can't be compared. */
interface ItemApart {
  name: string;
  label: string;
  why: "only customers were asked" | "only staff were asked" | "the scales differ";
}

/** What two campaigns asked alike, and what each says of it. */
export interface SharedItems {
  items: SharedItem[];
  apart: ItemApart[];
  importance: ImportanceSource;
  answers: Record<Side, number | null>;
  tellsManagersApart: boolean;
}

type RatedItem = ItemResult & { ends: { low: number; high: number } };

const isRated = (item: ItemResult): item is RatedItem => item.kind === "rating" && item.ends !== null;

const sameScale = (one: RatedItem, other: RatedItem): boolean =>
  one.ends.low === other.ends.low && one.ends.high === other.ends.high;

/** How many items two campaigns rated on one scale. */
export function countShared(one: CampaignSurvey, other: CampaignSurvey): number {
  const others = new Map(other.overall.items.filter(isRated).map((item) => [item.name, item]));
  return one.overall.items.filter(isRated).filter((item) => {
    const found = others.get(item.name);
    return found !== undefined && sameScale(item, found);
  }).length;
}

export const tellsManagersApart = ({ breakdowns }: CampaignSurvey): boolean =>
  breakdowns.some(({ id }) => id === standing.breakdown);

/**
 * Items that customers and staff rated on one scale, in the customers' order. Managers and staff are two groups of the staff's
 * campaign where it tells them apart; else everybody in it is staff.
 */
export function sharedItems(customers: CampaignSurvey, staff: CampaignSurvey): SharedItems {
  const theirs = new Map(staff.overall.items.filter(isRated).map((item) => [item.name, item]));
  const rated = customers.overall.items.filter(isRated);
  const { source, of } = importanceOf(customers);
  const figuresOf = staffFigures(staff);
  const items: SharedItem[] = [];
  const apart: ItemApart[] = [];
  for (const item of rated) {
    const other = theirs.get(item.name);
    const { name, label } = item;
    if (!other) apart.push({ name, label, why: "only customers were asked" });
    else if (!sameScale(item, other)) apart.push({ name, label, why: "the scales differ" });
    else {
      const figures = figuresOf(other);
      items.push({
        name,
        labels: {
          customers: label,
          staff: other.label,
          ...(figures.managers !== undefined && { managers: other.label }),
        },
        ends: item.ends,
        figures: { customers: figureOf(item), ...figures },
        importance: of.get(name) ?? null,
      });
    }
  }
  const asked = new Set(rated.map(({ name }) => name));
  for (const { name, label } of theirs.values())
    if (!asked.has(name)) apart.push({ name, label, why: "only staff were asked" });
  const told = tellsManagersApart(staff);
  const groupSize = (value: string) =>
    staff.breakdowns.find(({ id }) => id === standing.breakdown)?.groups.find((one) => one.value === value)
      ?.n ?? null;
  return {
    items,
    apart,
    importance: source,
    answers: {
      customers: customers.overall.n,
      managers: told ? groupSize(standing.managers) : null,
      staff: told ? groupSize(standing.staff) : staff.overall.n,
    },
    tellsManagersApart: told,
  };
}

function figureOf({
  n,
  mean,
  low,
  high,
}: { n: number | null } & Omit<SideFigure, "n" | "mean"> & { mean: number | null }) {
  return n === null || mean === null ? null : { n, mean, low, high };
}

/** Each item's figures of managers and staff. */
function staffFigures(staff: CampaignSurvey): (item: ItemResult) => SharedItem["figures"] {
  const breakdown = staff.breakdowns.find(({ id }) => id === standing.breakdown);
  if (!breakdown) return (item) => ({ staff: figureOf(item) });
  const byName = (value: string) => {
    const group = breakdown.groups.find((one) => one.value === value);
    return new Map(group?.items.map((item) => [item.name, figureOf(item)]));
  };
  const [managers, others] = [byName(standing.managers), byName(standing.staff)];
  return ({ name }) => ({ managers: managers.get(name) ?? null, staff: others.get(name) ?? null });
}

/**
 * How much each item weighs for customers: its part of what explains their satisfaction; where there is no ranking, what they
 * say it weighs. Where drivers explain no more than chance, they say nothing about importance.
 */
function importanceOf({ overall, stated }: CampaignSurvey): {
  source: ImportanceSource;
  of: Map<string, number>;
} {
  const drivers = overall.outcome?.problem === null ? overall.outcome.drivers : [];
  const derived = drivers.flatMap(({ name, lmg }): [string, number][] => (lmg === null ? [] : [[name, lmg]]));
  if (derived.length > 0) return { source: "derived", of: new Map(derived) };
  if (stated) return { source: "stated", of: new Map(stated.items.map((item) => [item.name, item.stated])) };
  return { source: "none", of: new Map() };
}
