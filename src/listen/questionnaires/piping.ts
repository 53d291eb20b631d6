/** `{{name}}`, `{{q1}}`, and with words for when nothing was answered `{{q1|your order}}`. */
const placeholder = /\{\{\s*([A-Za-z][A-Za-z0-9_-]{0,59})\s*(?:\|([^{}]{0,100}))?\}\}/g;

/** What may be known of a respondent without asking; the account and who looks after it only of customers. */
export const knownNames = ["name", "organisation", "account", "account_manager"] as const;
/** By name; who is not known by name is addressed without. */
export type Known = Readonly<Partial<Record<(typeof knownNames)[number], string>>>;

/** Names that a text's placeholders refer to, in order, as often as they occur. */
export const placeholdersIn = (text: string): string[] =>
  text.includes("{{") ? Array.from(text.matchAll(placeholder), ([, name = ""]) => name) : [];

/** A text for everybody: what it says where a value isn't known, "…" where it says nothing. */
export const withoutValues = (text: string): string =>
  text
    .replace(placeholder, (_, _name: string, otherwise = "") => otherwise.trim() || "…")
    .replace(/\{\{[^{}]*\}\}/g, "…");

/** Puts values in place of placeholders, once: what a value holds is never looked at again. */
export function fillPlaceholders(text: string, wordsFor: (name: string) => string): string {
  if (!text.includes("{{")) return text;
  return text.replace(placeholder, (_, name: string, otherwise = "") => wordsFor(name) || otherwise.trim());
}
