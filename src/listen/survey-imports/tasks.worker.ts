import { parentPort } from "node:worker_threads";
import { AppError } from "#platform/errors.ts";
import { openSurvey } from "../survey-files/open-survey.reader.ts";
import type { SurveyFile } from "../survey-files/survey-file.ts";
import { readFieldDays } from "./field-days.reader.ts";
import { storableJson } from "./storable-json.ts";
import type { SurveyAnswer, SurveyTask, ThreadMessage } from "./survey-thread.service.ts";

type OnProgress = (share: number, doing: string) => void;
/** Figures of an open file. */
type Compute = (survey: SurveyFile, minimum: number, onProgress: OnProgress) => Promise<unknown>;

/** Share of the whole work that opening a file is, where figures are computed after it. */
const opening = 0.4;

/** Answers tasks in a thread, one at a time. Who asks ends the thread when the answer isn't wanted any more. */
export function answerTasks(compute: Compute | null): void {
  const tell = (message: ThreadMessage) => parentPort?.postMessage(message);
  parentPort?.on("message", async (task: SurveyTask) => {
    try {
      tell({ kind: "answer", answer: await answer(task, compute, tell) });
    } catch (error) {
      tell(
        error instanceof AppError
          ? { kind: "refused", code: error.code, message: error.message, status: error.status }
          : { kind: "fault", error },
      );
    }
  });
}

async function answer(
  { file, definition, mapping, minimum }: SurveyTask,
  compute: Compute | null,
  tell: (message: ThreadMessage) => void,
): Promise<SurveyAnswer> {
  const part =
    (from: number, size: number): OnProgress =>
    (share, doing) =>
      tell({ kind: "progress", share: from + share * size, doing });
  const size = compute ? opening : 1;
  const { signal } = new AbortController();
  const survey = await openSurvey(file, {
    ...(definition && { definition }),
    mapping,
    signal,
    onProgress: part(0, size),
  });
  const { understanding, fidelity } = survey;
  const inField = await readFieldDays(file, understanding, signal);
  const results = compute ? await compute(survey, minimum, part(size, 1 - size)) : null;
  return {
    rows: understanding.rows,
    columns: understanding.columns.map(({ name }) => name),
    questions: understanding.columns
      .filter(
        ({ kind }) => kind === "rating" || kind === "number" || kind === "multiple" || kind === "choice",
      )
      .map(({ name, label }) => ({ name, label })),
    understanding: storableJson({ ...understanding, inField }),
    fidelity: storableJson(fidelity),
    results: results === null ? null : storableJson(results),
  };
}
