import { join } from "node:path";
import { setImmediate as nextTurn } from "node:timers/promises";
import { crc32 } from "node:zlib";
import { type CompileDocArgs, NodeCompiler } from "@myriaddreamin/typst-ts-node-compiler";
import { errorKind } from "#platform/errors.ts";
import type { Brand } from "./brand.ts";
import { readFonts, substitute } from "./pdf.fonts.ts";
import { printableJson } from "./printable-text.ts";
import type { Block, Report } from "./report.ts";

const renderingFailed = errorKind(
  "document.rendering-failed",
  (subject: string, reason: string) => `The report about ${subject} could not be laid out: ${reason}`,
);

const templates = join(import.meta.dirname, "typst");
const mainFile = join(templates, "report.typ");

/** Letters that Typst has to set larger; looking for them takes time that most reports needn't spend. */
const arabic = /[\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufefe]/;

/**
 * Typst keeps what it has typeset by the place in the source that made it, counting how often that place made something
 * before. Blocks that all come from one place are therefore told apart by their position in the report, and a coaching
 * page can't be used again for the next person. So every block gets a place of its own, by its content.
 */
const slotCount = 1024;

function slotsSource(): string {
  const slots = Array.from(
    { length: slotCount },
    () => "  (height, gap, body) => block(width: 100%, height: height, above: gap, below: gap, body),",
  );
  return `#let slots = (\n${slots.join("\n")}\n)\n`;
}

function withSlots(blocks: Block[]): (Block & { slot: number })[] {
  return blocks.map((block) => ({ ...block, slot: crc32(JSON.stringify(block)) % slotCount }));
}

/** A picture file's content and how its name ends: "svg", "png" or "jpg". */
export interface Logo {
  content: Buffer;
  extension: string;
}

/** Says why a logo can't be shown; null where it can. */
export function logoProblem(logo: Logo): string | null {
  const compiler = NodeCompiler.create({ workspace: templates });
  const name = `logo.${logo.extension}`;
  compiler.mapShadow(join(templates, name), logo.content);
  return diagnosticsOf(compiler, { mainFileContent: `#image("/${name}")` })[0] ?? null;
}

/**
 * Lays reports out as tagged PDF (PDF/UA-1). One a thread: it keeps its fonts and templates between reports. Characters
 * that the fonts can't print are printed as "□".
 */
export interface PdfRenderer {
  /**
   * @param imprint whose report it is, where that isn't what the renderer was made for
   * @throws AppError "document.rendering-failed"
   */
  render(report: Report, imprint?: Imprint): Promise<Buffer>;
}

/** Who publishes a report, and how that looks. */
export interface Imprint {
  brand: Brand;
  logo: Logo | null;
}

export function createPdfRenderer(ownBrand: Brand, ownLogo: Logo | null): PdfRenderer {
  const fonts = readFonts();
  const compiler = NodeCompiler.create({ workspace: templates, fontArgs: [{ fontBlobs: fonts.files }] });
  compiler.addSource(join(templates, "slots.typ"), slotsSource());
  return {
    async render(report, { brand, logo } = { brand: ownBrand, logo: ownLogo }) {
      const logoName = logo ? `/logo.${logo.extension}` : null;
      if (logo && logoName) compiler.mapShadow(join(templates, logoName), Buffer.from(logo.content));
      const data = { ...report, blocks: withSlots(report.blocks), brand, logo: logoName };
      const json = JSON.stringify(data);
      const marked = `{"hasArabic":${arabic.test(json)},${json.slice(1)}`;
      const text = printableJson(marked, fonts.unprintable, substitute);
      compiler.mapShadow(join(templates, "report.json"), Buffer.from(text));
      try {
        return compiler.pdf(
          { mainFilePath: mainFile, resetRead: true },
          { pdfStandard: "ua-1", creationTimestamp: Date.parse(report.date) / 1000 },
        );
      } catch (error) {
        throw renderingFailed(
          report.shortSubject,
          diagnosticsOf(compiler, { mainFilePath: mainFile }).join("; ") || String(error),
        );
      } finally {
        // Without this, memory grows with every report; it takes effect once the event loop has turned.
        compiler.evictCache(2);
        await nextTurn();
      }
    },
  };
}

/** What a compilation has to say about its failure; nothing where it succeeds. */
function diagnosticsOf(compiler: NodeCompiler, source: CompileDocArgs): string[] {
  const result = compiler.compile(source);
  if (!result.hasError()) return [];
  const diagnostics = result.takeDiagnostics()?.shortDiagnostics as { message: string }[] | undefined;
  return diagnostics?.map(({ message }) => message) ?? [];
}
