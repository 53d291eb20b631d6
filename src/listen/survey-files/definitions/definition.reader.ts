import { open } from "node:fs/promises";
import { type InputFile, nameOf, pathOf } from "#platform/input-file.ts";
import { archiveProblem } from "#platform/spreadsheet/archive-problem.reader.ts";
import { isWorkbook } from "#platform/spreadsheet/workbook.reader.ts";
import { openText } from "#platform/text-encoding.ts";
import { readableValue } from "../table/readable-text.ts";
import { isSurvey, openArchive } from "./archive.reader.ts";
import { definitionTooLarge, definitionUnknown, definitionUnreadable } from "./definition.errors.ts";
import { distinctNamesFirst } from "./distinct-names.ts";
import { archiveLines } from "./limesurvey/archive-lines.ts";
import { limeSurveyDefinition } from "./limesurvey/definition.ts";
import { type LimeSurveyDocument, limeSurveyReader } from "./limesurvey/document.ts";
import { mostColumns, requireAnswers, requireColumns } from "./limits.ts";
import { qualtricsDefinition } from "./qualtrics/definition.ts";
import type { SurveyDefinition } from "./survey-definition.ts";
import { surveyJsDefinition } from "./surveyjs/definition.ts";

/** Characters, and bytes where it is packed. */
const longest = 64 * 2 ** 20;

/**
 * Reads a survey's definition: Qualtrics .qsf, LimeSurvey .lss and .lsa, SurveyJS JSON; told apart by content, whatever
 * the file's name. Nothing in it is run or fetched.
 *
 * @throws AppError file.not-found and what else opening a text says, archive.incomplete, definition.unknown,
 * definition.unreadable, definition.too-large; the signal's reason
 */
export async function readDefinition(file: InputFile, signal: AbortSignal): Promise<SurveyDefinition> {
  const name = nameOf(file);
  const definition = await bounded(file, signal).catch((error: unknown) => {
    // Files made to be huge run into what memory and lists can hold before they run into a bound of ours.
    throw error instanceof RangeError ? tooManyColumns(name) : error;
  });
  if (definition === null) throw definitionUnknown(name);
  return readableValue({ ...definition, questions: distinctNamesFirst(definition.questions) });
}

async function bounded(file: InputFile, signal: AbortSignal): Promise<SurveyDefinition | null> {
  const definition = await understood(file, signal);
  const columns = definition?.questions.flatMap((question) => question.columns) ?? [];
  requireColumns(columns.length);
  requireAnswers(columns.reduce((sum, { values }) => sum + values.length, 0));
  return definition;
}

const tooManyColumns = (name: string) =>
  definitionTooLarge(name, `${mostColumns.toLocaleString("en")} columns`);

async function understood(file: InputFile, signal: AbortSignal): Promise<SurveyDefinition | null> {
  const archive = await openArchive(file);
  if (archive !== null) {
    const survey = archive.entries.find((entry) => isSurvey(entry.name));
    if (survey === undefined) return null;
    const document = await readDocument(decoded(archive.unpack(survey)), nameOf(file), signal);
    const definition = document === null ? null : limeSurveyDefinition(document, "limesurvey-lsa");
    if (definition === null) return null;
    const besides = archiveLines(archive.entries.map((entry) => entry.name));
    return { ...definition, fidelity: [...definition.fidelity, ...besides] };
  }
  if (await isWorkbook(file)) throw (await archiveProblem(file)) ?? definitionUnknown(nameOf(file));
  const { text } = await openText(file);
  const first = await text.next();
  const beginning = first.done ? "" : first.value;
  const pieces = resumed(beginning, text);
  if (/^\s*</.test(beginning)) {
    const document = await readDocument(pieces, nameOf(file), signal);
    return document === null ? null : limeSurveyDefinition(document, "limesurvey-lss");
  }
  if (!/^\s*[{[]/.test(beginning)) return null;
  const json = parsed(await wholeText(pieces, nameOf(file), signal), nameOf(file));
  return qualtricsDefinition(json) ?? surveyJsDefinition(json);
}

async function* resumed(first: string, rest: AsyncIterable<string>): AsyncGenerator<string> {
  yield first;
  yield* rest;
}

export async function* decoded(pieces: AsyncIterable<Buffer>): AsyncGenerator<string> {
  const decoder = new TextDecoder("utf-8");
  for await (const piece of pieces) yield decoder.decode(piece, { stream: true });
  yield decoder.decode();
}

async function wholeText(pieces: AsyncIterable<string>, name: string, signal: AbortSignal): Promise<string> {
  const whole: string[] = [];
  let length = 0;
  for await (const piece of pieces) {
    signal.throwIfAborted();
    length += piece.length;
    if (length > longest) throw definitionTooLarge(name, "64 MB");
    whole.push(piece);
  }
  return whole.join("");
}

function parsed(text: string, name: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw definitionUnreadable(name, "it isn't complete, or no JSON");
  }
}

/** Null where it is XML, but nothing of LimeSurvey's. */
async function readDocument(
  pieces: AsyncIterable<string>,
  name: string,
  signal: AbortSignal,
): Promise<LimeSurveyDocument | null> {
  const reader = limeSurveyReader();
  let length = 0;
  try {
    for await (const piece of pieces) {
      signal.throwIfAborted();
      length += piece.length;
      if (length > longest) throw definitionTooLarge(name, "64 MB");
      reader.write(piece);
    }
    return reader.end();
  } catch (error) {
    if (error instanceof SyntaxError) throw definitionUnreadable(name, lowerFirst(error.message));
    throw error;
  }
}

const lowerFirst = (text: string): string => `${text.slice(0, 1).toLowerCase()}${text.slice(1)}`;

/** Names that no file of rows has; damaged ones are known by them. */
const definitionName = /\.(?:qsf|ls[sa]|json)$/i;

/**
 * Whether a file describes a survey rather than holding answers alone, by how it begins: as XML or JSON, or as an
 * archive with a survey in it; or by how its name ends. False where it can't be opened.
 */
export async function isDefinition(file: InputFile): Promise<boolean> {
  if ((await openArchive(file).catch(() => null)) !== null) return true;
  const handle = await open(pathOf(file)).catch(() => null);
  if (handle === null) return false;
  await using opened = handle;
  if (definitionName.test(nameOf(file))) return true;
  const { buffer, bytesRead } = await opened
    .read(Buffer.alloc(200), 0, 200, 0)
    .catch(() => ({ buffer: Buffer.alloc(0), bytesRead: 0 }));
  // In UTF-16 every other byte of these is zero.
  const beginning = buffer
    .toString("latin1", 0, bytesRead)
    .replace(/^(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)/, "")
    .replaceAll("\0", "");
  return /^\s*(?:<\?xml|<document|\{\s*"|\{\s*\})/.test(beginning);
}
