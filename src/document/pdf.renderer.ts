import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { setImmediate as nextTurn } from "node:timers/promises";
import { crc32 } from "node:zlib";
import { NodeCompiler } from "@myriaddreamin/typst-ts-node-compiler";
import { errorKind } from "#platform/errors.ts";
import type { Brand } from "./brand.ts";
import type { Block, Report } from "./report.ts";

const renderingFailed = errorKind(
  "document.rendering-failed",
  (subject: string, reason: string) => `The report about ${subject} could not be laid out: ${reason}`,
);

/** Latin, Greek and Cyrillic in both families; Amiri and Noto Serif Hebrew for names in those scripts. */
const fontFiles = [
  "@expo-google-fonts/source-serif-4/400Regular/SourceSerif4_400Regular.ttf",
  "@expo-google-fonts/source-serif-4/400Regular_Italic/SourceSerif4_400Regular_Italic.ttf",
  "@expo-google-fonts/source-serif-4/600SemiBold/SourceSerif4_600SemiBold.ttf",
  "@expo-google-fonts/source-sans-3/400Regular/SourceSans3_400Regular.ttf",
  "@expo-google-fonts/source-sans-3/600SemiBold/SourceSans3_600SemiBold.ttf",
  "@expo-google-fonts/amiri/400Regular/Amiri_400Regular.ttf",
  "@expo-google-fonts/amiri/700Bold/Amiri_700Bold.ttf",
  "@expo-google-fonts/noto-serif-hebrew/400Regular/NotoSerifHebrew_400Regular.ttf",
  "@expo-google-fonts/noto-serif-hebrew/600SemiBold/NotoSerifHebrew_600SemiBold.ttf",
];

const templates = join(import.meta.dirname, "typst");
const mainFile = join(templates, "report.typ");

/**
 * Typst keeps what it has typeset by the place in the source that made it, counting how often that place made something
 * before. Blocks that all come from one place are therefore told apart by their position in the report, and a coaching
 * page can't be used again for the next person. So every block gets a place of its own, by its content.
 */
const slotCount = 1024;

function slotsSource(): string {
  const slots = Array.from(
    { length: slotCount },
    () => "  (height: auto, body) => block(width: 100%, height: height, body),",
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

/** Lays reports out as tagged PDF (PDF/UA-1). One a thread: it keeps its fonts and templates between reports. */
export interface PdfRenderer {
  /** @throws AppError "document.rendering-failed" */
  render(report: Report): Promise<Buffer>;
}

export function createPdfRenderer(brand: Brand, logo: Logo | null): PdfRenderer {
  const require = createRequire(import.meta.url);
  const fontBlobs = fontFiles.map((file) => readFileSync(require.resolve(file)));
  const compiler = NodeCompiler.create({ workspace: templates, fontArgs: [{ fontBlobs }] });
  compiler.addSource(join(templates, "slots.typ"), slotsSource());
  const logoName = logo ? `/logo.${logo.extension}` : null;
  if (logo && logoName) compiler.mapShadow(join(templates, logoName), logo.content);
  return {
    async render(report) {
      const data = { ...report, blocks: withSlots(report.blocks), brand, logo: logoName };
      compiler.mapShadow(join(templates, "report.json"), Buffer.from(JSON.stringify(data)));
      try {
        return compiler.pdf(
          { mainFilePath: mainFile, resetRead: true },
          { pdfStandard: "ua-1", creationTimestamp: Date.parse(report.date) / 1000 },
        );
      } catch (error) {
        throw renderingFailed(report.shortSubject, diagnose(compiler) ?? String(error));
      } finally {
        // Without this, memory grows with every report; it takes effect once the event loop has turned.
        compiler.evictCache(2);
        await nextTurn();
      }
    },
  };
}

/** The thrown error says nothing of the cause; compiling again does. Null where layout succeeds and export failed. */
function diagnose(compiler: NodeCompiler): string | null {
  const diagnostics = compiler.compile({ mainFilePath: mainFile }).takeDiagnostics()?.shortDiagnostics as
    | { message: string }[]
    | undefined;
  return diagnostics?.map(({ message }) => message).join("; ") ?? null;
}
