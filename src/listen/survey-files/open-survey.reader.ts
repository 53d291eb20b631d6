import { stat } from "node:fs/promises";
import { type InputFile, nameOf, pathOf } from "#platform/input-file.ts";
import { cleanedNote, readableHead } from "./cleaned-cells.ts";
import { type ColumnTally, countColumns } from "./columns/column-tally.ts";
import { note } from "./columns/detected.ts";
import { readHeader, type TableHeader } from "./columns/header.ts";
import { optionSiblings } from "./columns/option-siblings.ts";
import { firstAnswer, readCoded } from "./columns/read-coded.ts";
import { countTogether, scatteredTicks } from "./columns/ticked-together.ts";
import type { ToolColumn, UnderstoodColumns } from "./columns/understand-columns.ts";
import { definedSurvey } from "./defined-survey.ts";
import { isDefinition, readDefinition } from "./definitions/definition.reader.ts";
import { openAnswers } from "./definitions/limesurvey/answers-archive.reader.ts";
import type { SurveyDefinition } from "./definitions/survey-definition.ts";
import type { RecognisedTool } from "./definitions/tools/recognise-tool.ts";
import { toolColumn } from "./definitions/tools/tool-columns.ts";
import {
  arePreviewsKept,
  previewNote,
  progressColumns,
  unfinishedNote,
  withoutPreviews,
} from "./preview-rows.ts";
import { surveyFidelity } from "./survey-fidelity.ts";
import { unknownColumn, unusableColumn } from "./survey-file.errors.ts";
import type { Mapping, Note, StopSignal, SurveyFile, SurveyFormat, Understanding } from "./survey-file.ts";
import { type ChosenColumns, chooseColumns, type SurveyFlags } from "./survey-flags.ts";
import { openTable } from "./table/table.reader.ts";
import type { OpenTable, RejectRow } from "./table/table.ts";
import { headerOf } from "./told-header.ts";
import { understandSurvey } from "./understand-survey.ts";

export type { SurveyFlags } from "./survey-flags.ts";

export interface SurveyOptions {
  /** .qsf, .lss, .lsa or SurveyJS .json. */
  definition?: InputFile;
  mapping?: Mapping;
  flags?: SurveyFlags;
  signal: AbortSignal;
  /** Told of every row that can't be read, in the file's order. */
  onReject?: RejectRow;
  /** Told how far looking through the file has come, 0 to 1. */
  onProgress?: (share: number, doing: string) => void;
}

/**
 * Looks through a survey file once: what its columns are, what its cells count as, what is lost. A definition alone
 * (.qsf, .lss, SurveyJS) opens as a survey without rows; an .lsa brings its answers with it.
 *
 * @throws AppError survey-file.unknown-column (a flag names a column that isn't there), survey-file.unusable-column (one
 * that can't be used so), and those of `openTable` and `readDefinition`
 */
export async function openSurvey(file: InputFile, options: SurveyOptions): Promise<SurveyFile> {
  const { signal, flags = {}, mapping = {} } = options;
  signal.throwIfAborted();
  const bytes = await sizeOf(file);
  let definition = await definitionOf(options.definition, signal);
  let table: OpenTable | null;
  if (await isDefinition(file)) {
    const own = await readDefinition(file, signal);
    table = await openAnswers(file, own, signal);
    definition ??= { name: nameOf(file), survey: own };
    if (table === null) return definedSurvey({ name: nameOf(file), bytes }, own);
  } else {
    table = await openTable(file, layoutOf(mapping, flags), signal);
  }
  return lookThrough(table, { file, bytes, definition, mapping, flags, options });
}

interface Looking {
  file: InputFile;
  bytes: number;
  definition: { name: string; survey: SurveyDefinition } | null;
  mapping: Mapping;
  flags: SurveyFlags;
  options: SurveyOptions;
}

