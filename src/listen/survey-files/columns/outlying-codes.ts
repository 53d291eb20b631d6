import type { Note } from "../survey-file.ts";
import { note } from "./detected.ts";
import { setAsideEvenCodes } from "./even-codes.ts";
import { type Bond, bondOf, type Candidate, type Item, itemOf, setAside, totalOf } from "./number-items.ts";

/** Where a list ends for most of its items, and a number beyond that. */
interface Outlier {
  code: number;
  users: Item[];
  others: Item[];
  low: number;
  high: number;
}

/** An end is expected to be answered at least so often as the number before it, given how answers thin out towards it. */
const leastShare = 0.2;
/** How often it had to be expected in columns that never hold it; more where with it the list is a usual one. */
const [expectedTimes, expectedOfUsual] = [4, 10];
/** "Not applicable", "don't know", "refused"; an item with more numbers beyond the ends is on another list. */
const mostCodes = 3;
const [leastTimes, leastPart, mostPart] = [3, 0.02, 1 / 3];

/**
 * Takes numbers beyond the ends that most columns of a list show for "not applicable", and says so: 0 or 6 in one item of
 * a grid whose others go from 1 to 5. What may as well be an answer stays one, and is said.
 *
 * @param group neighbouring columns
 * @returns the notes, and columns that are no part of the list
 */
export function setAsideOutliers(group: readonly Candidate[]): { notes: Note[]; apart: Set<Candidate> } {
  const bond = bondOf(group);
  const notes: Note[] = [];
  const apart = new Set<Candidate>();
  let items = group.flatMap((candidate) => itemOf(candidate, bond));
  const putApart = (some: readonly Item[]): void => {
    for (const { column } of some)
      apart.add(group.find((one) => one.column === column) ?? (group[0] as Candidate));
    items = items.filter((item) => !some.includes(item));
  };
  for (const side of ["high", "low"] as const) {
    for (let found = outlierOf(items, side); found !== null; found = outlierOf(items, side)) {
      const { users, others } = found;
      if (!isForeign(found, side) || users.some(({ column }) => column.settled)) break;
      if (isCode(found, bond)) {
        notes.push(codeNote(found));
        for (const item of users) setAside(item, found.code);
        continue;
      }
      const alone = users.every(({ counts }) => beyond(counts, found) === 1);
      if (alone && others.length >= (bond === "place" ? 3 : 1)) notes.push(doubtNote(found));
      const onAnother =
        users.length < others.length && users.every(({ counts }) => beyond(counts, found) > mostCodes);
      if (bond === "question" && !onAnother) break;
      putApart(users);
    }
  }
  if (bond !== "question") putApart(items.filter((item) => isShorter(item, items)));
  notes.push(...setAsideEvenCodes(items, bond));
  return { notes, apart };
}

/** The number next to the ends that more than half of the items show, where half of them at most hold it. */
function outlierOf(items: readonly Item[], side: "low" | "high"): Outlier | null {
  const shown = new Map<number, number>();
  for (const { counts } of items)
    for (const value of counts.keys()) shown.set(value, (shown.get(value) ?? 0) + 1);
  const usual = [...shown].filter(([, times]) => times * 2 > items.length).map(([value]) => value);
  const [low, high] = [Math.min(...usual), Math.max(...usual)];
  const outside = [...shown.keys()].filter((value) => (side === "high" ? value > high : value < low));
  if (usual.length === 0 || outside.length === 0) return null;
  const code = side === "high" ? Math.min(...outside) : Math.max(...outside);
  const users = items.filter(({ counts }) => counts.has(code));
  const others = items.filter(({ counts }) => !counts.has(code));
  return { code, users, others, low, high };
}

/** Whether the others would have to hold the number by now, were it an answer of theirs. */
function isForeign({ code, others, low, high }: Outlier, side: "low" | "high"): boolean {
  const fromStart = low === 0 || low === 1 || low === -high;
  if (!fromStart || high <= low || high > 10) return false;
  const [end, before] = side === "high" ? [high, high - 1] : [low, low + 1];
  const [atEnd, atBefore] = [totalOf(others, end), totalOf(others, before)];
  const expected = leastShare * atEnd * (atBefore === 0 ? 1 : Math.min(1, atEnd / atBefore));
  const completes =
    (code === 0 && high === 10) || (side === "high" && code === high + 1 && [5, 7, 10].includes(code));
  return expected >= (completes ? expectedOfUsual : expectedTimes);
}

/** Whether a column would have to hold numbers that others do, were it on their list. */
function isShorter(item: Item, items: readonly Item[]): boolean {
  const [own, all] = [[...item.counts.keys()], items.flatMap(({ counts }) => [...counts.keys()])];
  const [low, high] = [Math.min(...own), Math.max(...own)];
  const found = { users: [], others: [item], low, high };
  return (
    (Math.max(...all) > high && isForeign({ ...found, code: high + 1 }, "high")) ||
    (Math.min(...all) < low && isForeign({ ...found, code: low - 1 }, "low"))
  );
}

/** Not what half of the columns hold, not a rare single answer; and outside of grids nothing that looks like another list. */
function isCode({ code, users, others, low, high }: Outlier, bond: Bond): boolean {
  if (bond === "place" || users.length >= others.length) return false;
  if (bond === "name" && others.length < 3) return false;
  const times = totalOf(users, code);
  const answers = users.reduce((sum, item) => sum + item.answers, 0);
  if (times < leastTimes || times < answers * leastPart) return false;
  return users.every((item) => {
    const { counts } = item;
    const within = [...counts.keys()].filter((value) => value >= low && value <= high).length;
    if (bond === "question") return within > 0 && beyond(counts, { low, high }) <= mostCodes;
    return (
      within >= 2 && beyond(counts, { low, high }) === 1 && totalOf([item], code) <= item.answers * mostPart
    );
  });
}

const beyond = (counts: ReadonlyMap<number, number>, { low, high }: { low: number; high: number }): number =>
  [...counts.keys()].filter((value) => value < low || value > high).length;

function codeNote(found: Outlier): Note {
  const { users } = found;
  const where = users.length === 1 ? "that column's" : "those columns'";
  const text = `${about(found)} It counts as “not applicable” there. If it is an answer, take it out of ${where} missing answers (in a mapping: ${said(users, "[]")}).`;
  return note("end.outlying", users.length === 1 ? (users[0]?.column.name ?? null) : null, "check", text);
}

function doubtNote(found: Outlier): Note {
  const { code, users } = found;
  const missing = `[{ cell: "${code}", reason: not applicable }]`;
  const text = `${about(found)} It counts as an answer there. If it stands for none, say so (in a mapping: ${said(users, missing)}).`;
  return note("end.doubtful", users.length === 1 ? (users[0]?.column.name ?? null) : null, "check", text);
}

const mostNames = 8;

function about({ code, users, others, low, high }: Outlier): string {
  const cells = totalOf(users, code);
  const names = users.slice(0, mostNames).map(({ column }) => `“${column.name}”`);
  const more = users.length > mostNames ? " …" : "";
  const all = users.length + others.length;
  return `${code} (${cells === 1 ? "1 cell" : `${cells} cells`}) occurs in ${users.length} of ${all} neighbouring columns only: ${names.join(", ")}${more}. The others go from ${low} to ${high} and never hold it.`;
}

const said = (users: readonly Item[], missing: string): string =>
  `columns: { ${JSON.stringify(users[0]?.column.name ?? "")}: { missing: ${missing} } }`;
