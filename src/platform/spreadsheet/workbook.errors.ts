import { errorKind } from "../errors.ts";

export const otherDocument = errorKind(
  "workbook.other-document",
  (file: string) =>
    `${file} is a presentation or a text document, not an Excel workbook. Copy its table into a spreadsheet program, save it as .xlsx or CSV, and use that file.`,
  422,
);

export const notWorkbook = errorKind(
  "workbook.unreadable",
  (file: string) =>
    `${file} can't be read as an Excel workbook. Open it in a spreadsheet program, save it as .xlsx or CSV, and use that file.`,
  422,
);
