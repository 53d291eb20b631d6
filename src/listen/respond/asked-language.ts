/** The language that an address asks for; null where it asks for none. */
export function chosenIn({ query }: { query: Readonly<Record<string, unknown>> }): string | null {
  const { language } = query;
  return typeof language === "string" && /^[A-Za-z0-9-]{2,20}$/.test(language) ? language : null;
}

/** The languages that a browser asks for in its header, in its order. */
export const acceptedLanguages = (header: string | undefined): string[] =>
  (header ?? "").split(",").map((each) => each.trim().split(";")[0] ?? "");
