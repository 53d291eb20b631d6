import { type ByteSink, byteSink } from "./sav-bytes.writer.ts";
import { cutToBytes, type SavDictionary, type SavVariable } from "./sav-file.ts";
import { placesOf, segmentsOf } from "./sav-segments.ts";

/** A number that stands for "nothing was said". */
export const blank = -Number.MAX_VALUE;

/** What is taken from a number to write it in one byte. */
export const bias = 100;

const utf8 = 65_001;
const formats = { text: 1, number: 5, moment: 22, date: 39 } as const;
const months = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(" ");
const encoder = new TextEncoder();
const bytesOf = (text: string): Uint8Array => encoder.encode(text);

/** A variable with the records that describe it. */
interface Placed {
  variable: SavVariable;
  /** Names of eight letters, one for each piece. */
  short: string[];
  pieces: { width: number }[];
  /** Where it begins in a case, in places of eight bytes from 1. */
  place: number;
}

/**
 * Everything of a system file that stands before its cases, as the PSPP Developers Guide describes it ("System File Format"):
 * little-endian, UTF-8, cases compressed byte by byte. How many cases follow isn't known yet, and not said.
 */
export function savDictionary(file: SavDictionary): Uint8Array<ArrayBuffer> {
  const sink = byteSink();
  const placed = place(file.variables);
  header(sink, file, placed);
  for (const each of placed) variableRecords(sink, each);
  for (const each of placed) valueLabels(sink, each);
  documents(sink, file.documents);
  extension(sink, 3, 4, intsOf([1, 0, 0, -1, 1, 1, 2, utf8]));
  extension(sink, 4, 8, doublesOf([blank, Number.MAX_VALUE, -1.7976931348623155e308]));
  const shortOf = new Map(placed.map(({ variable, short }) => [variable.name, short[0] ?? ""]));
  const sets = file.sets.map(({ name, label, variables }) => {
    const kept = cutToBytes(label, 255);
    const members = variables.map((each) => shortOf.get(each)?.toLowerCase() ?? "");
    return `$${name}=D1 1 ${bytesOf(kept).length} ${kept} ${members.join(" ")}\n`;
  });
  if (sets.length > 0) extension(sink, 7, 1, bytesOf(sets.join("")));
  const measures = { nominal: 1, ordinal: 2, scale: 3 };
  const display = placed.flatMap(({ variable, pieces }) =>
    pieces.flatMap(({ width }) => {
      const isText = variable.type.kind === "text";
      return [measures[variable.measure], isText ? Math.min(32, Math.max(8, width)) : 10, isText ? 0 : 1];
    }),
  );
  extension(sink, 11, 4, intsOf(display));
  const long = placed.map(({ variable, short }) => `${short[0]}=${variable.name}`);
  extension(sink, 13, 1, bytesOf(long.join("\t")));
  const veryLong = placed.flatMap(({ variable: { type }, short }) =>
    type.kind === "text" && type.bytes > 255
      ? [`${short[0]}=${String(type.bytes).padStart(5, "0")}\0\t`]
      : [],
  );
  if (veryLong.length > 0) extension(sink, 14, 1, bytesOf(veryLong.join("")));
  extension(sink, 20, 1, bytesOf("UTF-8"));
  sink.int(999);
  sink.int(0);
  return sink.take();
}

function place(variables: readonly SavVariable[]): Placed[] {
  let count = 0;
  let at = 1;
  return variables.map((variable) => {
    const { type } = variable;
    const pieces = type.kind === "text" ? segmentsOf(Math.max(1, type.bytes)) : [{ width: 0 }];
    const placed = {
      variable,
      pieces,
      short: pieces.map(() => `V${(count++).toString(36).toUpperCase().padStart(6, "0")}`),
      place: at,
    };
    at += pieces.reduce((sum, { width }) => sum + placesOf(width), 0);
    return placed;
  });
}

