import { Type } from "typebox";
import { Compile } from "typebox/compile";
import type { Answers } from "#listen/questionnaires/answer.ts";
import { compileQuestionnaire } from "#listen/questionnaires/compile.ts";
import type { Definition, Question } from "#listen/questionnaires/definition.ts";
import { answer } from "./child.ts";

/** Milliseconds for one respondent's answers. */
export interface ValidationCost {
  /** Every page checked and taken over by the compiled questionnaire. */
  ours: number;
  /** The same answers parsed as JSON and checked by a compiled schema of their structure. */
  baseline: number;
  /** Compiling the questionnaire, cold. */
  compile: number;
  bytes: number;
}

const items = 70;
const perPage = 10;
const repetitions = 5_000;

const en = (text: string) => ({ en: text });
const options = Array.from({ length: 6 }, (_, index) => ({ id: `o${index}`, text: en(`Option ${index}`) }));

/** Mixed as questionnaires are: mostly ratings, then choices, some numbers and texts; every third page is conditional. */
function question(index: number): Question {
  const shared = { id: `q${index}`, text: en(`Question ${index}?`), required: true, notApplicable: true };
  const kind = index % 10;
  if (kind < 5)
    return { ...shared, type: "rating", minimum: 1, maximum: 5, anchors: [en("low"), en("high")] };
  if (kind < 7) return { ...shared, type: "single-choice", options };
  if (kind === 7) return { ...shared, type: "multiple-choice", options, maximum: 4 };
  if (kind === 8) return { ...shared, type: "number", minimum: 0, maximum: 100 };
  return { ...shared, type: "long-text" };
}

function answerTo({ type }: Question, index: number) {
  if (type === "rating") return { rating: 1 + (index % 5) };
  if (type === "single-choice") return { choice: `o${index % 6}` };
  if (type === "multiple-choice") return { choices: ["o1", "o3", "o4"] };
  if (type === "number") return { number: index };
  return {
    text: "It was quick, but I had to explain the matter twice before somebody could decide. ".repeat(3),
  };
}

const questions = Array.from({ length: items }, (_, index) => question(index));
const definition: Definition = {
  languages: ["en"],
  title: en("Seventy items"),
  pages: Array.from({ length: items / perPage }, (_, page) => ({
    id: `page-${page}`,
    questions: questions.slice(page * perPage, (page + 1) * perPage),
    ...(page % 3 === 2 && { showIf: `q${(page - 1) * perPage} >= 1 and not q0 = 5` }),
  })),
};
const answers = Object.fromEntries(
  questions.map((each, index) => [each.id, answerTo(each, index)]),
) as Answers;
const text = JSON.stringify(answers);

const structure = Compile(
  Type.Record(
    Type.String(),
    Type.Union([
      Type.Object({ rating: Type.Integer({ minimum: 0, maximum: 100 }) }),
      Type.Object({ choice: Type.String({ maxLength: 40 }) }),
      Type.Object({ choices: Type.Array(Type.String({ maxLength: 40 }), { maxItems: 250 }) }),
      Type.Object({ number: Type.Number() }),
      Type.Object({ text: Type.String({ maxLength: 5000 }) }),
    ]),
  ),
);

const compileStarted = performance.now();
const compiled = compileQuestionnaire(definition);
const compile = performance.now() - compileStarted;

function validate(): void {
  for (const page of compiled.pages) {
    const given = Object.fromEntries(page.questions.map(({ id }) => [id, answers[id]]));
    const { accepted, problems } = compiled.readPage(page, answers, given);
    if (problems.length > 0 || Object.keys(accepted).length !== perPage)
      throw new Error("An answer was refused.");
  }
}

function readAsJson(): void {
  if (!structure.Check(JSON.parse(text))) throw new Error("The baseline refused an answer.");
}

/** Mean milliseconds of a call, once it is warm. */
function meanOf(work: () => void): number {
  for (let time = 0; time < repetitions / 5; time++) work();
  const started = performance.now();
  for (let time = 0; time < repetitions; time++) work();
  return (performance.now() - started) / repetitions;
}

const ours = meanOf(validate);
const baseline = meanOf(readAsJson);
answer({ ours, baseline, compile, bytes: text.length } satisfies ValidationCost);
