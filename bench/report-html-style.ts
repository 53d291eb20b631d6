import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import type { Brand } from "#document/brand.ts";
import type { Report } from "#document/report.ts";
import { Html } from "./html.ts";

/** The fonts of pdf.renderer.ts by family: weight, style and file. */
const fonts: [family: string, weight: number, style: string, file: string][] = [
  ["Source Serif 4", 400, "normal", "source-serif-4/400Regular/SourceSerif4_400Regular.ttf"],
  ["Source Serif 4", 400, "italic", "source-serif-4/400Regular_Italic/SourceSerif4_400Regular_Italic.ttf"],
  ["Source Serif 4", 600, "normal", "source-serif-4/600SemiBold/SourceSerif4_600SemiBold.ttf"],
  ["Source Sans 3", 400, "normal", "source-sans-3/400Regular/SourceSans3_400Regular.ttf"],
  ["Source Sans 3", 600, "normal", "source-sans-3/600SemiBold/SourceSans3_600SemiBold.ttf"],
  ["Amiri", 400, "normal", "amiri/400Regular/Amiri_400Regular.ttf"],
  ["Amiri", 700, "normal", "amiri/700Bold/Amiri_700Bold.ttf"],
  ["Noto Serif Hebrew", 400, "normal", "noto-serif-hebrew/400Regular/NotoSerifHebrew_400Regular.ttf"],
  ["Noto Serif Hebrew", 600, "normal", "noto-serif-hebrew/600SemiBold/NotoSerifHebrew_600SemiBold.ttf"],
];

const require = createRequire(import.meta.url);

const fontFaces = fonts
  .map(([family, weight, style, file]) => {
    const url = pathToFileURL(require.resolve(`@expo-google-fonts/${file}`));
    return `@font-face { font-family: "${family}"; font-weight: ${weight}; font-style: ${style}; src: url("${url}") }`;
  })
  .join("\n");

/** A text as a CSS string. */
function quoted(text: string): string {
  return `"${text.replace(/["\\<\n]/g, (character) => `\\${character.codePointAt(0)?.toString(16)} `)}"`;
}

function pageStyle(report: Report, brand: Brand): string {
  const small = `font: 8pt var(--sans); color: #5c5b57`;
  const line =
    "border-bottom: 0.4pt solid #d5d1c8; vertical-align: bottom; padding-bottom: 1mm; margin-bottom: 8mm";
  return `
@page {
  size: A4; margin: 27mm 24mm 24mm;
  @top-left { content: ${quoted(`${report.title} · ${report.shortSubject}`)}; ${small}; ${line} }
  @top-right { content: ${quoted(brand.name)}; ${small}; ${line} }
  @bottom-right { content: ${quoted(`${report.labels.page} `)} counter(page) " / " counter(pages); ${small} }
}
@page cover { margin: 0; @top-left { content: none } @top-right { content: none } @bottom-right { content: none } }`;
}