async function lookThrough(table: OpenTable, looking: Looking): Promise<SurveyFile> {
  const { file, bytes, definition, mapping, flags, options } = looking;
  const told = flags.headerRows ?? mapping.layout?.headerRows;
  const head = readableHead(table.head);
  const { tool, found: headerRows } = headerOf(head, told);
  const header = readHeader(head, headerRows, table.width);
  const { chosen, leftOut, unknown, notes } = chooseColumns(header.names, header.labels, flags, mapping);
  if (unknown !== null) throw unknownColumn(nameOf(file), unknown.name, unknown.near);
  const format = formatOf(table, tool, definition?.survey ?? null);
  const { tallies, rows, blocks, said } = await tallyAnswers(table, header, tool, looking);
  const scattered = scatteredTicks(header, tallies);
  const together =
    scattered.length === 0 ? null : await countTogether(table.blocks(options.signal), header.rows, scattered);
  const missing = [...new Set([...(mapping.missing ?? []), ...(flags.missing ?? [])])];
  const { understanding, found } = understandSurvey({
    file: { name: nameOf(file), bytes, format },
    layout: { ...table.layout, headerRows: header.rows },
    header,
    tallies,
    rows,
    sample: head.filter(({ row }) => row > header.rows).map(({ cells }) => cells),
    together,
    rejected: { count: table.rejected.count, first: [...table.rejected.first] },
    packsCodes: tool?.packsCodes ?? false,
    toolColumn: toolColumns(tool?.format ?? format),
    definition: definition?.survey ?? null,
    mapping,
    missing,
    chosen,
    leftOut,
    notes: [
      ...table.notes,
      ...displacedNote(header),
      ...cleanedNote(table.head, header.rows, tallies),
      ...said,
      ...notes,
    ],
  });
  checkChosen(chosen, understanding);
  const fidelity = surveyFidelity({
    understanding,
    plans: found.plans,
    tallies,
    definition,
    answered: found.answered,
    personal: found.personal,
    missing,
    repeated: header.repeated,
  });
  options.onProgress?.(1, "Looking through the file");
  return { understanding, fidelity, read: reading(blocks, found, header.rows) };
}

function displacedNote({ displaced }: TableHeader): Note[] {
  const text =
    "The columns seem to have been moved: headings over several columns no longer stand above all of these. What belongs to one question is told by who answered what, ranks aren't turned round, and grids aren't taken together. Use the file as the tool exported it.";
  return displaced ? [note("header.moved", null, "check", text)] : [];
}

/** What the tool that wrote the file says of its own columns. */
function toolColumns(format: SurveyFormat): ToolColumn {
  return (headers, tally) => {
    const own = toolColumn(format, headers);
    if (own === null || (own.kind === "choice" && tally.cells.size > 1)) return null;
    const words = own.personal ? "identifier" : "technical";
    const kind = own.kind === "text" || own.kind === "choice" ? words : own.kind;
    const because = `${own.what}, written by the survey tool`;
    return { kind, because, personal: own.personal, duration: own.role === "duration" };
  };
}

/** Counts all cells but those of previews, which only count where there is nothing else. */
async function tallyAnswers(
  table: OpenTable,
  header: TableHeader,
  tool: RecognisedTool | null,
  looking: Looking,
): Promise<{ tallies: ColumnTally[]; rows: number; blocks: OpenTable["blocks"]; said: Note[] }> {
  const all: OpenTable["blocks"] = (signal, reject) => table.blocks(signal, reject);
  const { status, finished } = progressColumns(header);
  const statusName = header.names[status] ?? "";
  const hasPreviews =
    tool?.format === "qualtrics-csv" && status >= 0 && !arePreviewsKept(looking.mapping, statusName);
  const left = { rows: 0 };
  const answered = hasPreviews ? withoutPreviews(all, status, header.rows, left) : all;
  const found = await tally(table, answered, header, looking);
  const said = previewNote(statusName, left.rows, found.rows);
  const isNothingElse = found.rows === 0 && left.rows > 0;
  const { onReject: _, ...again } = looking.options;
  const counted = isNothingElse ? await tally(table, all, header, { ...looking, options: again }) : found;
  if (tool?.format === "qualtrics-csv" && finished >= 0)
    said.push(...unfinishedNote(header.names[finished] ?? "", counted.tallies[finished], counted.rows));
  return { ...counted, blocks: isNothingElse ? all : answered, said };
}

