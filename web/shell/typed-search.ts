import { useEffect, useState } from "react";

/** Milliseconds without typing until the search begins. */
const pause = 250;

/** What is typed to look for, where the list follows the page's address, which comes after it. */
export interface TypedSearch {
  words: string;
  /** Asked for here and not in the address yet, the earliest first. */
  asked: readonly string[];
}

/** The address has changed: what was asked for here leaves what was typed since, anything else (such as Back) replaces it. */
export function arrived({ words, asked }: TypedSearch, address: string): TypedSearch {
  const index = asked.indexOf(address);
  return index < 0 ? { words: address, asked: [] } : { words, asked: asked.slice(index + 1) };
}

/**
 * Words to look for, asked for shortly after the last letter.
 *
 * @param address what the page's address says is looked for
 * @param ask puts words into the address
 * @returns the words to show, and what changes them
 */
export function useTypedSearch(
  address: string,
  ask: (words: string) => void,
): [string, (words: string) => void] {
  const [{ words, asked }, setSearch] = useState<TypedSearch>({ words: address, asked: [] });
  useEffect(() => setSearch((now) => arrived(now, address)), [address]);
  useEffect(() => {
    if (words === (asked.at(-1) ?? address)) return;
    const timer = setTimeout(() => {
      setSearch((now) => ({ ...now, asked: [...now.asked, words] }));
      ask(words);
    }, pause);
    return () => clearTimeout(timer);
  });
  return [words, (typed) => setSearch((now) => ({ ...now, words: typed }))];
}
