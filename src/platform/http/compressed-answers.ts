import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import type { FastifyInstance, FastifyReply } from "fastify";

const brotli = promisify(brotliCompress);
const zip = promisify(gzip);

/** Bytes below which a compressed answer needs no fewer packets. */
const smallest = 1024;
/** Beyond this the server's time grows faster than the answer shrinks. */
const quality = 4;

type Encoding = "br" | "gzip";

const encoders: Record<Encoding, (text: Buffer) => Promise<Buffer>> = {
  br: (text) =>
    brotli(text, {
      params: {
        [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
        [constants.BROTLI_PARAM_QUALITY]: quality,
        [constants.BROTLI_PARAM_SIZE_HINT]: text.length,
      },
    }),
  gzip: (text) => zip(text),
};

/**
 * Sends JSON compressed to whoever takes it, errors too. Only whole texts: streams and files to save go out as they are,
 * and so does what sets cookies, since the length of a compressed answer tells about what stands in it.
 */
export function compressAnswers(app: FastifyInstance): void {
  app.addHook("onSend", async (request, reply, payload) => {
    if (typeof payload !== "string" || !isCompressible(reply)) return payload;
    const text = Buffer.from(payload);
    if (text.length < smallest) return payload;
    addVary(reply);
    const encoding = acceptedEncoding(request.headers["accept-encoding"]);
    if (encoding === undefined) return payload;
    const bytes = await encoders[encoding](text);
    void reply.header("content-encoding", encoding).removeHeader("content-length");
    return bytes;
  });
}

const isCompressible = (reply: FastifyReply) =>
  /^application\/(?:problem\+)?json\b/.test(String(reply.getHeader("content-type"))) &&
  !["content-encoding", "content-disposition", "set-cookie"].some((name) => reply.hasHeader(name));

function addVary(reply: FastifyReply): void {
  const said = [reply.getHeader("vary") ?? []].flat().join(", ");
  void reply.header("vary", said === "" ? "accept-encoding" : `${said}, accept-encoding`);
}

/** The best of our encodings that an Accept-Encoding allows; undefined where it allows none. */
function acceptedEncoding(header: string | string[] | undefined): Encoding | undefined {
  const allowed = new Map(
    String(header ?? "")
      .toLowerCase()
      .split(",")
      .map((part) => {
        const [name = "", ...parameters] = part.split(";").map((each) => each.trim());
        const weight = parameters.find((each) => each.startsWith("q="))?.slice(2);
        return [name, weight === undefined || Number(weight) > 0];
      }),
  );
  return (["br", "gzip"] as const).find((name) => allowed.get(name) ?? allowed.get("*") ?? false);
}