const rules = `
* { box-sizing: border-box; margin: 0; padding: 0; print-color-adjust: exact }
body { font: 10.2pt/1.33 var(--serif); color: #1d1d1b; hyphens: auto; orphans: 2; widows: 2 }
p + p { margin-top: 0.34em }
.label { font: 8.4pt/1.33 var(--sans); color: #5c5b57 }
.strong, .term, .group, .title { font-family: var(--sans); font-weight: 600; color: var(--primary); hyphens: manual }
.term { font-size: 9.4pt; line-height: 1.3 }
.group { font-size: 9pt }
.title { font-size: 10pt; color: inherit; margin: 6mm 0 2.4mm; break-after: avoid }
.kicker { font: 600 8.4pt var(--sans); color: var(--accent); letter-spacing: 0.06em; text-transform: uppercase; margin-bottom: 2mm }
.column { margin-left: 44mm; margin-bottom: 0.34em }
.pair { display: grid; grid-template-columns: 40mm 1fr; column-gap: 4mm }
.definition p + p, .fact p + p { margin: 0 }
.definition { margin-bottom: 3.2mm }
.lead { font-size: 12.2pt; line-height: 1.29; color: var(--primary); margin-top: 5mm; margin-bottom: 5mm }
.note { font: 8.8pt/1.33 var(--sans); color: #5c5b57 }
h1, h2 { color: var(--primary); font-weight: 600; line-height: 1.2; hyphens: manual; break-after: avoid }
h1 { font-size: 23pt; padding-bottom: 2mm; border-bottom: 1.2pt solid var(--primary); margin-bottom: 8mm }
h2 { font-size: 14.5pt; margin: 6mm 0 4mm }
.chapter, .new-page, .coaching { break-before: page }
ol, ul { padding-left: 6mm }
li { margin-bottom: 0.24em }
nav ul { padding: 0; list-style: none }
nav li { font: 9pt var(--sans); margin: 1.3mm 0 1.3mm 5mm }
nav li.first { font-weight: 600; font-size: 9.8pt; margin: 3.6mm 0 1.6mm }
a { color: inherit; text-decoration: none }
.cover { page: cover; height: 297mm; padding: 24mm 24mm 22mm; border-left: 9mm solid var(--primary); padding-left: 15mm; display: flex; flex-direction: column; align-items: stretch }
.brand { height: 18mm; margin-bottom: 34mm; font: 600 12pt var(--sans); color: var(--primary) }
.report-title { font-size: 34pt; font-weight: 600; line-height: 1.15; color: var(--primary) }
.stroke { width: 32mm; border-top: 2pt solid var(--accent); margin: 10mm 0 8mm }
.subject { font-size: 30pt; line-height: 1.2 }
.facts { margin-top: auto }
.fact { font: 9.6pt var(--sans); margin-bottom: 1.5mm }
.notice { margin-top: 9mm; padding-top: 3mm; border-top: 0.4pt solid #d5d1c8 }
.totals, .signatures { display: grid; grid-auto-flow: column; grid-auto-columns: 1fr; column-gap: 6mm }
.totals > div { border-top: 0.8pt solid var(--primary); padding-top: 1.5mm }
.large { font-size: 21pt; font-weight: 600; color: var(--primary); line-height: 1.2 }
.totals p + p { margin: 0 }
table { width: 100%; border-collapse: collapse; font: 8.6pt/1.3 var(--sans); margin-bottom: 3mm }
thead { display: table-header-group }
tr { break-inside: avoid }
th { font-weight: 600; color: var(--primary); border-bottom: 0.9pt solid var(--primary) }
td { border-bottom: 0.4pt solid #d5d1c8 }
th, td { padding: 1.35mm 1.6mm; text-align: start }
.end { text-align: end }
.auto { width: 1%; white-space: nowrap }
.narrow { width: 14mm }
figure { margin: 7mm 0; break-inside: avoid }
.legend { font: 8.4pt var(--sans); color: #5c5b57; margin-bottom: 3mm }
.legend span { margin-right: 5mm }
.chart { display: grid; grid-template-columns: 56mm 87mm 19mm; align-items: center }
.row { font: 8.8pt/1.25 var(--sans); padding-right: 4mm; hyphens: manual }
.marked { font-weight: 600 }
.mark { color: var(--accent) }
svg { display: block; overflow: visible }
.legend svg { display: inline-block }
svg text { font: 2.82px var(--sans); fill: #1d1d1b }
svg text.axis { font-size: 2.68px; fill: #5c5b57 }
.figure { font: 8pt/4.2mm var(--sans); padding-left: 2mm }
.tick { stroke: #d5d1c8; stroke-width: 0.18 }
.series-0, .point-0 { fill: var(--primary) }
.series-1 { fill: color-mix(in srgb, var(--accent) 55%, white) }
.series-2, .series-3 { fill: white; stroke: var(--primary); stroke-width: 0.28 }
.series-3 { stroke: color-mix(in srgb, var(--accent) 80%, white) }
.point-1 { fill: var(--accent) }
.interval-0, .interval-1 { stroke: var(--primary); stroke-width: 0.39 }
.interval-1 { stroke: var(--accent) }
.coaching { font-size: 9.9pt; line-height: 1.27; min-height: 244mm; display: flex; flex-direction: column }
.coaching h2 { margin-top: 0 }
.rating { border-top: 0.8pt solid var(--primary); padding-top: 1.5mm; margin-bottom: 5mm }
.rating p + p { margin-top: 2mm }
.statement { font-style: italic; font-size: 9.4pt; line-height: 1.3; hyphens: manual }
.dot { display: inline-block; width: 3mm; height: 3mm; border: 0.6pt solid var(--primary); border-radius: 50%; margin-right: 1mm; vertical-align: bottom; font: 600 7pt/2.6mm var(--sans); text-align: center; color: white }
.given { background: var(--primary) }
.best { background: #f5f2eb; border-left: 1.6pt solid var(--accent); padding: 4.5mm 5mm; font-size: 9.4pt; margin-top: 2mm }
.best .group { color: var(--accent) }
.best p + p { margin-top: 2mm }
.questions { display: grid; grid-template-columns: 1fr 1fr; column-gap: 7mm; font-size: 9.2pt; line-height: 1.3 }
.questions .group { border-bottom: 0.5pt solid var(--primary); padding-bottom: 1mm; margin-bottom: 2mm }
.notes { margin-top: auto; break-inside: avoid }
.notes hr { border: 0; border-bottom: 0.5pt solid #d5d1c8; height: 8mm }
.clause { margin-bottom: 7mm; break-inside: avoid }
.line { height: 9mm; margin-left: 6mm; border-bottom: 0.5pt solid #5c5b57; position: relative; font: 8.4pt var(--sans) }
.line span { position: absolute; left: -6mm; bottom: 0 }
.signatures { margin-top: 16mm; column-gap: 8mm; break-inside: avoid }
.signatures p { border-top: 0.5pt solid #1d1d1b; padding-top: 1mm; margin: 0 }`;

/** The printed design of theme.typ as a style sheet, with the report's running head and foot. */
export function reportStyle(report: Report, brand: Brand): Html {
  const tokens = `:root { --primary: ${brand.primary}; --accent: ${brand.accent};
  --serif: "Source Serif 4", "Amiri", "Noto Serif Hebrew"; --sans: "Source Sans 3", "Amiri", "Noto Serif Hebrew" }`;
  return new Html(`<style>${fontFaces}\n${tokens}${pageStyle(report, brand)}${rules}</style>`);
}
