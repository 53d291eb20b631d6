import { answerKey } from "./answer-key.ts";
import { english } from "./word-lists/english.ts";
import { dutch, german } from "./word-lists/german-dutch.ts";
import { arabic, korean } from "./word-lists/korean-arabic.ts";
import { french, italian, portuguese, spanish } from "./word-lists/romance.ts";
import { readWordLists, type WordList } from "./word-lists/word-list.ts";

/** Words of a column as ordered answers. */
export interface WordScale {
  about: string;
  points: number;
  /** A cell to its number: from 1 up, of two answers 0 and 1. */
  values: Map<string, number>;
}

let lists: WordList[] | null = null;

const languages = [english, german, french, spanish, dutch, portuguese, italian, korean, arabic];

/** Short lists first, so that no answer is invented that a shorter list does without. */
const allLists = (): WordList[] => {
  lists ??= languages.flatMap(readWordLists).sort((one, other) => one.points - other.points);
  return lists;
};

/**
 * Finds the ordered list that all words of a column come from, whatever their case, punctuation and markup; null where
 * there is none or where two different words would be the same answer. Their order is the list's.
 *
 * @param cells different answers without the missing ones, two at least
 * @example wordScale(["Very easy", "Difficult", "Easy"])
 */
export function wordScale(cells: readonly string[]): WordScale | null {
  const byKey = Map.groupBy(cells, keyOf);
  if (byKey.size < 2 || byKey.size > 11) return null;
  const keys = [...byKey.keys()];
  for (const list of allLists()) {
    if (list.points < keys.length || !keys.every((key) => list.places.has(key))) continue;
    const places = assign(keys, list);
    if (places === null) continue;
    const first = list.points === 2 ? 0 : 1;
    const values = new Map<string, number>();
    keys.forEach((key, index) => {
      for (const cell of byKey.get(key) ?? []) values.set(cell, (places[index] ?? 0) + first);
    });
    return { about: list.about, points: list.points, values };
  }
  return null;
}

/** "Very good (positive)" is known by what stands before the bracket, where the whole isn't. */
function keyOf(cell: string): string {
  const key = answerKey(cell);
  if (allLists().some((list) => list.places.has(key))) return key;
  const outside = cell.replace(/\s*\([^()]*\)\s*$/, "");
  return outside === cell || outside === "" ? key : answerKey(outside);
}

/** A different place for each word; those that fit one place only come first. */
function assign(keys: readonly string[], list: WordList): number[] | null {
  const taken = new Map<number, string>();
  const order = [...keys].sort(
    (one, other) => (list.places.get(one)?.length ?? 0) - (list.places.get(other)?.length ?? 0),
  );
  for (const key of order) {
    const free = list.places.get(key)?.find((place) => !taken.has(place));
    if (free === undefined) return null;
    taken.set(free, key);
  }
  const placeOf = new Map([...taken].map(([place, key]) => [key, place]));
  return keys.map((key) => placeOf.get(key) ?? 0);
}
