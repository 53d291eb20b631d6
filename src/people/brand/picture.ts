/** Bytes that a logo may have. */
export const largestLogo = 1024 * 1024;
/** Bytes that it may have to come with every mail, which servers keep and phones load. */
export const largestInMail = 100 * 1024;
/** Pixels of a logo's longer and shorter side. */
export const logoSides = { longest: 3000, shortest: 16 } as const;

export interface PictureKind {
  type: "image/png" | "image/jpeg";
  /** In pixels. */
  width: number;
  height: number;
}

const png = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

/** Says what picture some bytes are by their own beginning, whatever their file was called; null for anything else. */
export function pictureKind(bytes: Uint8Array): PictureKind | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (png.every((byte, index) => bytes[index] === byte)) {
    // The first chunk is IHDR, which begins with width and height.
    if (bytes.length < 33 || view.getUint32(12) !== 0x49484452) return null;
    return { type: "image/png", width: view.getUint32(16), height: view.getUint32(20) };
  }
  return bytes[0] === 0xff && bytes[1] === 0xd8 ? jpegKind(view) : null;
}

/** Frame headers (SOF) are C0 to CF without C4, C8 and CC. */
const isFrame = (marker: number) =>
  marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;

function jpegKind(view: DataView): PictureKind | null {
  let at = 2;
  while (at + 9 < view.byteLength) {
    if (view.getUint8(at) !== 0xff) return null;
    const marker = view.getUint8(at + 1);
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    if (isFrame(marker))
      return { type: "image/jpeg", width: view.getUint16(at + 7), height: view.getUint16(at + 5) };
    at += 2 + Math.max(2, view.getUint16(at + 2));
  }
  return null;
}
