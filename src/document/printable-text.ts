/** What JSON escapes: quotes, backslashes, control characters and halves of characters. */
const escapes = /\\(?:u([\da-f]{4})|.)/g;
/** Control characters that JSON doesn't escape, and the byte order mark: PDF/UA refuses them. */
const refused = /(?!\u0085)[\u007f-\u009f\ufeff]/g;

/**
 * Makes what a report says printable: control characters are left out (tabs and line ends stay), and what no font has is
 * replaced.
 *
 * @param json as `JSON.stringify` writes it
 * @param unprintable matches characters that the fonts lack
 */
export const printableJson = (json: string, unprintable: RegExp, substitute: string): string =>
  json
    .replace(escapes, (written, code?: string) => {
      if (code !== undefined) return code.startsWith("d") ? substitute : "";
      return written === "\\b" ? "" : written;
    })
    .replace(refused, "")
    .replace(unprintable, substitute);
