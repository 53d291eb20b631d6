import type { Actor } from "#people/access/actor.ts";
import type { Context } from "#people/access/context.ts";
import { AppError } from "#platform/errors.ts";
import type { SurveyFormat, TableLayout } from "../survey-files/survey-file.ts";
import { openTable } from "../survey-files/table/table.reader.ts";
import type { OpenTable } from "../survey-files/table/table.ts";
import { writeKeptFile } from "./survey-files.service.ts";
import { ownImport, readPart } from "./survey-imports.service.ts";
import { openTemporaryFolder } from "./temporary-folder.service.ts";

const mostRows = 8;
const mostColumns = 12;
const mostCharacters = 60;

const noTables: readonly SurveyFormat[] = [
  "qualtrics-qsf",
  "limesurvey-lss",
  "limesurvey-lsa",
  "surveyjs-json",
];

/**
 * The first rows of an import's file with the layout that was understood, and the sheets of a workbook. Of text files
 * only the beginning is looked at. None of files that aren't tables.
 *
 * @throws AppError survey-import.not-found, survey-import.not-understood
 */
export async function firstRows(
  work: Pick<Context, "transaction">,
  { workspaceId, actor, importId }: { workspaceId: string; actor: Actor; importId: string },
  signal: AbortSignal,
): Promise<{ rows: string[][]; sheets: string[] }> {
  const { row, format, layout } = await work.transaction(workspaceId, async (tx) => {
    const scope = { tx, workspaceId, actor };
    const { content } = await readPart(scope, importId, "understanding");
    return { row: await ownImport(scope, importId), format: content.file.format, layout: content.layout };
  });
  if (noTables.includes(format)) return { rows: [], sheets: [] };
  await using folder = await openTemporaryFolder();
  const asked = { workspaceId, fileId: row.file_id, name: row.file_name, folder: folder.path };
  const mostParts = format === "xlsx" ? Number.POSITIVE_INFINITY : 1;
  const file = await writeKeptFile(work, { ...asked, mostParts }, signal);
  const { head, sheets } = await openTable(file, known(layout), signal).catch(nothing);
  const rows = head
    .slice(0, mostRows)
    .map(({ cells }) => cells.slice(0, mostColumns).map((cell) => cut(cell.trim())));
  return { rows, sheets };
}

/** The beginning by itself may be no table. */
function nothing(error: unknown): Pick<OpenTable, "head" | "sheets"> {
  if (error instanceof AppError) return { head: [], sheets: [] };
  throw error;
}

const known = ({ encoding, separator, sheet }: TableLayout): Partial<TableLayout> => ({
  ...(encoding !== null && { encoding }),
  ...(separator !== null && { separator }),
  ...(sheet !== null && { sheet }),
});

const cut = (text: string) =>
  text.length > mostCharacters ? `${text.slice(0, mostCharacters).toWellFormed()}…` : text;
