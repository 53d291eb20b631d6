/** A total or a difference as printed: whole numbers plain, others with one decimal, a true minus sign. */
export function printed(value: number): string {
  const rounded = Number(value.toFixed(1));
  const text = Number.isInteger(rounded) ? String(Math.abs(rounded)) : Math.abs(rounded).toFixed(1);
  return rounded < 0 ? `−${text}` : text;
}

/** A published mean as printed: all of its two decimals, so that print and data agree, and a true minus sign. */
export function printedMean(value: number): string {
  const text = Math.abs(value).toFixed(2);
  return value < 0 && text !== "0.00" ? `−${text}` : text;
}

/** A mean difference with its sign shown. */
export function signedMean(value: number): string {
  const text = printedMean(value);
  return text === "0.00" || text.startsWith("−") ? text : `+${text}`;
}

/** A difference with its sign always shown; "0" where nothing is left after rounding. */
export function signed(value: number): string {
  const text = printed(value);
  return text === "0" || text.startsWith("−") ? text : `+${text}`;
}

/** "a", "a and b", "a, b and c" */
export function listed(words: readonly string[]): string {
  const last = words.at(-1) ?? "";
  return words.length < 2 ? last : `${words.slice(0, -1).join(", ")} and ${last}`;
}

/** "1 statement", "2 statements", "no statements" */
export function counted(count: number, noun: string, plural = `${noun}s`): string {
  if (count === 0) return `no ${plural}`;
  return `${count} ${count === 1 ? noun : plural}`;
}

const units = [
  "no",
  "one",
  "two",
  "three",
  "four",
  "five",
  "six",
  "seven",
  "eight",
  "nine",
  "ten",
  "eleven",
  "twelve",
];

/** Small whole numbers in words, larger ones in figures. */
export function inWords(count: number): string {
  return units[count] ?? String(count);
}

/** A text of at most `length` visible characters, cut at the end with "…". */
export function shortened(text: string, length: number): string {
  const characters = Array.from(new Intl.Segmenter().segment(text), ({ segment }) => segment);
  return characters.length <= length
    ? text
    : `${characters
        .slice(0, length - 1)
        .join("")
        .trimEnd()}…`;
}

/** The text with invisible places to break a line inside words that no line could hold. */
export function breakable(text: string): string {
  return text.replace(/\S{40,}/gu, (word) => word.replace(/.{20}/gsu, "$&\u200b"));
}

/** An ISO date as people write it: "21 November 2026". */
export function longDate(date: string): string {
  return new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeZone: "UTC" }).format(
    new Date(`${date}T00:00:00Z`),
  );
}
