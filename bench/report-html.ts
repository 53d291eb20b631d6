import type { Brand } from "#document/brand.ts";
import type { Block, CoachingPage, Form, Report, Table, Totals } from "#document/report.ts";
import { type Html, html } from "./html.ts";
import { barChart, intervalChart } from "./report-html-charts.ts";
import { reportStyle } from "./report-html-style.ts";

function totals({ items }: Totals): Html {
  const cells = items.map(
    ({ label, value, note }) =>
      html`<div><p class="label">${label}</p><p class="large">${value}</p><p class="label">${note}</p></div>`,
  );
  return html`<div class="totals column">${cells}</div>`;
}

function shadeOf(shade: number | undefined): string {
  if (shade === undefined) return "";
  const share = 45 * Math.min(1, Math.abs(shade));
  return `background: color-mix(in srgb, var(${shade < 0 ? "--accent" : "--primary"}) ${share}%, transparent)`;
}

function table({ title, columns, rows, note }: Table): Html {
  const head = columns.map(
    (column) => html`<th scope="col" class="${column.align} ${column.width}">${column.title}</th>`,
  );
  const body = rows.map(({ cells }) => {
    const row = cells.map(
      ({ text, shade }, index) =>
        html`<td class="${columns[index]?.align ?? "start"}" style="${shadeOf(shade)}">${text}</td>`,
    );
    return html`<tr>${row}</tr>`;
  });
  return html`<p class="title">${title}</p><table><thead><tr>${head}</tr></thead><tbody>${body}</tbody></table>
    ${note === undefined ? null : html`<p class="label">${note}</p>`}`;
}

function dots({ minimum, maximum }: CoachingPage["scale"], rating: number): Html[] {
  return Array.from({ length: maximum - minimum + 1 }, (_, index) =>
    minimum + index === rating ? html`<i class="dot given">${rating}</i>` : html`<i class="dot"></i>`,
  );
}

function coaching(page: CoachingPage, id: string): Html {
  const ratings = page.ratings.map(
    ({ perspective, statement, rating, anchor }) =>
      html`<div class="rating"><p class="label strong">${perspective}</p><p class="statement">${statement}</p>
        <p>${dots(page.scale, rating)}</p><p class="label">${anchor}</p></div>`,
  );
  const questions = page.questions.map(
    ({ title, items }) =>
      html`<div><p class="group">${title}</p><ol>${items.map((item) => html`<li>${item}</li>`)}</ol></div>`,
  );
  return html`<section class="coaching"><p class="kicker">${page.competency}</p>
    <h2 id="${id}">${page.code} ${page.topic}</h2>
    <div class="pair"><div>${ratings}</div><div>${page.essay.map((text) => html`<p>${text}</p>`)}</div></div>
    <div class="best column"><p class="group">${page.bestOrganisations.title}</p><p>${page.bestOrganisations.text}</p></div>
    <div class="questions column">${questions}</div>
    <div class="notes column"><p class="label">${page.notes}</p><hr><hr></div></section>`;
}

function form({ clauses, signatures }: Form): Html {
  const asked = clauses.map(({ title, help, answers }, index) => {
    const lines = Array.from(
      { length: answers },
      (_, line) => html`<div class="line"><span>${answers > 1 ? line + 1 : ""}</span></div>`,
    );
    return html`<div class="pair clause"><p class="term">${index + 1}. ${title}</p><div><p class="label">${help}</p>${lines}</div></div>`;
  });
  const places = signatures.map((signature) => html`<p class="label">${signature}</p>`);
  return html`${asked}<div class="signatures">${places}</div>`;
}

function blockHtml(block: Block, index: number): Html {
  const id = `block-${index}`;
  switch (block.kind) {
    case "chapter":
      return html`<div class="chapter">${block.kicker === undefined ? null : html`<p class="kicker">${block.kicker}</p>`}
        <h1 id="${id}">${block.title}</h1></div>`;
    case "heading":
      return html`<h2 class="${block.newPage ? "new-page" : ""}">${block.title}</h2>`;
    case "paragraph":
      return html`<p class="column ${block.style ?? "body"}">${block.text}</p>`;
    case "list": {
      const items = block.items.map((item) => html`<li>${item}</li>`);
      return block.ordered ? html`<ol class="column">${items}</ol>` : html`<ul class="column">${items}</ul>`;
    }
    case "definitions":
      return html`<div>${block.items.map(
        ({ term, text }) =>
          html`<div class="pair definition"><p class="term">${term}</p><p>${text}</p></div>`,
      )}</div>`;
    case "totals":
      return totals(block);
    case "bars":
      return barChart(block);
    case "intervals":
      return intervalChart(block);
    case "table":
      return table(block);
    case "coaching":
      return coaching(block, id);
    case "form":
      return form(block);
    case "parts":
    case "dots":
    case "spreads":
    case "series":
    case "map":
    case "split":
    case "paper":
    case "poster":
    case "cards":
      throw new Error(`a personal report has no ${block.kind}`);
  }
}

/** Chapters and coaching pages, as the printed outline has them; browsers can't print the page numbers. */
function contents({ blocks, labels }: Report): Html {
  const entries = blocks.flatMap((block, index) => {
    if (block.kind === "chapter")
      return [html`<li class="first"><a href="#block-${index}">${block.title}</a></li>`];
    if (block.kind !== "coaching") return [];
    return [html`<li><a href="#block-${index}">${block.code} ${block.topic}</a></li>`];
  });
  return html`<nav class="chapter"><h1>${labels.contents}</h1><ul>${entries}</ul></nav>`;
}

function cover({ cover, title, subject }: Report, brand: Brand): Html {
  const facts = cover.facts.map(
    ({ label, value }) => html`<div class="pair fact"><p class="label">${label}</p><p>${value}</p></div>`,
  );
  return html`<header class="cover"><p class="brand">${brand.name}</p><p class="kicker">${cover.kicker}</p>
    <p class="report-title">${title}</p><div class="stroke"></div><p class="subject">${subject}</p>
    <div class="facts">${facts}</div><p class="label notice">${cover.notice}</p></header>`;
}

/** A report as one HTML page for printing on A4: the content of report.typ in a similar layout. */
export function reportHtml(report: Report, brand: Brand): string {
  const page = html`<!doctype html><html lang="${report.language}"><head><meta charset="utf-8">
    <title>${report.title} – ${report.shortSubject}</title>${reportStyle(report, brand)}</head>
    <body>${cover(report, brand)}${contents(report)}<main>${report.blocks.map(blockHtml)}</main></body></html>`;
  return page.text;
}
