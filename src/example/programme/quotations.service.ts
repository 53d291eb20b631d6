import { commentsToCode } from "#understand/comments/coding.service.ts";
import type { Scope } from "#understand/comments/comments-access.service.ts";
import { releaseQuotation } from "#understand/comments/quotations.service.ts";
import { findPersonalData } from "#understand/comments/redaction.ts";
import { codesOfComment } from "../customers/code-book.ts";

/** Themes of the survey that are quoted, one each; the first with an address that has to go. */
const quoted = ["late delivery", "complaint went round", "not told", "people"] as const;
/** What is quoted of interviews, by how it begins. */
const fromInterviews = [
  ["complaint went round", "The lady in Returns"],
  ["no call back", "She said she would find out"],
] as const;

type Ids = ReadonlyMap<string, string>;

/** Lets out one comment of each theme, after what gives somebody away was replaced. */
export async function quote(scope: Scope, source: string, ids: Ids, now: Date): Promise<void> {
  for (const key of quoted) {
    const code = ids.get(key) ?? "";
    const { comments } = await commentsToCode(scope, source, { show: "coded", code, limit: 100 });
    const fitting = comments
      .filter(({ words }) => codesOfComment(words).includes(key))
      .toSorted((a, b) => b.words.length - a.words.length);
    const chosen = fitting.find(({ words }) => words.includes("@")) ?? fitting[0];
    if (chosen) await release(scope, source, { ...chosen, code }, [], now);
  }
}

/** The same of interviews, where names are known. */
export async function quoteInterviews(scope: Scope, source: string, ids: Ids, now: Date): Promise<void> {
  for (const [key, beginning] of fromInterviews) {
    const code = ids.get(key) ?? "";
    const { comments } = await commentsToCode(scope, source, { show: "coded", code, limit: 100 });
    const chosen = comments.find(({ words }) => words.startsWith(beginning));
    if (chosen) await release(scope, source, { ...chosen, code }, ["Philippa Gunnarsdóttir"], now);
  }
}

async function release(
  scope: Scope,
  source: string,
  { comment, words, code }: { comment: string; words: string; code: string },
  names: readonly string[],
  now: Date,
): Promise<void> {
  const replacements = findPersonalData(words, names).map(({ start, end, instead }) => ({
    start,
    end,
    instead,
  }));
  await releaseQuotation(scope, source, { comment, code, words, replacements }, now);
}
