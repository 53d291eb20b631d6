const [exclamation, question, slash] = [33, 63, 47];

/** What an XML document says, in its order. Text comes in one or several pieces. */
export interface XmlReading {
  open(name: string): void;
  text(piece: string): void;
  close(name: string): void;
}

/** Reads a document that comes in pieces. */
export interface XmlReader {
  /** @throws SyntaxError where it isn't well-formed, or is nothing that we read */
  write(piece: string): void;
  /** @throws SyntaxError where the document isn't complete */
  end(): void;
}

const deepest = 50;
/** Characters of one tag, comment or reference: those that a survey's file holds are far shorter. */
const longestToken = 1 << 16;
const attributes = /^(?:\s+[^\s=<>"'/]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*\s*$/;
/** Names that are remembered as well-formed. */
const mostNames = 50_000;
const name = /^[\p{L}_:][\p{L}\p{N}_:.\-·]*$/u;
const entities = new Map([
  ["amp", "&"],
  ["lt", "<"],
  ["gt", ">"],
  ["quot", '"'],
  ["apos", "'"],
]);

/**
 * Reads XML as survey tools write it: elements, attributes (checked, not told), text, CDATA, comments and the five
 * predefined entities. Documents that declare entities or a type of their own are refused, so nothing can be expanded
 * or fetched. Memory is bounded by the longest piece and the longest tag.
 */
export function xmlReader(reading: XmlReading): XmlReader {
  const open: string[] = [];
  const names = new Set<string>();
  let rest = "";
  let inData = false;
  let isDone = false;
  /** Line breaks before the piece that is being read, and how far that has come. */
  let lines = 0;
  let piece = "";
  let place = 0;

  const refuse = (why: string): never => {
    throw new SyntaxError(`${why} (near line ${lines + breaksIn(piece.slice(0, place)) + 1})`);
  };
  const say = (piece: string) => {
    if (piece === "") return;
    if (open.length > 0) reading.text(piece);
    else if (piece.trim() !== "" && piece.trim() !== "\ufeff")
      refuse("There is text outside of the document");
  };
  const begin = (tag: string) => {
    if (isDone) refuse("There is more than one document");
    const isEmpty = tag.endsWith("/");
    const inner = isEmpty ? tag.slice(0, -1) : tag;
    const called = names.has(inner) ? inner : nameIn(inner);
    if (open.length >= deepest) refuse("Its parts are nested too deeply");
    reading.open(called);
    if (isEmpty) reading.close(called);
    else open.push(called);
    isDone = open.length === 0;
  };
  const nameIn = (inner: string): string => {
    const end = inner.search(/\s/);
    const called = end < 0 ? inner : inner.slice(0, end);
    if (!name.test(called)) refuse("There is a tag without a name");
    if (end >= 0 && !attributes.test(inner.slice(end))) refuse(`The attributes of <${called}> can't be read`);
    if (names.size < mostNames) names.add(called);
    return called;
  };
  const finish = (tag: string) => {
    const called = tag.trimEnd();
    if (open.pop() !== called) refuse(`</${called.slice(0, 40)}> closes what isn't open`);
    reading.close(called);
    isDone = open.length === 0;
  };

  /** Reads one thing at the buffer's place; where the next begins, or -1 where more of the document is needed. */
  const step = (buffer: string, at: number): number => {
    if (inData) {
      const end = buffer.indexOf("]]>", at);
      // The last two characters may be the beginning of the end.
      const stop = end < 0 ? Math.max(at, buffer.length - 2) : end;
      if (stop > at) reading.text(buffer.slice(at, stop));
      if (end < 0) return stop > at ? stop : -1;
      inData = false;
      return end + 3;
    }
    const next = buffer.indexOf("<", at);
    if (next < 0) return text(buffer, at, buffer.length, false);
    if (next > at) return text(buffer, at, next, true);
    return markup(buffer, at);
  };

  const text = (buffer: string, at: number, end: number, isWhole: boolean): number => {
    let stop = end;
    if (!isWhole) {
      // A reference may be cut off at the end of the piece.
      const reference = buffer.lastIndexOf("&", end - 1);
      if (reference >= at && end - reference < 12 && buffer.indexOf(";", reference) < 0) stop = reference;
    }
    if (stop === at) return -1;
    say(resolve(buffer.slice(at, stop)));
    return stop;
  };
  const resolve = (piece: string): string => {
    if (!piece.includes("&")) return piece;
    return piece.replace(
      /&(?:#(\d{1,7})|#x([\da-fA-F]{1,6})|(\w{1,40}));|&/g,
      (whole, decimal, hexadecimal, named) => {
        if (named !== undefined) return entities.get(named) ?? refuse(`&${named}; is not known`);
        if (whole === "&") return refuse("There is an & by itself");
        const code = Number.parseInt(decimal ?? hexadecimal, decimal === undefined ? 16 : 10);
        const isCharacter = code === 9 || code === 10 || code === 13 || (code >= 32 && code <= 0x10ffff);
        return isCharacter && !(code >= 0xd800 && code <= 0xdfff)
          ? String.fromCodePoint(code)
          : refuse(`${whole} is no character`);
      },
    );
  };

  const markup = (buffer: string, at: number): number => {
    const second = buffer.charCodeAt(at + 1);
    if (second === exclamation) return declaration(buffer, at);
    const end = through(buffer, at, second === question ? "?>" : ">", at + 1);
    if (end < 0) return -1;
    if (second === question) return end + 2;
    if (second === slash) finish(buffer.slice(at + 2, end));
    else begin(buffer.slice(at + 1, end));
    return end + 1;
  };
  const through = (buffer: string, at: number, end: string, from: number): number => {
    const found = buffer.indexOf(end, from);
    if (found < 0 && buffer.length - at > longestToken) refuse("There is a tag or comment without an end");
    return found;
  };
  const declaration = (buffer: string, at: number): number => {
    if (buffer.startsWith("<![CDATA[", at)) {
      if (open.length === 0) refuse("There is text outside of the document");
      inData = true;
      return at + 9;
    }
    if (buffer.startsWith("<!--", at)) {
      const end = through(buffer, at, "-->", at + 4);
      return end < 0 ? -1 : end + 3;
    }
    const isBegun = "<![CDATA[".startsWith(buffer.slice(at)) || "<!--".startsWith(buffer.slice(at));
    return isBegun ? -1 : refuse("It declares a document type of its own, which is not read");
  };

  return {
    write(more) {
      piece = rest === "" ? more : rest + more;
      place = 0;
      while (place < piece.length) {
        const next = step(piece, place);
        if (next < 0) break;
        place = next;
      }
      lines += breaksIn(piece.slice(0, place));
      rest = piece.slice(place);
      piece = "";
      place = 0;
    },
    end() {
      if (rest.trim() !== "" || open.length > 0 || inData) refuse("It ends before it is complete");
      if (!isDone) refuse("It holds no document");
    },
  };
}

const breaksIn = (text: string): number => text.split("\n").length - 1;
