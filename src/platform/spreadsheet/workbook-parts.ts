import { type NumberFormat, numberFormat } from "./number-format.ts";
import { attributeOf, isTrueAttribute, xmlScanner } from "./xml-scanner.ts";

type Pieces = AsyncIterable<string>;

/** A sheet as the workbook lists it. */
export interface ListedSheet {
  name: string;
  hidden: boolean;
  /** Names its part among the relations. */
  relation: string;
}

const ignore = () => {};

export async function readWorkbookPart(
  pieces: Pieces,
): Promise<{ sheets: ListedSheet[]; from1904: boolean }> {
  const sheets: ListedSheet[] = [];
  let from1904 = false;
  const take = xmlScanner({
    open(name, attributes) {
      if (name === "workbookPr") from1904 = isTrueAttribute(attributeOf(attributes, "date1904"));
      if (name !== "sheet") return;
      const relation = /\s[\w.-]+:id\s*=\s*["']([^"']+)/.exec(attributes)?.[1] ?? "";
      const hidden = /hidden/i.test(attributeOf(attributes, "state") ?? "");
      sheets.push({ name: attributeOf(attributes, "name") ?? "", hidden, relation });
    },
    close: ignore,
    text: ignore,
  });
  for await (const piece of pieces) take(piece);
  return { sheets, from1904 };
}

/** The parts of the archive that a workbook refers to, by the relation's name, and the last part of its type. */
export async function readRelations(pieces: Pieces): Promise<Map<string, { path: string; type: string }>> {
  const relations = new Map<string, { path: string; type: string }>();
  const take = xmlScanner({
    open(name, attributes) {
      if (name !== "Relationship") return;
      const target = attributeOf(attributes, "Target") ?? "";
      const path = target.startsWith("/") ? target.slice(1) : `xl/${target.replace(/^\.\//, "")}`;
      const type = attributeOf(attributes, "Type")?.split("/").at(-1) ?? "";
      relations.set(attributeOf(attributes, "Id") ?? "", { path, type });
    },
    close: ignore,
    text: ignore,
  });
  for await (const piece of pieces) take(piece);
  return relations;
}

/** The number formats of the cell styles, in their order. */
export async function readStyles(pieces: Pieces): Promise<NumberFormat[]> {
  const codes = new Map<number, string>();
  const formats: NumberFormat[] = [];
  let inCellStyles = false;
  const take = xmlScanner({
    open(name, attributes) {
      const id = Number(attributeOf(attributes, "numFmtId"));
      if (name === "numFmt") codes.set(id, attributeOf(attributes, "formatCode") ?? "");
      if (name === "cellXfs") inCellStyles = true;
      if (name === "xf" && inCellStyles) formats.push(numberFormat(id, codes.get(id)));
    },
    close(name) {
      if (name === "cellXfs") inCellStyles = false;
    },
    text: ignore,
  });
  for await (const piece of pieces) take(piece);
  return formats;
}

/** The texts that cells refer to by their place; how they are written is left out, and how they are pronounced. */
export async function readSharedTexts(pieces: Pieces): Promise<string[]> {
  const texts: string[] = [];
  let current = "";
  let depth = 0;
  let inText = false;
  const take = xmlScanner({
    open(name) {
      if (name === "si") current = "";
      if (name === "rPh") depth++;
      if (name === "t") inText = depth === 0;
    },
    close(name) {
      if (name === "si") texts.push(unescaped(current));
      if (name === "rPh") depth--;
      if (name === "t") inText = false;
    },
    text(text) {
      if (inText) current += text;
    },
  });
  for await (const piece of pieces) take(piece);
  return texts;
}

/** Characters that XML can't hold are written "_x000D_". */
export function unescaped(text: string): string {
  if (!text.includes("_x")) return text;
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)));
}
