/** Signs that stand around addresses in lists, CSV and mail, but in none. */
const around = /[\s<>()[\],;:"'|\\`]+/;
const form = /^[^@]{1,64}@[^@.]+(?:\.[^@.]+)+$/u;

/**
 * The e-mail addresses in a text, whatever it is: a list, CSV, or what a mail server wrote. In lower case, each once, in
 * their order. Every sign is looked at once, so that no text takes long.
 */
export function addressesIn(text: string): string[] {
  const found = text
    .split(around)
    .map((word) =>
      word
        .replace(/^mailto=?/i, "")
        .replace(/[.!?]+$/, "")
        .toLowerCase(),
    )
    .filter((word) => word.length <= 254 && form.test(word));
  return [...new Set(found)];
}
