/** Inches that a text takes in Calibri or a somewhat wider face: an em is the size, letters are half of it, CJK and emoji all of it. */
export function textWidth(text: string, points: number): number {
  let ems = 0;
  for (const letter of text) {
    const point = letter.codePointAt(0) ?? 0;
    ems +=
      point >= 0x1100 ? 1 : /[A-ZМШЩЮ%@mw]/.test(letter) ? 0.66 : /[ iljtf.,:;'|]/.test(letter) ? 0.3 : 0.55;
  }
  return (ems * points) / 72;
}

/** Lines that a text takes in a width, in inches; words longer than a line are broken. */
export function lineCount(text: string, points: number, width: number): number {
  let lines = 0;
  for (const paragraph of text.split("\n")) {
    let used = 0;
    lines++;
    for (const word of paragraph.split(/\s+/)) {
      const length = textWidth(`${word} `, points);
      if (used > 0 && used + length > width) {
        lines++;
        used = 0;
      }
      lines += Math.floor((used + length) / width) - (used + length === width ? 1 : 0);
      used = (used + length) % width;
    }
  }
  return lines;
}

/** Inches that lines of a text take on top of each other. */
export const textHeight = (text: string, points: number, width: number): number =>
  (lineCount(text, points, width) * points * 1.22) / 72;

/** The largest size at which a text fits, and the text, cut with "…" where even the smallest is too large. */
export function fitted(
  text: string,
  box: { width: number; height: number },
  sizes: { most: number; least: number },
): { text: string; points: number } {
  for (let points = sizes.most; points >= sizes.least; points--)
    if (textHeight(text, points, box.width) <= box.height) return { text, points };
  let kept = Array.from(text);
  while (kept.length > 1 && textHeight(`${kept.join("")}…`, sizes.least, box.width) > box.height)
    kept = kept.slice(0, Math.floor(kept.length * 0.92));
  return { text: `${kept.join("").trimEnd()}…`, points: sizes.least };
}

/** Splits what stands below each other into slides, none of which is higher than there is room; a single one that is stays alone. */
export function paged<Each>(all: readonly Each[], heightOf: (one: Each) => number, room: number): Each[][] {
  const pages: Each[][] = [];
  let used = Number.POSITIVE_INFINITY;
  for (const one of all) {
    const height = heightOf(one);
    if (used + height > room) {
      pages.push([]);
      used = 0;
    }
    pages.at(-1)?.push(one);
    used += height;
  }
  return pages;
}
