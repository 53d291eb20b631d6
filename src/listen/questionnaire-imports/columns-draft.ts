import type { Option, Question } from "../questionnaires/definition.ts";
import { line } from "../survey-files/definitions/fidelity-lines.ts";
import type { UnderstoodColumn } from "../survey-files/survey-file.ts";
import type { DraftedSurvey } from "./drafted.ts";
import { none } from "./question-making.ts";

const language = "en";
const said = (text: string) => ({ [language]: text });

/** Lists longer than this are easier to choose from when they are folded. */
const longList = 12;
/** Questions a page: a file of answers doesn't say where pages ended. */
const perPage = 10;

/**
 * A draft made of the columns of a file of answers: wordings, scales and the answers that occurred. What nobody chose and
 * what was asked of whom isn't in such a file.
 */
export function columnsDraft(title: string, columns: readonly UnderstoodColumn[]): DraftedSurvey {
  const lines: DraftedSurvey["lines"] = [];
  const asked = columns.filter(({ kind, name }) => {
    const isAsked = kind !== "identifier" && kind !== "technical" && kind !== "empty";
    if (!isAsked)
      lines.push(line(name, "column", "lost", `It holds no answers to a question (${kind}) and is left out`));
    return isAsked;
  });
  const groups = Map.groupBy(asked, ({ question, kind, name }) =>
    question === null ? `column ${name}` : `${question}|${kind}`,
  );
  const questions = Array.from(groups.values(), (members): Question | null => {
    const [first] = members;
    if (first === undefined) return null;
    if (first.kind === "multiple") return ticks(members);
    return members.length > 1 && first.kind === "rating" ? grid(members) : null;
  });
  const made = Array.from(groups.values()).flatMap((members, place): Question[] => {
    const whole = questions[place];
    return whole ? [whole] : members.map(single);
  });
  lines.push(
    line(
      "survey",
      "answer list",
      "changed",
      "Only answers that occur in the file are known. Add those that nobody gave",
    ),
    line(
      "survey",
      "logic",
      "lost",
      "The file doesn't say who was asked what; all questions are shown to everybody",
    ),
    line(
      "survey",
      "pages",
      "changed",
      `The file doesn't say where pages ended; there are ${perPage} questions on each`,
    ),
  );
  const drafted = made.map((question) => ({ code: question.id, question, answers: none, rule: null }));
  const pages = Array.from({ length: Math.ceil(drafted.length / perPage) }, (_, page) => ({
    title: "",
    questions: drafted.slice(page * perPage, (page + 1) * perPage),
  }));
  return { title, language, pages, lines };
}

/** Words before the part that differs: "How good are these? – " of all columns of a grid. */
function stemOf(labels: readonly string[]): string {
  const [first = "", ...more] = labels;
  let length = first.length;
  for (const label of more) while (!label.startsWith(first.slice(0, length))) length--;
  const common = first.slice(0, length);
  const end = /^.*[-–—:[\]?.]\s*/s.exec(common)?.[0].length ?? 0;
  return common.slice(0, end);
}

const parts = (members: readonly UnderstoodColumn[]): { stem: string; options: Option[] } => {
  const stem = stemOf(members.map(({ label }) => label));
  const options = members.map(({ name, label, option }) => ({
    id: option ?? name,
    text: said(label.slice(stem.length).replace(/\]$/, "").trim() || label),
  }));
  return { stem: stem.replace(/[\s\-–—:[]+$/, ""), options };
};

function ticks(members: readonly UnderstoodColumn[]): Question {
  const { stem, options } = parts(members);
  const [first] = members;
  const id = first?.question ?? first?.name ?? "options";
  return { type: "multiple-choice", id, text: said(stem || (first?.question ?? "Which of these?")), options };
}

function grid(members: readonly UnderstoodColumn[]): Question | null {
  const [first] = members;
  const points = first ? pointsOf(first) : null;
  const areAlike = members.every((each) => JSON.stringify(pointsOf(each)) === JSON.stringify(points));
  if (!first || points === null || !areAlike || points[0]?.id.startsWith("-")) return null;
  const { stem, options: rows } = parts(members);
  const id = first.question ?? first.name;
  return { type: "matrix", id, text: said(stem || id), rows, columns: points };
}

/** The points of a scale with their words; null where it has none that fit a grid or a rating. */
function pointsOf({ ends, values }: UnderstoodColumn): Option[] | null {
  const known = new Map(values.map(({ value, label }) => [value, label]));
  const numbers = [...known.keys()];
  const low = ends?.low ?? Math.min(...numbers);
  const high = ends?.high ?? Math.max(...numbers);
  if (!Number.isInteger(low) || !Number.isInteger(high) || high <= low || high - low > 20) return null;
  return Array.from({ length: high - low + 1 }, (_, step) => ({
    id: String(low + step),
    text: said(known.get(low + step) ?? String(low + step)),
  }));
}

function single(column: UnderstoodColumn): Question {
  const { name: id, label, kind, values, missing } = column;
  const reasons = new Set(missing.map(({ reason }) => reason));
  const base = {
    id,
    text: said(label),
    ...(reasons.has("not applicable") ? { notApplicable: true } : {}),
    ...(reasons.has("don't know") ? { dontKnow: true } : {}),
    ...(reasons.has("refused") ? { refused: true } : {}),
  };
  if (kind === "date") return { type: "date", ...base };
  if (kind === "rating") {
    const points = pointsOf(column);
    const [low, high] = [points?.[0], points?.at(-1)];
    if (points && low && high) {
      if (low.id === "0" && high.id === "10")
        return { type: "zero-to-ten", ...base, low: low.text, high: high.text };
      const anchors = points.map(({ text }) => text);
      return { type: "rating", ...base, minimum: Number(low.id), maximum: Number(high.id), anchors };
    }
  }
  if (kind === "rating" || kind === "number") return { type: "number", ...base };
  if (kind === "choice" && values.length > 1) {
    const type = values.length > longList ? "dropdown" : "single-choice";
    return {
      type,
      ...base,
      options: values.map(({ cell, label: text }) => ({ id: cell, text: said(text) })),
    };
  }
  return { type: kind === "choice" ? "short-text" : "long-text", ...base };
}
