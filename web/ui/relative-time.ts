const steps = [
  ["year", 365 * 86_400],
  ["month", 30 * 86_400],
  ["week", 7 * 86_400],
  ["day", 86_400],
  ["hour", 3_600],
  ["minute", 60],
] as const;

/** A moment counted from now, in the reader's language: "3 days ago", "in 2 hours", "just now". */
export function relativeTime(moment: Date, now: Date, language?: string): string {
  const seconds = (moment.getTime() - now.getTime()) / 1000;
  const [unit, length] = steps.find(([, size]) => Math.abs(seconds) >= size) ?? (["second", 1] as const);
  if (unit === "second") return seconds > 0 ? "in a moment" : "just now";
  return new Intl.RelativeTimeFormat(language, { numeric: "auto" }).format(
    Math.trunc(seconds / length),
    unit,
  );
}
