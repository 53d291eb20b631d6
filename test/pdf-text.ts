import { readFile } from "node:fs/promises";
import { getDocument, type PDFDocumentProxy } from "pdfjs-dist/legacy/build/pdf.mjs";

/** What a reader, a screen reader or a search finds in a PDF. */
export interface PdfText {
  pages: string[];
  /** Titles of the bookmarks, depth first. */
  bookmarks: string[];
  /** Alternative texts of the figures, page by page. */
  alternatives: string[];
  title: string;
  isTagged: boolean;
}

interface StructureNode {
  alt?: string;
  children?: StructureNode[];
}

function alternativesIn(node: StructureNode | null): string[] {
  if (!node) return [];
  return [...(node.alt ? [node.alt] : []), ...(node.children ?? []).flatMap(alternativesIn)];
}

type Bookmark = Awaited<ReturnType<PDFDocumentProxy["getOutline"]>>[number];

function titlesOf(bookmarks: Bookmark[]): string[] {
  return bookmarks.flatMap(({ title, items }) => [title, ...titlesOf(items)]);
}

/** @param source path of a file, or its content */
export async function readPdf(source: string | Uint8Array): Promise<PdfText> {
  const data = typeof source === "string" ? new Uint8Array(await readFile(source)) : source;
  const document = await getDocument({ data, verbosity: 0 }).promise;
  try {
    const pages: string[] = [];
    const alternatives: string[] = [];
    for (let number = 1; number <= document.numPages; number++) {
      const page = await document.getPage(number);
      const { items } = await page.getTextContent();
      const lines = items.map((item) => ("str" in item ? item.str + (item.hasEOL ? "\n" : "") : ""));
      pages.push(lines.join("").replace(/\u00ad?\s+/g, " "));
      alternatives.push(...alternativesIn((await page.getStructTree()) as StructureNode | null));
    }
    const markInfo = (await document.getMarkInfo()) as Map<string, boolean> | null;
    const { info } = await document.getMetadata();
    return {
      pages,
      bookmarks: titlesOf((await document.getOutline()) ?? []),
      alternatives,
      title: (info as { Title?: string }).Title ?? "",
      isTagged: markInfo?.get("Marked") === true,
    };
  } finally {
    await document.loadingTask.destroy();
  }
}
