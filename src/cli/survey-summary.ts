import { relative } from "node:path";
import { readFonts, substitute } from "#document/pdf.fonts.ts";
import type { Fidelity } from "#listen/survey-files/survey-file.ts";
import { counted } from "#understand/profile/wording.ts";
import { oneLine, percentFigure, withInterval } from "#understand/survey-report/figures.ts";
import { formatName } from "#understand/survey-report/formats.ts";
import { noteLines } from "#understand/survey-report/note-lines.ts";
import { rankedDrivers } from "#understand/survey-report/source.ts";
import type { StorySource, SurveyStory } from "#understand/survey-report/story.ts";
import { callersFolder } from "./callers-folder.ts";

const mostNotes = 5;

function ranking({ results }: StorySource): string[] {
  const drivers = rankedDrivers(results);
  if (drivers.length < 2) return [];
  return drivers
    .slice(0, 3)
    .map(
      ({ label, lmg, lmgLow, lmgHigh }, index) =>
        `  ${index + 1}. ${oneLine(label, 90)}: ${withInterval(lmg, lmgLow, lmgHigh, (part) => percentFigure(part))} % of the differences`,
    );
}

/** Labels with characters that the printed report can't show. */
function unprintable({ results, title }: StorySource): string[] {
  const { unprintable: pattern } = readFonts();
  const texts = [
    title,
    ...results.items.map(({ label }) => label),
    ...results.groups.map(({ name }) => name),
  ];
  const count = texts.filter((text) => text.search(pattern) >= 0).length;
  if (count === 0) return [];
  return [
    `report.pdf can't print some characters of ${count === 1 ? "one label" : `${count} labels`}; ${substitute} stands for them. report.html shows them all.`,
  ];
}

function toCheck({ notes }: Fidelity): string[] {
  const check = noteLines(
    notes.filter(({ code }) => code !== "rows.rejected"),
    "check",
  );
  if (check.length === 0) return [];
  const left = check.length - mostNotes;
  return [
    "To check",
    ...check.slice(0, mostNotes).map((line) => `  ${line}`),
    ...(left > 0 ? [`  and ${left} more in mapping.yaml`] : []),
  ];
}

function rejectedRows({ rejected }: Fidelity): string[] {
  if (rejected.count === 0) return [];
  return [
    `${rejected.count === 1 ? "1 row" : `${rejected.count} rows`} could not be read, listed in errors.csv. The first:`,
    ...rejected.first.slice(0, 5).map(({ row, reason }) => `  row ${row}: ${reason}`),
  ];
}

/**
 * The closing lines for the person who called: the answers, what to check, what was written.
 *
 * @param own what became of the file, for the person who has it
 */
export function surveySummary(
  source: StorySource,
  story: SurveyStory,
  own: Fidelity,
  out: string,
  files: string[],
): string[] {
  const questions = story.chapters.filter(({ isAppendix }) => !isAppendix);
  return [
    ...questions.flatMap(({ id, title, answer }) => [
      title,
      `  ${answer}`,
      ...(id === "matters" ? ranking(source) : []),
    ]),
    ...toCheck(own),
    ...rejectedRows(own),
    ...unprintable(source),
    `In ${out}: ${files.join(", ")}`,
  ];
}

const exportAdvice: Record<string, string> = {
  "qualtrics-qsf": "In Qualtrics: Data & Analysis, Export & Import, Export Data, CSV.",
  "limesurvey-lss": "In LimeSurvey: Responses, Export, Export responses, CSV.",
  "limesurvey-lsa": "In LimeSurvey: Responses, Export, Export responses, CSV.",
  "surveyjs-json": "From SurveyJS: export the responses as CSV or XLSX, one column a question.",
};

/** The closing lines where the file describes a survey and holds no answers. */
export function definitionSummary(fidelity: Fidelity, path: string, out: string): string[] {
  const { file, definition, counts } = fidelity;
  const { format } = file;
  const nearer = relative(callersFolder, path);
  const shown = nearer.length < path.length ? nearer : path;
  const questions = definition === null ? "" : ` of ${counted(definition.questions, "question")}`;
  return [
    `${file.name} is ${formatName(format)}${questions}. It holds no answers, so there are no figures yet.`,
    `${counts.kept} of its parts would be kept, ${counts.changed} changed and ${counts.lost} lost; fidelity.json lists them.`,
    ...(exportAdvice[format] ? [`The answers are another export. ${exportAdvice[format]}`] : []),
    `Then: npm run -s cli -- survey ANSWERS --definition ${/\s/.test(shown) ? `"${shown}"` : shown} --out DIR`,
    `In ${out}: fidelity.json`,
  ];
}
