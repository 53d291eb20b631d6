import { type Entry, isMissing, isTroubled } from "./translation-keeper.ts";

/** Which texts are looked at. */
export const filters = ["all", "missing", "changed", "problems"] as const;
export type Filter = (typeof filters)[number];

const isMeant: Record<Filter, (entry: Entry) => boolean> = {
  all: () => true,
  missing: isMissing,
  changed: (entry) => entry.earlier !== undefined && !isMissing(entry),
  problems: isTroubled,
};

/** Texts of one page or chapter, in their order. */
export interface Place {
  name: string;
  lines: {
    key: string;
    /** False where the line above shows what the text belongs to. */
    hasContext: boolean;
  }[];
}

/** The texts that a filter and words to look for leave, by the places where they stand. */
export function shownPlaces(entries: Iterable<Entry>, filter: Filter, search: string): Place[] {
  const wanted = search.trim().toLocaleLowerCase();
  const places: Place[] = [];
  let above: Entry["text"] | null = null;
  for (const entry of entries) {
    if (!isMeant[filter](entry) || !holds(entry, wanted)) continue;
    const { key, place, context } = entry.text;
    const last = places.at(-1);
    const isSame = last?.name === place;
    const hasContext = !isSame || (above?.context !== context && above?.original !== context);
    above = entry.text;
    if (isSame) last.lines.push({ key, hasContext });
    else places.push({ name: place, lines: [{ key, hasContext }] });
  }
  return places;
}

/** The first lines of places, and how many are left. */
export function firstLines(places: readonly Place[], most: number): { places: Place[]; left: number } {
  let room = most;
  const first = places.flatMap((place) => {
    const lines = place.lines.slice(0, room);
    room -= lines.length;
    return lines.length > 0 ? [{ ...place, lines }] : [];
  });
  const count = (list: readonly Place[]) => list.reduce((sum, { lines }) => sum + lines.length, 0);
  return { places: first, left: count(places) - count(first) };
}

function holds({ text, words }: Entry, wanted: string): boolean {
  if (wanted === "") return true;
  const { original, source = "", context, key } = text;
  return [original, source, words, context ?? "", key].some((each) =>
    each.toLocaleLowerCase().includes(wanted),
  );
}

/** The next text without a translation after one, from the beginning again after the end; null where there is none. */
export function nextMissing(entries: readonly Entry[], after: string | null): string | null {
  const at = entries.findIndex(({ text }) => text.key === after);
  const order = [...entries.slice(at + 1), ...entries.slice(0, at + 1)];
  return order.find(isMissing)?.text.key ?? null;
}
