/** What a campaign's answers are for: in one language, and in others where somebody has written it. */
export interface Purpose {
  purpose: string;
  /** By language. */
  purposes: Readonly<Record<string, string>>;
}

/** What the answers are for, in a language where it is written in it. */
export function purposeIn({ purpose, purposes }: Purpose, language: string): string {
  const own = Object.hasOwn(purposes, language) ? (purposes[language]?.trim() ?? "") : "";
  return own === "" ? purpose.trim() : own;
}

/** Those that say something, without blanks around them. */
export const writtenPurposes = (purposes: Purpose["purposes"]): Record<string, string> =>
  Object.fromEntries(
    Object.entries(purposes).flatMap(([language, text]) =>
      text.trim() === "" ? [] : [[language, text.trim()] as const],
    ),
  );
