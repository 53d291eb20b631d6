import { fewestToCompare } from "#understand/perceptions/perception-gaps.ts";
import type { PerceptionComparison, PerceptionSource } from "#understand/perceptions/perceptions.contract.ts";

interface Pair {
  customers: string;
  staff: string;
}

/** Campaigns of the other audience that share items with one. */
export const partnersOf = (sources: readonly PerceptionSource[], campaign: string): PerceptionSource[] => {
  const shares = sources.find((source) => source.campaign === campaign)?.shares ?? [];
  return sources.filter((source) => shares.some(({ campaign: other }) => other === source.campaign));
};

/**
 * The two campaigns to compare: those asked for where they share items, else the comparison that was saved last, else the newest
 * that share any and have answers enough to compare. Null where no two do.
 *
 * @param sources the newest first
 */
export function chosenPair(
  sources: readonly PerceptionSource[],
  saved: readonly PerceptionComparison[],
  asked: Pair,
): Pair | null {
  const isThere = ({ customers, staff }: Pair) =>
    partnersOf(sources, customers).some(({ campaign }) => campaign === staff);
  if (isThere(asked)) return asked;
  const hasEnough = ({ answers }: PerceptionSource) => answers >= fewestToCompare;
  const withCustomers = sources.filter(
    (source) => source.audience === "customers" && source.shares.length > 0 && hasEnough(source),
  );
  const wanted = sources.find(({ campaign, shares }) => campaign === asked.customers && shares.length > 0);
  const kept = saved
    .map(({ customers, staff }) => ({ customers: customers.campaign, staff: staff.campaign }))
    .find(isThere);
  if (!wanted && kept) return kept;
  const first = wanted ?? withCustomers[0];
  const partners = first ? partnersOf(sources, first.campaign) : [];
  const partner = partners.find(hasEnough) ?? partners[0];
  return first && partner ? { customers: first.campaign, staff: partner.campaign } : null;
}
