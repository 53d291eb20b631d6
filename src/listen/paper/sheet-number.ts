/** Digits and letters that aren't taken for one another: no I, L, O, S and U. They are 31, a prime number. */
const signs = "0123456789ABCDEFGHJKMNPQRTVWXYZ";
const randomSigns = 6;

/** How many random numbers a sheet number is made from. */
export const sheetNumberParts = randomSigns;

/** How many values each of these random numbers can have. */
export const sheetNumberValues = signs.length;

/**
 * The sign that goes last: the sum of all signs times their place, modulo 31. Since 31 is prime, it differs after any single
 * wrong sign and after any two that changed places.
 */
const checkOf = (values: readonly number[]): number =>
  values.reduce((sum, value, at) => sum + value * (at + 1), 0) % signs.length;

/** A sheet number of random numbers from 0 to 30: six signs and a check sign. */
export const sheetNumber = (values: readonly number[]): string =>
  [...values, checkOf(values)].map((value) => signs[value] ?? "").join("");

/**
 * Reads a sheet number as people type it: small letters, blanks and dashes; O for 0, I and L for 1, S for 5, U for V.
 *
 * @returns null where it can't be one, e.g. because of a typing error
 */
export function readSheetNumber(text: string): string | null {
  const clean = text
    .toUpperCase()
    .replace(/[\s\p{Pd}_.]/gu, "")
    .replaceAll("O", "0")
    .replace(/[IL]/g, "1")
    .replaceAll("S", "5")
    .replaceAll("U", "V");
  if (clean.length !== randomSigns + 1) return null;
  const values = Array.from(clean, (sign) => signs.indexOf(sign));
  if (values.includes(-1)) return null;
  return values.pop() === checkOf(values) ? clean : null;
}

/** As it is printed: "7K3 Q9MX". */
export const printedSheetNumber = (sheet: string): string => `${sheet.slice(0, 3)} ${sheet.slice(3)}`;
