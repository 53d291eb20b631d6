/** A tool's code of a language as a BCP 47 tag: "EN-GB" is "en-GB", "de-informal" "de"; "en" where it is none. */
export function languageTag(code: string): string {
  const [language = "", ...more] = code.trim().split(/[-_]/);
  if (!/^[a-z]{2,3}$/i.test(language)) return "en";
  const script = more.find((part) => /^[a-z]{4}$/i.test(part));
  const region = more.find((part) => /^(?:[a-z]{2}|\d{3})$/i.test(part));
  return [
    language.toLowerCase(),
    ...(script === undefined ? [] : [script.slice(0, 1).toUpperCase() + script.slice(1).toLowerCase()]),
    ...(region === undefined ? [] : [region.toUpperCase()]),
  ].join("-");
}
