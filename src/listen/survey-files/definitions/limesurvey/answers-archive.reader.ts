import type { InputFile } from "#platform/input-file.ts";
import { nameOf } from "#platform/input-file.ts";
import type { ZipEntry } from "#platform/spreadsheet/zip-directory.ts";
import type { StopSignal, TableLayout } from "../../survey-file.ts";
import type { CellBlock, OpenTable } from "../../table/table.ts";
import { textBlock } from "../../table/text-block.ts";
import { type OpenArchive, openArchive } from "../archive.reader.ts";
import { definitionTooLarge, definitionUnreadable } from "../definition.errors.ts";
import { decoded } from "../definition.reader.ts";
import { headerKey } from "../plain-text.ts";
import type { SurveyDefinition } from "../survey-definition.ts";
import { type LimeSurveyRow, tableReader } from "./document.ts";

/** Bytes that the answers may unpack to. */
const mostAnswers = 2 ** 31;
const mostColumns = 20_000;
const rowsInBlock = 1_000;
const rowsInHead = 200;

/** How exports write that a question was not shown to somebody. */
const notShown = "N/A";
/** Fields of the table of answers that are none; those of questions begin with numbers. */
const isQuestion = (field: string): boolean => /^_?\d+X\d+X\d+|^Q\d+/.test(field);

/**
 * Opens the answers in a LimeSurvey archive (.lsa) as a table with one header row: columns are named by their questions'
 * codes, as in an export of codes, and a question that was not shown to somebody holds "N/A". Null where the file is no
 * archive or holds no answers.
 *
 * @throws AppError definition.unreadable, definition.too-large, also while rows are read; the signal's reason
 */
export async function openAnswers(
  file: InputFile,
  definition: SurveyDefinition,
  signal: StopSignal,
): Promise<OpenTable | null> {
  const archive = await openArchive(file);
  const entry = archive?.entries.find(({ name }) => /_responses(?:_\d+)?\.lsr$/i.test(name));
  if (!archive || entry === undefined) return null;
  const name = nameOf(file);
  if (entry.size > mostAnswers) throw definitionTooLarge(name, "2 GB of answers");
  const answers = { archive, entry, file: name };
  const fields = await fieldsOf(answers, signal);
  if (fields.length > mostColumns)
    throw definitionTooLarge(name, `${mostColumns.toLocaleString("en")} columns`);
  const header = named(fields, definition);
  const head: { row: number; cells: string[] }[] = [{ row: 1, cells: header }];
  for await (const rows of batches(answers, fields, signal)) {
    for (const cells of rows) if (head.length < rowsInHead) head.push({ row: head.length + 1, cells });
    if (head.length >= rowsInHead) break;
  }
  const layout: TableLayout = { encoding: "utf-8", separator: null, sheet: null, headerRows: 1 };
  return {
    layout,
    width: fields.length,
    sheets: [],
    notes: [],
    head,
    rejected: { count: 0, first: [] },
    async *blocks(stop: StopSignal): AsyncGenerator<CellBlock> {
      yield textBlock([header], [1], fields.length);
      let row = 1;
      for await (const rows of batches(answers, fields, stop)) {
        const first = row + 1;
        row += rows.length;
        yield textBlock(
          rows,
          rows.map((_, place) => first + place),
          fields.length,
        );
      }
    },
  };
}

interface Answers {
  archive: OpenArchive;
  entry: ZipEntry;
  file: string;
}

/** Fields in the order of the table; rows leave out those that are null. */
async function fieldsOf(answers: Answers, signal: StopSignal): Promise<string[]> {
  let fields: readonly string[] = [];
  for await (const found of reading(answers, signal)) {
    fields = found.fields;
    if (found.rows.length > 0) break;
  }
  return [...fields];
}

async function* batches(
  answers: Answers,
  fields: readonly string[],
  signal: StopSignal,
): AsyncGenerator<string[][]> {
  // Names of elements can't begin with a digit, so those of fields get a "_" before it.
  const elements = fields.map((field) => (/^\d/.test(field) ? `_${field}` : field));
  const blanks = fields.map((field) => (isQuestion(field) ? notShown : ""));
  for await (const { rows } of reading(answers, signal))
    yield rows.map((row) =>
      elements.map((element, place) => row[element] ?? row[fields[place] ?? ""] ?? blanks[place] ?? ""),
    );
}

async function* reading(
  { archive, entry, file }: Answers,
  signal: StopSignal,
): AsyncGenerator<{ fields: readonly string[]; rows: LimeSurveyRow[] }> {
  let fields: readonly string[] = [];
  const rows: LimeSurveyRow[] = [];
  const reader = tableReader({
    root() {},
    head() {},
    fields(table, names) {
      if (table === "responses") fields = names;
    },
    row(table, row) {
      if (table === "responses") rows.push(row);
    },
  });
  try {
    for await (const piece of decoded(archive.unpack(entry))) {
      signal.throwIfAborted();
      reader.write(piece);
      while (rows.length >= rowsInBlock) yield { fields, rows: rows.splice(0, rowsInBlock) };
    }
    reader.end();
  } catch (error) {
    if (error instanceof SyntaxError)
      throw definitionUnreadable(file, `${entry.name} in it is no whole document: ${error.message}`);
    throw error;
  }
  yield { fields, rows };
}

/** Fields of questions by the first name that the definition has for them; all others as they are. */
function named(fields: readonly string[], definition: SurveyDefinition): string[] {
  const codes = new Map<string, string>();
  for (const column of definition.questions.flatMap(({ columns }) => columns))
    for (const name of column.names)
      if (isQuestion(name) && !codes.has(headerKey(name)))
        codes.set(headerKey(name), column.names[0] ?? name);
  const taken = new Set<string>();
  return fields.map((field) => {
    const code = codes.get(headerKey(field)) ?? field;
    const own = taken.has(code) ? field : code;
    taken.add(own);
    return own;
  });
}
