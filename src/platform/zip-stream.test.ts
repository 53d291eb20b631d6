import assert from "node:assert/strict";
import { once } from "node:events";
import { buffer } from "node:stream/consumers";
import { describe, test } from "node:test";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { readZip } from "./zip.fixture.ts";
import { zipStream } from "./zip-stream.ts";

const modified = new Date("2026-03-01T12:00:00Z");

/** So many files of so many bytes; says how many were asked for and that nobody asks any more. */
function source(count: number, size: number) {
  const made = { files: 0, ended: false };
  async function* files() {
    try {
      for (; made.files < count; made.files++)
        yield { name: `f${made.files}.pdf`, content: Buffer.alloc(size, made.files % 256), modified };
    } finally {
      made.ended = true;
    }
  }
  return { made, files: files() };
}

describe("an archive as a stream", () => {
  test("has the files as they are", async () => {
    const content = await buffer(zipStream(source(3, 100_000).files));
    const files = readZip(content);
    assert.deepEqual([...files.keys()], ["f0.pdf", "f1.pdf", "f2.pdf"]);
    assert.deepEqual(files.get("f2.pdf"), Buffer.alloc(100_000, 2));
    assert.equal(readZip(await buffer(zipStream(source(0, 0).files))).size, 0);
  });

  test("takes the next file when the one before has been read", async () => {
    const { made, files } = source(1000, 100_000);
    const stream = zipStream(files);
    await once(stream, "readable");
    assert.ok(made.files < 5, `${made.files} files`);
    stream.destroy();
    await once(stream, "close");
    await files.return();
    assert.ok(made.ended);
    assert.ok(made.files < 5, `${made.files} files`);
  });

  test("of 50,000 files needs the memory of few", async () => {
    setFlagsFromString("--expose-gc");
    const collectGarbage: () => void = runInNewContext("gc");
    const held = () => {
      collectGarbage();
      const { heapUsed, arrayBuffers } = process.memoryUsage();
      return heapUsed + arrayBuffers;
    };
    const { files } = source(50_000, 20_000);
    const before = held();
    let [bytes, most, looked] = [0, 0, 0];
    for await (const chunk of zipStream(files)) {
      bytes += (chunk as Buffer).length;
      if (bytes - looked < 100e6) continue;
      looked = bytes;
      most = Math.max(most, held() - before);
    }
    assert.ok(bytes > 50_000 * 20_000);
    assert.ok(looked > 900e6);
    assert.ok(most < 100e6, `${Math.round(most / 1e6)} MB more than before, of ${Math.round(bytes / 1e6)}`);
  });

  test("of more than 65,534 files names them all", async () => {
    const files = readZip(await buffer(zipStream(source(70_000, 3).files)));
    assert.equal(files.size, 70_000);
    assert.deepEqual(files.get("f69999.pdf"), Buffer.alloc(3, 69_999 % 256));
  });

  test("fails where a file can't be had", async () => {
    async function* files() {
      yield { name: "a.pdf", content: Buffer.from("a"), modified };
      throw new Error("gone");
    }
    await assert.rejects(buffer(zipStream(files())), /gone/);
  });
});
