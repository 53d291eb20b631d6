/** How a workbook shows a number, as far as it changes what the number is. */
export type NumberFormat = "number" | "date" | "time" | { digits: number };

/** Numbers of the formats of dates and of times that every workbook has (ECMA-376, 18.8.30). */
const builtInDates = [14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 34, 35, 36, 50, 51, 52, 53, 54, 55, 56, 57, 58];
const builtInTimes = [18, 19, 20, 21, 32, 33, 45, 46, 47];

/** @param code the format's own, where the workbook defines one under this number */
export function numberFormat(id: number, code: string | undefined): NumberFormat {
  if (code === undefined) {
    if (builtInDates.includes(id)) return "date";
    return builtInTimes.includes(id) ? "time" : "number";
  }
  const [first = ""] = code.split(";");
  if (/^0{2,}$/.test(first)) return { digits: first.length };
  const bare = first.replace(/"[^"]*"|\\.|_.|\*./g, "").replace(/\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, "");
  if (/general/i.test(bare)) return "number";
  if (/[yd]/i.test(bare) || /m{3,}/i.test(bare)) return "date";
  return /[hs]/i.test(bare) ? "time" : "number";
}

const dayInSeconds = 86_400;
const [epoch1900, epoch1904] = [Date.UTC(1899, 11, 30), Date.UTC(1904, 0, 1)];

/**
 * What a number means in its format: "2026-03-31", "2026-03-31 14:05:00", "14:05:00" for times of a day (also of more than
 * one: "26:30:00"); "007" where the format fills up with zeros.
 */
export function formattedNumber(value: number, format: NumberFormat, from1904: boolean): string {
  if (format === "number") return String(value);
  if (typeof format === "object") return String(value).padStart(format.digits, "0");
  if (value < 0 || value > 2_958_466) return String(value);
  const days = Math.floor(value);
  const seconds = Math.round((value - days) * dayInSeconds);
  if (format === "time") return clock(days * dayInSeconds + seconds);
  // Excel's calendar has a 29 February 1900.
  const shift = !from1904 && days < 60 ? 1 : 0;
  const date = new Date(
    (from1904 ? epoch1904 : epoch1900) + ((days + shift) * dayInSeconds + seconds) * 1000,
  );
  const iso = date.toISOString();
  return seconds === 0 ? iso.slice(0, 10) : `${iso.slice(0, 10)} ${iso.slice(11, 19)}`;
}

function clock(seconds: number): string {
  const two = (value: number) => String(value).padStart(2, "0");
  return `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
}
