import type { Definition, Option, Page, Question, Texts } from "../questionnaires/definition.ts";
import { definitionLimits } from "../questionnaires/definition-limits.ts";
import { parseExpression } from "../questionnaires/expression.ts";
import { checkExpression } from "../questionnaires/expression-check.ts";
import { line, plural, quoted, short } from "../survey-files/definitions/fidelity-lines.ts";
import type { FidelityLine } from "../survey-files/survey-file.ts";
import type { DraftedQuestion, DraftedSurvey } from "./drafted.ts";
import { idsFor } from "./ids.ts";
import { conditionOf, type Placed } from "./rule-condition.ts";

/** A draft as our questionnaire, with what became of each question and rule. */
export interface FinishedDraft {
  definition: Definition;
  lines: FidelityLine[];
}

/**
 * Gives everything ids of ours, turns rules into conditions where they can be, and keeps to the bounds of questionnaires. A
 * rule on a question of the same page puts what it shows on a page of its own, since conditions look at earlier pages.
 */
export function finishDraft({ title, language, pages, lines: before }: DraftedSurvey): FinishedDraft {
  const lines: FidelityLine[] = [];
  const all = pages.flatMap(({ questions }) => questions);
  const kept = all.slice(0, definitionLimits.questions);
  if (all.length > kept.length)
    lines.push(
      line(
        "survey",
        "questions",
        "lost",
        `A questionnaire holds ${definitionLimits.questions} questions; ${plural(all.length - kept.length, "question")} after that were left out`,
      ),
    );
  const ids = idsFor(
    kept.map(({ question }) => question.id),
    "question",
  );
  const finished = new Map(
    kept.map((drafted, place) => [drafted, finishQuestion(drafted, ids[place] ?? "", lines)]),
  );
  const codes = new Map<string, Placed>();
  for (const [{ code }, placed] of finished) if (!codes.has(code)) codes.set(code, placed);
  const rename = pipingNames(kept, ids);

  const made: Page[] = [];
  const earlier = new Map<string, Question>();
  const everything = new Set(ids);
  const begin = (text: string, questions: Question[]) => {
    const id = `page-${made.length + 1}`;
    const named = text === "" ? {} : { title: { [language]: short(text, definitionLimits.labelCharacters) } };
    made.push({ id, ...named, questions });
  };
  for (const page of pages) {
    let current: Question[] = [];
    let text = page.title;
    const close = () => {
      if (current.length > 0) begin(text, current);
      for (const question of current) earlier.set(question.id, question);
      current = [];
      text = "";
    };
    for (const drafted of page.questions) {
      const placed = finished.get(drafted);
      if (!placed) continue;
      const needsEarlier = drafted.rule !== null && refersTo(drafted, codes, current);
      if (needsEarlier || current.length === definitionLimits.questionsPerPage) close();
      const showIf = conditionFor(drafted, placed, { codes, earlier, all: everything, lines });
      const renamed = withTexts(placed.question, rename);
      current.push(showIf === null ? renamed : { ...renamed, showIf });
      lines.push(line(placed.question.id, "question", "kept", describe(placed.question, language)));
    }
    close();
  }
  const [first] = made;
  if (!first) begin("", []);
  if (made.length > definitionLimits.pages)
    lines.push(
      line(
        "survey",
        "pages",
        "changed",
        `A questionnaire holds ${definitionLimits.pages} pages; what came after stands on the last`,
      ),
    );
  return {
    definition: {
      languages: [language],
      title: { [language]: short(title, definitionLimits.labelCharacters) || "Questionnaire" },
      pages: withinPages(made),
    },
    lines: [...lines, ...before],
  };
}

/** Pages beyond the most are dropped with their questions joined to the last, as far as a page holds them. */
function withinPages(pages: readonly Page[]): Page[] {
  const kept = pages.slice(0, definitionLimits.pages);
  const last = kept.at(-1);
  const rest = pages.slice(definitionLimits.pages).flatMap(({ questions }) => questions);
  if (!last || rest.length === 0) return kept;
  const questions = [...last.questions, ...rest.map(({ showIf: _, ...question }) => question as Question)];
  return [
    ...kept.slice(0, -1),
    { ...last, questions: questions.slice(0, definitionLimits.questionsPerPage) },
  ];
}

function refersTo(
  { rule }: DraftedQuestion,
  codes: ReadonlyMap<string, Placed>,
  current: readonly Question[],
): boolean {
  const on = new Set(current.map(({ id }) => id));
  const said = rule?.said ?? null;
  let found = false;
  if (said !== null)
    conditionOf(said, (code) => {
      const placed = codes.get(code);
      if (placed && on.has(placed.question.id)) found = true;
      return placed;
    });
  return found;
}

