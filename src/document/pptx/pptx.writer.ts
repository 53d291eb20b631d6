import { inflateRawSync } from "node:zlib";
import PptxGenJS from "pptxgenjs";
import { packedParts } from "#platform/spreadsheet/packed-parts.writer.ts";
import { readZipDirectory } from "#platform/spreadsheet/zip-directory.ts";
import { completed, type DrawnChart, escaped } from "./chart-markup.ts";
import { chartPlaces, noteHeight } from "./chart-places.ts";
import type { Deck, DeckTable, Slide, SlideChart, TextLine } from "./deck.ts";
import { fitted, textHeight } from "./fit.ts";
import { addChart, font, hex, ink, quiet } from "./pptx-chart.writer.ts";

type Presentation = PptxGenJS.default;
type DrawnSlide = PptxGenJS.default.Slide;

/** The package's types say CommonJS, what is loaded is a module. */
const Presentation = PptxGenJS as unknown as typeof PptxGenJS.default;

/** Inches, on a slide of 13.33 by 7.5. */
const margin = 0.6;
const width = 13.33 - 2 * margin;
const top = 1.45;
const bottom = 6.85;
/** How much wider bold letters are, with room for programs that have another typeface. */
const boldness = 1.22;

/**
 * Writes a presentation whose charts and tables can be edited, with speaker notes, and alternative texts on charts and
 * pictures. Texts are made smaller where they need more room, and never run over.
 */
export async function writePptx(deck: Deck): Promise<Buffer> {
  const presentation = new Presentation();
  presentation.layout = "LAYOUT_WIDE";
  presentation.title = deck.title;
  presentation.subject = deck.title;
  presentation.author = deck.publisher;
  // Of these texts the library doesn't escape this one.
  presentation.company = escaped(deck.publisher);
  presentation.theme = { headFontFace: font, bodyFontFace: font };
  defineMasters(presentation, deck);
  const charts: DrawnChart[] = [];
  for (const slide of deck.slides) {
    const drawn = presentation.addSlide({ masterName: slide.kind === "title" ? "Title" : "Content" });
    charts.push(...drawSlide(drawn, deck, slide));
    drawn.addNotes(clean(slide.notes));
  }
  const made = (await presentation.write({ outputType: "nodebuffer" })) as Buffer;
  return await withCompletedCharts(made, charts);
}

/** Text without what XML can't hold. */
const clean = (text: string) => text.toWellFormed().replace(/(?![\t\n\r])[\p{Cc}\uFFFE\uFFFF]/gu, "");

function defineMasters(presentation: Presentation, deck: Deck): void {
  const publisher = clean(deck.publisher);
  const footer = [publisher, clean(deck.title)].filter((text) => text !== "").join("  ·  ");
  const line = fitted(footer, { width: 10, height: 0.3 }, { most: 10, least: 8 });
  presentation.defineSlideMaster({
    title: "Content",
    background: { color: "FFFFFF" },
    objects: [
      { rect: { x: 0, y: 0, w: 0.18, h: 7.5, fill: { color: hex(deck.primary) } } },
      {
        text: {
          text: line.text,
          options: {
            x: margin,
            y: 7.02,
            w: 10.4,
            h: 0.3,
            fontFace: font,
            fontSize: line.points,
            color: quiet,
            margin: 0,
          },
        },
      },
      {
        placeholder: {
          options: {
            name: "title",
            type: "title",
            x: margin,
            y: 0.35,
            w: width,
            h: 0.95,
            fontFace: font,
            fontSize: 28,
            bold: true,
            color: hex(deck.primary),
            align: "left",
            valign: "middle",
            margin: 0,
          },
          text: "",
        },
      },
    ],
    slideNumber: {
      x: 12.2,
      y: 7.02,
      w: 0.6,
      h: 0.3,
      fontFace: font,
      fontSize: 10,
      color: quiet,
      align: "right",
    },
  });
  presentation.defineSlideMaster({
    title: "Title",
    background: { color: "FFFFFF" },
    objects: [
      { rect: { x: 0, y: 0, w: 13.33, h: 0.35, fill: { color: hex(deck.primary) } } },
      {
        placeholder: {
          options: {
            name: "title",
            type: "title",
            x: margin,
            y: 2.2,
            w: width,
            h: 1.7,
            fontFace: font,
            fontSize: 40,
            bold: true,
            color: hex(deck.primary),
            align: "left",
            valign: "bottom",
            margin: 0,
          },
          text: "",
        },
      },
    ],
  });
}

/** @returns the charts on it, in the order in which they were drawn */
function drawSlide(drawn: DrawnSlide, deck: Deck, slide: Slide): DrawnChart[] {
  const isTitle = slide.kind === "title";
  const head = fitted(
    clean(slide.title),
    { width: width / boldness, height: isTitle ? 1.6 : 0.95 },
    { most: isTitle ? 40 : 28, least: 14 },
  );
  // The size of a placeholder wins over the text's, but not over its runs'.
  drawn.addText([{ text: head.text, options: { fontSize: head.points } }], { placeholder: "title" });
  if (slide.kicker) drawKicker(drawn, deck, slide.kicker);
  switch (slide.kind) {
    case "title":
      drawTitle(drawn, deck, slide.subtitle);
      break;
    case "figures":
      drawFigures(drawn, deck, slide);
      break;
    case "text":
      drawLines(drawn, deck, slide.lines, top, bottom - top);
      break;
    case "chart":
      return drawCharts(drawn, deck, slide.charts, drawLead(drawn, slide.lead));
    case "table": {
      const from = drawLead(drawn, slide.lead);
      drawTable(drawn, deck, slide.table, from);
      drawNote(drawn, slide.note, bottom - 0.45);
    }
  }
  return [];
}

