/** A language's own signs in numbers, e.g. "." and "," in German. */
interface Signs {
  group: string;
  decimal: string;
}

const known = new Map<string, Signs>();

/** Signs are looked up once a language: making a formatter takes longer than all the rest of a form. */
function signsOf(language: string): Signs {
  const signs = known.get(language) ?? lookUpSigns(language);
  known.set(language, signs);
  return signs;
}

function lookUpSigns(language: string): Signs {
  const parts = new Intl.NumberFormat([language, "en"], { numberingSystem: "latn" }).formatToParts(-12345.6);
  const of = (type: string) => parts.find((part) => part.type === type)?.value;
  return { group: of("group") ?? ",", decimal: of("decimal") ?? "." };
}

/** Digits of Arabic, Persian and Devanagari, and signs that keyboards put in their place, as plain ones. */
const plain = (text: string): string =>
  text
    .replace(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - 0x660))
    .replace(/[۰-۹]/g, (digit) => String(digit.charCodeAt(0) - 0x6f0))
    .replace(/[०-९]/g, (digit) => String(digit.charCodeAt(0) - 0x966))
    .replace(/[−–]/g, "-")
    .replaceAll("٫", ".")
    .replace(/[\s'’٬]/gu, "")
    .replace(/[\u200e\u200f\u061c]/g, "");

/**
 * Reads a number as people type it: "1,250.5" in English and "1.250,5" in German are the same, and a lone comma or point
 * before other than three digits separates decimals in every language.
 *
 * @returns NaN where it is none
 */
export function numberFrom(text: string, language: string): number {
  const { group, decimal } = signsOf(language);
  const digits = plain(text);
  if (/^[+-]?\d+$/.test(digits)) return Number(digits);
  if (group === "." || group === ",") {
    const grouped = new RegExp(`^[+-]?\\d{1,3}(\\${group}\\d{3})+(\\${decimal}\\d+)?$`);
    if (grouped.test(digits)) return Number(digits.replaceAll(group, "").replace(decimal, "."));
  }
  return /^[+-]?\d*[.,]\d+$/.test(digits) ? Number(digits.replace(",", ".")) : Number.NaN;
}

/** A number as people of a language type it, without grouping: `numberFrom` reads it back. */
export function typedNumber(value: number, language: string): string {
  const text = new Intl.NumberFormat("en", { useGrouping: false, maximumFractionDigits: 20 }).format(value);
  return text.replace(".", signsOf(language).decimal);
}
