/** Told of what an XML text holds; names are local, without prefix. */
export interface XmlEvents {
  /** @param attributes as they are written; see `attributeOf` */
  open(name: string, attributes: string): void;
  /** Also told of elements without content. */
  close(name: string): void;
  text(text: string): void;
}

/** Characters. Excel's cells hold 32,767. */
const longestPart = 2 ** 24;

/**
 * Scans XML that comes in pieces, as far as the parts of a workbook use it: elements, attributes, text, CDATA and the
 * five named entities; declarations and comments are left out, so that nothing can be expanded.
 *
 * @returns what takes the pieces; throws an Error where a part has no end
 */
export function xmlScanner(events: XmlEvents): (piece: string) => void {
  let pending = "";
  return (piece) => {
    const text = pending === "" ? piece : pending + piece;
    let at = 0;
    for (;;) {
      const opening = text.indexOf("<", at);
      const end = opening === -1 ? -1 : endOfMarkup(text, opening);
      if (end === -1) break;
      if (opening > at) events.text(decodeEntities(text.slice(at, opening)));
      markup(text, opening, end, events);
      at = end;
    }
    pending = text.slice(at);
    if (pending.length > longestPart) throw new Error("a part of the XML has no end");
  };
}

/** Behind the ">" that ends what begins at `opening`; −1 where it isn't there yet. */
function endOfMarkup(text: string, opening: number): number {
  const first = text.charCodeAt(opening + 1);
  if (first === 0x21 && text.startsWith("<!--", opening)) return behind(text, "-->", opening + 4);
  if (first === 0x21 && text.startsWith("<![CDATA[", opening)) return behind(text, "]]>", opening + 9);
  if (first === 0x21 && text.length < opening + 9) return -1;
  let end = text.indexOf(">", opening);
  // Where a value holds ">" its closing quote comes later.
  while (end !== -1 && hasOpenQuote(text, opening, end)) end = text.indexOf(">", end + 1);
  return end === -1 ? -1 : end + 1;
}

function behind(text: string, mark: string, from: number): number {
  const at = text.indexOf(mark, from);
  return at === -1 ? -1 : at + mark.length;
}

function hasOpenQuote(text: string, from: number, to: number): boolean {
  let open = 0;
  for (let index = from; index < to; index++) {
    const code = text.charCodeAt(index);
    if (code !== 0x22 && code !== 0x27) continue;
    if (open === 0) open = code;
    else if (open === code) open = 0;
  }
  return open !== 0;
}

function markup(text: string, opening: number, end: number, events: XmlEvents): void {
  const first = text.charCodeAt(opening + 1);
  if (first === 0x3f) return;
  if (first === 0x21) {
    if (text.startsWith("<![CDATA[", opening)) events.text(text.slice(opening + 9, end - 3));
    return;
  }
  if (first === 0x2f) {
    events.close(localName(text.slice(opening + 2, end - 1).trimEnd()));
    return;
  }
  const empty = text.charCodeAt(end - 2) === 0x2f;
  const inner = end - (empty ? 2 : 1);
  let nameEnd = opening + 1;
  while (nameEnd < inner && text.charCodeAt(nameEnd) > 32) nameEnd++;
  const name = localName(text.slice(opening + 1, nameEnd));
  events.open(name, text.slice(nameEnd, inner));
  if (empty) events.close(name);
}

const localName = (name: string) => name.slice(name.indexOf(":") + 1);

/** An attribute's value by its full name; null where it isn't there. */
export function attributeOf(attributes: string, name: string): string | null {
  let at = attributes.indexOf(`${name}=`);
  while (at > 0 && attributes.charCodeAt(at - 1) > 32) at = attributes.indexOf(`${name}=`, at + 1);
  if (at === -1) return null;
  const start = at + name.length + 2;
  const end = attributes.indexOf(attributes.charAt(start - 1), start);
  return end === -1 ? null : decodeEntities(attributes.slice(start, end));
}

export const isTrueAttribute = (value: string | null) => value === "1" || value === "true";

const entities: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

function decodeEntities(text: string): string {
  if (!text.includes("&")) return text;
  return text.replace(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(\w{2,4}));/gi, (whole, hex, decimal, name) => {
    if (name !== undefined) return entities[name] ?? whole;
    const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}
