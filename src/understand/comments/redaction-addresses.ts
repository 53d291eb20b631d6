import { type Found, matches } from "./redaction-pattern.ts";

/** Words that begin or end the name of a street. */
const street =
  "street|str\\.?|st\\.?|road|rd\\.?|avenue|ave\\.?|lane|ln\\.?|drive|dr\\.?|court|ct\\.?|square|squares|sq\\.?|terrace|close|crescent|place|boulevard|blvd\\.?|way|highway|hwy\\.?|parkway|pkwy\\.?|circle|trail|plaza|row|grove|gardens?|hill|park|mews";
const leading =
  "rue|avenue|boulevard|allée|chemin|quai|impasse|place|calle|avenida|avda\\.?|plaza|paseo|camino|carrera|via|viale|corso|piazza|vicolo|rua|travessa|largo|ulica|ul\\.|route|strada|passeig|am|an der|im|in der";
const ending =
  "straße|strasse|str\\.|weg|platz|gasse|allee|ring|damm|ufer|gata|gatan|gate|vägen|veien|vej|vejen|gade|laan|straat|gracht|plein|dijk|katu|tie|kuja|utca|tér|út|götu|gata|vegur|tänav|iela|gatvė";
const Word = "\\p{Lu}[\\p{L}'’.-]{1,30}";
const small = "(?:de la|de|du|des|da|do|dos|das|del|della|di|la|le|las|los|van|van der|von|der|den|the|of)";
const words = `${Word}(?: (?:${small} )?${Word}){0,3}`;
const unit =
  "(?:[,]?\\s{0,3}(?:apt|apartment|suite|unit|flat|floor|room|app|wohnung|piso|bus)\\.?\\s?#?\\d{1,5}[a-z]?)?";

const patterns = [
  // 14 Crown Street Suite 321
  new RegExp(`(?<![\\p{L}\\p{N}])\\d{1,6}[a-z]?,? ${words} (?:${street})(?![\\p{L}\\p{N}])${unit}`, "giu"),
  // 6750 Koskikatu 25 Apt. 864
  new RegExp(`(?<![\\p{L}\\p{N}])\\d{1,6} ${words} \\d{1,5}[a-z]?(?![\\p{L}\\p{N}])${unit}`, "gu"),
  // Rua do Arenque 1634
  new RegExp(
    `(?<![\\p{L}\\p{N}])(?:${leading}) (?:${small} )?${words},? (?:n[º°o]\\.? ?)?\\d{1,5}[a-z]?(?![\\p{L}\\p{N}])${unit}`,
    "giu",
  ),
  // 12, rue de la Paix
  new RegExp(`(?<![\\p{L}\\p{N}])\\d{1,5}(?: ?bis| ?ter)?,? (?:${leading}) (?:${small} )?${words}`, "giu"),
  // Lindenstraße 12
  new RegExp(`(?<![\\p{L}\\p{N}])\\p{L}{2,30}(?:${ending}) \\d{1,5} ?[a-z]?(?![\\p{L}\\p{N}])${unit}`, "giu"),
  /(?<![\p{L}\p{N}])(?:apt|apartment|suite|unit|p\.? ?o\.? box|box|postfach|psc|cmr)\.? ?#?\d{1,6}(?![\p{L}\p{N}])/giu,
  // Postcodes that are called so, British, Dutch and Canadian ones, and those before a town.
  /(?<=\b(?:zip|zip code|postcode|postal code|plz|code postal|código postal)(?: is|:)? {0,2})[\dA-Z][\dA-Z -]{2,9}(?![\p{L}\p{N}])/giu,
  /(?<![\p{L}\p{N}])(?:[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}|[A-Z]\d[A-Z] ?\d[A-Z]\d|\d{4} [A-Z]{2})(?![\p{L}\p{N}])/gu,
  new RegExp(`(?<![\\p{L}\\p{N}-])(?:[A-Z]{1,2}-)?\\d{4,5} ${Word}(?![\\p{L}\\p{N}])`, "gu"),
  /(?<![\p{L}\p{N}])[A-Z]{2}[ ,]{1,2}\d{5}(?:-\d{4})?(?![\p{L}\p{N}])/gu,
];

/** Parts of postal addresses: street with number, flat, box, postcode with town. */
export const addressesIn = (text: string): Found[] => {
  const found = patterns.flatMap((pattern) =>
    matches(text, pattern, "it is written like part of an address"),
  );
  // The longest first: it holds the shorter ones.
  return found.sort((a, b) => b.end - b.start - (a.end - a.start) || a.start - b.start);
};
