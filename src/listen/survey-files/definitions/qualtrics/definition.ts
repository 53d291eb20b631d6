import type { FidelityLine, Note } from "../../survey-file.ts";
import { plainColumn } from "../column-parts.ts";
import { allOf, line, listed, plural, quoted, short, shownOnlyIf } from "../fidelity-lines.ts";
import { type JsonRecord, listOf, record, textOf } from "../json-value.ts";
import { longestName, mostLanguages, requireColumns } from "../limits.ts";
import { plainText } from "../plain-text.ts";
import { answerListLines, questionLine } from "../question-lines.ts";
import type { DefinedQuestion, SurveyDefinition } from "../survey-definition.ts";
import type { QuestionNames } from "./column-names.ts";
import { type ReadFlow, readFlow } from "./flow.ts";
import { type RuleContext, ruleInWords } from "./logic.ts";
import { loopNames, loopsOf } from "./loops.ts";
import { withoutPiping } from "./piping.ts";
import { isForced, type Qsf, type QsfBlock, readQsf } from "./qsf.ts";
import { questionColumns, type ReadQuestion } from "./question-columns.ts";
import { authorNotes, questionRules } from "./question-rules.ts";
import { surveyLines } from "./survey-lines.ts";

interface Asked {
  question: JsonRecord;
  block: QsfBlock | null;
  element: JsonRecord;
}

/**
 * A Qualtrics survey (.qsf) from its JSON; null where it is none.
 *
 * @throws RangeError where it has more columns than a survey has
 */
export function qualtricsDefinition(json: unknown): SurveyDefinition | null {
  const qsf = readQsf(json);
  if (qsf === null) return null;
  const context: RuleContext = { question: (id) => partOf(qsf, id) };
  const flow = readFlow(qsf, context);
  const notes: Note[] = [];
  const fidelity: FidelityLine[] = [];
  let columns = 0;
  const questions = inOrder(qsf, flow).map((asked) => {
    const question = readAsked(asked, qsf, flow, context, fidelity);
    columns += question.columns.length;
    requireColumns(columns);
    return question;
  });
  fidelity.push(
    ...trashLines(qsf),
    ...surveyLines(qsf, flow, context),
    ...authorNotes(qsf.others.get("NT") ?? [], tagOf(qsf)),
  );
  const scores = scoring(qsf, fidelity);
  const tags = new Set<string>();
  for (const question of questions) {
    if (tags.has(question.code)) notes.push(twice(question.code));
    tags.add(question.code);
  }
  return {
    format: "qualtrics-qsf",
    title: plainText(qsf.title),
    languages: qsf.languages,
    baseLanguage: qsf.language,
    questions: [...questions, ...scores],
    fidelity,
    notes,
  };
}

const twice = (code: string): Note => ({
  code: "definition.name-twice",
  text: `Two questions are exported as ${quoted(code)}. Check that their columns were told apart.`,
  column: null,
  weight: "check",
});

/** A question, or a part of a side-by-side question ("QID6#2"), which rules can speak of too. */
function partOf(qsf: Qsf, id: string): JsonRecord | undefined {
  const [whole = "", part] = id.split("#");
  const question = qsf.questions.get(whole);
  if (question === undefined || part === undefined) return question;
  const inner = record(record(question["AdditionalQuestions"])[part]);
  return { ...inner, Choices: inner["Choices"] ?? question["Choices"] };
}

const tagOf =
  (qsf: Qsf) =>
  (id: string): string => {
    const question = qsf.questions.get(id);
    return question === undefined ? id || "survey" : textOf(question["DataExportTag"]) || id;
  };

/** Questions in the order in which the flow comes to them, then those that it doesn't come to; deleted ones left out. */
function inOrder(qsf: Qsf, flow: ReadFlow): Asked[] {
  const byId = new Map(qsf.blocks.map((block) => [block.id, block]));
  const visited = flow.order
    .map((id) => byId.get(id))
    .filter((block) => block !== undefined && !block.isTrash);
  const others = qsf.blocks.filter((block) => !block.isTrash);
  const asked = [...new Set([...visited, ...others])].flatMap((block) => {
    if (block === undefined) return [];
    return block.elements.flatMap((element): Asked[] => {
      const question = qsf.questions.get(textOf(element["QuestionID"]));
      return question === undefined ? [] : [{ question, block, element }];
    });
  });
  const known = new Set(
    qsf.blocks.flatMap((block) => block.elements.map((element) => textOf(element["QuestionID"]))),
  );
  const loose = [...qsf.questions].filter(([id]) => !known.has(id));
  const once = new Map(asked.map((one) => [one.question, one]));
  return [...once.values(), ...loose.map(([, question]) => ({ question, block: null, element: {} }))];
}

