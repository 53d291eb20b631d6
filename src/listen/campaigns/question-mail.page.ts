import { Html, html } from "#platform/html/html.ts";

/** A question within a mail, in one language. */
interface MailQuestion {
  lead: string;
  text: string;
  /** Figures stand side by side, words below one another. */
  kind: "figures" | "words";
  answers: readonly { label: string; name: string; address: string }[];
  /** What the ends of a scale mean; null where every answer says it itself. */
  ends: string | null;
}

/** What a mail says in one language. */
interface MailPart {
  language: string;
  direction: "ltr" | "rtl";
  body: string;
  question: MailQuestion | null;
}

// Mail programs that know no style sheets show plain links. Colours are given for light and dark, both with contrast.
const style = new Html(`:root{color-scheme:light dark}
body{margin:0;padding:0;background:#ffffff;color:#1b1f24}
.mail{max-width:36em;margin:0 auto;padding:24px 16px;font:16px/1.5 system-ui,-apple-system,'Segoe UI',sans-serif}
.mail+.mail{border-top:1px solid #8a929b}
p{margin:0 0 16px;overflow-wrap:anywhere}
a{color:#0b5394}
.asked{margin:0 0 16px;padding:16px;border:1px solid #8a929b;border-radius:6px}
.asked h1{margin:0 0 8px;font-size:inherit}
.asked p:last-child{margin-bottom:0}
.answers{margin:0 0 12px;padding:0;list-style:none}
.answers li{margin:0 0 8px}
.answers.figures li{display:inline-block;margin-inline-end:6px}
.answers a{display:inline-block;box-sizing:border-box;min-width:44px;min-height:44px;padding:9px 12px;border:1px solid #0b5394;border-radius:6px;color:#0b5394;background:#ffffff;text-align:center;text-decoration:none;font-weight:600}
.small{font-size:14px}
@media (prefers-color-scheme:dark){body{background:#15181c;color:#e8eaed}a{color:#8ab8f5}.asked,.mail+.mail{border-color:#7b838c}.answers a{color:#8ab8f5;background:#15181c;border-color:#8ab8f5}}
`);

/** Addresses in a text; one in a sentence ends before its full stop. */
const link = /https?:\/\/[^\s<>"]*[^\s<>".,;:!?)\]]/g;

function linked(line: string): Html {
  const parts: (Html | string)[] = [];
  let end = 0;
  for (const { 0: found, index } of line.matchAll(link)) {
    parts.push(line.slice(end, index), html`<a href="${found}">${found}</a>`);
    end = index + found.length;
  }
  return html`${parts}${line.slice(end)}`;
}

const paragraph = (text: string): Html =>
  html`<p>${text.split(/\r?\n/).map((line, index) => html`${index > 0 && html`<br>`}${linked(line)}`)}</p>
`;

function asked({ lead, text, kind, answers, ends }: MailQuestion): Html {
  const items = answers.map(
    ({ label, name, address }) =>
      html`<li><a href="${address}"${name !== label && html` aria-label="${name}" title="${name}"`}>${label}</a></li>`,
  );
  return html`<div class="asked"><h1>${text}</h1>
<ul class="answers ${kind}" role="list">${items}</ul>
${ends !== null && html`<p class="small">${ends}</p>`}<p class="small">${lead}</p></div>
`;
}

/** The paragraphs, with the question before the one that has the personal link. */
function partOf({ language, direction, body, question }: MailPart, address: string): Html {
  const paragraphs = body.trim().split(/\r?\n(?:[ \t]*\r?\n)+/);
  const place = paragraphs.findIndex((text) => text.includes(address));
  return html`<div class="mail" lang="${language}" dir="${direction}">
${paragraphs.map((text, index) => html`${index === place && question && asked(question)}${paragraph(text)}`)}</div>
`;
}

/**
 * A mail that asks its first question itself. Everything is in the plain text as well, but the links of single answers.
 *
 * @param address the personal link, as it stands in the bodies
 */
export function questionMail(subject: string, parts: readonly MailPart[], address: string): string {
  const [first] = parts;
  return html`<!doctype html>
<html lang="${first?.language ?? "en"}" dir="${first?.direction ?? "ltr"}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark"><title>${subject}</title>
<style>${style}</style></head>
<body><main>${parts.map((part) => partOf(part, address))}</main></body>
</html>
`.toString();
}
