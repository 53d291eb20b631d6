import { type ArchivePart, packedParts } from "./packed-parts.writer.ts";

/** Moments are shown with their time, days (midnight in UTC) without. */
export type SheetCell = number | string | Date | null;

/** A sheet that is written row by row. */
export interface StreamedSheet {
  /** At most 31 characters, none of \ / ? * [ ] : */
  name: string;
  header: readonly string[];
  /** In characters, by column. */
  widths: readonly number[];
  /** Batches of rows. A sheet's rows are asked for when the sheets before it are written. */
  rows: AsyncIterable<readonly (readonly SheetCell[])[]>;
}

/** What one sheet and one cell hold at most. */
export const mostSheetRows = 1_048_575;
export const mostCellCharacters = 32_767;

const type = "application/vnd.openxmlformats-officedocument.spreadsheetml";
const relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const packages = "http://schemas.openxmlformats.org/package/2006";
const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const xml = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/**
 * Writes an .xlsx workbook of several sheets, one after the other, in memory that doesn't grow with them. Texts are texts:
 * nothing that one begins with makes it a formula.
 *
 * @param sheets whose rows hold texts of at most `mostCellCharacters`, and at most `mostSheetRows` rows
 */
export function writeSheets(sheets: readonly StreamedSheet[]): AsyncGenerator<Uint8Array, void, void> {
  return packedParts(parts(sheets));
}

function* parts(sheets: readonly StreamedSheet[]): Generator<ArchivePart> {
  const one = (name: string, text: string): ArchivePart => ({ name, pieces: [xml + text] });
  const paths = sheets.map((_, index) => `worksheets/sheet${index + 1}.xml`);
  yield one(
    "[Content_Types].xml",
    `<Types xmlns="${packages}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${type}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${type}.styles+xml"/>${paths.map((path) => `<Override PartName="/xl/${path}" ContentType="${type}.worksheet+xml"/>`).join("")}</Types>`,
  );
  yield one(
    "_rels/.rels",
    `<Relationships xmlns="${packages}/relationships"><Relationship Id="rId1" Type="${relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  );
  yield one(
    "xl/workbook.xml",
    `<workbook xmlns="${main}" xmlns:r="${relations}"><sheets>${sheets.map(({ name }, index) => `<sheet name="${escaped(name)}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`).join("")}</sheets></workbook>`,
  );
  yield one(
    "xl/_rels/workbook.xml.rels",
    `<Relationships xmlns="${packages}/relationships">${paths.map((path, index) => `<Relationship Id="rId${index + 1}" Type="${relations}/worksheet" Target="${path}"/>`).join("")}<Relationship Id="rId${paths.length + 1}" Type="${relations}/styles" Target="styles.xml"/></Relationships>`,
  );
  yield one("xl/styles.xml", styles);
  for (const [index, sheet] of sheets.entries())
    yield { name: `xl/${paths[index]}`, pieces: sheetPieces(sheet) };
}

/** Cells without a style, headers, days, moments. */
const styles = `<styleSheet xmlns="${main}"><numFmts count="2"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/><numFmt numFmtId="165" formatCode="yyyy\\-mm\\-dd\\ hh:mm:ss"/></numFmts><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="4"><xf/><xf fontId="1" applyFont="1"/><xf numFmtId="164" applyNumberFormat="1"/><xf numFmtId="165" applyNumberFormat="1"/></cellXfs></styleSheet>`;

/** Characters of a piece, before it is handed on. */
const pieceSize = 2 ** 16;

async function* sheetPieces({ header, widths, rows }: StreamedSheet): AsyncGenerator<string> {
  const columns = header.map((_, index) => columnName(index));
  const cols = widths.map(
    (width, index) => `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"/>`,
  );
  yield `${xml}<worksheet xmlns="${main}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>${cols.length > 0 ? `<cols>${cols.join("")}</cols>` : ""}<sheetData>`;
  const titles = header.map((title, index) => textCell(columns[index] ?? "", 1, title, ' s="1"'));
  let piece = `<row r="1">${titles.join("")}</row>`;
  let number = 1;
  for await (const batch of rows) {
    for (const row of batch) {
      number++;
      piece += `<row r="${number}">`;
      for (let index = 0; index < row.length; index++) {
        const cell = row[index] ?? null;
        if (cell !== null && cell !== "") piece += cellMarkup(columns[index] ?? "", number, cell);
      }
      piece += "</row>";
      if (piece.length >= pieceSize) {
        yield piece;
        piece = "";
      }
    }
  }
  yield `${piece}</sheetData></worksheet>`;
}

const day = 86_400_000;
/** Days between the beginnings of the two calendars. */
const epoch = 25_569;

function cellMarkup(column: string, row: number, cell: number | string | Date): string {
  if (typeof cell === "string") return textCell(column, row, cell, "");
  if (typeof cell === "number")
    return Number.isFinite(cell) ? `<c r="${column}${row}"><v>${cell}</v></c>` : "";
  const time = cell.getTime();
  return `<c r="${column}${row}" s="${time % day === 0 ? 2 : 3}"><v>${time / day + epoch}</v></c>`;
}

const textCell = (column: string, row: number, text: string, style: string) =>
  `<c r="${column}${row}"${style} t="inlineStr"><is><t xml:space="preserve">${escaped(text)}</t></is></c>`;

const special = /[&<>"\uFFFE\uFFFF\uD800-\uDFFF]|\p{Cc}|_x[0-9A-Fa-f]{4}_/u;
const unwritable = /(?![\t\n\r])[\p{Cc}\uFFFE\uFFFF]/gu;

/** Text as XML; what a reader would take for an escaped character is escaped itself (ECMA-376, 22.9.2.19). */
function escaped(text: string): string {
  if (!special.test(text)) return text;
  return text
    .toWellFormed()
    .replace(unwritable, "")
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, "_x005F_")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replaceAll("\r", "&#13;");
}

/** 0 is "A", 27 is "AB". */
function columnName(index: number): string {
  const rest = Math.floor(index / 26);
  return (rest > 0 ? columnName(rest - 1) : "") + String.fromCharCode(65 + (index % 26));
}
