/** People who are in the same groups of everything that is shown of them, and who were never taken out of the campaign. */
export interface SharedPeople {
  /** Everything that is shown already, as one key: people with the same key are in the same groups of it. */
  shown: string;
  /** Their group of what is to be shown besides. */
  group: string;
  /** Everybody ever invited. */
  invited: number;
  steady: number;
}

/**
 * Which groups can be shown beside what is shown already, so that nothing added, subtracted or solved for is about fewer than
 * the minimum. Whatever sums of both are made, people with the same key and the same group keep the same part in them; the
 * groups that are not shown are one group together. So it is enough that each such part has nobody or at least the minimum.
 * That is decided by who was invited, which is no secret, and by those who were never taken out: else taking out all but
 * one would let that one be watched.
 */
export function safeGroups(people: readonly SharedPeople[], minimum: number): Set<string> {
  const sizes = new Map<string, number>();
  for (const { group, invited } of people) sizes.set(group, (sizes.get(group) ?? 0) + invited);
  const safe = new Set(sizes.keys());
  const parts = Map.groupBy(people, ({ shown }) => shown);
  const isSmall = (some: readonly SharedPeople[]) =>
    some.some(({ invited }) => invited > 0) && some.reduce((sum, { steady }) => sum + steady, 0) < minimum;
  const unsafeOne = (): string | undefined => {
    for (const part of parts.values()) {
      const groups = Map.groupBy(part, ({ group }) => (safe.has(group) ? group : null));
      for (const [group, some] of groups) if (group !== null && isSmall(some)) return group;
      // Where none of the part's groups is left, it is what is shown already.
      if (isSmall(groups.get(null) ?? [])) {
        const [smallest] = [...groups.keys()]
          .filter((group) => group !== null)
          .sort((a, b) => (sizes.get(a) ?? 0) - (sizes.get(b) ?? 0) || (a < b ? -1 : 1));
        if (smallest !== undefined) return smallest;
      }
    }
    return undefined;
  };
  for (let group = unsafeOne(); group !== undefined; group = unsafeOne()) safe.delete(group);
  return safe;
}