/** What a slide is about, above a title that says what was found. */
function drawKicker(drawn: DrawnSlide, deck: Deck, kicker: string): void {
  const text = fitted(clean(kicker), { width, height: 0.26 }, { most: 13, least: 9 });
  drawn.addText(text.text, {
    x: margin,
    y: 0.16,
    w: width,
    h: 0.26,
    fontFace: font,
    fontSize: text.points,
    bold: true,
    color: hex(deck.accent),
    valign: "top",
    margin: 0,
  });
}

/** Charts below each other, each with what it shows above and how to read it below. */
function drawCharts(
  drawn: DrawnSlide,
  deck: Deck,
  charts: readonly SlideChart[],
  from: number,
): DrawnChart[] {
  const places = chartPlaces(charts, from, bottom);
  return charts.map(({ caption, chart, note, alt }, index) => {
    const place = places[index] ?? { caption: from, chart: from, height: 0, note: from };
    if (caption !== "") {
      const text = fitted(clean(caption), { width: width / boldness, height: 0.3 }, { most: 14, least: 9 });
      drawn.addText(text.text, {
        x: margin,
        y: place.caption,
        w: width,
        h: 0.3,
        fontFace: font,
        fontSize: text.points,
        bold: true,
        color: ink,
        valign: "middle",
        margin: 0,
      });
    }
    const area = { x: margin - 0.1, y: place.chart, w: width + 0.2, h: place.height };
    const done = addChart(drawn, deck, cleanChart(chart), area, clean(alt));
    drawNote(drawn, note, place.note);
    return done;
  });
}

/** Names without what XML can't hold. */
const cleanChart = (chart: SlideChart["chart"]): SlideChart["chart"] =>
  chart.kind === "plane"
    ? { ...chart, points: chart.points.map((point) => ({ ...point, label: clean(point.label) })) }
    : {
        ...chart,
        categories: chart.categories.map(clean),
        series: chart.series.map((series) => ({ ...series, name: clean(series.name) })),
      };

function drawTitle(drawn: DrawnSlide, deck: Deck, subtitle: string): void {
  const said = [subtitle, deck.publisher]
    .filter((text) => text !== "")
    .map(clean)
    .join("\n");
  const text = fitted(said, { width, height: 1.6 }, { most: 20, least: 12 });
  drawn.addText(text.text, {
    x: margin,
    y: 4.1,
    w: width,
    h: 1.6,
    fontFace: font,
    fontSize: text.points,
    color: ink,
    valign: "top",
    margin: 0,
  });
  const { logo } = deck;
  if (!logo) return;
  const scale = Math.min(3 / logo.width, 1.1 / logo.height);
  drawn.addImage({
    data: `${logo.type};base64,${Buffer.from(logo.bytes).toString("base64")}`,
    x: margin,
    y: 0.75,
    w: logo.width * scale,
    h: logo.height * scale,
    altText: deck.publisher === "" ? "Logo" : `Logo of ${clean(deck.publisher)}`,
  });
}

/** @returns where what follows begins */
function drawLead(drawn: DrawnSlide, lead: string): number {
  if (lead === "") return top;
  const text = fitted(clean(lead), { width, height: 0.95 }, { most: 16, least: 11 });
  const height = textHeight(text.text, text.points, width) + 0.1;
  drawn.addText(text.text, {
    x: margin,
    y: top - 0.05,
    w: width,
    h: height,
    fontFace: font,
    fontSize: text.points,
    color: ink,
    valign: "top",
    margin: 0,
  });
  return top + height + 0.05;
}

function drawNote(drawn: DrawnSlide, note: string, y: number): void {
  if (note === "") return;
  const text = fitted(clean(note), { width, height: noteHeight }, { most: 12, least: 9 });
  drawn.addText(text.text, {
    x: margin,
    y,
    w: width,
    h: noteHeight,
    fontFace: font,
    fontSize: text.points,
    color: quiet,
    valign: "bottom",
    margin: 0,
  });
}

