import { createMemberships, isSetSafe, mostSets } from "../campaign-surveys/paired-figures.ts";
import type { ThemeEvidence, ThemeRated } from "./theme-figures.ts";
import { mayShow } from "./theme-share.ts";

/**
 * The themes beside which a rating may stand in a protected source. People who mention a theme are a set whose mean is told
 * beside those of other themes, of everybody and of the survey's groups, so each has to be safe beside all before it
 * (`campaign-surveys/paired-figures.ts`), the largest first. Classes are people with the same values in all breakdowns: finer
 * than the survey's own, so that whatever its figures add up to, people of a class have the same part in it.
 */
export function themesSafeToRate(evidence: ThemeEvidence): Set<string> {
  const { codes, coded, silentRatings, minimum } = evidence;
  const counted = codes
    .map(({ code }) => ({ code, count: coded.filter((person) => person.codes.has(code)).length }))
    .filter(({ count }) => mayShow(count, coded.length, evidence))
    .sort((a, b) => b.count - a.count || (a.code < b.code ? -1 : 1))
    .slice(0, mostSets);
  const numbers = new Map<string, number>();
  const numberOf = (place: string) => {
    const number = numbers.get(place) ?? numbers.size;
    numbers.set(place, number);
    return number;
  };
  const rated = [
    ...coded.map(({ codes: own, rating, place }) => ({ own, rating, place })),
    ...silentRatings.map(({ rating, place }: ThemeRated) => ({ own: new Set<string>(), rating, place })),
  ].flatMap(({ own, rating, place }) => {
    if (rating === null) return [];
    const bits = counted.reduce((all, { code }, at) => (own.has(code) ? all | (1 << at) : all), 0);
    return [{ place: numberOf(place), bits, value: rating }];
  });
  const known = createMemberships();
  for (const { place, bits, value } of rated) known.add(place, bits, value);
  const least = Math.max(minimum, 10);
  const accepted: number[] = [];
  return new Set(
    counted.flatMap(({ code }, at) => {
      const set = 1 << at;
      if (!dividesSome(rated, set) || !isSetSafe(known, set, accepted, least)) return [];
      accepted.push(set);
      return [code];
    }),
  );
}

/** Whether people of one class are on both sides: else the set may be a group of the survey, or nearly one. */
function dividesSome(people: readonly { place: number; bits: number }[], set: number): boolean {
  const sides = new Map<number, number>();
  for (const { place, bits } of people)
    sides.set(place, (sides.get(place) ?? 0) | ((bits & set) === 0 ? 1 : 2));
  return [...sides.values()].includes(3);
}
