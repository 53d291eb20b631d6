import assert from "node:assert/strict";

type Grid = readonly (readonly boolean[])[];

/** Data codewords of a block and blocks, by version and error correction, as ISO/IEC 18004 has them: [[blocks, data], …]. */
const blocksOf: Record<string, readonly [number, number][]> = {
  "2M": [[1, 28]],
  "2Q": [[1, 22]],
  "3M": [[1, 44]],
  "3Q": [[2, 17]],
  "4M": [[2, 32]],
  "4Q": [[2, 24]],
  "5M": [[2, 43]],
  "5Q": [
    [2, 15],
    [2, 16],
  ],
};

const masks: readonly ((x: number, y: number) => boolean)[] = [
  (x, y) => (x + y) % 2 === 0,
  (_x, y) => y % 2 === 0,
  (x) => x % 3 === 0,
  (x, y) => (x + y) % 3 === 0,
  (x, y) => (Math.floor(x / 3) + Math.floor(y / 2)) % 2 === 0,
  (x, y) => ((x * y) % 2) + ((x * y) % 3) === 0,
  (x, y) => (((x * y) % 2) + ((x * y) % 3)) % 2 === 0,
  (x, y) => (((x + y) % 2) + ((x * y) % 3)) % 2 === 0,
];

/** Reads a QR code of versions 2 to 5 as a scanner does, but corrects no errors: what it reads must be drawn right. */
export function readQrCode(grid: Grid): string {
  const size = grid.length;
  const version = (size - 17) / 4;
  assert.ok(Number.isInteger(version) && version >= 2 && version <= 5, `${size} modules a side`);
  const at = (x: number, y: number): number => (grid[y]?.[x] ? 1 : 0);
  const corner = [
    [0, 0],
    [size - 7, 0],
    [0, size - 7],
  ] as const;
  for (const [left, top] of corner)
    for (let step = 0; step < 7; step++)
      assert.equal(at(left + step, top) + at(left, top + step), 2, "a finder pattern is missing");
  // Five bits of format: error correction and mask, of which the first is at the left of row 8.
  let format = 0;
  for (let x = 0; x < 5; x++) format = (format << 1) | at(x, 8);
  format ^= 0b10101;
  const level = "MLHQ"[format >> 3];
  const mask = masks[format & 7] ?? assert.fail();
  const isData = (x: number, y: number): boolean =>
    !(
      (x < 9 && y < 9) ||
      (x >= size - 8 && y < 9) ||
      (x < 9 && y >= size - 8) ||
      x === 6 ||
      y === 6 ||
      (Math.abs(x - (size - 7)) <= 2 && Math.abs(y - (size - 7)) <= 2)
    );
  const bits: number[] = [];
  let isUp = true;
  for (let right = size - 1; right > 0; right -= 2) {
    if (right === 6) right--;
    for (let step = 0; step < size; step++) {
      const y = isUp ? size - 1 - step : step;
      for (const x of [right, right - 1]) if (isData(x, y)) bits.push(at(x, y) ^ Number(mask(x, y)));
    }
    isUp = !isUp;
  }
  const words = Array.from({ length: bits.length >> 3 }, (_, index) =>
    bits.slice(index * 8, index * 8 + 8).reduce((word, bit) => (word << 1) | bit, 0),
  );
  const lengths = (blocksOf[`${version}${level}`] ?? assert.fail(`${version}${level}`)).flatMap(
    ([blocks, data]) => Array.from({ length: blocks }, () => data),
  );
  const data: number[][] = lengths.map(() => []);
  let next = 0;
  for (let index = 0; index < Math.max(...lengths); index++)
    for (const [block, length] of lengths.entries())
      if (index < length) data[block]?.push(words[next++] ?? assert.fail());
  const stream = data
    .flat()
    .map((word) => word.toString(2).padStart(8, "0"))
    .join("");
  assert.equal(stream.slice(0, 4), "0100", "not in byte mode");
  const length = Number.parseInt(stream.slice(4, 12), 2);
  const bytes = Array.from({ length }, (_, index) =>
    Number.parseInt(stream.slice(12 + index * 8, 20 + index * 8), 2),
  );
  return Buffer.from(bytes).toString("utf8");
}