function drawFigures(
  drawn: DrawnSlide,
  deck: Deck,
  { figures, lines }: Extract<Slide, { kind: "figures" }>,
): void {
  const shown = figures.slice(0, 4);
  const each = width / Math.max(1, shown.length);
  shown.forEach(({ label, value, note }, index) => {
    const x = margin + index * each;
    const box = { x, w: each - 0.3, fontFace: font, margin: 0, valign: "top" as const };
    const sized = (text: string, height: number, most: number, least: number) =>
      fitted(clean(text), { width: each - 0.3, height }, { most, least });
    const parts = [
      { ...sized(label, 0.35, 14, 10), y: top, h: 0.35, color: quiet, bold: false },
      { ...sized(value, 0.75, 40, 20), y: top + 0.35, h: 0.75, color: hex(deck.primary), bold: true },
      { ...sized(note, 0.7, 13, 9), y: top + 1.1, h: 0.7, color: ink, bold: false },
    ];
    for (const { text, points, y, h, color, bold } of parts)
      drawn.addText(text, { ...box, y, h, color, bold, fontSize: points });
  });
  const from = shown.length > 0 ? top + 2 : top;
  drawLines(
    drawn,
    deck,
    lines.map((text) => ({ text, look: "bullet" })),
    from,
    bottom - from,
  );
}

const looks: Record<TextLine["look"], { scale: number; italic?: boolean; bold?: boolean; bullet?: boolean }> =
  {
    body: { scale: 1 },
    bullet: { scale: 1, bullet: true },
    quotation: { scale: 1.05, italic: true },
    heading: { scale: 1.1, bold: true },
    small: { scale: 0.75 },
  };

function drawLines(
  drawn: DrawnSlide,
  deck: Deck,
  lines: readonly TextLine[],
  y: number,
  height: number,
): void {
  if (lines.length === 0) return;
  const heightAt = (points: number) =>
    lines.reduce(
      (sum, { text, look }) => sum + textHeight(clean(text), points * looks[look].scale, width - 0.5) + 0.12,
      0,
    );
  let points = 18;
  while (points > 9 && heightAt(points) > height) points--;
  const runs = lines.map(({ text, look }) => {
    const { scale, italic = false, bold = false, bullet = false } = looks[look];
    const color = look === "heading" ? hex(deck.primary) : look === "small" ? quiet : ink;
    const own = {
      fontSize: Math.round(points * scale),
      italic,
      bold,
      color,
      paraSpaceAfter: 8,
      breakLine: true,
    };
    return { text: clean(text), options: bullet ? { ...own, bullet: true } : own };
  });
  drawn.addText(runs, { x: margin, y, w: width, h: height, fontFace: font, valign: "top", margin: 0 });
}

function drawTable(drawn: DrawnSlide, deck: Deck, { columns, rows, rowHeight }: DeckTable, y: number): void {
  const whole = columns.reduce((sum, column) => sum + column.width, 0);
  const border = { type: "solid" as const, pt: 0.75, color: "C8CED2" };
  const base = {
    fontFace: font,
    valign: "middle" as const,
    border: [border, border, border, border] as [typeof border, typeof border, typeof border, typeof border],
  };
  const header = columns.map(({ title, align }) => ({
    text: clean(title),
    options: {
      ...base,
      bold: true,
      fontSize: 13,
      color: "FFFFFF",
      fill: { color: hex(deck.primary) },
      align: align === "end" ? ("right" as const) : ("left" as const),
    },
  }));
  const body = rows.map((row) =>
    columns.map(({ align, width: part }, index) => {
      const cell = (part / whole) * width - 0.25;
      const text = fitted(
        clean(row[index] ?? ""),
        { width: cell, height: tableRow(rowHeight) },
        { most: 13, least: 9 },
      );
      return {
        text: text.text,
        options: {
          ...base,
          fontSize: text.points,
          color: ink,
          align: align === "end" ? ("right" as const) : ("left" as const),
        },
      };
    }),
  );
  drawn.addTable([header, ...body], {
    x: margin,
    y,
    w: width,
    colW: columns.map((column) => (column.width / whole) * width),
    rowH: [0.4, ...rows.map(() => tableRow(rowHeight))],
    margin: 0.06,
  });
}

const tableRow = (height: number | undefined) => height ?? 0.42;

/** The archive with the same files, but for the charts, in the order in which they were drawn. */
async function withCompletedCharts(archive: Buffer, charts: readonly DrawnChart[]): Promise<Buffer> {
  const entries = readZipDirectory(archive) ?? [];
  const order = entries
    .flatMap(({ name }) => /^ppt\/charts\/chart(\d+)\.xml$/.exec(name)?.[1] ?? [])
    .map(Number)
    .sort((one, other) => one - other);
  const parts = entries
    .filter(({ name }) => !name.endsWith("/"))
    .map((entry) => {
      const content = unpacked(archive, entry);
      const number = /^ppt\/charts\/chart(\d+)\.xml$/.exec(entry.name)?.[1];
      const chart = number === undefined ? undefined : charts[order.indexOf(Number(number))];
      return { name: entry.name, pieces: [chart ? completed(content.toString(), chart) : content] };
    });
  const bytes: Uint8Array[] = [];
  for await (const piece of packedParts(parts)) bytes.push(piece);
  return Buffer.concat(bytes);
}

function unpacked(
  archive: Buffer,
  { offset, method, compressed }: { offset: number; method: number; compressed: number },
): Buffer {
  const start = offset + 30 + archive.readUInt16LE(offset + 26) + archive.readUInt16LE(offset + 28);
  const packed = archive.subarray(start, start + compressed);
  return method === 0 ? packed : inflateRawSync(packed);
}
