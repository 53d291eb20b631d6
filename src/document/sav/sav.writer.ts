import { bias, blank, savDictionary } from "./sav-dictionary.writer.ts";
import type { SavDictionary, SavValue, SavVariable } from "./sav-file.ts";
import { placesOf, segmentsOf } from "./sav-segments.ts";

/**
 * Writes a system file for SPSS and PSPP, as it is being made: it needs the memory of a few cases, however many there are.
 *
 * @param cases batches of cases, each with a value for every variable in their order
 */
export async function* writeSav(
  file: SavDictionary,
  cases: AsyncIterable<readonly (readonly SavValue[])[]>,
): AsyncGenerator<Uint8Array<ArrayBuffer>, void, void> {
  yield savDictionary(file);
  const compressor = createCompressor(file.variables);
  for await (const batch of cases) {
    for (const values of batch) {
      compressor.add(values);
      if (compressor.size() >= mostHeld) yield compressor.take();
    }
    if (compressor.size() > 0) yield compressor.take();
  }
  yield compressor.end();
}

/** Bytes. */
const mostHeld = 2 ** 16;
const literal = 253;
const eightSpaces = 254;
const nothing = 255;
const [lowestInByte, highestInByte] = [1 - bias, 251 - bias];

/**
 * Writes cases in places of eight bytes, each of which a code of one byte stands for: a small whole number, eight spaces,
 * nothing, or that the eight bytes follow. Eight codes come before what they say follows.
 */
function createCompressor(variables: readonly SavVariable[]) {
  const encoder = new TextEncoder();
  const texts = variables.map(({ type }) => {
    const pieces = type.kind === "text" ? segmentsOf(Math.max(1, type.bytes)) : [];
    const width = pieces.reduce((sum, { used }) => sum + used, 0);
    return { pieces, scratch: new Uint8Array(width) };
  });
  let buffer = Buffer.alloc(mostHeld * 2);
  let at = 0;
  /** Where the codes being filled stand, and how many of the eight are. */
  let [codesAt, codes] = [0, 8];

  function put(code: number): void {
    if (at + 24 > buffer.length) buffer = Buffer.concat([buffer], buffer.length * 2);
    if (codes === 8) {
      [codesAt, codes] = [at, 0];
      buffer.fill(0, at, at + 8);
      at += 8;
    }
    buffer[codesAt + codes++] = code;
  }

  function putNumber(value: number): void {
    if (Number.isInteger(value) && value >= lowestInByte && value <= highestInByte && !Object.is(value, -0))
      put(value + bias);
    else {
      put(literal);
      at = buffer.writeDoubleLE(Number.isFinite(value) ? value : blank, at);
    }
  }

  function putText(text: string, { pieces, scratch }: (typeof texts)[number]): void {
    const { written } = encoder.encodeInto(text, scratch);
    let from = 0;
    for (const { width, used } of pieces) {
      const end = Math.min(written, from + used);
      for (let place = 0; place < placesOf(width); place++) {
        const start = from + place * 8;
        const length = Math.min(8, end - start);
        if (length <= 0) put(eightSpaces);
        else {
          put(literal);
          buffer.fill(0x20, at, at + 8);
          buffer.set(scratch.subarray(start, start + length), at);
          at += 8;
        }
      }
      from += used;
    }
  }

  /** Whole groups of eight codes, with what they say follows. */
  function take(): Uint8Array<ArrayBuffer> {
    const until = codes === 8 ? at : codesAt;
    const taken = new Uint8Array(buffer.subarray(0, until));
    buffer.copyWithin(0, until, at);
    at -= until;
    codesAt -= until;
    return taken;
  }

  return {
    add(values: readonly SavValue[]): void {
      texts.forEach((text, index) => {
        const value = values[index] ?? null;
        if (text.pieces.length > 0) putText(typeof value === "string" ? value : "", text);
        else if (typeof value === "number") putNumber(value);
        else put(nothing);
      });
    },
    size: () => (codes === 8 ? at : codesAt),
    take,
    /** The rest; codes that are left over are 0, which says nothing. */
    end: () => new Uint8Array(buffer.subarray(0, at)),
  };
}
