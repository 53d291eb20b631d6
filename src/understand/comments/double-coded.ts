import { type Coding, todaysCodes } from "./code-book.ts";
import type { ThemeEvidence } from "./theme-figures.ts";

/**
 * Comments that both of two coders coded, of those that are decided: of all pairs of coders the one with the most such comments;
 * of several the one whose ids come first.
 *
 * @param codings by comment
 * @param codesOf by comment the codes that count
 * @param current what became of a code
 * @returns null where nobody coded what somebody else did
 */
export function doubleCoded(
  codings: ReadonlyMap<string, readonly (Coding & { coder_id: string })[]>,
  codesOf: ReadonlyMap<string, readonly string[]>,
  current: (code: string) => string | null,
): ThemeEvidence["double"] {
  const common = new Map<string, { coders: [string, string]; comments: string[] }>();
  for (const [comment, own] of codings) {
    if (!codesOf.has(comment)) continue;
    const coders = own.map(({ coder_id }) => coder_id).sort();
    for (const [at, one] of coders.entries())
      for (const other of coders.slice(at + 1)) {
        const pair = common.get(`${one} ${other}`) ?? { coders: [one, other], comments: [] };
        pair.comments.push(comment);
        common.set(`${one} ${other}`, pair);
      }
  }
  const [most] = [...common]
    .toSorted(
      ([one, { comments: some }], [other, { comments: more }]) =>
        more.length - some.length || (one < other ? -1 : 1),
    )
    .map(([, pair]) => pair);
  if (!most) return null;
  const { coders, comments } = most;
  return {
    coders: coders.map((coder) =>
      comments.map((comment) => {
        const coding = codings.get(comment)?.find(({ coder_id }) => coder_id === coder);
        return new Set(coding ? todaysCodes(coding, current) : []);
      }),
    ),
    decided: comments.map((comment) => new Set(codesOf.get(comment))),
  };
}
