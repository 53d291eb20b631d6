import type { AnswerValue, MissingReason, ScaleEnds } from "../survey-file.ts";
import { missingReason } from "./missing-answers.ts";

/** What a header says about the answers below it. */
export interface HeaderHints {
  ends: ScaleEnds | null;
  /** "1 = very bad". */
  values: AnswerValue[];
  /** "0 = not applicable". */
  missing: { cell: string; reason: MissingReason }[];
}

const pair =
  /(?<![\p{L}\d.,-])(-?\d{1,3})\s*(?:=|:|\s[–—-]\s|\s(?:being|means|meaning|bedeutet|steht für|heißt|signifie|significa|betekent)\s)\s*([^,;،|/()[\]=:\n]*?\p{L}[^,;،|/()[\]=:\n]*?)(?=\s*(?:[,;،|/()[\]\n]|$|\s(?:and|to|und|bis|et|à|y|a)\s+-?\d{1,3}\s*(?:[=–—-]|being|means|bedeutet|steht|heißt|signif|betek)|\s-?\d{1,3}\s*=|\.\s|\.$|…))/giu;
/** "1 (good) to 6 (bad)". */
const bracketed = /(?<![\p{L}\d.,-])(-?\d{1,2})\s*\(\s*([^()\d\n]*?\p{L}[^()\d\n]*?)\s*\)/gu;
const range =
  /(?<![\d.,$€£-])(-?\d{1,2})\s*(?:-|–|—|to|through|bis|à|a|até|tot|~|and|und|…|\.{2,3})\s*(\d{1,3})(?![\d.,]*\d|\s*%)/giu;

/**
 * Reads what a header says in words: "(1 = very bad, 5 = very good, 0 = not applicable)", "on a scale from 0 to 10",
 * "0-10". The ends only count where the values seen are within them; who calls checks that. Several headers are lines.
 */
export function headerHints(wording: string): HeaderHints {
  const text = wording.slice(0, 2000);
  const named = pairsOf(text, pair);
  const said = named.length >= 2 ? named : [...pairsOf(text, bracketed), ...named];
  const missing = said.flatMap(({ cell, reason }) => (reason === null ? [] : [{ cell, reason }]));
  const values = said
    .filter(({ reason, label }) => reason === null && label.length <= 80)
    .map(({ cell, label }) => ({ cell, value: Number(cell), label }))
    .sort((one, other) => one.value - other.value);
  const different = new Set(values.map(({ value }) => value)).size === values.length;
  const answers = different && values.length >= 2 ? values : [];
  const [low, high] = [answers[0]?.value, answers.at(-1)?.value];
  const ends = low === undefined || high === undefined ? rangeIn(wording) : { low, high };
  return { ends, values: answers, missing };
}

/** Each number with its words once; headers say the same in several rows. */
function pairsOf(
  text: string,
  pattern: RegExp,
): { cell: string; label: string; reason: MissingReason | null }[] {
  const found = [...text.matchAll(pattern)].map(([, cell = "", words = ""]) => {
    const label = words.replace(/(?:^|\s)(?:to|bis|and|und|et|à|a|y|e|en|tot|até|hasta)$/iu, "").trim();
    return { cell, label, reason: missingReason(label) };
  });
  return [...new Map(found.map((one) => [`${one.cell}\n${one.label.toLowerCase()}`, one])).values()];
}

function rangeIn(wording: string): ScaleEnds | null {
  for (const [, first = "", last = ""] of wording.slice(0, 2000).matchAll(range)) {
    const [low, high] = [Number(first), Number(last)];
    if (low <= 1 && high > low + 1 && (high <= 11 || high === 100)) return { low, high };
  }
  return null;
}
