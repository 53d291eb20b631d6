import { basename, join } from "node:path";
import { writePdfs } from "#document/pdf.pool.ts";
import { readMapping } from "#listen/survey-files/mapping.reader.ts";
import { openSurvey } from "#listen/survey-files/open-survey.reader.ts";
import { publishedFidelity } from "#listen/survey-files/published-fidelity.ts";
import type { SurveyFile } from "#listen/survey-files/survey-file.ts";
import { errorKind } from "#platform/errors.ts";
import { createOutputFolder } from "#platform/output-folder.ts";
import { program } from "#platform/program.ts";
import { sentence } from "#understand/survey-report/figures.ts";
import { surveyHtml } from "#understand/survey-report/html/survey-html.page.ts";
import type { StorySource } from "#understand/survey-report/story.ts";
import { surveyReport } from "#understand/survey-report/survey-report.ts";
import { surveyStory } from "#understand/survey-report/survey-story.ts";
import { analyseSurvey } from "#understand/surveys/analyse-survey.service.ts";
import { defaultChoice } from "#understand/surveys/survey-choice.ts";
import type { SurveyResults } from "#understand/surveys/survey-results.ts";
import { exitCodes } from "./exit-codes.ts";
import type { Progress } from "./progress.ts";
import { rowRejects, writeFidelity, writeJson, writeMapping, writeText } from "./survey-files.ts";
import { type SurveyCommandOptions, titleOfFile } from "./survey-options.ts";
import { definitionSummary, surveySummary } from "./survey-summary.ts";

const noAnswers = errorKind(
  "survey.no-answers",
  (file: string) =>
    `${file} holds no answers: there is no row below its header. Export it again with its responses. Nothing was written.`,
);

/** Formats that describe a survey; all but an archive never hold answers. */
const definitionFormats = new Set(["qualtrics-qsf", "limesurvey-lss", "limesurvey-lsa", "surveyjs-json"]);

const asInput = (path: string) => ({ path, name: basename(path) });

const told = (progress: Progress) => (share: number, doing: string) =>
  progress.show(`${sentence(doing)} ${Math.floor(share * 100)} %`);

async function open(
  folder: string,
  options: SurveyCommandOptions,
  progress: Progress,
  signal: AbortSignal,
): Promise<SurveyFile> {
  using rejects = rowRejects(folder, basename(options.file));
  const mapping = options.mapping === null ? null : await readMapping(asInput(options.mapping));
  return await openSurvey(asInput(options.file), {
    ...(options.definition === null ? {} : { definition: asInput(options.definition) }),
    ...(mapping === null ? {} : { mapping }),
    flags: options.flags,
    signal,
    onReject: rejects.reject,
    onProgress: told(progress),
  });
}

async function writeReports(
  folder: string,
  source: StorySource,
  options: SurveyCommandOptions,
  signal: AbortSignal,
): Promise<void> {
  writeText(join(folder, "report.html"), surveyHtml(source, options));
  signal.throwIfAborted();
  const report = surveyReport(source, surveyStory(source), options.brand.name);
  const { brand, logo } = options;
  await writePdfs([{ report, path: join(folder, "report.pdf") }], { brand, logo, signal });
}

function sourceOf(file: SurveyFile, results: SurveyResults, options: SurveyCommandOptions): StorySource {
  const { definition } = file.fidelity;
  return {
    title: options.title ?? (definition?.title.trim() || titleOfFile(options.file)),
    date: options.date,
    results,
    fidelity: publishedFidelity(file.fidelity, options.minimum),
    made: { program, seed: options.seed },
    place: "command",
  };
}

/**
 * From a survey tool's export to what matters most: the `survey` command.
 *
 * @param say prints a line for the person who called
 * @returns an exit code; the output folder is there, whole, exactly when it is `done` or `rejects`
 * @throws AppError where nothing was written
 */
export async function runSurvey(
  options: SurveyCommandOptions,
  progress: Progress,
  say: (line: string) => void,
  signal: AbortSignal,
): Promise<number> {
  await using output = await createOutputFolder(options.out);
  const file = await open(output.path, options, progress, signal);
  const { understanding, fidelity } = file;
  if (understanding.rows === 0) {
    if (!definitionFormats.has(understanding.file.format)) throw noAnswers(basename(options.file));
    const published = publishedFidelity(fidelity, options.minimum);
    writeFidelity(output.path, published);
    await output.finish();
    progress.clear();
    for (const line of definitionSummary(published, options.file, options.out)) say(line);
    return exitCodes.done;
  }

  const { minimum, draws, seed } = options;
  const choice = { ...defaultChoice(understanding), minimum, draws, seed };
  const results = await analyseSurvey(file, choice, { signal, onProgress: told(progress) });
  signal.throwIfAborted();
  progress.show("Writing reports");
  const source = sourceOf(file, results, options);
  writeJson(join(output.path, "results.json"), results);
  writeFidelity(output.path, source.fidelity);
  writeMapping(output.path, fidelity);
  await writeReports(output.path, source, options, signal);
  await output.finish();
  progress.clear();
  const files = ["report.html", "report.pdf", "results.json", "fidelity.json", "mapping.yaml"];
  for (const line of surveySummary(source, surveyStory(source), fidelity, options.out, files)) say(line);
  return understanding.rejected.count === 0 ? exitCodes.done : exitCodes.rejects;
}
