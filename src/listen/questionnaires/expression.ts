import type { ExpressionProblem, Span } from "./expression-problem.ts";
import { type Token, tokensOf } from "./expression-tokens.ts";

/*
 * Conditions on earlier answers:
 *
 *   visited = yes and (satisfaction <= 4 or reasons contains price)
 *   recommend in (9, 10)          not answered(comment)        count(channels) >= 2
 *   standards.SL-1.self < 2       delivery = not-applicable    visit_date >= 2026-01-31
 *
 * `not` binds closest, then `and`, then `or`. Keywords may be written in capitals. Values that aren't plain words
 * stand in quotes: city = "New York".
 */

/** A question, or a row, option or rating within one: "q1", "matrix.row", "pairs.row.perspective". */
export interface Reference extends Span {
  question: string;
  /** Row of a matrix or paired rating, option of a ranking or constant sum. */
  part?: string;
  perspective?: string;
}

export interface Value extends Span {
  kind: "number" | "word" | "text";
  text: string;
}

export type Comparison = "=" | "!=" | "<" | "<=" | ">" | ">=" | "contains";

export type Expression =
  | { kind: "and" | "or"; operands: readonly Expression[] }
  | { kind: "not"; operand: Expression }
  | { kind: "answered"; reference: Reference }
  | { kind: "compare"; reference: Reference; counts: boolean; operator: Comparison; value: Value }
  | { kind: "in"; reference: Reference; counts: boolean; values: readonly Value[] };

export type Parsed =
  | { expression: Expression; problem?: undefined }
  | { expression?: undefined; problem: ExpressionProblem };

/** Bounds that a condition keeps, whoever wrote it. */
export const expressionLimits = { characters: 1000, depth: 20, values: 50, comparisons: 50 } as const;

/** Words that can't be a question's id. */
export const keywords: readonly string[] = ["and", "or", "not", "in", "contains", "answered", "count"];

class SyntaxProblem extends Error {
  readonly span: Span;
  constructor(message: string, span: Span) {
    super(message);
    this.span = span;
  }
}

/** Reads a condition. It never throws, and takes time in proportion to the text's length. */
export function parseExpression(source: string): Parsed {
  if (source.length > expressionLimits.characters)
    return problem(`A condition has at most ${expressionLimits.characters} characters. Shorten it.`, {
      start: expressionLimits.characters,
      end: source.length,
    });
  const read = tokensOf(source);
  if ("problem" in read) return read;
  try {
    const parser = new Parser(read.tokens, source.length);
    return { expression: parser.parse() };
  } catch (error) {
    if (error instanceof SyntaxProblem) return problem(error.message, error.span);
    throw error;
  }
}

const problem = (message: string, { start, end }: Span): Parsed => ({ problem: { message, start, end } });

/** Holds the place in the tokens while they are read, one pass from left to right. */
class Parser {
  readonly #tokens: readonly Token[];
  readonly #length: number;
  #place = 0;
  #depth = 0;
  #comparisons = 0;

  constructor(tokens: readonly Token[], length: number) {
    this.#tokens = tokens;
    this.#length = length;
  }

  parse(): Expression {
    const expression = this.#chain("or");
    const rest = this.#next();
    if (rest) throw new SyntaxProblem(`Put "and" or "or" before "${rest.text}".`, rest);
    return expression;
  }

  #chain(kind: "and" | "or"): Expression {
    const operand = () => (kind === "or" ? this.#chain("and") : this.#negation());
    const first = operand();
    const operands = [first];
    while (this.#takeWord(kind)) operands.push(operand());
    return operands.length === 1 ? first : { kind, operands };
  }

  #negation(): Expression {
    const word = this.#takeWord("not");
    return word ? this.#deeper(word, () => ({ kind: "not", operand: this.#negation() })) : this.#group();
  }

