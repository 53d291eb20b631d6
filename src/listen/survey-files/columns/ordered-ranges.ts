import { cellNumber } from "./cell-numbers.ts";

const amount = "[$€£¥₩]?\\s*\\d[\\d.,'’]*\\s*(?:k|m|%|[$€£¥₩])?";
const unit =
  "(?:\\s*(?:years?|yrs?|months?|days?|hours?|hrs?|minutes?|mins?|weeks?|people|employees|times|jahr(?:en?)?|monat(?:en?)?|tag(?:en?)?|stunden?|minuten?|wochen?|ans?|mois|jours|heures|años|meses|días|horas|anos|jaar|maanden|세|년|명|개월)(?:\\s+old)?)?";
const until = "\\s*(?:-|–|—|to|bis|à|a|até|tot|~|and|und)\\s*";
const span = new RegExp(`^(?:from |von |de |between )?(${amount})${unit}${until}(${amount})${unit}$`, "i");
const below = new RegExp(
  `^(?:<=?|≤|under|below|less than|fewer than|up to|at most|unter|bis zu|bis|weniger als|moins de|menos de|minder dan|jusqu'à|hasta)\\s*(${amount})${unit}$|^(${amount})${unit}\\s*(?:or less|or fewer|or younger|or under|and under|and younger|oder weniger|oder jünger|et moins|o menos|이하|미만)$`,
  "i",
);
const above = new RegExp(
  `^(?:>=?|≥|over|above|more than|at least|from|über|mehr als|ab|plus de|más de|mais de|meer dan|à partir de)\\s*(${amount})${unit}$|^(${amount})${unit}\\s*(?:\\+|or more|or older|or over|and over|and above|and older|oder mehr|oder älter|und mehr|und älter|et plus|o más|ou mais|of meer|이상|초과)\\s*$`,
  "i",
);
const madeDate =
  /^(\d{1,2})-(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)$|^(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)-(\d{2})$/i;
const months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/**
 * Where a range begins ("26-100", "$25,000 - $49,999", "> 60", "More than 1000"), to put ranges in their order; null
 * where the cell is none. A range that a spreadsheet made a date of ("6-25" → "25-Jun") is found again.
 */
export function rangeStart(cell: string): number | null {
  if (cell.length > 80) return null;
  const text = cell.trim();
  const date = madeDate.exec(text);
  if (date !== null) return dateRange(date)[0];
  const between = span.exec(text);
  if (between !== null) {
    const [low, high] = [size(between[1]), size(between[2])];
    return low !== null && high !== null && low <= high ? low : null;
  }
  const most = below.exec(text);
  if (most !== null) {
    const high = size(most[1] ?? most[2]);
    return high === null ? null : Math.min(high / 2, high - 1e-9) - 1e9;
  }
  const least = above.exec(text);
  if (least !== null) {
    const low = size(least[1] ?? least[2]);
    return low === null ? null : low + 1e-6;
  }
  return null;
}

/** The range that a spreadsheet took for a date: "6-25" of "25-Jun"; null where it did not. */
export function spoiltRange(cell: string): string | null {
  const date = madeDate.exec(cell.trim());
  return date === null ? null : dateRange(date).join("-");
}

function dateRange(date: RegExpExecArray): [number, number] {
  const name = (date[2] ?? date[3] ?? "").toLowerCase();
  const pair: [number, number] = [months.indexOf(name) + 1, Number(date[1] ?? date[4])];
  return pair[0] <= pair[1] ? pair : [pair[1], pair[0]];
}

function size(text: string | undefined): number | null {
  if (text === undefined) return null;
  const factor = /k$/i.test(text) ? 1000 : /\dm$/i.test(text) ? 1e6 : 1;
  const bare = text.replace(/[km%$€£¥₩\s]/gi, "");
  const isComma = /^\d+,\d{1,2}$/.test(bare) || /^\d{1,3}(?:\.\d{3})+$/.test(bare);
  const value = cellNumber(bare.replace(/[.,]$/, ""), isComma ? "comma" : "point");
  return Number.isNaN(value) ? null : value * factor;
}
