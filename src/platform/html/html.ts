/** Text that is HTML already. Only the template tag below makes it, so that nothing unescaped gets in. */
export class Html {
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  toString(): string {
    return this.#text;
  }
}

/** What a template may hold: text is escaped, HTML nests, lists are joined, and what is not there leaves nothing. */
export type HtmlPart = Html | string | number | false | null | undefined | readonly HtmlPart[];

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

const escapeText = (text: string): string =>
  text.replace(/[&<>"']/g, (character) => entities[character] ?? "");

function textOf(part: HtmlPart): string {
  if (typeof part === "string") return escapeText(part);
  if (typeof part === "number") return String(part);
  if (part === null || part === undefined || part === false) return "";
  return part instanceof Html ? part.toString() : part.map(textOf).join("");
}

/**
 * Makes HTML. Values are safe between tags and inside quoted attributes; never put one into an unquoted attribute, a
 * script, a style or an address's scheme.
 *
 * @example
 * html`<a href="${path}"${isHere && html` aria-current="page"`}>${name}</a>`
 */
export function html(strings: TemplateStringsArray, ...parts: readonly HtmlPart[]): Html {
  let text = strings[0] ?? "";
  for (const [index, part] of parts.entries()) text += textOf(part) + (strings[index + 1] ?? "");
  return new Html(text);
}
