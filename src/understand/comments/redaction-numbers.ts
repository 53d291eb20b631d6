import { type Found, matches } from "./redaction-pattern.ts";

const digitsOf = (text: string) => text.replace(/\D/g, "");

/** Luhn's check digit, ISO/IEC 7812-1. */
function passesLuhn(digits: string): boolean {
  let sum = 0;
  for (let at = 0; at < digits.length; at++) {
    const digit = Number(digits[digits.length - 1 - at]);
    const doubled = at % 2 === 1 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return digits.length > 0 && sum % 10 === 0;
}

/** The check of ISO 13616 on an IBAN: modulo 97 it leaves 1. */
function passesMod97(iban: string): boolean {
  const moved = iban.slice(4) + iban.slice(0, 4);
  let rest = 0;
  for (const character of moved.toUpperCase()) {
    const value = Number.parseInt(character, 36);
    if (Number.isNaN(value)) return false;
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
  }
  return rest === 1;
}

const longNumber = /(?<![\p{L}\p{N}])\d(?:[ -]?\d){10,22}(?![\p{L}\p{N}])/gu;

/** Numbers of cards: 12 to 19 digits, perhaps in groups, with a right check digit. */
export const cardsIn = (text: string): Found[] =>
  matches(text, longNumber, "a card number: its check digit is right").filter(({ start, end }) => {
    const digits = digitsOf(text.slice(start, end));
    return digits.length >= 12 && digits.length <= 19 && passesLuhn(digits);
  });

const compactIban = /(?<![\p{L}\p{N}])[a-z]{2}\d{2}[a-z0-9]{11,30}(?![\p{L}\p{N}])/giu;
const groupedIban =
  /(?<![\p{L}\p{N}])[A-Z]{2}\d{2}(?: [A-Z0-9]{4}){2,7}(?: [A-Z0-9]{1,4})?(?![\p{L}\p{N}])/gu;
const namedAccount =
  /(?<=\b(?:account|acct|konto|kontonummer|compte|cuenta|rekening)(?: ?(?:number|no|nr|num|nummer|numéro|número))?\.?(?: is|:|#)? ?#?)\d(?:[ -]?\d){4,20}(?![\p{L}\p{N}])/giu;

/** Numbers of accounts: IBANs, what is called one, and long numbers that are no card's. */
export function accountsIn(text: string): Found[] {
  const ibans = [...matches(text, compactIban, ""), ...matches(text, groupedIban, "")]
    .filter(({ start, end }) => digitsOf(text.slice(start, end)).length >= 8)
    .map(({ start, end }) => ({
      start,
      end,
      why: passesMod97(text.slice(start, end).replaceAll(" ", ""))
        ? "an IBAN: its check digits are right"
        : "it looks like an IBAN",
    }));
  const long = matches(text, longNumber, "a long number").filter(
    ({ start, end }) =>
      digitsOf(text.slice(start, end)).length >= 12 && !text.slice(start, end).includes("-"),
  );
  return [...ibans, ...matches(text, namedAccount, "it is called an account"), ...long];
}

const socialSecurity =
  /(?<![\p{L}\p{N}-])(?!000|666|9\d\d)\d{3}[- ](?!00)\d{2}[- ](?!0000)\d{4}(?![\p{L}\p{N}-])/gu;
const likeSocialSecurity = /(?<![\p{L}\p{N}-])\d{3,4}-\d{2}-\d{4}(?![\p{L}\p{N}-])/gu;
const nationalInsurance =
  /(?<![\p{L}\p{N}])[A-CEGHJ-PR-TW-Z]{2} ?\d{2} ?\d{2} ?\d{2} ?[A-D](?![\p{L}\p{N}])/gu;
const spanishId = /(?<![\p{L}\p{N}])[XYZ\d]\d{7}-?[A-Z](?![\p{L}\p{N}])/gu;
const germanTaxId = /(?<![\p{L}\p{N}])[1-9]\d(?: ?\d{3}){3}(?![\p{L}\p{N}])/gu;
const dutchServiceNumber = /(?<![\p{L}\p{N}])\d{9}(?![\p{L}\p{N}])/gu;
const named =
  /(?<=\b(?:passport|licen[cs]e|ssn|social security|identity|id|customer|booking|contract|order|case|ticket|policy|ausweis|kundennummer|vertragsnummer|dossier|expediente|klantnummer)(?:'s)?(?: card)?(?: ?(?:number|no|nr|num|nummer|code))?\.?(?: is|:|#)? ?#?)(?=[A-Z\d-]*\d)[A-Z\d][A-Z\d-]{4,20}(?![\p{L}\p{N}])/giu;

/** Numbers of papers and people, by their check digit where there is one, else by what they are called. */
export const idsIn = (text: string): Found[] => [
  ...matches(text, socialSecurity, "it looks like a social security number"),
  ...matches(text, likeSocialSecurity, "it looks like the number of a paper"),
  ...matches(text, nationalInsurance, "it looks like a national insurance number"),
  ...checked(text, spanishId, passesSpanish, "a Spanish identity number: its letter is right"),
  ...checked(text, germanTaxId, passesGermanTax, "a German tax number: its check digit is right"),
  ...checked(text, dutchServiceNumber, passesElevens, "a Dutch service number: it passes the test of eleven"),
  ...matches(text, named, "it is called a number of something personal"),
];

const checked = (text: string, pattern: RegExp, passes: (value: string) => boolean, why: string): Found[] =>
  matches(text, pattern, why).filter(({ start, end }) => passes(text.slice(start, end)));

/** The letter of a DNI or NIE is the number modulo 23. */
function passesSpanish(value: string): boolean {
  const plain = value.replace("-", "");
  const number = Number(plain.slice(0, -1).replace("X", "0").replace("Y", "1").replace("Z", "2"));
  return "TRWAGMYFPDXBNJZSQVHLCKE"[number % 23] === plain.at(-1);
}

/** ISO/IEC 7064, MOD 11,10. */
function passesGermanTax(value: string): boolean {
  const digits = digitsOf(value);
  let product = 10;
  for (const digit of digits.slice(0, 10)) {
    const sum = (Number(digit) + product) % 10 || 10;
    product = (sum * 2) % 11;
  }
  return (11 - product) % 10 === Number(digits[10]);
}

function passesElevens(value: string): boolean {
  const sum = Array.from(value, Number).reduce(
    (total, digit, index) => total + digit * (index === 8 ? -1 : 9 - index),
    0,
  );
  return sum % 11 === 0;
}

const phone =
  /(?<![\p{L}\p{N}.,-])(?:\+ ?|\(\+?|00)?\d(?:[^\S\n]?[().\-/]{0,2}[^\S\n]?\d){5,15}(?:[^\S\n]?(?:x|ext\.?[^\S\n]?)\d{1,6})?(?![\p{L}\p{N}])/giu;
const written = /[ ().\-/+]/;

/** Numbers of telephones: 7 to 15 digits (E.164), grouped, or as one with a beginning that numbers have. */
export const phonesIn = (text: string): Found[] =>
  matches(text, phone, "it is written like a phone number").filter(({ start, end }) => {
    const value = text.slice(start, end);
    const digits = digitsOf(value.replace(/(?:x|ext).*$/i, "")).length;
    if (digits < 7 || digits > 15) return false;
    return written.test(value) || /^(?:0|\+)/.test(value) || digits >= 9;
  });
