import { use, useDeferredValue } from "react";
import type { Words } from "#listen/respond/words/words.ts";

/** Respondents' pages' own words, each language in a file of its own that is loaded when it is shown. */
const catalogue: Readonly<Record<string, () => Promise<Words>>> = {
  ar: async () => (await import("#listen/respond/words/arabic.ts")).arabic,
  de: async () => (await import("#listen/respond/words/german.ts")).german,
  en: async () => (await import("#listen/respond/words/english.ts")).english,
  es: async () => (await import("#listen/respond/words/spanish.ts")).spanish,
  fr: async () => (await import("#listen/respond/words/french.ts")).french,
  nl: async () => (await import("#listen/respond/words/dutch.ts")).dutch,
};

const loading = new Map<string, Promise<Words>>();

/** The words in a language or its base language, else in English. Suspends while they are loaded. */
export function useRespondentWords(language: string): Words {
  // Another language's words come in behind those that are shown.
  const base = useDeferredValue(language).split("-")[0] ?? "";
  const tag = Object.hasOwn(catalogue, base) ? base : "en";
  const known = loading.get(tag) ?? catalogue[tag]?.();
  if (!known) throw new Error("English words are missing.");
  // What could not be loaded is tried again when it is shown next.
  if (!loading.has(tag)) known.catch(() => loading.delete(tag));
  loading.set(tag, known);
  return use(known);
}
