import { inWords, listed, signedMean } from "#understand/profile/wording.ts";
import type { Kind } from "./how-of.ts";
import { lower } from "./result-words.ts";
import type { Change, ChangeResult } from "./use-change.ts";

/** Why a change is not shown, in a few words. */
export const changeWithheld = {
  "too few pairs": "withheld: too few answered both times",
  "protects individuals": "withheld: protects individuals",
} as const;

/** Why a competency can't be compared with the earlier campaign. */
export const comparableWords = {
  same: "",
  changed: "not compared: its statements or scale were changed",
  new: "not compared: it was not asked then",
  gone: "not compared: it is not asked any more",
} as const;

/** What is said of a change, as it stands in tables. */
export const verdictWords = {
  improved: "improved",
  worse: "worse",
  narrower: "narrower",
  wider: "wider",
  "no evidence": "no evidence of change",
  "too little data": "too little data",
} as const;

export const isShown = (
  result: ChangeResult | undefined,
): result is Exclude<ChangeResult, { withheld: unknown }> => result !== undefined && !("withheld" in result);

/** What changed in a sentence: no more than holds once chance among many comparisons is allowed for. */
export function changeHeadline(change: Change, kind: Kind, name: string): string {
  const shown = change.competencies.flatMap(({ competency, name: words }) => {
    const result = change.unit.competencies[competency];
    return isShown(result) ? [{ name: words, ...result[kind] }] : [];
  });
  const what = lower(name);
  if (shown.length === 0) return `Nothing can be said about change in ${what} here.`;
  const found = (...words: string[]) => shown.filter(({ word }) => words.includes(word));
  const good = found("improved", "narrower");
  const bad = found("worse", "wider");
  const named = (list: typeof shown) =>
    listed(list.map(({ name: words, change: by }) => `${words} (${signedMean(by)})`));
  const [goodWord, badWord] = kind === "gap" ? ["narrower", "wider"] : ["improved", "worse"];
  if (good.length === 0 && bad.length === 0) {
    return shown.every(({ word }) => word === "too little data")
      ? `${name}: too few people answered both times to tell a change.`
      : `${name}: no evidence of change in ${shown.length === 1 ? shown[0]?.name : `any of ${inWords(shown.length)} competencies`}.`;
  }
  const parts = [
    ...(good.length > 0 ? [`${goodWord} in ${named(good)}`] : []),
    ...(bad.length > 0 ? [`${badWord} in ${named(bad)}`] : []),
  ];
  return `${name}: ${parts.join("; ")}.`;
}