function header(sink: ByteSink, file: SavDictionary, placed: readonly Placed[]): void {
  const moment = file.createdAt;
  const two = (value: number) => String(value).padStart(2, "0");
  const day = `${two(moment.getUTCDate())} ${months[moment.getUTCMonth()]} ${two(moment.getUTCFullYear() % 100)}`;
  sink.text("$FL2@(#) SPSS DATA FILE Serviceloop", 64);
  sink.int(2);
  sink.int(placed.flatMap(({ pieces }) => pieces).reduce((sum, { width }) => sum + placesOf(width), 0));
  sink.int(1);
  sink.int(0);
  sink.int(-1);
  sink.double(bias);
  sink.text(day, 9);
  sink.text(`${two(moment.getUTCHours())}:${two(moment.getUTCMinutes())}:${two(moment.getUTCSeconds())}`, 8);
  sink.text(cutToBytes(oneLine(file.title), 64), 64);
  sink.text("\0\0\0", 3);
}

function variableRecords(sink: ByteSink, { variable, short, pieces }: Placed): void {
  const { type, missing } = variable;
  pieces.forEach(({ width }, index) => {
    const label = index === 0 ? bytesOf(cutToBytes(oneLine(variable.label), 255)) : new Uint8Array();
    const codes = index === 0 && type.kind !== "text" ? missingValues(missing) : { count: 0, values: [] };
    const format = formatOf(type, width);
    sink.int(2);
    sink.int(width);
    sink.int(label.length > 0 ? 1 : 0);
    sink.int(codes.count);
    sink.int(format);
    sink.int(format);
    sink.text(short[index] ?? "", 8);
    if (label.length > 0) {
      sink.int(label.length);
      sink.bytes(label);
      sink.bytes(new Uint8Array(-label.length & 3));
    }
    for (const value of codes.values) sink.double(value);
    for (let more = 1; more < placesOf(width); more++) continuation(sink);
  });
}

function continuation(sink: ByteSink): void {
  for (const value of [2, -1, 0, 0, 0, 0]) sink.int(value);
  sink.text("", 8);
}

function missingValues(missing: readonly number[]): { count: number; values: readonly number[] } {
  if (missing.length <= 3) return { count: missing.length, values: missing };
  return { count: -2, values: [Math.min(...missing), Math.max(...missing)] };
}

function formatOf(type: SavVariable["type"], width: number): number {
  const [characters, decimals] =
    type.kind === "text"
      ? [width, 0]
      : type.kind === "number"
        ? [type.decimals > 0 ? 16 : 10, type.decimals]
        : [type.kind === "date" ? 10 : 20, 0];
  return (formats[type.kind] << 16) | (characters << 8) | decimals;
}

function valueLabels(sink: ByteSink, { variable: { labels, type }, place: at }: Placed): void {
  if (labels.length === 0 || type.kind === "text") return;
  sink.int(3);
  sink.int(labels.length);
  for (const { value, label } of labels) {
    const bytes = bytesOf(cutToBytes(oneLine(label), 120));
    sink.double(value);
    sink.byte(bytes.length);
    sink.bytes(bytes);
    sink.text("", -(bytes.length + 1) & 7);
  }
  sink.int(4);
  sink.int(1);
  sink.int(at);
}

const lineLength = 80;

function documents(sink: ByteSink, notes: readonly string[]): void {
  const lines = notes.flatMap((note) => folded(oneLine(note)));
  if (lines.length === 0) return;
  sink.int(6);
  sink.int(lines.length);
  for (const line of lines) sink.text(line, lineLength);
}

function folded(text: string): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(" ")) {
    const longer = line === "" ? word : `${line} ${word}`;
    if (line !== "" && bytesOf(longer).length > lineLength) {
      lines.push(line);
      line = cutToBytes(word, lineLength);
    } else line = cutToBytes(longer, lineLength);
  }
  return [...lines, line];
}

const oneLine = (text: string) => text.replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, " ").trim();

function extension(sink: ByteSink, kind: number, size: number, data: Uint8Array): void {
  for (const value of [7, kind, size, data.length / size]) sink.int(value);
  sink.bytes(data);
}

function intsOf(values: readonly number[]): Uint8Array {
  const sink = byteSink();
  for (const value of values) sink.int(value);
  return sink.take();
}

function doublesOf(values: readonly number[]): Uint8Array {
  const sink = byteSink();
  for (const value of values) sink.double(value);
  return sink.take();
}
