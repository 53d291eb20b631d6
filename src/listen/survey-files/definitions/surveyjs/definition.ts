import type { FidelityLine, Note } from "../../survey-file.ts";
import { allOf, line, listed, plural, quoted, short, shownOnlyIf } from "../fidelity-lines.ts";
import { isOn, type JsonRecord, listOf, record, textOf } from "../json-value.ts";
import { longestName, requireColumns } from "../limits.ts";
import { type LogicNames, logicInWords } from "../logic-expression.ts";
import { answerListLines, questionLine } from "../question-lines.ts";
import type { DefinedQuestion, SurveyDefinition } from "../survey-definition.ts";
import { localText, type SurveyJsDocument, type SurveyJsElement, surveyJsDocument } from "./document.ts";
import { surveyJsColumns } from "./question-columns.ts";

/**
 * A SurveyJS survey from its JSON; null where it is none.
 *
 * @throws RangeError where it has more columns than a survey has
 */
export function surveyJsDefinition(json: unknown): SurveyDefinition | null {
  const document = surveyJsDocument(json);
  if (document === null) return null;
  const fidelity: FidelityLine[] = [];
  const notes: Note[] = [];
  const rules = rulesOf(document);
  const questions: DefinedQuestion[] = [];
  let unnamed = 0;
  let columns = 0;
  for (const [name, same] of Map.groupBy(document.elements, (one) => one.name || `unnamed ${++unnamed}`)) {
    const [first] = same;
    if (first === undefined) continue;
    const question = readQuestion(first, name, document, rules, fidelity);
    questions.push(question);
    columns += question.columns.length;
    requireColumns(columns);
    if (same.length > 1) notes.push(shared(name, same.length, fidelity));
  }
  fidelity.push(...surveyLines(document));
  const { survey, language, languages } = document;
  return {
    format: "surveyjs-json",
    title: localText(survey["title"], language),
    languages,
    baseLanguage: language,
    questions,
    fidelity,
    notes,
  };
}

function shared(name: string, count: number, fidelity: FidelityLine[]): Note {
  const text = `${plural(count, "question")} are named ${quoted(name)}, so they share one answer. The first of them is read; the others are left out`;
  fidelity.push(line(name, "question", "lost", text));
  return { code: "definition.name-twice", text: `${text}.`, column: name, weight: "check" };
}

type Rule = (written: string) => string;

