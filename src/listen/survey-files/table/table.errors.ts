import { errorKind } from "#platform/errors.ts";

export const tableFileEmpty = errorKind(
  "file.empty",
  (file: string) => `${file} holds no rows. Export it again, with a header row and a row for each answer.`,
  422,
);
export const tableFileBinary = errorKind(
  "file.binary",
  (file: string) => `${file} holds binary data instead of text. Export it as CSV or .xlsx and use that file.`,
  422,
);
export const otherFileKind = errorKind(
  "file.other-kind",
  (file: string, kind: string) =>
    `${file} is ${kind}, which can't be read here. Export it as CSV or .xlsx and use that file.`,
  422,
);
export const unknownEncoding = errorKind(
  "layout.encoding",
  (label: string) =>
    `There is no encoding “${label}”. Name one as browsers do, such as utf-8, windows-1252, euc-kr, shift_jis or gb18030.`,
  422,
);
export const unknownSeparator = errorKind(
  "layout.separator",
  (separator: string) => `“${separator}” can't separate cells. Name a comma, a semicolon, a tab or |.`,
  422,
);
export const tooManyColumns = errorKind(
  "table.too-many-columns",
  (file: string, most: number) =>
    `${file} has more than ${most.toLocaleString("en")} columns. Export fewer questions at once, or check its separator.`,
  422,
);
