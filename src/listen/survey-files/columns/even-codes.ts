import type { Note } from "../survey-file.ts";
import { note } from "./detected.ts";
import { type Bond, type Item, setAside, totalOf } from "./number-items.ts";

const fewestItems = 6;
/** How closely the last answer but one goes with an item's mean, and how little the last one may. */
const [follows, ignores] = [0.7, 0.2];
const mostPart = 1 / 3;
/** How far apart items must be: their means, of the scale's length, and the shares of the last answer but one. */
const [meansApart, sharesApart] = [0.15, 3];
/** Where lists usually end. */
const usualHighs = [4, 5, 7, 10];

/**
 * Takes the end of a grid's list for "not applicable", and says so, where all items hold it about as often, whatever they
 * were rated: a real end is chosen the more, the nearer to it an item's other answers are, as the answer beside it is.
 */
export function setAsideEvenCodes(items: readonly Item[], bond: Bond): Note[] {
  if (bond !== "question" || items.length < fewestItems || items.some(({ column }) => column.settled))
    return [];
  const all = items.flatMap(({ counts }) => [...counts.keys()]);
  const [low, high] = [Math.min(...all), Math.max(...all)];
  const notes: Note[] = [];
  for (const [code, beside, other, sign] of [
    [high, high - 1, low, 1],
    [low, low + 1, high, -1],
  ] as const) {
    const isUsual = sign > 0 ? usualHighs.includes(code) || low < 0 || low > 1 : code !== 0 || high === 10;
    if (isUsual || Math.abs(beside - other) < 2) continue;
    if (!isEven(items, code, beside, sign)) continue;
    notes.push(evenNote(items, code, Math.min(beside, other), Math.max(beside, other)));
    for (const item of items) setAside(item, code);
    break;
  }
  return notes;
}

function isEven(items: readonly Item[], code: number, beside: number, sign: 1 | -1): boolean {
  const means = items.map((item) => meanWithout(item, code));
  const shares = (value: number): number[] =>
    items.map(({ counts, answers }) => (counts.get(value) ?? 0) / answers);
  const [ends, nearly] = [shares(code), shares(beside)];
  const length = Math.max(...items.flatMap(({ counts }) => [...counts.keys()])) - 1;
  return (
    means.every(Number.isFinite) &&
    Math.max(...means) - Math.min(...means) >= length * meansApart &&
    Math.max(...nearly) >= Math.min(...nearly) * sharesApart &&
    ends.every((share) => share > 0 && share <= mostPart) &&
    sign * correlation(means, nearly) >= follows &&
    sign * correlation(means, ends) < ignores
  );
}

function meanWithout({ counts }: Item, code: number): number {
  let [sum, times] = [0, 0];
  for (const [value, count] of counts) {
    if (value === code) continue;
    sum += value * count;
    times += count;
  }
  return sum / times;
}

function correlation(one: readonly number[], other: readonly number[]): number {
  const mean = (values: readonly number[]): number =>
    values.reduce((sum, value) => sum + value, 0) / values.length;
  const [a, b] = [mean(one), mean(other)];
  let [both, ofOne, ofOther] = [0, 0, 0];
  one.forEach((value, index) => {
    const [x, y] = [value - a, (other[index] ?? 0) - b];
    both += x * y;
    ofOne += x * x;
    ofOther += y * y;
  });
  return ofOne === 0 || ofOther === 0 ? 0 : both / Math.sqrt(ofOne * ofOther);
}

function evenNote(items: readonly Item[], code: number, low: number, high: number): Note {
  const [first, last] = [items[0]?.column.name ?? "", items.at(-1)?.column.name ?? ""];
  const ends = `columns: { ${JSON.stringify(first)}: { ends: { low: ${Math.min(low, code)}, high: ${Math.max(high, code)} } } }`;
  const text = `${code} (${totalOf(items, code)} cells) is about as frequent in each of the ${items.length} columns from “${first}” to “${last}”, however they were answered from ${low} to ${high}: no answer of a scale is. It counts as “not applicable”. If it is an answer, say the ends of one of them (in a mapping: ${ends}).`;
  return note("end.even", null, "check", text);
}
