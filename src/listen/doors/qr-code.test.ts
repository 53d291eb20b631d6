import assert from "node:assert/strict";
import { test } from "node:test";
import { inflateSync } from "node:zlib";
import { readQrCode } from "./qr-code.fixture.ts";
import { type QrCode, qrCodeOf, qrPath, qrPng, qrSvg, quietZone } from "./qr-code.service.ts";

const addresses = [
  "http://127.0.0.1:3000/o/ab3k-9xmt",
  "https://loop.example.org/k/0123-4567",
  "https://serviceloop.customers-first.example.com/c/ab3k-9xmt?code=7KQ2M-9XT4B",
];

/** Modules from a PNG's pixels, the middle of each. */
function pixelsOf(png: Buffer, scale: number): QrCode {
  const side = png.readUInt32BE(16);
  const start = png.indexOf("IDAT");
  const raw = inflateSync(png.subarray(start + 4, start + 4 + png.readUInt32BE(start - 4)));
  const stride = 1 + Math.ceil(side / 8);
  const modules = side / scale;
  const isDark = (x: number, y: number) =>
    (((raw[y * stride + 1 + (x >> 3)] ?? 0) >> (7 - (x & 7))) & 1) === 0;
  return Array.from({ length: modules }, (_, row) =>
    Array.from({ length: modules }, (_each, column) =>
      isDark(column * scale + (scale >> 1), row * scale + (scale >> 1)),
    ),
  );
}

/** Modules from a path's rectangles. */
function drawn(path: string, side: number): QrCode {
  const grid = Array.from({ length: side }, () => Array<boolean>(side).fill(false));
  for (const [, x, y, length] of path.matchAll(/M(\d+) (\d+)h(\d+)v1h-\d+z/g))
    for (let step = 0; step < Number(length); step++) {
      const row = grid[Number(y)] ?? assert.fail();
      assert.equal(row[Number(x) + step], false, "drawn twice");
      row[Number(x) + step] = true;
    }
  return grid;
}

/** What is inside the quiet zone, which has to be empty. */
function inside(grid: QrCode): QrCode {
  const end = grid.length - quietZone;
  for (const [y, row] of grid.entries())
    for (const [x, isDark] of row.entries())
      if (isDark) assert.ok(x >= quietZone && x < end && y >= quietZone && y < end, "dark in the quiet zone");
  return grid.slice(quietZone, end).map((row) => row.slice(quietZone, end));
}

test("a code read back from the picture is exactly the address", () => {
  for (const address of addresses) {
    const code = qrCodeOf(address);
    const side = code.length + 2 * quietZone;
    assert.equal(readQrCode(code), address);
    assert.equal(readQrCode(inside(drawn(qrPath(code), side))), address, "the path");
    assert.equal(readQrCode(inside(pixelsOf(qrPng(code, 4), 4))), address, "the PNG");
    assert.ok(qrSvg(code).includes(`viewBox="0 0 ${side} ${side}"`));
  }
});

test("a code that is drawn wrong isn't read as the address", () => {
  const [address = ""] = addresses;
  const code = qrCodeOf(address).map((row) => [...row]);
  const row = code.at(-3) ?? assert.fail();
  row[row.length - 3] = !row.at(-3);
  let read = "";
  try {
    read = readQrCode(code);
  } catch {}
  assert.notEqual(read, address);
});
