import { givenNames } from "./given-names.ts";
import { type Found, matches } from "./redaction-pattern.ts";

const Word = "\\p{Lu}[\\p{L}'’]{1,30}(?:-\\p{Lu}?[\\p{L}'’]{1,30})?";
const initial = "\\p{Lu}\\.?";
const small = "(?:von der|von|van der|van den|van|de la|de|del|di|da|dos|den|der|bin|al|el|y|la|le)";
const whole = `${Word}(?:[ \\t]+(?:${initial}[ \\t]+|${small}[ \\t]+)?${Word}){0,3}`;
const title =
  "mr|mrs|ms|miss|mx|dr|prof|professor|sir|madam|herr|herrn|frau|monsieur|madame|mme|mlle|m|señor|señora|sr|sra|don|doña|meneer|mevrouw|dhr|mevr|signor|signora";
const called =
  "my name is|name is|name's|named|name:|i am called|ich heiße|heißt|mein name ist|namens|je m'appelle|s'appelle|me llamo|se llama|ik heet|heet|colleague|kollege|kollegin|collègue|colega|collega|manager|advisor|agent|regards|cheers|grüße|gruß|cordialement|saludos|groeten";

const withTitle = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:${title}|${title.split("|").map(capital).join("|")})\\.?[ \\t]+((?:${small}[ \\t]+)?${whole})`,
  "gu",
);
const afterWords = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:${called}|${called.split("|").map(capital).join("|")})[:,]?[ \\t\\n]+(${whole})`,
  "gu",
);
const several = new RegExp(
  `(?<![\\p{L}\\p{N}])${Word}(?:[ \\t]+(?:${initial}[ \\t]+|${small}[ \\t]+)?${Word}){1,3}(?![\\p{L}\\p{N}])`,
  "gu",
);
const single = new RegExp(`(?<![\\p{L}\\p{N}])${Word}(?![\\p{L}\\p{N}])`, "gu");
const anyWord = /(?<![\p{L}\p{N}])[\p{L}][\p{L}'’-]{2,30}(?![\p{L}\p{N}])/gu;

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

/** Words that begin sentences and headings, and are no part of a name. */
const ordinary = new Set(
  "the a an i my our your his her their its this that these those it he she they we you and but or if when where what who why how there here please thank thanks hello hi dear in on at for from to with by of as so no not yes since after before because although though while then now just also only very der die das ein eine ich wir sie er es und aber oder wenn wann wo was wer warum wie bitte danke hallo liebe lieber sehr geehrte guten tag im in am an auf mit von zu für el la los las un una yo mi nosotros pero si cuando donde que quien por gracias hola le les je nous mais et ou où quand merci bonjour de het een ik wij zij maar als waar wie hoe waarom dank hallo monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december could would can will is are was were do does did have has".split(
    " ",
  ),
);

/**
 * Names of people, and of what may be people: after a title or words like "my name is", given names, two and more words in
 * capitals, and the names that are known.
 */
export function namesIn(text: string, known: readonly string[]): Found[] {
  const found = [
    ...captured(text, withTitle, "a name after a title"),
    ...captured(text, afterWords, "a name after words that lead to one"),
    ...knownIn(text, known),
    ...matches(text, several, "words in capitals, perhaps a name").flatMap((each) =>
      withoutOrdinary(text, each),
    ),
    ...matches(text, single, "a given name").filter(({ start, end }) =>
      givenNames.has(text.slice(start, end).toLowerCase()),
    ),
  ];
  return found.sort((a, b) => b.end - b.start - (a.end - a.start) || a.start - b.start);
}

const captured = (text: string, pattern: RegExp, why: string): Found[] =>
  Array.from(text.matchAll(pattern), ({ index, 0: match, 1: name = "" }) => ({
    start: index + match.length - name.length,
    end: index + match.length,
    why,
  })).flatMap((each) => withoutOrdinary(text, each, 1));

/** Takes ordinary words off the beginning of a run of capitals. @param least words that must be left */
function withoutOrdinary(text: string, { start, end, why }: Found, least = 2): Found[] {
  let from = start;
  let words = text.slice(start, end).split(/[ \t]+/);
  while (words.length > 0 && ordinary.has((words[0] ?? "").toLowerCase())) {
    const rest = text.slice(from, end);
    from += rest.length - rest.replace(/^\S+[ \t]*/, "").length;
    words = words.slice(1);
  }
  if (words.length < least || from >= end) return [];
  return [{ start: from, end, why }];
}

/** Whole names, and their parts, as words. In any case: people write names small, too. */
function knownIn(text: string, known: readonly string[]): Found[] {
  const parts = new Set(
    known.flatMap((name) =>
      name
        .toLowerCase()
        .split(/[\s,]+/)
        .filter((part) => part.length >= 3 && !ordinary.has(part)),
    ),
  );
  if (parts.size === 0) return [];
  return matches(text, anyWord, "the name of somebody whom the programme knows").filter(({ start, end }) =>
    parts.has(
      text
        .slice(start, end)
        .toLowerCase()
        .replace(/['’]s$/, ""),
    ),
  );
}
