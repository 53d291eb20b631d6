import type { ExpressionProblem } from "./expression-problem.ts";

export interface Token {
  kind: "number" | "word" | "text" | "sign";
  /** As written; of a text what stands between its quotes. */
  text: string;
  start: number;
  end: number;
}

const space = /\s+/y;
const number = /-?\d{1,15}(?:\.\d{1,10})?(?![\w-])/y;
const word = /[A-Za-z0-9_][A-Za-z0-9_-]*/y;
const sign = /!=|<=|>=|[=<>(),.]/y;
const quoted = /"([^"]*)"|'([^']*)'|“([^”]*)”/y;

/** Cuts a condition into its words, numbers, texts and signs. */
export function tokensOf(source: string): { tokens: Token[] } | { problem: ExpressionProblem } {
  const tokens: Token[] = [];
  let start = 0;
  const match = (pattern: RegExp) => {
    pattern.lastIndex = start;
    return pattern.exec(source);
  };
  const add = (kind: Token["kind"], text: string, length: number) => {
    tokens.push({ kind, text, start, end: start + length });
    start += length;
  };
  while (start < source.length) {
    const blank = match(space);
    if (blank) {
      start += blank[0].length;
      continue;
    }
    const text = match(quoted);
    const plain = text ? null : (match(number) ?? match(word) ?? match(sign));
    if (text) add("text", text[1] ?? text[2] ?? text[3] ?? "", text[0].length);
    else if (plain) add(kindOf(plain[0]), plain[0], plain[0].length);
    else return { problem: { message: unreadable(source, start), start, end: start + 1 } };
  }
  return { tokens };
}

function kindOf(text: string): Token["kind"] {
  if (/^-?\d+(\.\d+)?$/.test(text)) return "number";
  return /^\w/.test(text) ? "word" : "sign";
}

function unreadable(source: string, start: number): string {
  const character = String.fromCodePoint(source.codePointAt(start) ?? 0);
  if (`"'“`.includes(character)) return "This quotation mark is never closed.";
  if ("&|".includes(character)) return 'Write "and" and "or" as words.';
  if (character === "!") return 'Write "not" as a word, or != for "is not".';
  return `"${character}" means nothing in a condition. Put texts in quotes.`;
}
