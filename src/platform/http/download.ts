import type { Readable } from "node:stream";
import type { FastifyReply } from "fastify";

interface Download {
  /** What the file is called where it is saved; any text. */
  name: string;
  /** e.g. "text/csv; charset=utf-8" */
  type: string;
  /** A stream that nobody reads to its end is destroyed. */
  content: string | Uint8Array | Readable;
}

/**
 * Answers with a file to save, which no cache keeps. The name is sent twice: in plain letters for old programs, and in
 * full as RFC 8187 writes it.
 */
export function sendDownload(reply: FastifyReply, { name, type, content }: Download): FastifyReply {
  const clean = name.normalize("NFC").replace(/[\p{C}\p{Zl}\p{Zp}/\\:*?"<>|]+/gu, "_");
  const plain = clean
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .replace(/[^\x20-\x7e]/g, "_");
  const full = encodeURIComponent(clean).replace(
    /['()*]/g,
    (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return reply
    .type(type)
    .header("content-disposition", `attachment; filename="${plain}"; filename*=UTF-8''${full}`)
    .header("cache-control", "private, no-store")
    .send(content instanceof Uint8Array ? Buffer.from(content) : content);
}
