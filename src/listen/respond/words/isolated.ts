/**
 * A text that keeps its own direction wherever it stands: an English name in an Arabic sentence, an Arabic one in an
 * English sentence (Unicode's first strong isolate).
 */
export const isolated = (text: string): string => (text === "" ? "" : `\u2068${text}\u2069`);
