/** Letters and digits that follow each other on keyboards and in the alphabet. */
const runs = [
  "abcdefghijklmnopqrstuvwxyz",
  "01234567890",
  "qwertyuiop",
  "qwertzuiop",
  "asdfghjkl",
  "zxcvbnm",
  "azertyuiop",
];

/** What the most usual passwords are made of. */
const usual = new Set(
  `password passwort motdepasse contrasena wachtwoord passphrase pass secret geheim welcome willkommen bienvenue hello
  letmein login admin administrator root user test default change changeme temporary temp guest master superman batman
  iloveyou loveyou love dragon monkey princess sunshine flower shadow football baseball soccer hockey basketball michael
  jordan jennifer thomas charlie daniel andrew joshua whatever trustno starwars pokemon computer internet samsung google
  summer winter spring autumn sommer fruhling herbst january monday service customer serviceloop company qwerty qwertz
  azerty asdf zxcv abc`.split(/\s+/),
);

const lookalikes: Record<string, string> = {
  "0": "o",
  "1": "i",
  "3": "e",
  "4": "a",
  "5": "s",
  "7": "t",
  "8": "b",
  "@": "a",
  $: "s",
  "!": "i",
};

/**
 * Why a password is among the first that anybody would try; null if it isn't. A rule in place of a long list: words that
 * passwords are usually made of, with whatever digits and signs, and everything that repeats or counts.
 *
 * @param known the person's own words: name, address, organisation
 */
export function weaknessOf(password: string, known: readonly string[] = []): string | null {
  const text = password.toLowerCase().normalize("NFKD").replace(/\p{M}/gu, "");
  if (/^(.{1,4}?)\1+.?.?.?$/s.test(text)) return "repeats itself";
  if (withoutRuns(text).length < 4) return "only counts or follows the keyboard";
  const letters = bare(text);
  const own = known.flatMap((each) => [each, each.split("@")[0] ?? "", ...each.split(/[\s@.]+/)]).map(bare);
  if (own.some((each) => each.length >= 3 && rest(letters, each) < 4))
    return "is your name, address or organisation";
  const spelled = bare(text.replace(/[0134578@$!]/g, (sign) => lookalikes[sign] ?? sign));
  if (isUsual(letters) || isUsual(spelled)) return "is one of the most usual ones";
  return null;
}

const bare = (text: string) => text.toLowerCase().replace(/[^\p{L}]/gu, "");

/** How many letters are left beside a word. */
const rest = (letters: string, word: string) => letters.replaceAll(word, "").length;

const isUsual = (letters: string) =>
  usual.values().some((word) => word.length >= 3 && letters.includes(word) && rest(letters, word) < 3);

/** Without stretches of four or more that follow a run, forwards or backwards. */
function withoutRuns(text: string): string {
  const lines = runs.flatMap((run) => [run, Array.from(run).reverse().join("")]);
  let left = "";
  for (let at = 0; at < text.length; ) {
    const longest = Math.max(...lines.map((line) => follows(text, at, line)));
    if (longest < 4) left += text[at];
    at += longest < 4 ? 1 : longest;
  }
  return left;
}

function follows(text: string, at: number, line: string): number {
  const start = line.indexOf(text[at] ?? " ");
  let length = 0;
  while (start >= 0 && start + length < line.length && text[at + length] === line[start + length]) length++;
  return length;
}