function readAsked(
  { question, block, element }: Asked,
  qsf: Qsf,
  flow: ReadFlow,
  context: RuleContext,
  fidelity: FidelityLine[],
): DefinedQuestion {
  const id = textOf(question["QuestionID"]);
  const tag = textOf(question["DataExportTag"]) || id;
  const piping = withoutPiping(textOf(question["QuestionText"]), tagOf(qsf));
  const wording = plainText(piping.text) || plainText(textOf(question["QuestionDescription"])) || tag;
  const translated = Object.values(record(question["Language"])).map((language) =>
    plainText(textOf(record(language)["QuestionText"])),
  );
  const asWritten = plainText(textOf(question["QuestionText"]));
  const described = plainText(textOf(question["QuestionDescription"]));
  const names: QuestionNames = {
    tag,
    id,
    wordings: [...new Set([wording, asWritten, described, ...translated.slice(0, mostLanguages)])].filter(
      (text) => text !== "" && text.length <= longestName,
    ),
  };
  const loops = block === null ? [] : loopsOf(block, context);
  const read = loops.length === 0 ? questionColumns(question, names) : overLoops(question, names, loops);
  const own = [
    ruleInWords(question["DisplayLogic"], context),
    ruleInWords(question["InPageDisplayLogic"], context),
  ];
  const around = block === null ? [] : (flow.conditions.get(block.id) ?? []);
  const conditions = [...around, ...own].filter((condition) => condition !== null);
  const defined: DefinedQuestion = {
    code: tag,
    wording: short(wording, 2 * longestName),
    type: read?.type ?? (textOf(question["QuestionType"]) || "unknown"),
    columns: read?.columns ?? [],
    required: isForced(question),
    condition: allOf(conditions),
  };
  fidelity.push(questionLine(defined, read === null ? "unknown" : read.lost));
  fidelity.push(...answerListLines(defined));
  for (const condition of own) if (condition !== null) fidelity.push(shownOnlyIf(tag, condition));
  if (piping.piped.length > 0)
    fidelity.push(
      line(
        tag,
        "piping",
        "changed",
        `${listed(piping.piped.map((piped) => `[${piped}]`))} in its wording was put in for each person; it stands in brackets here`,
      ),
    );
  const pipedAnswers = pipedIn(question, tagOf(qsf));
  if (pipedAnswers.length > 0)
    fidelity.push(
      line(
        tag,
        "piping",
        "changed",
        `${listed(pipedAnswers.map((piped) => `[${piped}]`))} in its answers was put in for each person; their labels stand as written`,
      ),
    );
  if (loops.length > 0)
    fidelity.push(
      line(
        tag,
        "loop",
        "changed",
        `Asked ${plural(loops.length, "time")}, once for each of ${listed(loops.map(({ label }) => quoted(label)))}. Each time is a column of its own; they are not added up`,
      ),
    );
  fidelity.push(...questionRules(question, tag, element, context));
  return defined;
}

/** What is put into a question's choices and answers when they are shown, each once. */
function pipedIn(question: JsonRecord, tag: (id: string) => string): string[] {
  const texts = ["Choices", "Answers"].flatMap((which) =>
    Object.values(record(question[which])).map((option) => textOf(record(option)["Display"])),
  );
  return [...new Set(texts.flatMap((text) => withoutPiping(text, tag).piped))];
}

function overLoops(
  question: JsonRecord,
  names: QuestionNames,
  loops: readonly { id: string; label: string }[],
): ReadQuestion | null {
  const [round, ...more] = loops;
  const first = round === undefined ? null : questionColumns(question, loopNames(names, round));
  if (first === null) return null;
  requireColumns(first.columns.length * loops.length);
  const rounds = [first, ...more.map((loop) => questionColumns(question, loopNames(names, loop)))];
  return { ...first, columns: rounds.flatMap((round) => round?.columns ?? []) };
}

function trashLines(qsf: Qsf): FidelityLine[] {
  return qsf.blocks
    .filter(({ isTrash }) => isTrash)
    .flatMap(({ elements }) => elements)
    .flatMap((element) => {
      const question = qsf.questions.get(textOf(element["QuestionID"]));
      if (question === undefined) return [];
      const wording = quoted(plainText(textOf(question["QuestionText"])));
      return [
        line(
          textOf(question["DataExportTag"]) || textOf(element["QuestionID"]),
          "deleted question",
          "lost",
          `${wording} is in the survey’s bin. It is not read; a column of it would be read by what it holds`,
        ),
      ];
    });
}

/** Scores are computed from answers: as drivers they would count those twice. */
function scoring(qsf: Qsf, fidelity: FidelityLine[]): DefinedQuestion[] {
  const categories = (qsf.others.get("SCO") ?? []).flatMap((payload) =>
    listOf(payload["ScoringCategories"]).map(record),
  );
  if (categories.length === 0) return [];
  const columns = categories.map((category, place) => {
    const name = plainText(textOf(category["Name"])) || `score ${place + 1}`;
    return plainColumn(
      [`SC${place}`, textOf(category["ID"]), name].filter((text) => text !== ""),
      name,
      "technical",
    );
  });
  fidelity.push(
    line(
      "survey",
      "scoring",
      "changed",
      `${plural(columns.length, "score")} (${listed(columns.map(({ label }) => quoted(label)))}) computed from answers. Scores are left out of the figures, which use the answers themselves`,
    ),
  );
  return [{ code: "scoring", wording: "Scores", type: "score", columns, required: false, condition: null }];
}
