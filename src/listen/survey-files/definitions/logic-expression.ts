/** How the answers that a rule speaks of are called. */
export interface LogicNames {
  /** What a variable is called: a question's code, with its row where it has one; null where it isn't known. */
  variable(name: string): string | null;
  /** The words of a code that a variable is compared with; null where it has none. */
  answer(variable: string, code: string): string | null;
  /** Whether the variable is an option that is ticked ("Y") or not. */
  isTick(variable: string): boolean;
}

/** A word, a value or a sign of a rule. */
export type RuleToken = { kind: "name" | "text" | "number" | "sign"; text: string };

/** Rules longer or deeper than this are kept as they are written. */
const longestRule = 4_000;
const deepest = 30;

const comparisons = new Map(
  Object.entries({
    "==": "is",
    "=": "is",
    eq: "is",
    equal: "is",
    "!=": "is not",
    "<>": "is not",
    ne: "is not",
    notequal: "is not",
    ">": "is more than",
    gt: "is more than",
    greater: "is more than",
    ">=": "is at least",
    ge: "is at least",
    greaterorequal: "is at least",
    "<": "is less than",
    lt: "is less than",
    less: "is less than",
    "<=": "is at most",
    le: "is at most",
    lessorequal: "is at most",
    contains: "contains",
    contain: "contains",
    "*=": "contains",
    notcontains: "does not contain",
    notcontain: "does not contain",
    anyof: "is one of",
    noneof: "is none of",
    allof: "has all of",
  }),
);
const conjunctions = new Map<string, "and" | "or">([
  ["and", "and"],
  ["&&", "and"],
  ["&", "and"],
  ["or", "or"],
  ["||", "or"],
  ["|", "or"],
]);

/**
 * A rule of LimeSurvey or SurveyJS in words: "age is more than 5 and name is answered". Null where it holds anything
 * besides comparisons, "answered", and, or, not and brackets: then it is to be kept as it is written.
 */
export function logicInWords(rule: string, names: LogicNames): string | null {
  const tokens = ruleTokens(rule);
  if (tokens === null || tokens.length === 0) return null;
  let at = 0;
  const peek = (): RuleToken | undefined => tokens[at];
  const isSign = (text: string): boolean => peek()?.kind === "sign" && peek()?.text === text;
  const take = (text: string): boolean => {
    if (!isSign(text)) return false;
    at++;
    return true;
  };
  const word = (): string => (peek()?.kind === "text" ? "" : (peek()?.text.toLowerCase() ?? ""));

  const joined = (depth: number): string | null => {
    let whole = single(depth);
    let before: string | null = null;
    for (
      let kind = conjunctions.get(word());
      whole !== null && kind !== undefined;
      kind = conjunctions.get(word())
    ) {
      at++;
      const next = single(depth);
      if (next === null) return null;
      whole = before !== null && before !== kind ? `(${whole}) ${kind} ${next}` : `${whole} ${kind} ${next}`;
      before = kind;
    }
    return whole;
  };
  const single = (depth: number): string | null => {
    if (depth > deepest) return null;
    if (isSign("!") || word() === "not") {
      at++;
      const inner = single(depth + 1);
      if (inner === null) return null;
      return / is not answered$/.test(inner) && !/ (?:and|or) /.test(inner)
        ? inner.replace(/ is not answered$/, " is answered")
        : `not (${inner})`;
    }
    if (take("(")) {
      const inner = joined(depth + 1);
      if (inner === null || !take(")")) return null;
      return / or /.test(inner) && conjunctions.get(word()) === "and" ? `(${inner})` : inner;
    }
    return comparison();
  };
  const comparison = (): string | null => {
    const first = tokens[at++];
    if (first === undefined || first.kind === "sign") return null;
    const lower = first.text.toLowerCase();
    if (first.kind === "name" && (lower === "is_empty" || lower === "empty") && take("("))
      return answered(" is not answered");
    const operator = word();
    if (first.kind === "name" && (operator === "empty" || operator === "notempty")) {
      at++;
      const called = names.variable(first.text);
      return called === null ? null : `${called} ${operator === "empty" ? "is not answered" : "is answered"}`;
    }
    const words = comparisons.get(operator);
    if (words === undefined) return null;
    at++;
    const values = operands();
    return values === null ? null : compared(first, words, values);
  };
  const answered = (words: string): string | null => {
    const inner = tokens[at++];
    const called = inner?.kind === "name" ? names.variable(inner.text) : null;
    return called === null || !take(")") ? null : `${called}${words}`;
  };
  const operands = (): RuleToken[] | null => {
    if (!take("[")) {
      const only = tokens[at++];
      return only === undefined || only.kind === "sign" ? null : [only];
    }
    const list: RuleToken[] = [];
    while (!take("]")) {
      const item = tokens[at++];
      if (item === undefined || item.kind === "sign") return null;
      list.push(item);
      take(",");
    }
    return list;
  };
  const compared = (first: RuleToken, words: string, others: readonly RuleToken[]): string | null => {
    const swapped = first.kind !== "name" && others.length === 1 && others[0]?.kind === "name";
    if (swapped && words !== "is" && words !== "is not") return null;
    const [subject, values] = swapped && others[0] ? [others[0], [first]] : [first, others];
    const called = subject.kind === "name" ? names.variable(subject.text) : null;
    if (called === null) return null;
    const [only] = values;
    if (
      only &&
      values.length === 1 &&
      only.text === "" &&
      only.kind === "text" &&
      /^is(?: not)?$/.test(words)
    )
      return `${called} ${words === "is" ? "is not answered" : "is answered"}`;
    if (only && names.isTick(subject.text) && only.text === "Y" && /^is(?: not)?$/.test(words))
      return `${called} ${words} ticked`;
    const said = values.map((value) => {
      if (value.kind === "name") return names.variable(value.text);
      const label = names.answer(subject.text, value.text);
      return label !== null ? `‘${label}’` : value.kind === "number" ? value.text : `‘${value.text}’`;
    });
    return said.includes(null) ? null : `${called} ${words} ${said.join(" or ")}`;
  };

  const whole = joined(0);
  return at === tokens.length ? whole : null;
}

const pattern =
  /\s*(?:(\d+(?:\.\d+)?)(?![\w.])|"([^"]*)"|'([^']*)'|\{([^{}]+)\}|([\p{L}_][\p{L}\p{N}_.\-#]*(?<!-))|(==|!=|<>|>=|<=|\*=|&&|\|\||[=<>!&|()[\],]))/uy;

/** The words, values and signs of a rule; null where it is too long or holds something that none of them is. */
export function ruleTokens(rule: string): RuleToken[] | null {
  if (rule.length > longestRule) return null;
  const tokens: RuleToken[] = [];
  const text = rule.trim();
  pattern.lastIndex = 0;
  while (pattern.lastIndex < text.length) {
    const found = pattern.exec(text);
    if (found === null) return null;
    const [, number, double, single, braced, name, sign] = found;
    if (number !== undefined) tokens.push({ kind: "number", text: number });
    else if (double !== undefined || single !== undefined)
      tokens.push({ kind: "text", text: double ?? single ?? "" });
    else if (braced !== undefined) tokens.push({ kind: "name", text: braced.trim() });
    else if (name !== undefined) tokens.push({ kind: "name", text: name });
    else tokens.push({ kind: "sign", text: sign ?? "" });
  }
  return tokens;
}
