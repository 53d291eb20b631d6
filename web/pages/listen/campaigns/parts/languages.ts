const names = new Intl.DisplayNames(["en-GB"], { type: "language" });

/** A language's name: "German" for "de". */
export const languageName = (tag: string): string => names.of(tag) ?? tag;
