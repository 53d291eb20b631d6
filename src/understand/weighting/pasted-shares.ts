/** What was read of pasted lines. */
export interface PastedShares {
  /** By value of the group. */
  shares: Map<string, number>;
  /** Lines that name no group, or hold no number above 0. */
  unread: string[];
}

/** A number as people write it: with a comma or a point, and perhaps a per cent sign. */
function readNumber(text: string): number {
  const plain = text.replace(/[%\s\u00A0\u202F']/g, "");
  const decimal = /^\d+,\d{1,2}$/.test(plain) ? plain.replace(",", ".") : plain.replaceAll(",", "");
  return /^\d+(\.\d+)?$/.test(decimal) ? Number(decimal) : Number.NaN;
}

/**
 * Reads lines such as "North; 40 %" or two columns of a spreadsheet: a group, then its share or number of people.
 *
 * @param groups by the words that people read
 */
export function readPastedShares(
  text: string,
  groups: readonly { value: string; label: string }[],
): PastedShares {
  const shares = new Map<string, number>();
  const unread: string[] = [];
  const longestFirst = groups
    .map(({ value, label }) => ({ value, start: label.trim().toLowerCase() }))
    .toSorted((a, b) => b.start.length - a.start.length);
  for (const line of text.split(/\r?\n/).map((one) => one.trim())) {
    if (line === "") continue;
    const group = longestFirst.find(({ start }) => line.toLowerCase().startsWith(start));
    const rest = line.slice(group?.start.length ?? 0);
    const number = readNumber(rest.replace(/^[\s;:=,]+/, ""));
    // A longer name that begins like a group is none.
    if (!group || !/^[\s;:=,]/.test(rest) || !(number > 0)) unread.push(line);
    else shares.set(group.value, number);
  }
  return { shares, unread };
}
