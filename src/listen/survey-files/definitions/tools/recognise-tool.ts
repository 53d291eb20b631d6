import type { SurveyFormat } from "../../survey-file.ts";
import { headerKey } from "../plain-text.ts";
import { importIdOf } from "./import-id.ts";
import { toolColumn } from "./tool-columns.ts";

/** How a tool lays out its export's header; all are places in the rows looked at, from 0. */
export interface RecognisedTool {
  format: SurveyFormat;
  /** Rows that hold no answers. */
  rows: number[];
  /** The row of the columns' own names. */
  names: number;
  /** The row of wordings; null where there is none besides the names. */
  wordings: number | null;
  /** The row of import ids (Qualtrics); null in all others. */
  ids: number | null;
  /** The row of headings that each stand over several columns; null where there is none. */
  spanning: number | null;
  /** Whether all ticked options may stand in one cell, by their codes. */
  packsCodes: boolean;
}

type Rows = readonly (readonly string[])[];

const header = (format: SurveyFormat, count: number, more: Partial<RecognisedTool> = {}): RecognisedTool => ({
  format,
  rows: Array.from({ length: count }, (_, row) => row),
  names: 0,
  wordings: null,
  ids: null,
  spanning: null,
  packsCodes: format === "qualtrics-csv",
  ...more,
});

/** Which tool an export comes from, by its first rows; in which order its columns stand doesn't matter. Null where none that we know. */
export function recogniseTool(rows: Rows): RecognisedTool | null {
  return qualtrics(rows) ?? limeSurvey(rows) ?? surveyMonkey(rows) ?? typeform(rows) ?? googleForms(rows);
}

const bare = (name: string): string => name.trim().replace(/^\ufeff/, "");

const filled = (row: readonly string[] | undefined): string[] =>
  (row ?? []).filter((cell) => cell.trim() !== "");

function qualtrics(rows: Rows): RecognisedTool | null {
  const ids = rows.slice(0, 4).findIndex((row) => {
    const cells = filled(row);
    return cells.length > 0 && cells.filter((cell) => importIdOf(cell) !== null).length > cells.length / 2;
  });
  if (ids > 0) return header("qualtrics-csv", ids + 1, { wordings: ids === 1 ? null : ids - 1, ids });
  const [names = [], next = []] = rows;
  const numbered = new Set(names.map(bare).filter((name) => /^V(?:[1-9]|10)$/.test(name)));
  if (numbered.size >= 5 && next.some((name) => /^Response ?ID$/i.test(name.trim())))
    return header("qualtrics-csv", 2, { wordings: 1 });
  const places = names.flatMap((name, place) =>
    toolColumn("qualtrics-csv", [name]) === null ? [] : [place],
  );
  const known = new Set(places.map((place) => headerKey(names[place] ?? "").replaceAll(" ", "")));
  const hasId = known.has("responseid") || known.has("recordeddate") || known.has("externalreference");
  if (!hasId || known.size < 4) return null;
  // A second row of words over the dates and numbers that these columns hold is one of wordings.
  const dates = places.filter((place) => /date$/i.test(names[place]?.trim() ?? ""));
  const isWords =
    dates.length > 0 &&
    dates.every((place) => /\p{L}/u.test(next[place] ?? "") && !/\d/.test(next[place] ?? ""));
  return header("qualtrics-csv", isWords ? 2 : 1, { wordings: isWords ? 1 : null });
}

function limeSurvey([names = []]: Rows): RecognisedTool | null {
  const known = names.map((name) => toolColumn("limesurvey-csv", [name])?.what ?? "");
  // Lists of people have ids, names and addresses too, but none of these.
  const own = ["when it was ended", "status", "language", "seed of the random order"].filter((what) =>
    known.includes(what),
  );
  return known.includes("response id") && own.length >= 2 ? header("limesurvey-csv", 1) : null;
}

function surveyMonkey([names = [], parts = []]: Rows): RecognisedTool | null {
  const id = names.findIndex((name) => /^respondent ?id$/i.test(bare(name)));
  const answers = parts.filter((part) => /^(?:open-ended )?response$/i.test(part.trim())).length;
  if (id === -1 || (parts[id]?.trim() ?? "") !== "")
    return id !== -1 && names.some((name) => /^collector ?id$/i.test(name.trim()))
      ? header("surveymonkey-csv", 1)
      : null;
  const goesOn = names.filter(
    (name, place) => name.trim() === "" && (parts[place]?.trim() ?? "") !== "",
  ).length;
  return answers + goesOn > 0 ? header("surveymonkey-csv", 2, { names: 1, spanning: 0 }) : null;
}

function typeform([names = []]: Rows): RecognisedTool | null {
  const keys = names.map(headerKey);
  const isOurs =
    keys.includes("#") && keys.some((key) => /^(?:start|submit) date \(utc\)$|^network id$/.test(key));
  return isOurs ? header("typeform-csv", 1) : null;
}

function googleForms([names = [], answers = []]: Rows): RecognisedTool | null {
  // Every tool can have a column called so; this one writes date and time in it.
  const isTimed = names.some((name, place) => {
    const isTime = /\d{1,4}\D\d{1,2}\D\d{1,4}\D.*\d{1,2}:\d{2}/.test(answers[place] ?? "");
    return isTime && toolColumn("google-forms-csv", [name])?.kind === "date";
  });
  return isTimed ? header("google-forms-csv", 1) : null;
}
