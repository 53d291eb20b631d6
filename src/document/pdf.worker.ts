import { writeFile } from "node:fs/promises";
import { parentPort, workerData } from "node:worker_threads";
import { AppError } from "#platform/errors.ts";
import type { Brand } from "./brand.ts";
import type { PdfReply, PdfRequest } from "./pdf.pool.ts";
import { createPdfRenderer, type Logo } from "./pdf.renderer.ts";

const { brand, logo } = workerData as { brand: Brand; logo: Logo | null };
const renderer = createPdfRenderer(brand, logo && { ...logo, content: Buffer.from(logo.content) });

async function answer({ report, path, imprint }: PdfRequest): Promise<PdfReply> {
  try {
    const content = await renderer.render(report, imprint);
    if (path === null) return { ok: true, content };
    await writeFile(path, content, { flag: "wx", mode: 0o600 });
    return { ok: true, content: null };
  } catch (error) {
    const code = error instanceof AppError ? error.code : "output.not-writable";
    return { ok: false, code, message: error instanceof Error ? error.message : String(error) };
  }
}

parentPort?.on("message", async (request: PdfRequest) => parentPort?.postMessage(await answer(request)));
