import type { Transaction } from "#platform/database/tables.ts";
import type { Definition } from "./definition.ts";
import { findOutdated, replaceOutdated } from "./outdated.store.ts";
import { type Outdated, outdatedAfter } from "./outdated.ts";

interface Reading {
  tx: Transaction;
  workspace: string;
}

/** Remembers which translations a change of the draft left behind. */
export async function noteOutdated(
  { tx, workspace }: Reading,
  id: string,
  before: Definition,
  after: Definition,
): Promise<void> {
  const known = await findOutdated(tx, workspace, id);
  if (before.languages.length === 1 && after.languages.length === 1 && known.length === 0) return;
  const now = outdatedAfter(before, after, known);
  const isSame = now.length === known.length && now.every((each) => known.includes(each));
  if (!isSame) await replaceOutdated(tx, workspace, id, now);
}

/** Translations of a draft that were overtaken by its first language. */
export async function outdatedIn(
  { tx, workspace }: Reading,
  id: string,
  { languages: [first] }: Definition,
): Promise<Outdated[]> {
  const known = await findOutdated(tx, workspace, id);
  return known.filter(({ originalLanguage }) => originalLanguage === first);
}

/** Changes what is known of some translations, while the questionnaire is locked. */
export async function changeOutdated(
  { tx, workspace }: Reading,
  id: string,
  change: (known: readonly Outdated[]) => Outdated[],
): Promise<void> {
  await replaceOutdated(tx, workspace, id, change(await findOutdated(tx, workspace, id)));
}