function rulesOf({ elements, language }: SurveyJsDocument): Rule {
  const byName = new Map(elements.map(({ name, element }) => [name, element]));
  const find = (variable: string): JsonRecord | undefined =>
    byName.get(variable) ?? byName.get(variable.split(/[.[]/, 1)[0] ?? "");
  const names: LogicNames = {
    variable: (variable) => (find(variable) === undefined ? null : variable),
    answer(variable, code) {
      const choices = listOf(find(variable)?.["choices"]).map(record);
      const choice = choices.find((one) => textOf(one["value"]) === code);
      return choice === undefined ? null : localText(choice["text"], language) || code;
    },
    isTick: () => false,
  };
  return (written) => logicInWords(written, names) ?? quoted(short(written, 300));
}

function readQuestion(
  { element, around }: SurveyJsElement,
  name: string,
  { language }: SurveyJsDocument,
  rule: Rule,
  fidelity: FidelityLine[],
): DefinedQuestion {
  const read = surveyJsColumns(element, name, language);
  const written = textOf(element["visibleIf"]).trim();
  const own = written === "" ? null : rule(written);
  const isHidden = element["visible"] === false && own === null;
  const all = [...around.map(rule), ...(own === null ? [] : [own])];
  const type = read?.type ?? (textOf(element["type"]) || "unknown");
  const wording = localText(element["title"], language) || localText(element["html"], language) || name;
  const defined: DefinedQuestion = {
    code: name,
    wording: short(wording, 2 * longestName),
    type,
    columns: read?.columns ?? [],
    required: isOn(element["isRequired"]),
    condition: allOf(all),
  };
  fidelity.push(questionLine(defined, read === null ? "unknown" : read.lost), ...answerListLines(defined));
  for (const condition of all) fidelity.push(shownOnlyIf(name, condition));
  if (isHidden)
    fidelity.push(line(name, "hidden", "changed", "Nobody saw it unless the page’s own program showed it"));
  fidelity.push(...otherRules(element, name, rule));
  return defined;
}

function otherRules(element: JsonRecord, name: string, rule: Rule): FidelityLine[] {
  const lines: FidelityLine[] = [];
  const checks = [
    ...(isOn(element["isRequired"]) ? ["an answer was required"] : []),
    ...(textOf(element["requiredIf"]) === ""
      ? []
      : [`an answer was required if ${rule(textOf(element["requiredIf"]))}`]),
    ...listOf(element["validators"]).map(
      (validator) => `a check of type ${quoted(textOf(record(validator)["type"]) || "unknown")} was made`,
    ),
  ];
  if (checks.length > 0)
    lines.push(
      line(
        name,
        "validation",
        "changed",
        `${checks.join("; ")}. It was checked when people answered and is not checked again`,
      ),
    );
  const enabled = textOf(element["enableIf"]);
  if (enabled !== "")
    lines.push(
      line(
        name,
        "display logic",
        "changed",
        `It could be answered only if ${rule(enabled)}. The rule is kept as text and not run`,
      ),
    );
  for (const part of ["choicesVisibleIf", "rowsVisibleIf", "columnsVisibleIf"])
    if (textOf(element[part]) !== "")
      lines.push(
        line(
          name,
          "display logic",
          "changed",
          `Some of its answers were offered only if ${quoted(textOf(element[part]))}. The rule is kept as text and not run; that something was not offered can’t be told from not chosen`,
        ),
      );
  for (const choice of [...listOf(element["choices"]), ...listOf(element["rows"])].map(record)) {
    const condition = textOf(choice["visibleIf"]);
    if (condition !== "")
      lines.push(
        line(
          name,
          "display logic",
          "changed",
          `${quoted(localText(choice["text"], "default") || textOf(choice["value"]))} is offered only if ${rule(condition)}. The rule is kept as text and not run; that it was not offered can’t be told from not chosen`,
        ),
      );
  }
  const order = [textOf(element["choicesOrder"]), textOf(element["rowsOrder"]), textOf(element["rowOrder"])];
  if (order.includes("random"))
    lines.push(
      line(
        name,
        "randomisation",
        "lost",
        "Answers came in a random order; the order that each person saw is not used",
      ),
    );
  if ("choicesByUrl" in element || "choicesFromQuestion" in element)
    lines.push(
      line(
        name,
        "answer list",
        "changed",
        "Its answers come from elsewhere and are not in this file; they are read by what the columns hold",
      ),
    );
  if ("defaultValue" in element || "defaultValueExpression" in element)
    lines.push(
      line(
        name,
        "preset answer",
        "changed",
        "It came with an answer filled in. Answers that nobody changed can’t be told from chosen ones",
      ),
    );
  if ("correctAnswer" in element)
    lines.push(
      line(
        name,
        "quiz",
        "lost",
        "A correct answer is declared. Right and wrong are not told apart; answers are counted as they are",
      ),
    );
  const piped = new Set(textOf(element["title"]).match(/\{[^{}\s][^{}]{0,100}\}/g) ?? []);
  if (piped.size > 0)
    lines.push(
      line(
        name,
        "piping",
        "changed",
        `${listed(Array.from(piped, quoted))} in its wording was put in for each person; here it stands as written`,
      ),
    );
  return lines;
}

function surveyLines({ survey, languages, language }: SurveyJsDocument): FidelityLine[] {
  const lines: FidelityLine[] = [];
  const pages = listOf(survey["pages"]).length;
  if (pages > 1)
    lines.push(
      line(
        "survey",
        "pages",
        "changed",
        `${plural(pages, "page")}. Their order is kept, their borders are not`,
      ),
    );
  const random = [
    survey["questionsOrder"],
    survey["questionOrder"],
    ...listOf(survey["pages"]).map((page) => record(page)["questionsOrder"]),
  ];
  if (random.some((order) => order === "random"))
    lines.push(
      line(
        "survey",
        "randomisation",
        "lost",
        "Questions came in a random order; the order that each person saw is not used",
      ),
    );
  const triggers = listOf(survey["triggers"]).length;
  if (triggers > 0)
    lines.push(
      line(
        "survey",
        "triggers",
        "lost",
        `${plural(triggers, "trigger")} set values or end the survey while it is answered; they are not run`,
      ),
    );
  const computed = listOf(survey["calculatedValues"]).length;
  if (computed > 0)
    lines.push(
      line(
        "survey",
        "computed values",
        "lost",
        `${plural(computed, "value")} computed while the survey is answered; they are not computed again`,
      ),
    );
  const limit = textOf(survey["timeLimit"]) || textOf(survey["maxTimeToFinish"]);
  if (limit !== "" && limit !== "0")
    lines.push(
      line(
        "survey",
        "time limit",
        "lost",
        `There were ${limit} seconds to answer; who ran out of time is not known`,
      ),
    );
  if (listOf(survey["completedHtmlOnCondition"]).length > 0)
    lines.push(
      line("survey", "end", "lost", "What is shown at the end depends on the answers; it changes no figures"),
    );
  const others = languages.filter((code) => code !== language);
  if (others.length > 0)
    lines.push(
      line(
        "survey",
        "translation",
        "changed",
        `Asked in ${listed(languages)}. Wordings are those in ${language}; answers in the other languages count the same`,
      ),
    );
  lines.push(
    line("survey", "looks", "lost", "Theme, buttons and messages are not read; they change no figures"),
  );
  return lines;
}