  #group(): Expression {
    const opening = this.#take("(");
    if (!opening) return this.#comparison();
    const inner = this.#deeper(opening, () => this.#chain("or"));
    this.#expect(")", 'Close the bracket with ")".');
    return inner;
  }

  #deeper<Result>(span: Span, read: () => Result): Result {
    if (++this.#depth > expressionLimits.depth)
      throw new SyntaxProblem(
        `Brackets and "not" go at most ${expressionLimits.depth} deep. Simplify it.`,
        span,
      );
    const result = read();
    this.#depth--;
    return result;
  }

  #comparison(): Expression {
    const start = this.#next() ?? this.#end();
    if (++this.#comparisons > expressionLimits.comparisons)
      throw new SyntaxProblem(`A condition has at most ${expressionLimits.comparisons} comparisons.`, start);
    if (this.#takeCall("answered"))
      return { kind: "answered", reference: this.#bracketed(() => this.#reference()) };
    const counts = this.#takeCall("count");
    const reference = counts ? this.#bracketed(() => this.#reference()) : this.#reference();
    if (this.#takeWord("in")) return { kind: "in", reference, counts, values: this.#values() };
    if (this.#peekWord("not") && this.#peekWord("in", 1)) {
      this.#place += 2;
      return { kind: "not", operand: { kind: "in", reference, counts, values: this.#values() } };
    }
    return { kind: "compare", reference, counts, operator: this.#operator(reference), value: this.#value() };
  }

  #bracketed<Result>(read: () => Result): Result {
    this.#expect("(", "Put the question's id in brackets, e.g. answered(q1).");
    const result = read();
    this.#expect(")", 'Close the bracket with ")".');
    return result;
  }

  #reference(): Reference {
    const { text: question, start, end } = this.#name("Name a question by its id here.");
    const reference: Reference = { question, start, end };
    for (const part of ["part", "perspective"] as const) {
      if (!this.#take(".")) break;
      const name = this.#name("After a dot comes the id of a row or an option.", true);
      reference[part] = name.text;
      reference.end = name.end;
    }
    return reference;
  }

  #name(message: string, allowsNumber = false): Token {
    const token = this.#next();
    const isName = token?.kind === "word" || (allowsNumber && token?.kind === "number");
    if (!token || !isName || (!allowsNumber && isKeyword(token)))
      throw new SyntaxProblem(message, token ?? this.#end());
    this.#place++;
    return token;
  }

  #operator(reference: Reference): Comparison {
    const token = this.#next();
    const text = token?.text.toLowerCase() ?? "";
    if (token?.kind !== "text" && isComparison(text)) {
      this.#place++;
      return text;
    }
    throw new SyntaxProblem(
      `Say what is asked of ${reference.question}: =, !=, <, <=, >, >=, in (…) or contains.`,
      token ?? this.#end(),
    );
  }

  #values(): Value[] {
    this.#expect("(", 'After "in" come values in brackets, e.g. in (1, 2).');
    const values: Value[] = [];
    do {
      values.push(this.#value());
      if (values.length > expressionLimits.values)
        throw new SyntaxProblem(
          `A list has at most ${expressionLimits.values} values.`,
          values.at(-1) as Span,
        );
    } while (this.#take(","));
    this.#expect(")", 'Close the list with ")".');
    return values;
  }

  #value(): Value {
    const token = this.#next();
    if (!token || token.kind === "sign")
      throw new SyntaxProblem(
        "Put a value here: a number, an option's id or a text in quotes.",
        token ?? this.#end(),
      );
    this.#place++;
    return { kind: token.kind, text: token.text, start: token.start, end: token.end };
  }

  #next(ahead = 0): Token | undefined {
    return this.#tokens[this.#place + ahead];
  }

  #end(): Span {
    return { start: this.#length, end: this.#length };
  }

  #take(sign: string): Token | undefined {
    const token = this.#next();
    if (token?.kind !== "sign" || token.text !== sign) return undefined;
    this.#place++;
    return token;
  }

  #expect(sign: string, message: string): void {
    if (!this.#take(sign)) throw new SyntaxProblem(message, this.#next() ?? this.#end());
  }

  #peekWord(word: string, ahead = 0): boolean {
    const token = this.#next(ahead);
    return token?.kind === "word" && token.text.toLowerCase() === word;
  }

  #takeWord(word: string): Token | undefined {
    if (!this.#peekWord(word)) return undefined;
    return this.#tokens[this.#place++];
  }

  #takeCall(word: string): boolean {
    const following = this.#next(1);
    if (!this.#peekWord(word) || following?.kind !== "sign" || following.text !== "(") return false;
    this.#place++;
    return true;
  }
}

const comparisons: readonly string[] = ["=", "!=", "<", "<=", ">", ">=", "contains"];
const isComparison = (text: string): text is Comparison => comparisons.includes(text);
const isKeyword = ({ text }: Token): boolean => keywords.includes(text.toLowerCase());
