import type { FidelityLine } from "../survey-file.ts";

/** Shortens a text that goes into a sentence, at a word where there is one. */
export function short(text: string, most = 200): string {
  if (text.length <= most) return text;
  const cut = text.slice(0, most - 1);
  const blank = cut.lastIndexOf(" ");
  return `${(blank > most * 0.6 ? cut.slice(0, blank) : cut).trimEnd()}…`;
}

/** A text as something that somebody wrote or said. */
export const quoted = (text: string): string => `‘${short(text, 100)}’`;

/** "A, B and C"; after the sixth only how many more. */
export function listed(items: readonly string[], most = 6): string {
  if (items.length <= 1) return items[0] ?? "";
  if (items.length > most)
    return `${items.slice(0, most - 1).join(", ")} and ${items.length - most + 1} more`;
  return `${items.slice(0, -1).join(", ")} and ${items.at(-1)}`;
}

export const plural = (count: number, one: string, many = `${one}s`): string =>
  `${count.toLocaleString("en")} ${count === 1 ? one : many}`;

/** "2 to 5", "at least 2", "at most 5"; "" where neither end is said. */
export function spanInWords(low: string, high: string): string {
  if (low !== "" && high !== "") return `${low} to ${high}`;
  return low !== "" ? `at least ${low}` : high !== "" ? `at most ${high}` : "";
}

/** A sentence's beginning in upper case and its end with a full stop. */
function sentence(text: string): string {
  const trimmed = text.trim();
  const whole = `${trimmed.slice(0, 1).toUpperCase()}${trimmed.slice(1)}`;
  return /[.!?…]$/.test(whole) ? whole : `${whole}.`;
}

/** Conditions that must all hold, in words; those with an "or" in brackets. */
export function allOf(conditions: readonly string[]): string | null {
  if (conditions.length === 0) return null;
  if (conditions.length === 1) return conditions[0] ?? null;
  return conditions
    .map((condition) => (condition.includes(" or ") ? `(${condition})` : condition))
    .join(" and ");
}

type Verdict = FidelityLine["verdict"];

export const line = (where: string, what: string, verdict: Verdict, text: string): FidelityLine => ({
  where,
  what,
  verdict,
  text: sentence(text),
});

/** What happens to a rule that decides who sees a question. */
export const shownOnlyIf = (where: string, condition: string, subject = ""): FidelityLine =>
  line(
    where,
    "display logic",
    "changed",
    `${subject === "" ? "Shown" : `${subject} is shown`} only if ${condition}. The rule is kept as text and not run; blanks there count as not shown.`,
  );
