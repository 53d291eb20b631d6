/**
 * JSON that stays data wherever it ends up: what could open a tag or end a script is written as an escape.
 *
 * @example
 * jsonText({ name: "<script>" }); // {"name":"\u003cscript\u003e"}
 */
export const jsonText = (value: unknown): string =>
  JSON.stringify(value).replace(
    /[<>&\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
