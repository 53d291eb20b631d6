import { openByteFeed } from "./byte-feed.reader.ts";

const looked = 1 << 16;
/** Of the characters that packed bytes or pictures seem to be it is about a tenth; text has none, but for a slip. */
const [mostShare, fewest] = [0.07, 16];

/** Whether a file's beginning is no text in its encoding: too many control characters are in it. */
export async function looksBinary(path: string, encoding: string, markLength: number): Promise<boolean> {
  await using feed = await openByteFeed(path, { encoding, markLength, chunk: looked });
  await feed.advance(0);
  let [controls, characters] = [0, 0];
  for (let at = feed.from; at < feed.to; at++) {
    const byte = feed.bytes[at] ?? 0;
    if (isControl(byte)) controls++;
    if ((byte & 0xc0) !== 0x80) characters++;
  }
  return controls >= fewest && controls > characters * mostShare;
}

/** Tabs, line and page breaks are text; 26 ends files of old systems, 27 begins characters in some Japanese ones. */
const isControl = (byte: number): boolean =>
  (byte < 32 && !(byte >= 9 && byte <= 13) && byte !== 26 && byte !== 27) || byte === 127;
