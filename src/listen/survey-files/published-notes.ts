import type { Fidelity, Note } from "./survey-file.ts";

/** Notes that hold names of columns and what a person or a definition said, and nothing that somebody answered. */
const harmless = new Set([
  "date.serial",
  "date.serial",
  "definition.codes",
  "definition.misfit",
  "definition.name-twice",
  "encoding.detected",
  "ends.unknown",
  "ends.wrong",
  "header.moved",
  "mapping.absent",
  "mapping.unusable",
  "outcome.several",
  "ranks",
  "rows.longer-header",
  "rows.none",
  "rows.shifted",
  "rows.short",
  "scale.items",
  "sheet.chosen",
  "sheet.hidden-columns",
  "sheet.hidden-rows",
  "sheet.merged",
  "ticks.beside",
  "ticks.lone",
  "ticks.together",
  "values.needed",
  "weights.proposed",
]);

const holding = ({ column }: Note): string =>
  column === null ? "Several columns hold" : `“${column}” holds`;
const inColumns = ({ column }: Note): string => (column === null ? "several columns" : `“${column}”`);

/** What is said in the place of notes that name a cell, a row or how many gave an answer. */
const reworded: Record<string, (note: Note, fidelity: Fidelity) => string> = {
  "cell.unknown": (note) =>
    `${holding(note)} cells that are none of the answers known there; they count as no answer.`,
  "encoding.damaged": () =>
    "Some bytes of the file are no characters of UTF-8; they show as \uFFFD. If there are many, export the file again as UTF-8 or name its encoding.",
  "codes.direction": (note) =>
    `${holding(note)} answer codes, which are read as ratings by their numbers, the highest as the good end. Codes don't tell which end is good.`,
  "end.doubtful": (note) =>
    `${holding(note)} a number that neighbouring columns never do; it counts as an answer.`,
  "end.even": () =>
    "The columns of a grid hold a number that doesn't go with their other answers; it counts as “not applicable”.",
  "end.outlying": (note) =>
    `${holding(note)} a number that neighbouring columns never do; it counts as “not applicable”.`,
  "missing.code": (note) => `${holding(note)} numbers well beyond the other values; they count as no answer.`,
  "missing.said": () =>
    "Codes that were named as no answer count so, but for columns where they lie within the scale or among the groups.",
  "range.date": (note) =>
    `A spreadsheet seems to have made dates of ranges in ${inColumns(note)}; they are read as ranges.`,
  "rows.rejected": (_, { rejected: { count } }) =>
    `${count === 1 ? "1 row" : `${count} rows`} could not be read.`,
  "rows.previews": () => "Rows that are previews or tests of the survey are told from answers.",
  "rows.unfinished": () => "Some people didn't finish the survey; what they answered counts.",
  "scale.direction": (note) =>
    `The words of the answers of ${inColumns(note)} don't say which end is the good one; the highest number counts as high.`,
  "scale.turned": (note) =>
    `The answers of ${inColumns(note)} run from the good to the bad end; they are turned round, so that high is good.`,
  "text.recurring": (note) =>
    `${inColumns(note)}: mostly the same few words, and some of people's own. They are read as texts, of which there are no figures.`,
  "sheet.uncalculated": () =>
    "Formulas without a calculated value count as blank. Open the workbook in a spreadsheet program, save it, and use that file.",
  "text.controls": () =>
    "Control characters were taken out of some cells. If letters are missing there, export the file again.",
};

/** Notes as everybody may read them; those that aren't known to be harmless are left out. */
export function publishedNotes(fidelity: Fidelity): Note[] {
  const notes = fidelity.notes.flatMap((note) => {
    if (harmless.has(note.code)) return [note];
    const text = reworded[note.code]?.(note, fidelity);
    return text === undefined ? [] : [{ ...note, text }];
  });
  return [...new Map(notes.map((note) => [`${note.code}\n${note.text}`, note])).values()];
}
