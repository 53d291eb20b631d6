import type { CustomerRow } from "./import-rows.ts";

/** What customers are grouped by, each with the spelling that counts, by the word in lower case. */
export interface Spellings {
  roles: Map<string, string>;
  segments: Map<string, string>;
  regions: Map<string, string>;
}

/** @param known words as they are spelled already */
export const spellingsOf = (known: {
  roles: readonly string[];
  segments: readonly string[];
  regions: readonly string[];
}): Spellings => {
  const byKey = (words: readonly string[]) => new Map(words.map((word) => [word.toLowerCase(), word]));
  return { roles: byKey(known.roles), segments: byKey(known.segments), regions: byKey(known.regions) };
};

/** A row with its groups spelled as they were first: "buyer" and "Buyer" are one. New words are added. */
export function spelled(row: CustomerRow, { roles, segments, regions }: Spellings): CustomerRow {
  const one = (word: string, words: Map<string, string>): string => {
    const known = words.get(word.toLowerCase());
    if (known === undefined) words.set(word.toLowerCase(), word);
    return known ?? word;
  };
  const orNull = (word: string | null, words: Map<string, string>) =>
    word === null ? null : one(word, words);
  return {
    ...row,
    roles: row.roles.map((role) => one(role, roles)),
    segment: orNull(row.segment, segments),
    region: orNull(row.region, regions),
    account: row.account && {
      ...row.account,
      segment: orNull(row.account.segment, segments),
      region: orNull(row.account.region, regions),
    },
  };
}
