/**
 * Names that somebody may have meant: those that hold what was written, then those that differ in few letters.
 *
 * @returns at most five
 */
export function nearNames(written: string, names: readonly string[]): string[] {
  const wanted = fold(written);
  return names
    .map((name) => ({ name, distance: distanceTo(wanted, fold(name)) }))
    .filter(({ distance }) => distance <= Math.max(2, wanted.length * 0.4))
    .sort((one, other) => one.distance - other.distance)
    .slice(0, 5)
    .map(({ name }) => name);
}

/** A name as people type it: without case and runs of blanks. */
export const fold = (name: string): string => name.trim().toLowerCase().replace(/\s+/g, " ");

function distanceTo(wanted: string, name: string): number {
  if (wanted !== "" && (name.includes(wanted) || wanted.includes(name)))
    return 1 / (1 + Math.min(wanted.length, name.length));
  return editDistance(wanted.slice(0, 100), name.slice(0, 100));
}

function editDistance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let i = 1; i <= one.length; i++) {
    const next = [i];
    for (let j = 1; j <= other.length; j++) {
      const change = (row[j - 1] ?? 0) + (one[i - 1] === other[j - 1] ? 0 : 1);
      next.push(Math.min(change, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[other.length] ?? 0;
}
