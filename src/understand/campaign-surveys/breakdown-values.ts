import { type AudienceOf, breakdownLabel, breakdownValueLabel } from "#listen/campaigns/breakdowns.ts";
import type { Definition } from "#listen/questionnaires/definition.ts";
import { plainText } from "./survey-items.ts";

/** A breakdown of a campaign with the words for it. */
export interface NamedBreakdown {
  id: string;
  label: string;
  /** Whether its values are persons. */
  arePersons: boolean;
  labelOf: (value: string) => string;
  /** Values in their order, where they have one of their own. */
  order: readonly string[] | null;
}

/** The values of a breakdown that occur, numbered from 1 in the order in which they are shown. */
export interface BreakdownValues extends Omit<NamedBreakdown, "labelOf" | "order"> {
  values: { value: string; label: string }[];
  /** The number of each value, by the number that it had when it came up; 0 stays 0. */
  placeOf: Uint8Array;
}

/** Most groups that are told apart; the largest. */
const mostGroups = 30;
const mostPersons = 100;
/** Stands for all values beyond the largest. */
const allOthers = "*";

const questionMark = "question:";
export const accountManager = "account-manager";

/** @param ids as the campaign orders them */
export function namedBreakdowns(
  ids: readonly string[],
  audience: AudienceOf,
  { pages, languages: [language] }: Definition,
): NamedBreakdown[] {
  const questions = new Map(
    pages.flatMap((page) => page.questions.map((question) => [question.id, question])),
  );
  return ids.map((id): NamedBreakdown => {
    const question = id.startsWith(questionMark) ? questions.get(id.slice(questionMark.length)) : undefined;
    const options =
      question?.type === "single-choice" || question?.type === "dropdown"
        ? [...question.options, ...(question.other ? [{ id: "other", text: question.other }] : [])]
        : null;
    const texts = new Map(options?.map(({ id: option, text }) => [option, plainText(text, language)]));
    const label = breakdownLabel(id, () => question && plainText(question.text, language));
    return {
      id,
      label,
      arePersons: audience === "customers" && id === accountManager,
      labelOf: (value) => texts.get(value) || breakdownValueLabel(id, value),
      order: options?.map((option) => option.id) ?? (id === "standing" ? ["managers", "staff"] : null),
    };
  });
}

/** @param raw by person the number that the value got in `known`, 0 for none */
export function breakdownValues(
  { id, label, arePersons, labelOf, order }: NamedBreakdown,
  known: ReadonlyMap<string, number>,
  raw: Int32Array,
): BreakdownValues {
  const counts = new Float64Array(known.size + 1);
  for (const place of raw) counts[place] = (counts[place] ?? 0) + 1;
  const found = [...known].map(([value, place]) => ({ value, place, count: counts[place] ?? 0 }));
  const most = arePersons ? mostPersons : mostGroups;
  const largest = found.toSorted((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1)).slice(0, most);
  const kept = arePersons
    ? largest.toSorted((a, b) => (a.value < b.value ? -1 : 1))
    : largest.toSorted(
        (a, b) => placeIn(order, a.value) - placeIn(order, b.value) || compare(a.value, b.value),
      );
  const values = kept.map(({ value }) => ({ value, label: arePersons ? "" : labelOf(value) }));
  const placeOf = new Uint8Array(known.size + 1);
  kept.forEach(({ place }, at) => {
    placeOf[place] = at + 1;
  });
  const others = found.length - kept.length;
  if (others > 0 && !arePersons) {
    values.push({ value: allOthers, label: `${others} other groups together` });
    for (const { place } of found) if (placeOf[place] === 0) placeOf[place] = values.length;
  }
  return { id, label, arePersons, values, placeOf };
}

const placeIn = (order: readonly string[] | null, value: string) => {
  const place = order?.indexOf(value) ?? -1;
  return place < 0 ? Number.MAX_SAFE_INTEGER : place;
};
const { compare } = new Intl.Collator("en", { numeric: true });
