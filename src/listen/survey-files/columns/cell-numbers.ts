/** Which sign stands before the decimals: "12.5" or "12,5". */
export type DecimalSign = "point" | "comma";

const plain = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d{1,3})?$/i;
const pointThousands = /^[+-]?\d{1,3}(?:[,  '’\u00a0\u202f]\d{3})+(?:\.\d+)?$/;
const comma = /^[+-]?\d+,\d+$/;
const commaThousands = /^[+-]?\d{1,3}(?:[.  '’\u00a0\u202f]\d{3})+(?:,\d+)?$/;

/** Beyond it numbers are numbers of something: accounts, responses. */
const largest = 1e15;

/**
 * A cell as a number; NaN where it is none. Percent signs and a leading currency sign are taken off ("45 %" is 45), so
 * are signs between thousands; digits of all scripts count;
 * what is larger than 10¹⁵ doesn't.
 *
 * @example cellNumber("1.234,5", "comma") // 1234.5
 */
export function cellNumber(cell: string, decimal: DecimalSign): number {
  const value = cell === "" || cell.length > 40 ? Number.NaN : written(cell, decimal);
  return Math.abs(value) <= largest ? value : Number.NaN;
}

function written(cell: string, decimal: DecimalSign): number {
  if (plain.test(cell) && decimal === "point") return Number(cell);
  const text = /^[\d.,+-]+$/.test(cell) ? cell : tidy(cell);
  if (decimal === "comma") {
    if (comma.test(text)) return Number(text.replace(",", "."));
    if (commaThousands.test(text)) return Number(text.replace(/[.\s'’\u00a0\u202f]/g, "").replace(",", "."));
    return plain.test(text) ? Number(text) : Number.NaN;
  }
  if (plain.test(text)) return Number(text);
  if (pointThousands.test(text)) return Number(text.replace(/[,\s'’\u00a0\u202f]/g, ""));
  return Number.NaN;
}

function tidy(cell: string): string {
  return cell
    .normalize("NFKC")
    .replace(/[‐‑‒–−]/g, "-")
    .replace(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - 0x660))
    .replace(/\s*%$/, "")
    .replace(/^([+-]?)\s*[$€£¥₩]\s*/, "$1")
    .replace(/\s*[€£¥₩]$/, "")
    .trim();
}

/**
 * What a column's cells say about the decimal sign: "comma" or "point" where one of them can't be read otherwise ("3,75",
 * "3.75"), "either" where each could be both ("1,234") or has none.
 */
export function decimalEvidence(cells: Iterable<string>): DecimalSign | "either" {
  for (const cell of cells) {
    if (cell.length > 40 || !/[.,]/.test(cell)) continue;
    const text = tidy(cell);
    const [last, first] = [Math.max(text.lastIndexOf("."), text.lastIndexOf(",")), text.search(/[.,]/)];
    if (!/^[+-]?[\d.,\s'’\u00a0\u202f]+$/.test(text)) continue;
    const sign = text[last] === "," ? "comma" : "point";
    if (text[first] !== text[last]) return sign;
    if (first === last && !/^[+-]?[1-9]\d{0,2}[.,]\d{3}$/.test(text)) return sign;
  }
  return "either";
}

const stars = /^[★⭐*]{1,10}[☆✩]*\s*(?:️)?$/u;
const starWords = /^(\d{1,2})\s*(?:stars?|sterne?|étoiles?|estrellas?|estrelas?|sterren|stelle|점|개)$/i;
const numberFirst =
  /^\(?(-?\d{1,3})\)?\s*(?:[-–—:=.)]\s*(?=[^\d\s])|\s+(?=\())\(?\s*(\p{L}.*?|\D*\p{L}.*?)\)?$/u;
const numberLast = /^(\p{L}.*?)\s*[([]\s*(-?\d{1,3})\s*[)\]]$/u;
const month = /^(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\b/i;

/**
 * A number that comes with its words, "5 - Very satisfied", "Very good (5)", "10 (extremely likely)", or as stars; null
 * where the cell is nothing such. What Excel made a date of ("6-Jan") isn't one.
 */
export function labelledNumber(cell: string): { value: number; label: string } | null {
  if (cell.length > 200) return null;
  if (stars.test(cell)) {
    const value = [...cell].filter((sign) => "★⭐*".includes(sign)).length;
    return { value, label: cell };
  }
  const said = starWords.exec(cell);
  if (said !== null) return { value: Number(said[1]), label: cell };
  const first = numberFirst.exec(cell);
  if (first !== null) {
    const label = (first[2] ?? "").trim();
    return month.test(label) ? null : { value: Number(first[1]), label };
  }
  const last = numberLast.exec(cell);
  return last === null ? null : { value: Number(last[2]), label: (last[1] ?? "").trim() };
}

const dates = [
  /^\d{4}-\d{1,2}-\d{1,2}(?:[T ]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?\s*(?:Z|UTC|[+-]\d{2}:?\d{2})?)?$/,
  /^\d{1,2}[./-]\d{1,2}[./-](?:\d{4}|\d{2})(?:,?\s+\d{1,2}:\d{2}(?::\d{2})?\s*(?:[ap]\.?m\.?)?)?$/i,
  /^\d{4}[./]\d{1,2}[./]\d{1,2}\.?(?:,?\s+(?:[ap]m\s+|오전\s+|오후\s+)?\d{1,2}:\d{2}(?::\d{2})?\s*(?:[ap]m)?(?:\s*(?:GMT|UTC)?[+-]?\d{0,2}(?::\d{2})?)?)?$/i,
  /^(?:\d{1,2}[ -])?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?[ -]\d{1,2}?(?:,? ?\d{4})(?:[ ,].*)?$/i,
];

/** Whether a cell holds a date, or a date and a time. */
export const isDate = (cell: string): boolean =>
  cell.length >= 6 && cell.length <= 40 && dates.some((pattern) => pattern.test(cell));
