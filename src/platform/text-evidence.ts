import { isAscii, isUtf8 } from "node:buffer";

/** What a file's bytes say about its encoding; `weigh` adds to it block by block. */
export interface TextEvidence {
  /** Bytes so far. */
  length: number;
  /** Zero bytes at even and at odd positions. */
  zeros: [even: number, odd: number];
  /** Well-formed multi-byte characters of UTF-8 (no longer counted when there are many), and bytes that belong to none. */
  characters: number;
  broken: number;
  /** Where the first of those stands; −1 without any. */
  firstBroken: number;
  /** Lines with bytes beyond ASCII, from the beginning of the file, until there is enough of them. */
  lines: Buffer[];
  enough: number;
  /** Bytes that the UTF-8 character just begun still lacks, and the range its next byte is in. */
  lacking: number;
  lowest: number;
  highest: number;
}

const plenty = 100_000;
const lineFeed = 10;

export function noEvidence(): TextEvidence {
  const utf8 = { characters: 0, broken: 0, firstBroken: -1, lacking: 0, lowest: 0x80, highest: 0xbf };
  return { length: 0, zeros: [0, 0], lines: [], enough: 65_536, ...utf8 };
}

export function weigh(bytes: Buffer, evidence: TextEvidence): void {
  const hasZeros = bytes.includes(0);
  const plain = evidence.lacking === 0 && !hasZeros && isAscii(bytes);
  if (!plain) {
    if (evidence.enough > 0) takeLines(bytes, evidence);
    if (hasZeros || evidence.characters < plenty || !wellFormed(bytes, evidence)) weighEach(bytes, evidence);
  }
  evidence.length += bytes.length;
}

/** Whether a block is UTF-8 throughout, its last character included. */
function wellFormed(bytes: Buffer, evidence: TextEvidence): boolean {
  return evidence.lacking === 0 && isUtf8(bytes);
}

function weighEach(bytes: Buffer, evidence: TextEvidence): void {
  let position = evidence.length;
  for (const byte of bytes) {
    if (byte === 0) evidence.zeros[position % 2 === 0 ? 0 : 1]++;
    if (evidence.lacking > 0) continueCharacter(byte, position, evidence);
    else if (byte >= 0x80) beginCharacter(byte, position, evidence);
    position++;
  }
}

/** Keeps whole lines of the block only: what is cut off could begin in the middle of a character. */
function takeLines(bytes: Buffer, evidence: TextEvidence): void {
  let start = evidence.length === 0 ? 0 : bytes.indexOf(lineFeed) + 1;
  while (start < bytes.length && evidence.enough > 0) {
    const feed = bytes.indexOf(lineFeed, start);
    const end = feed === -1 ? bytes.length : feed + 1;
    const line = bytes.subarray(start, Math.min(end, start + evidence.enough));
    if (!isAscii(line)) {
      evidence.lines.push(Buffer.from(line));
      evidence.enough -= line.length;
    }
    start = end;
  }
}

/** The ranges of Unicode's table 3-7, well-formed UTF-8 byte sequences. */
function beginCharacter(byte: number, position: number, evidence: TextEvidence): void {
  evidence.lowest = byte === 0xe0 ? 0xa0 : byte === 0xf0 ? 0x90 : 0x80;
  evidence.highest = byte === 0xed ? 0x9f : byte === 0xf4 ? 0x8f : 0xbf;
  if (byte >= 0xc2 && byte <= 0xdf) evidence.lacking = 1;
  else if (byte >= 0xe0 && byte <= 0xef) evidence.lacking = 2;
  else if (byte >= 0xf0 && byte <= 0xf4) evidence.lacking = 3;
  else noteBroken(position, evidence);
}

function continueCharacter(byte: number, position: number, evidence: TextEvidence): void {
  if (byte >= evidence.lowest && byte <= evidence.highest) {
    evidence.lacking--;
    evidence.lowest = 0x80;
    evidence.highest = 0xbf;
    if (evidence.lacking === 0) evidence.characters++;
    return;
  }
  noteBroken(position, evidence);
  evidence.lacking = 0;
  if (byte >= 0x80) beginCharacter(byte, position, evidence);
}

function noteBroken(position: number, evidence: TextEvidence): void {
  evidence.broken++;
  if (evidence.firstBroken === -1) evidence.firstBroken = position;
}
