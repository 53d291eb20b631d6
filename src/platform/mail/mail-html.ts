import type { MailBrand } from "./mail.ts";

const entities: Record<string, string> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

const escaped = (text: string) => text.replace(/[&<>"']/g, (sign) => entities[sign] ?? sign);

/** An address in a sentence ends before its full stop. */
const link = /https?:\/\/[^\s<>"]*[^\s<>".,;:!?)\]]/g;

function linked(text: string, attributes: string): string {
  let html = "";
  let end = 0;
  for (const { 0: found, index } of text.matchAll(link)) {
    html += `${escaped(text.slice(end, index))}<a href="${escaped(found)}"${attributes}>${escaped(found)}</a>`;
    end = index + found.length;
  }
  return html + escaped(text.slice(end));
}

const paragraphsOf = (text: string, ofLinks = ""): string =>
  text
    .trim()
    .split(/\r?\n(?:[ \t]*\r?\n)+/)
    .map(
      (paragraph) =>
        `<p>${paragraph
          .split(/\r?\n/)
          .map((line) => linked(line, ofLinks))
          .join("<br>\n")}</p>`,
    )
    .join("\n");

const page = (content: string, attributes = ""): string => `<!doctype html>
<html${attributes}>
<body style="font-family: sans-serif; font-size: 16px; line-height: 1.5; max-width: 36em">
${content}
</body>
</html>
`;

/** A plain text as simple HTML: paragraphs where lines are empty, and links. */
export const htmlOf = (text: string): string => page(paragraphsOf(text));

/** What a mail says in one language. */
interface MailPart {
  /** BCP 47 tag. */
  language: string;
  direction: "ltr" | "rtl";
  body: string;
}

/** The same in several languages below one another, each in its direction; addresses are read from left to right in all. */
export function htmlOfParts(parts: readonly [MailPart, ...MailPart[]]): string {
  const [{ language, direction }] = parts;
  const attributes = ` lang="${escaped(language)}" dir="${direction}"`;
  const content = parts.map(
    (part) =>
      `<div lang="${escaped(part.language)}" dir="${part.direction}">\n${paragraphsOf(part.body, ' dir="ltr"')}\n</div>`,
  );
  return page(content.join("\n<hr>\n"), attributes);
}

/** Pixels on the screen that a logo fits into. */
const logoFits = { width: 240, height: 72 };

/**
 * A mail's HTML with who writes above its text.
 *
 * @param picture the name by which the message calls the logo that comes with it
 */
export function withBrand(page: string, { name, logo }: MailBrand, picture: string): string {
  const scale = logo && Math.min(1, logoFits.width / logo.width, logoFits.height / logo.height);
  const shown =
    logo && scale
      ? `<img src="cid:${escaped(picture)}" alt="${escaped(name)}" width="${Math.round(logo.width * scale)}" height="${Math.round(logo.height * scale)}" style="background: #ffffff; padding: 4px">`
      : `<strong>${escaped(name)}</strong>`;
  // Within the first text where a page has its texts framed, so that both stand on one line.
  return page.replace(
    /<body[^>]*>\s*(?:<main>\s*<div[^>]*>)?/,
    (start) => `${start}\n<p dir="auto">${shown}</p>`,
  );
}

/** HTML of this module with another paragraph at its end. */
export const withParagraph = (html: string, text: string): string =>
  html.replace(/(?=<\/body>)/, () => `<p dir="auto">${escaped(text)}</p>\n`);
