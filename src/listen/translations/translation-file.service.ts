import { Readable } from "node:stream";
import { readSentFile } from "#people/sent-file.service.ts";
import { type CsvRow, readCsv } from "#platform/csv.ts";
import { readSheet } from "#platform/spreadsheet/sheet.reader.ts";
import { isWorkbook } from "#platform/spreadsheet/workbook.reader.ts";
import { bookOf, type Reading, requireTarget } from "./book.service.ts";
import { type FilePreview, type FileRow, plainCell, previewOf } from "./translation-table.ts";
import { mostFileBytes, type Part } from "./translations.contract.ts";
import { fileTooLarge, fileTooLong, languageNotThere } from "./translations.errors.ts";

/** Rows that a file of translations may have. */
const mostRows = 50_000;

interface TranslationTable {
  /** What the file is about: "Our survey, es". */
  name: string;
  header: string[];
  rows: string[][];
}

/**
 * A questionnaire's texts for a translator: a row a text, the languages by their tags. An import knows rows by their id.
 *
 * @throws AppError questionnaire.not-found, translations.no-coaching-texts, translations.language-not-there,
 *   translations.first-language
 */
export async function translationTable(
  reading: Reading,
  id: string,
  part: Part,
  { language, source, only }: { language: string; source?: string; only?: "missing" },
): Promise<TranslationTable> {
  const book = await bookOf(reading, id, part);
  requireTarget(book, language);
  const from = source ?? book.languages[0];
  if (!book.languages.includes(from)) throw languageNotThere(from);
  const texts = book.texts.filter((text) => only !== "missing" || text.wordsIn(language).trim() === "");
  return {
    name: `${book.name}${part === "coaching" ? ", coaching texts" : ""}, ${language}`,
    header: ["id", "place", "text", from, language],
    rows: texts.map((text) => [
      text.key,
      text.place,
      text.context === null ? text.noun : `${text.noun} (${text.context})`,
      text.wordsIn(from),
      text.wordsIn(language),
    ]),
  };
}

/**
 * What a translator's file would change. Nothing is saved.
 *
 * @param content the file's bytes, CSV or XLSX
 * @throws AppError as `translationTable`, translations.file-too-large, translations.file-too-long, and those of `readCsv`
 *   and `readSheet`
 */
export async function previewFile(
  reading: Reading,
  id: string,
  part: Part,
  { language, name, content }: { language: string; name: string; content: Buffer },
): Promise<FilePreview> {
  const book = await bookOf(reading, id, part);
  requireTarget(book, language);
  const [first] = book.languages;
  const tooLarge = () => fileTooLarge(mostFileBytes / 1_000_000);
  const { rows, rejected } = await readSentFile(
    Readable.from([content]),
    { name, most: mostFileBytes, tooLarge },
    (file) => readRows(file, first, language),
  );
  const preview = previewOf(book.texts, { first, language }, rows);
  return {
    ...preview,
    rows: rows.length + rejected.length,
    unmatched: [...preview.unmatched, ...rejected].sort((one, other) => one.row - other.row),
  };
}

async function readRows(file: { path: string; name: string }, first: string, language: string) {
  const columns = ["id|key", first, spellings(language)] as const;
  const required = [columns[0], columns[2]];
  const rejected: { row: number; words: string; reason: string }[] = [];
  let hasOriginal = false;
  const reject = (row: number, reason: string) => {
    if (rejected.length >= mostRows) throw fileTooLong(mostRows);
    rejected.push({ row, words: "", reason });
  };
  const onHeader = (known: readonly string[]) => {
    hasOriginal = known.includes(first);
  };
  const batches: AsyncGenerator<CsvRow<typeof columns>[]> = (await isWorkbook(file))
    ? readSheet(file, columns, required, { mostRows: mostRows + 1, onHeader })
    : readCsv(file, columns, required, reject, onHeader);
  const rows: FileRow[] = [];
  for await (const batch of batches) {
    if (rows.length + batch.length > mostRows) throw fileTooLong(mostRows);
    for (const { row, values } of batch) {
      const [key, original, words] = values;
      rows.push({
        row,
        key: key.trim(),
        original: hasOriginal ? plainCell(original) : null,
        words: plainCell(words),
      });
    }
  }
  return { rows, rejected };
}

/** A language's column by its tag, or as people write it: "Spanish". */
function spellings(language: string): string {
  const name = new Intl.DisplayNames("en", { type: "language" }).of(language);
  return [language, name, "translation"].filter((each) => each !== undefined).join("|");
}
