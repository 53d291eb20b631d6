/** Named characters that survey editors write; all others stay as they are. */
const namedCharacters = new Map(
  Object.entries({
    amp: "&",
    lt: "<",
    gt: ">",
    quot: '"',
    apos: "'",
    nbsp: " ",
    ndash: "–",
    mdash: "—",
    hellip: "…",
    lsquo: "‘",
    rsquo: "’",
    ldquo: "“",
    rdquo: "”",
    sbquo: "‚",
    bdquo: "„",
    laquo: "«",
    raquo: "»",
    bull: "•",
    middot: "·",
    euro: "€",
    pound: "£",
    yen: "¥",
    cent: "¢",
    copy: "©",
    reg: "®",
    trade: "™",
    deg: "°",
    times: "×",
    frac12: "½",
    shy: "",
    auml: "ä",
    ouml: "ö",
    uuml: "ü",
    Auml: "Ä",
    Ouml: "Ö",
    Uuml: "Ü",
    szlig: "ß",
    agrave: "à",
    aacute: "á",
    acirc: "â",
    atilde: "ã",
    aring: "å",
    aelig: "æ",
    ccedil: "ç",
    egrave: "è",
    eacute: "é",
    ecirc: "ê",
    euml: "ë",
    igrave: "ì",
    iacute: "í",
    icirc: "î",
    iuml: "ï",
    ntilde: "ñ",
    ograve: "ò",
    oacute: "ó",
    ocirc: "ô",
    otilde: "õ",
    oslash: "ø",
    oelig: "œ",
    ugrave: "ù",
    uacute: "ú",
    ucirc: "û",
    Agrave: "À",
    Aacute: "Á",
    Ccedil: "Ç",
    Egrave: "È",
    Eacute: "É",
    Ntilde: "Ñ",
    Oslash: "Ø",
    Aring: "Å",
    iexcl: "¡",
    iquest: "¿",
  }),
);

/**
 * A wording without markup: tags become blanks where they end a line, scripts and styles go with what they hold,
 * character references are resolved once, runs of blanks become one. A picture without other words leaves its text or
 * its file's name.
 */
export function plainText(marked: string): string {
  const text = toText(marked);
  if (text !== "" || !marked.includes("<")) return text;
  return picture(marked);
}

/** Characters of a wording that are looked at; what comes after them is no wording. */
const longestText = 100_000;

function toText(written: string): string {
  const marked = written.slice(0, longestText);
  if (!/[<&\s\u00a0]/.test(marked)) return marked;
  const withoutTags = marked
    .replace(/<(script|style)\b[^<>]*>[\s\S]*?(?:<\/\1\s*>|$)/gi, " ")
    .replace(/<!--[\s\S]*?(?:-->|$)/g, " ")
    .replace(/<\/?(?:b|i|u|em|strong|span|font|a|sup|sub|small|big|mark|s)(?=[\s>/])[^<>]*>/gi, "")
    .replace(/<\/?[a-z][^<>]*>/gi, " ");
  return withoutTags
    .replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z][a-z\d]{1,9}));/gi, resolve)
    .replace(/[\s\u00a0]+/g, " ")
    .trim();
}

function resolve(whole: string, decimal?: string, hexadecimal?: string, name?: string): string {
  if (name !== undefined) return namedCharacters.get(name) ?? whole;
  const code = decimal === undefined ? Number.parseInt(hexadecimal ?? "", 16) : Number(decimal);
  if (code === 0xad) return "";
  const isCharacter = code >= 0x20 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff);
  return isCharacter ? String.fromCodePoint(code) : " ";
}

function picture(marked: string): string {
  const tag = /<img\b[^<>]*>/i.exec(marked)?.[0];
  if (tag === undefined) return "";
  const alternative = attribute(tag, "alt") || attribute(tag, "title");
  if (alternative !== "") return toText(alternative);
  const path = attribute(tag, "src").split(/[?#]/, 1)[0] ?? "";
  const file = path.slice(path.lastIndexOf("/") + 1);
  return file === "" || file.length > 100 ? "" : `[picture ${file}]`;
}

function attribute(tag: string, name: string): string {
  const found = new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`, "i").exec(tag);
  return (found?.[1] ?? found?.[2] ?? "").trim();
}

/** A header as it is compared: without markup, in lower case, blanks in runs as one. */
export const headerKey = (header: string): string => plainText(header).toLowerCase();
