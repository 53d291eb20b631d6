/** What decides who may see what one account person's customers say. */
export interface FirstView {
  /** The account person's id among the organisation's people. */
  person: string;
  /** When the figures were released. */
  releasedAt: Date;
  /** Days for which the account person sees them before anybody else, frozen when the campaign opened. */
  days: number;
  /** When the account person first opened them; null where they have not. */
  openedAt: Date | null;
}

const day = 86_400_000;

/** From when on others see a group: as soon as its person has opened it, at the latest after the days. */
export function openToOthersFrom({ releasedAt, days, openedAt }: FirstView): Date {
  const after = new Date(releasedAt.getTime() + days * day);
  if (openedAt === null || openedAt >= after) return after;
  return openedAt < releasedAt ? releasedAt : openedAt;
}

/**
 * The account people whose figures somebody may see. One's own are always among them. Where a single group is still held
 * back, the one that opened last is held back with it: everybody's figures less all others' would be the last one's. Whoever
 * sees their own anyway needs one more held back for that.
 *
 * @param viewer the asker's own record among the organisation's people; null where there is none
 * @param groups of one campaign's account people, each once
 */
export function shownAccountPeople(
  viewer: string | null,
  groups: readonly FirstView[],
  now: Date,
): Set<string> {
  const from = (view: FirstView) => openToOthersFrom(view).getTime();
  const others = groups.filter(({ person }) => person !== viewer);
  const shown = others
    .filter((view) => from(view) <= now.getTime())
    .sort((a, b) => from(a) - from(b) || (a.person < b.person ? -1 : 1));
  if (others.length - shown.length === 1) shown.pop();
  const people = new Set(shown.map(({ person }) => person));
  if (viewer !== null && others.length < groups.length) people.add(viewer);
  return people;
}
