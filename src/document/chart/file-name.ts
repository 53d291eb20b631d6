/** A name that every file system takes. */
export const fileName = (words: string, extension: string): string =>
  `${
    words
      .replace(/[^\p{L}\p{M}\p{N}+\-–−,. ]+/gu, " ")
      .replace(/\s+/g, " ")
      .trim()
      .slice(0, 100)
      .replace(/^[. ]+|[. ]+$/g, "") || "chart"
  }.${extension}`;
