import { errorKind } from "../errors.ts";

export const notWorkbook = errorKind(
  "workbook.unreadable",
  (file: string) =>
    `${file} can't be read as an Excel workbook. Open it in a spreadsheet program, save it as .xlsx or CSV, and use that file.`,
  422,
);
