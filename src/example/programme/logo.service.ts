import { crc32, deflateSync } from "node:zlib";

const side = 192;

/**
 * Draws the consultant's invented sign: a ring that isn't closed, with a dot in the gap. As a PNG, so that no picture has to be kept.
 *
 * @param colours "#rrggbb"
 */
export function exampleLogo({ primary, accent }: { primary: string; accent: string }): Buffer {
  const [ring, dot] = [primary, accent].map((colour) => Buffer.from(colour.slice(1), "hex"));
  const rows = Array.from({ length: side }, (_, y) => {
    const row = Buffer.alloc(1 + side * 4);
    for (let x = 0; x < side; x++) {
      const [right, down] = [x - side / 2 + 0.5, y - side / 2 + 0.5];
      const fromCentre = Math.hypot(right, down);
      const inGap = right > 0 && down < 0 && Math.abs(right + down) < 46;
      const ofRing = inGap ? 0 : cover(Math.min(86 - fromCentre, fromCentre - 54));
      const ofDot = cover(20 - Math.hypot(right - 50, down + 50));
      const colour = ofDot > 0 ? dot : ring;
      colour?.copy(row, 1 + x * 4);
      row[4 + x * 4] = Math.round(255 * Math.max(ofRing, ofDot));
    }
    return row;
  });
  const header = Buffer.alloc(13);
  header.writeUInt32BE(side, 0);
  header.writeUInt32BE(side, 4);
  // Eight bits of red, green, blue and opacity.
  header.set([8, 6, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk("IHDR", header),
    chunk("IDAT", deflateSync(Buffer.concat(rows), { level: 9 })),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

/** How much of a pixel lies inside, given its distance from the edge. */
const cover = (distance: number) => Math.min(1, Math.max(0, distance + 0.5));

function chunk(type: string, content: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, "latin1"), content]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(content.length);
  sum.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, sum]);
}
