import { crc32, deflateSync } from "node:zlib";
import { encode } from "uqr";

/** A QR code: rows of modules, true for dark, without the quiet zone. */
export type QrCode = readonly (readonly boolean[])[];

/** Modules that stay empty on each side, as ISO/IEC 18004 asks. */
export const quietZone = 4;

/** The code of an address, which can be read with up to 15 % of it damaged, or more where that takes no more room. */
export const qrCodeOf = (address: string): QrCode =>
  encode(address, { ecc: "M", boostEcc: true, border: 0 }).data;

/** Dark modules as an SVG path, a module a unit, with the quiet zone around; runs of a row are one rectangle. */
export const qrPath = (code: QrCode): string =>
  code
    .flatMap((row, y) =>
      row.flatMap((isDark, x) => {
        if (!isDark || row[x - 1]) return [];
        const end = row.indexOf(false, x);
        const length = (end < 0 ? row.length : end) - x;
        return [`M${x + quietZone} ${y + quietZone}h${length}v1h-${length}z`];
      }),
    )
    .join("");

const sideOf = (code: QrCode): number => code.length + 2 * quietZone;

/** The code as an SVG picture on white, so that it can be read on dark pages, too. */
export function qrSvg(code: QrCode): string {
  const side = sideOf(code);
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${side} ${side}" width="${side * 10}" height="${side * 10}" shape-rendering="crispEdges"><rect width="${side}" height="${side}" fill="#fff"/><path d="${qrPath(code)}" fill="#000"/></svg>`;
}

/** The code as a PNG picture in black and white, a bit a pixel. @param scale pixels of a module's side */
export function qrPng(code: QrCode, scale = 20): Buffer {
  const side = sideOf(code) * scale;
  const bytes = Math.ceil(side / 8);
  const line = (y: number): Buffer => {
    const pixels = Buffer.alloc(1 + bytes, 0xff);
    pixels[0] = 0;
    const row = code[Math.floor(y / scale) - quietZone];
    if (!row) return pixels;
    for (let x = 0; x < side; x++)
      if (row[Math.floor(x / scale) - quietZone])
        pixels[1 + (x >> 3)] = (pixels[1 + (x >> 3)] ?? 0) & ~(0x80 >> (x & 7));
    return pixels;
  };
  const header = Buffer.alloc(13);
  header.writeUInt32BE(side, 0);
  header.writeUInt32BE(side, 4);
  // Bit depth 1, greys, and the only compression, filters and order that there are.
  header.set([1, 0, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from("89504e470d0a1a0a", "hex"),
    chunk("IHDR", header),
    chunk("IDAT", deflateSync(Buffer.concat(Array.from({ length: side }, (_, y) => line(y))))),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

function chunk(name: string, content: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(name, "latin1"), content]);
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(content.length);
  check.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, check]);
}
