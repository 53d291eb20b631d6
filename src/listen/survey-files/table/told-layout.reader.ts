import { unknownEncoding, unknownSeparator } from "./table.errors.ts";
import { separators } from "./text-shape.ts";

/** Names that programs use for encodings which browsers, and so TextDecoder, call otherwise. */
const otherNames: Record<string, string> = {
  cp949: "euc-kr",
  ms949: "euc-kr",
  uhc: "euc-kr",
  cp932: "shift_jis",
  ms932: "shift_jis",
  cp936: "gb18030",
  cp950: "big5",
  ansi: "windows-1252",
  "utf-8-sig": "utf-8",
  "utf8-bom": "utf-8",
};

/** @throws AppError layout.encoding */
export function encodingNamed(label: string): string {
  const known = otherNames[label.trim().toLowerCase()] ?? label;
  try {
    return new TextDecoder(known).encoding;
  } catch {
    throw unknownEncoding(label);
  }
}

/** @throws AppError layout.separator */
export function separatorNamed(separator: string): string {
  const named = separator === "\\t" || separator.toLowerCase() === "tab" ? "\t" : separator;
  if (!(separators as readonly string[]).includes(named)) throw unknownSeparator(separator);
  return named;
}