async function tally(
  table: OpenTable,
  blocks: OpenTable["blocks"],
  header: TableHeader,
  { bytes, options }: Looking,
): Promise<{ tallies: ColumnTally[]; rows: number }> {
  const counters = countColumns(table.width);
  const guessed = Math.max(1, bytes / bytesPerRow(table));
  let rows = 0;
  for await (const block of blocks(options.signal, options.onReject)) {
    const first = firstAnswer(block, header.rows);
    counters.add(block, first);
    rows += block.rows - first;
    options.onProgress?.(Math.min(0.99, rows / guessed), "Looking through the file");
  }
  return { tallies: counters.finish(), rows };
}

function bytesPerRow({ head, width }: OpenTable): number {
  const length = head.reduce((sum, { cells }) => sum + cells.reduce((row, cell) => row + cell.length, 0), 0);
  return head.length === 0 ? 1 : length / head.length + width;
}

function reading(blocks: OpenTable["blocks"], found: UnderstoodColumns, header: number): SurveyFile["read"] {
  const plans = new Map(found.plans.map((plan) => [plan.column.name, plan]));
  return (columns, signal: StopSignal) => {
    const asked = columns.map((name) => {
      const plan = plans.get(name);
      if (plan === undefined) throw new Error(`No column is named ${name}.`);
      return plan;
    });
    const siblings = asked.map((plan) => optionSiblings(plan, found.plans));
    return readCoded(blocks(signal), asked, siblings, header, signal);
  };
}

/**
 * A column that a flag chose and that can't be used so is refused; what only a mapping says is taken back, and said.
 */
function checkChosen(chosen: ChosenColumns, understanding: Understanding): void {
  const { columns } = understanding;
  const numeric = columns
    .filter(({ kind }) => kind === "rating" || kind === "number")
    .map(({ name }) => name);
  const choices = columns.filter(({ kind, values }) => kind === "choice" && values.length <= mostGroups);
  const usable = { outcome: numeric, weights: numeric, group: choices.map(({ name }) => name) };
  for (const use of ["outcome", "weights", "group"] as const) {
    const { name, byFlag } = chosen[use] ?? { name: null, byFlag: false };
    if (name === null || usable[use].includes(name)) continue;
    const why =
      use === "group"
        ? "its answers aren't few enough to be groups"
        : columns.some((column) => column.name === name && column.kind === "choice")
          ? "its answers have no order that is known. If they are codes, export the file again with full answers, or give the survey itself beside it (--definition); else give each answer its number (`values` in a mapping)"
          : "it holds no numbers or ordered answers";
    const refusal = unusableColumn(name, use, why, usable[use].slice(0, 5));
    if (byFlag) throw refusal;
    understanding[use] = null;
    understanding.notes.unshift(note("mapping.unusable", name, "check", refusal.message));
  }
}

const mostGroups = 500;

const layoutOf = (mapping: Mapping, flags: SurveyFlags): NonNullable<Mapping["layout"]> => {
  const { encoding, separator, sheet, headerRows } = { ...mapping.layout, ...flags };
  return {
    ...(encoding === undefined ? {} : { encoding }),
    ...(separator === undefined ? {} : { separator }),
    ...(sheet === undefined ? {} : { sheet }),
    ...(headerRows === undefined ? {} : { headerRows }),
  };
};

function formatOf(
  table: OpenTable,
  tool: RecognisedTool | null,
  survey: SurveyDefinition | null,
): SurveyFormat {
  if (table.layout.sheet !== null) return "xlsx";
  if (table.layout.separator === null && survey?.format === "limesurvey-lsa") return "limesurvey-lsa";
  return tool?.format ?? "csv";
}

async function definitionOf(
  file: InputFile | undefined,
  signal: AbortSignal,
): Promise<{ name: string; survey: SurveyDefinition } | null> {
  return file === undefined ? null : { name: nameOf(file), survey: await readDefinition(file, signal) };
}

const sizeOf = async (file: InputFile): Promise<number> =>
  (await stat(pathOf(file)).catch(() => null))?.size ?? 0;