interface Conditions {
  codes: ReadonlyMap<string, Placed>;
  earlier: ReadonlyMap<string, Question>;
  all: ReadonlySet<string>;
  lines: FidelityLine[];
}

/** The condition of a question; null where it has none, or none that can be said here, which is then told. */
function conditionFor(
  { rule }: DraftedQuestion,
  { question }: Placed,
  { codes, earlier, all, lines }: Conditions,
): string | null {
  if (rule === null) return null;
  const condition = rule.said && conditionOf(rule.said, (code) => codes.get(code));
  const parsed = condition === null ? null : parseExpression(condition);
  const isGood =
    parsed?.expression !== undefined && checkExpression(parsed.expression, { earlier, all }).length === 0;
  const written = quoted(short(rule.written, 200));
  if (condition !== null && isGood) {
    lines.push(line(question.id, "display logic", "kept", `Shown only if ${condition}`));
    return condition;
  }
  lines.push(
    line(
      question.id,
      "display logic",
      "lost",
      `The rule ${written} can't be said here, so the question is always shown. Set a condition in the editor`,
    ),
  );
  return null;
}

const describe = (question: Question, language: string): string => {
  const { type, text } = question;
  const counted =
    "rows" in question
      ? `, ${plural(question.rows.length, "row")}`
      : "options" in question
        ? `, ${plural(question.options.length, "answer")}`
        : type === "rating"
          ? `, ${question.minimum} to ${question.maximum}`
          : "";
  return `${quoted(text[language] ?? "")}: ${type.replaceAll("-", " ")}${counted}`;
};

function finishQuestion({ question, answers }: DraftedQuestion, id: string, lines: FidelityLine[]): Placed {
  const lists = new Map<string, ReadonlyMap<string, string>>();
  const bounded = <Name extends string>(name: Name, options: readonly Option[], most: number): Option[] => {
    if (options.length > most)
      lines.push(
        line(
          id,
          name,
          "lost",
          `There are ${options.length} ${name}; the first ${most} are taken. Ask for longer lists as text`,
        ),
      );
    const taken = options.slice(0, most);
    const own = idsFor(
      taken.map((option) => option.id),
      "option",
    );
    lists.set(name, new Map(taken.map((option, place) => [option.id, own[place] ?? ""])));
    return taken.map(({ text }, place) => ({
      id: own[place] ?? "",
      text: shortened(text, definitionLimits.labelCharacters),
    }));
  };
  const finished = {
    ...question,
    id,
    text: shortened(question.text, definitionLimits.textCharacters),
    ...(question.help ? { help: shortened(question.help, definitionLimits.textCharacters) } : {}),
    ...("other" in question && question.other
      ? { other: shortened(question.other, definitionLimits.labelCharacters) }
      : {}),
    ...("anchors" in question
      ? { anchors: question.anchors.map((each) => shortened(each, definitionLimits.labelCharacters)) }
      : {}),
    ...("options" in question
      ? { options: bounded("options", question.options, definitionLimits.options) }
      : {}),
    ...("rows" in question ? { rows: bounded("rows", question.rows, definitionLimits.rows) } : {}),
    ...("columns" in question
      ? { columns: bounded("columns", question.columns, definitionLimits.columns) }
      : {}),
  } as Question;
  const within = (name: string, code: string) => lists.get(name)?.get(code) ?? null;
  if (finished.type === "multiple-choice" && finished.exclusive) {
    const exclusive = finished.exclusive.flatMap((code) => within("options", code) ?? []);
    Object.assign(finished, { exclusive });
  }
  return {
    question: finished,
    answerOf(code) {
      const became = answers.get(code) ?? code;
      return within("options", became) ?? within("columns", became) ?? answers.get(code) ?? null;
    },
    partOf: (code) => within("rows", code) ?? within("options", code),
  };
}

const shortened = (texts: Texts, most: number): Texts =>
  Object.fromEntries(Object.entries(texts).map(([language, text]) => [language, short(text, most)]));

/** `{{code}}` in texts becomes `{{id}}`. */
function pipingNames(kept: readonly DraftedQuestion[], ids: readonly string[]): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  for (const [place, { code }] of kept.entries()) if (!names.has(code)) names.set(code, ids[place] ?? "");
  return names;
}

function withTexts(question: Question, rename: ReadonlyMap<string, string>): Question {
  const text = Object.fromEntries(
    Object.entries(question.text).map(([language, words]) => [
      language,
      words.replace(/\{\{([^{}|]{1,80})\}\}/g, (whole, code: string) => {
        const id = rename.get(code);
        return id === undefined ? whole : `{{${id}}}`;
      }),
    ]),
  );
  return { ...question, text };
}
