import { missingReason } from "../columns/missing-answers.ts";
import type { AnswerValue } from "../survey-file.ts";
import type { DefinedColumn } from "./survey-definition.ts";

/** One offered answer. */
export interface ListedAnswer {
  /** As exports of codes write it. */
  code: string;
  /** Plain text; "" where it has none. */
  label: string;
  /** Other words for it: variable names, other languages. */
  also?: string[];
}

type Coded = Pick<DefinedColumn, "kind" | "ends" | "values" | "missing" | "also">;

/**
 * What the answers of one question count as. Answers that are none ("N/A", and on scales codes apart from all others such
 * as −1 or 99) become missing. On a scale, and where every label begins with a number of its own, the others are a
 * rating: by the labels' numbers, else the codes' if all are numbers, else their places from 1. All else is a choice.
 *
 * @param order "scale" where the tool shows the answers as one: columns of a grid, stars, a slider
 */
export function codedAnswers(answers: readonly ListedAnswer[], order: "scale" | "list"): Coded {
  const apart = order === "scale" ? codesApart(answers.filter(isAnswer)) : new Set<string>();
  const offered = answers.filter((answer) => isAnswer(answer) && !apart.has(answer.code));
  const missing = answers.flatMap((answer) => {
    const reason = missingReason(answer.label) ?? (apart.has(answer.code) ? ("missing code" as const) : null);
    if (reason === null) return [];
    const cells = new Set([answer.code, answer.label].filter((cell) => cell !== ""));
    return Array.from(cells, (cell) => ({ cell, reason }));
  });
  const numbers = scaleNumbers(offered, order);
  const values = offered.map(
    ({ code, label }, place): AnswerValue => ({
      cell: code,
      value: numbers?.[place] ?? place,
      label: label || code,
    }),
  );
  const also = answers.flatMap(({ code, label, also: others = [] }) =>
    [...new Set(others)]
      .filter((cell) => cell !== "" && cell !== code && cell !== label)
      .map((cell) => ({ cell, code })),
  );
  const ends = numbers === null ? null : { low: Math.min(...numbers), high: Math.max(...numbers) };
  return { kind: numbers === null ? "choice" : "rating", ends, values, missing, also };
}

const isAnswer = ({ label }: ListedAnswer): boolean => missingReason(label) === null;

/** An answer that no scale has. */
const standsAside =
  /^(?:other|another|none of|all of|ander|sonstig|kein(?:e|er|es) (?:der|davon)|autre|aucun|otr[oa]|ningun|outr[oa]|nenhum|altr[oi]|nessun|기타)\b/i;

/** The number of each answer on a scale; null where they are none: two answers, or "Other" among them. */
function scaleNumbers(offered: readonly ListedAnswer[], order: "scale" | "list"): number[] | null {
  if (offered.length < 3 || offered.some(({ label }) => standsAside.test(label))) return null;
  const said = offered.map(({ label }) => leadingNumber(label));
  const isSteady = areDistinct(said) && areEvenlySpaced(said);
  if (isSteady) return said;
  if (order === "list") return null;
  const codes = offered.map(({ code }) => numberOf(code));
  return areDistinct(codes) ? codes : offered.map((_, place) => place + 1);
}

/** NaN where a label does not begin with a number that stands for itself: "10 – Extremely likely", "3", "★ 4" don't count alike. */
function leadingNumber(label: string): number {
  const found = /^\s*(-?\d{1,4})(?:\s*$|\s*[-–—:=.)(]\s*(?!\d)|\s+(?=[\p{L}(]))/u.exec(label);
  return found === null ? Number.NaN : Number(found[1]);
}

const numberOf = (code: string): number =>
  /^-?\d{1,9}(?:\.\d{1,6})?$/.test(code) ? Number(code) : Number.NaN;

const areDistinct = (numbers: readonly number[]): boolean =>
  !numbers.some(Number.isNaN) && new Set(numbers).size === numbers.length;

/** "18 – 24", "25 and more" are brackets, not points of a scale: those are one apart. */
function areEvenlySpaced(numbers: readonly number[]): boolean {
  const sorted = numbers.toSorted((one, other) => one - other);
  return sorted.every((number, place) => place === 0 || number - (sorted[place - 1] ?? 0) === 1);
}

const usualMissingCodes = new Set([8, 9, 77, 88, 97, 98, 99, 777, 888, 998, 999, 9999]);

/** Codes that stand apart from a scale of others: below zero where no other is, or 99 and its like above a gap. */
function codesApart(answers: readonly ListedAnswer[]): Set<string> {
  const codes = answers.map(({ code }) => ({ code, number: numberOf(code) }));
  if (codes.length < 3 || codes.some(({ number }) => Number.isNaN(number))) return new Set();
  const sorted = codes.toSorted((one, other) => one.number - other.number);
  const [lowest, second, last, before] = [sorted[0], sorted[1], sorted.at(-1), sorted.at(-2)];
  const apart = new Set<string>();
  if (lowest && second && lowest.number < 0 && second.number >= 0) apart.add(lowest.code);
  const isFar = last && before && usualMissingCodes.has(last.number) && last.number - before.number > 1;
  if (isFar && sorted.length - apart.size >= 3) apart.add(last.code);
  return apart;
}
