import type { Actor } from "#people/access/actor.ts";
import { addCode } from "#understand/comments/code-book.service.ts";
import {
  codeComment,
  commentsToCode,
  decideComment,
  disagreements,
  planDoubleCoding,
} from "#understand/comments/coding.service.ts";
import type { Scope } from "#understand/comments/comments-access.service.ts";
import { addComments, gatherComments } from "#understand/comments/gather.service.ts";
import { createCollection } from "#understand/comments/sources.service.ts";
import {
  askForThemes,
  changeTheme,
  confirmThemes,
  suggestionOf,
} from "#understand/comments/suggestion.service.ts";
import { runSuggestion } from "#understand/comments/suggestion-run.service.ts";
import { releaseThemes } from "#understand/comments/themes.service.ts";
import { codeBook, codedBy, codesOfComment, type ExampleCode } from "../customers/code-book.ts";
import { interviewBook, interviews } from "../customers/interviews.ts";
import type { Making } from "./making.ts";
import { quote, quoteInterviews } from "./quotations.service.ts";
import { interviewCollection } from "./story.ts";
import type { storyTimes } from "./story-time.ts";

interface Coders {
  first: Actor;
  second: Actor;
}

const day = 86_400_000;
/** Comments that both code, and those that the first coder reads beside them. */
const doubleSample = 200;
const readFirst = 260;
/** Comments that one page of the coding screen has. */
const page = 100;
/** Fewest people of whom a theme of the interviews is shown. */
const interviewMinimum = 5;

/**
 * What becomes of the comments of a campaign and of interviews: gathered, themes suggested and some confirmed, coded by two who
 * don't see each other's codes, decided where they differ, released, and quoted.
 */
export async function workOnComments(
  making: Making,
  campaignId: string,
  { first, second }: Coders,
  times: ReturnType<typeof storyTimes>["comments"],
): Promise<void> {
  const { at, workspaceId, context, now } = making;
  const { log, transaction } = context;
  let run = "";
  const jobs: typeof context.jobs = {
    ...context.jobs,
    // Themes are suggested below; whether answers are still there is looked at from the story's end on.
    add: async (tx, kind, payload, options) => {
      if (kind.name === "suggest-themes") run = (payload as { run: string }).run;
      else
        await context.jobs.add(tx, kind, payload, {
          ...options,
          startAfter: new Date(now.getTime() + 7 * day),
        });
    },
  };
  const as = (actor: Actor, tx: Scope["tx"]): Scope => ({ tx, workspaceId, actor });

  const { survey, collection } = await at(times.gathered, async (tx) => {
    const scope = as(first, tx);
    const { source: survey } = await gatherComments(scope, jobs, campaignId, times.gathered);
    await askForThemes(scope, jobs, survey, times.gathered);
    const collection = await noteInterviews(scope, times.gathered);
    return { survey, collection };
  });
  await runSuggestion(
    { transaction, log },
    { workspaceId, sourceId: survey, run },
    new AbortController().signal,
  );

  const codes = await at(times.coded, async (tx) => {
    const codes = await makeBook(as(first, tx), survey);
    await planDoubleCoding(as(first, tx), survey, doubleSample);
    await codeBoth({ first: as(first, tx), second: as(second, tx) }, survey, codes, times.coded);
    return codes;
  });
  await at(times.released, async (tx) => {
    const scope = as(first, tx);
    await decide(scope, survey, codes, times.released);
    await releaseThemes(scope, survey, { groups: true }, times.released);
    await quote(scope, survey, codes, times.released);
    await releaseThemes(scope, collection.source, { groups: true }, times.released);
    await quoteInterviews(scope, collection.source, collection.codes, times.released);
  });
}

/** Ids of codes by what they are called here. */
type CodeIds = ReadonlyMap<string, string>;

const contentOf = ({ group, name, definition, useWhen, notWhen, example }: ExampleCode) => ({
  ...{ group, name, definition, useWhen, notWhen, example },
});

