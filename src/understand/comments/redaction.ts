import { addressesIn } from "./redaction-addresses.ts";
import { namesIn } from "./redaction-names.ts";
import { accountsIn, cardsIn, idsIn, phonesIn } from "./redaction-numbers.ts";
import { type Found, matches } from "./redaction-pattern.ts";

/** What kind of thing a passage may be. */
const personalKinds = [
  "e-mail",
  "web address",
  "network address",
  "card number",
  "account number",
  "identity number",
  "date",
  "phone number",
  "age",
  "address",
  "name",
] as const;
export type PersonalKind = (typeof personalKinds)[number];

/** A passage that may give somebody away; positions in UTF-16, the end not included. */
interface PersonalSpan {
  start: number;
  end: number;
  kind: PersonalKind;
  /** What can stand in its place. */
  instead: string;
  /** Why it was found, in a phrase. */
  why: string;
}

const instead: Record<PersonalKind, string> = {
  "e-mail": "[e-mail]",
  "web address": "[web address]",
  "network address": "[network address]",
  "card number": "[card number]",
  "account number": "[account number]",
  "identity number": "[number]",
  "phone number": "[phone number]",
  date: "[date]",
  age: "[age]",
  address: "[address]",
  name: "[name]",
};

/** Characters that are looked at; who wants to quote more of a comment reads the rest alone. */
const longestRead = 60_000;

/**
 * Suggests passages that may give somebody away, in order and without overlaps; where two kinds claim a passage, the surer one
 * stands first in `personalKinds`. It is a help for whoever reads: people are also known by what they tell, and by nothing that
 * a pattern finds.
 *
 * @param names of people who are known to the programme; whole names and their parts of three letters and more are found
 */
export function findPersonalData(text: string, names: readonly string[] = []): PersonalSpan[] {
  const read = text.slice(0, longestRead);
  const found: Record<PersonalKind, Found[]> = {
    "e-mail": matches(read, email, "an e-mail address"),
    "web address": matches(read, url, "a web address"),
    "network address": matches(read, ip, "an address in a network"),
    "card number": cardsIn(read),
    "account number": accountsIn(read),
    "identity number": idsIn(read),
    date: [...matches(read, date, "a date"), ...matches(read, dateInWords, "a date")],
    "phone number": phonesIn(read),
    age: matches(read, age, "an age"),
    address: addressesIn(read),
    name: namesIn(read, names),
  };
  const taken: PersonalSpan[] = [];
  for (const kind of personalKinds)
    for (const { start, end, why } of found[kind])
      if (taken.every((other) => end <= other.start || start >= other.end))
        taken.push({ start, end, kind, instead: instead[kind], why });
  return taken.sort((a, b) => a.start - b.start);
}

const email = /[\p{L}\p{N}._%+-]{1,64}@[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){1,6}/gu;
const url =
  /(?:https?:\/\/|www\.)[^\s<>"']{2,500}|(?<![\p{L}\p{N}@.-])[\p{L}\p{N}-]{2,63}\.(?:com|org|net|info|biz|io|eu|de|at|ch|fr|es|it|nl|be|uk|co\.uk|pl|se|no|dk|fi|pt|ie)\b(?:\/[^\s<>"']{0,200})?/giu;
const ip =
  /(?<![\d.])(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)\.){3}(?:25[0-5]|2[0-4]\d|1?\d?\d)(?!\.?\d)|(?<![\p{L}\p{N}:])(?:[\da-f]{1,4}:){3,7}(?::?[\da-f]{1,4}){1,4}(?![\p{L}\p{N}:])/giu;
const date =
  /(?<!\d)(?:(?:19|20)\d\d[-/.](?:0?[1-9]|1[0-2])[-/.](?:[12]\d|3[01]|0?[1-9])(?:[T ]\d\d:\d\d(?::\d\d)?)?|(?:[12]\d|3[01]|0?[1-9])[-/.] ?(?:[12]\d|3[01]|0?[1-9])[-/.] ?(?:(?:19|20)\d\d|\d\d))(?!\d)/g;
const months =
  "january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|januar|februar|märz|mai|juni|juli|oktober|dezember|janvier|février|mars|avril|juin|juillet|août|septembre|octobre|novembre|décembre|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre|januari|februari|maart|mei|augustus";
const dateInWords = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:\\d{1,2}(?:st|nd|rd|th|\\.|er)? (?:de )?(?:${months})\\.?(?:(?:,| de)? ?(?:19|20)\\d\\d)?|(?:${months})\\.? \\d{1,2}(?:st|nd|rd|th)?(?:,? (?:19|20)\\d\\d)?)(?![\\p{L}\\p{N}])`,
  "giu",
);
const age =
  /(?<!\d)\d{1,3}(?=[ -](?:years?[ -]old|year old|yrs?\b|jahre alt|jährig|ans\b|años|jaar oud))|(?<=\b(?:i am|i'm|aged?|age of|turned|turning|bin) )\d{1,3}(?![\d.,:%])/giu;
