import { bias, blank } from "./sav-dictionary.writer.ts";
import type { SavValue } from "./sav-file.ts";
import { placesOf, segmentsOf } from "./sav-segments.ts";

/** A variable as a file says it. */
interface ReadVariable {
  name: string;
  label: string;
  /** Bytes of a text, 0 of a number. */
  width: number;
  format: number;
  /** Single values, or a range of two where `isRange`. */
  missing: { isRange: boolean; values: number[] };
  labels: Map<number, string>;
  measure: number;
}

interface ReadSav {
  title: string;
  encoding: string;
  documents: string[];
  sets: string;
  variables: ReadVariable[];
  cases: SavValue[][];
}

/** Reads a system file that is compressed byte by byte, little-endian and in UTF-8. */
export function readSav(bytes: Buffer): ReadSav {
  const records = bytes.subarray(4, 64).toString().startsWith("@(#) SPSS DATA FILE")
    ? readRecords(bytes)
    : null;
  if (!records) throw new Error("not a system file");
  const { variables, at, ...rest } = records;
  return { ...rest, variables, cases: readCases(bytes, at, variables) };
}

function readRecords(bytes: Buffer) {
  const [text, int] = [cutter(bytes), (from: number) => bytes.readInt32LE(from)];
  const raw: (ReadVariable & { short: string; place: number })[] = [];
  const documents: string[] = [];
  const extensions = new Map<number, Buffer>();
  let [at, place] = [176, 0];
  for (;;) {
    const kind = int(at);
    if (kind === 999) break;
    if (kind === 2) {
      place++;
      const [width, hasLabel, missing, format] = [int(at + 4), int(at + 8), int(at + 12), int(at + 16)];
      const short = text(at + 24, 8);
      at += 32;
      const length = hasLabel ? int(at) : 0;
      const label = hasLabel ? text(at + 4, length) : "";
      at += hasLabel ? 4 + Math.ceil(length / 4) * 4 : 0;
      const values = Array.from({ length: Math.abs(missing) }, (_, index) =>
        bytes.readDoubleLE(at + index * 8),
      );
      at += values.length * 8;
      const codes = { isRange: missing < 0, values };
      if (width >= 0)
        raw.push({
          name: short,
          short,
          place,
          label,
          width,
          format,
          missing: codes,
          labels: new Map(),
          measure: 0,
        });
    } else if (kind === 3) {
      const count = int(at + 4);
      at += 8;
      const labels = new Map<number, string>();
      for (let index = 0; index < count; index++) {
        const length = bytes[at + 8] ?? 0;
        labels.set(bytes.readDoubleLE(at), text(at + 9, length));
        at += 8 + Math.ceil((length + 1) / 8) * 8;
      }
      const target = raw.find((each) => each.place === int(at + 8));
      if (int(at) !== 4 || !target) throw new Error("value labels of no variable");
      target.labels = labels;
      at += 8 + int(at + 4) * 4;
    } else if (kind === 6) {
      for (let line = 0; line < int(at + 4); line++) documents.push(text(at + 8 + line * 80, 80));
      at += 8 + int(at + 4) * 80;
    } else if (kind === 7) {
      const size = int(at + 8) * int(at + 12);
      extensions.set(int(at + 4), bytes.subarray(at + 16, at + 16 + size));
      at += 16 + size;
    } else throw new Error(`a record of kind ${kind}`);
  }
  const said = (kind: number) => extensions.get(kind)?.toString() ?? "";
  const variables = merged(raw, said(13), said(14), extensions.get(11) ?? Buffer.alloc(0));
  return {
    title: text(109, 64),
    encoding: said(20),
    documents,
    sets: said(7),
    variables,
    at: at + 8,
  };
}

const cutter = (bytes: Buffer) => (from: number, length: number) =>
  bytes
    .subarray(from, from + length)
    .toString()
    .trimEnd();

const pairs = (text: string): [string, string][] =>
  text
    .split("\t")
    .filter((pair) => pair !== "")
    .map((pair) => [pair.slice(0, pair.indexOf("=")), pair.slice(pair.indexOf("=") + 1)]);

/** Pieces of very long texts become one variable again, with its long name. */
function merged(
  raw: readonly (ReadVariable & { short: string })[],
  long: string,
  veryLong: string,
  display: Buffer,
): ReadVariable[] {
  const names = new Map(pairs(long));
  const widths = new Map(pairs(veryLong).map(([short, width]) => [short, Number.parseInt(width, 10)]));
  const variables: ReadVariable[] = [];
  for (let index = 0; index < raw.length; ) {
    const each = raw[index];
    if (!each) break;
    const { short, place: _, ...variable } = each as typeof each & { place: number };
    const width = widths.get(short) ?? variable.width;
    const measure = display.readInt32LE(index * 12);
    variables.push({ ...variable, name: names.get(short) ?? short, width, measure });
    index += width > 0 ? segmentsOf(width).length : 1;
  }
  return variables;
}

function readCases(bytes: Buffer, from: number, variables: readonly ReadVariable[]): SavValue[][] {
  const places = decompressed(bytes, from);
  const size = variables.reduce(
    (sum, { width }) =>
      sum + (width > 0 ? segmentsOf(width).reduce((all, piece) => all + placesOf(piece.width), 0) : 1),
    0,
  );
  const cases: SavValue[][] = [];
  for (let first = 0; first + size <= places.length; first += size) {
    let at = first;
    cases.push(
      variables.map(({ width }) => {
        if (width === 0) {
          const value = places[at++]?.readDoubleLE() ?? blank;
          return value === blank ? null : value;
        }
        const pieces = segmentsOf(width).map((piece) => {
          const end = at + placesOf(piece.width);
          const all = Buffer.concat(places.slice(at, end));
          at = end;
          return all.subarray(0, piece.used);
        });
        return Buffer.concat(pieces).toString().trimEnd();
      }),
    );
  }
  return cases;
}

function decompressed(bytes: Buffer, from: number): Buffer[] {
  const places: Buffer[] = [];
  let at = from;
  while (at < bytes.length) {
    const codes = bytes.subarray(at, at + 8);
    at += 8;
    for (const code of codes) {
      if (code === 253) {
        places.push(bytes.subarray(at, at + 8));
        at += 8;
      } else if (code === 254) places.push(Buffer.alloc(8, 0x20));
      else if (code !== 0) {
        const number = Buffer.alloc(8);
        number.writeDoubleLE(code === 255 ? blank : code - bias);
        places.push(number);
      }
    }
  }
  return places;
}