/** Confirms the suggested themes that are recognised, and adds the other codes by hand. */
async function makeBook(scope: Scope, source: string): Promise<CodeIds> {
  const { themes } = await suggestionOf(scope, source);
  const ids = new Map<string, string>();
  const used = new Set<number>();
  for (const code of codeBook) {
    const found = themes.find(
      ({ theme, terms }) => !used.has(theme) && terms.filter((term) => code.terms.includes(term)).length > 1,
    );
    if (found) used.add(found.theme);
    const { code: id } = await (found
      ? confirmThemes(scope, source, [found.theme], contentOf(code))
      : addCode(scope, source, contentOf(code)));
    ids.set(code.key, id);
  }
  const empty = themes.find(({ terms }) => terms.includes(saysNothing));
  if (empty) await changeTheme(scope, source, { theme: empty.theme, what: "dismiss" });
  return ids;
}

/** What the theme of those is recognised by who wrote something to have written something. */
const saysNothing = "nothing special";

const codingOf = (keys: readonly string[], ids: CodeIds) => {
  const codes = keys.flatMap((key) => ids.get(key) ?? []);
  return { verdict: codes.length > 0 ? ("codes" as const) : ("nothing" as const), codes };
};

/** The comments that somebody has still to code, up to so many, in the order of the coding screen. */
async function openComments(scope: Scope, source: string, most: number) {
  const found: Awaited<ReturnType<typeof commentsToCode>>["comments"] = [];
  let more = true;
  while (more && found.length < most) {
    const after = found.at(-1)?.comment;
    const next = await commentsToCode(scope, source, { show: "open", limit: page, ...(after && { after }) });
    found.push(...next.comments);
    more = next.more;
  }
  return found.slice(0, most);
}

/** The first coder reads on from the beginning, and with the second the sample. */
async function codeBoth(
  { first, second }: { first: Scope; second: Scope },
  source: string,
  ids: CodeIds,
  now: Date,
): Promise<void> {
  const code = (scope: Scope, who: "first" | "second", comment: string, words: string) =>
    codeComment(scope, source, comment, codingOf(codedBy(who, words, codesOfComment(words)), ids), now);
  const begun = await openComments(first, source, readFirst);
  for (const { comment, words } of begun) await code(first, "first", comment, words);
  const known = new Set(begun.map(({ comment }) => comment));
  for (const { comment, words } of await openComments(second, source, doubleSample)) {
    if (!known.has(comment)) await code(first, "first", comment, words);
    await code(second, "second", comment, words);
  }
}

const reasons = [
  "Read again together: one of us had overlooked it.",
  "The example in the code book decides it.",
  "Both things are said, so both codes hold.",
  "Nobody says it here; one could only think so.",
] as const;

/** Decides on every comment that the two coded differently. */
async function decide(scope: Scope, source: string, ids: CodeIds, now: Date): Promise<void> {
  const sharper = ids.get("not listened to");
  for (let more = true; more; ) {
    const found = await disagreements(scope, source, { limit: 50 });
    for (const { comment, words, codings } of found.disagreements) {
      const isAboutIt = new Set(codings.map(({ codes }) => codes.includes(sharper ?? ""))).size > 1;
      const reason = isAboutIt
        ? "“Not listened to” is drawn too loosely: from now on only where somebody was sold something that misses them."
        : (reasons[words.length % reasons.length] ?? reasons[0]);
      await decideComment(scope, source, comment, { ...codingOf(codesOfComment(words), ids), reason }, now);
    }
    more = found.more;
  }
}

/** Brings what was said in interviews into a confidential collection, and codes all of it. */
async function noteInterviews(scope: Scope, now: Date): Promise<{ source: string; codes: CodeIds }> {
  const { source } = await createCollection(
    scope,
    { name: interviewCollection, confidential: true, minimum: interviewMinimum },
    now,
  );
  await addComments(
    scope,
    source,
    interviews.map(({ codes: _, ...comment }, index) => ({
      ...comment,
      saidOn: new Date(now.getTime() - (4 + (index % 19)) * day).toISOString().slice(0, 10),
    })),
  );
  const ids = new Map<string, string>();
  for (const code of interviewBook) ids.set(code.key, (await addCode(scope, source, contentOf(code))).code);
  const known = new Map(interviews.map(({ words, codes }) => [words, codes]));
  for (const { comment, words } of await openComments(scope, source, interviews.length))
    await codeComment(scope, source, comment, codingOf(known.get(words) ?? [], ids), now);
  return { source, codes: ids };
}
