import { quoted, short } from "../fidelity-lines.ts";
import { type LogicNames, logicInWords } from "../logic-expression.ts";
import { plainText } from "../plain-text.ts";
import type { LimeSurveyRow } from "./document.ts";
import { inLanguage, type LimeSurvey, type LimeSurveyPart, type LimeSurveyQuestion } from "./survey.ts";

/** What a variable of a rule stands for. */
interface Known {
  question: LimeSurveyQuestion;
  row: LimeSurveyPart | null;
  scale: number;
}

/** Rules of a LimeSurvey survey, in words. */
export interface LimeSurveyLogic {
  /** A relevance equation; null where everybody is meant. */
  relevance(rule: string): string | null;
  /** Conditions as they were written before equations, all of one question. */
  conditions(rows: readonly LimeSurveyRow[]): string | null;
}

const tickTypes = new Set(["M", "P"]);
const fixedAnswers = new Map([
  [
    "Y",
    new Map([
      ["Y", "Yes"],
      ["N", "No"],
    ]),
  ],
  [
    "C",
    new Map([
      ["Y", "Yes"],
      ["N", "No"],
      ["U", "Uncertain"],
    ]),
  ],
  [
    "G",
    new Map([
      ["F", "Female"],
      ["M", "Male"],
    ]),
  ],
  [
    "E",
    new Map([
      ["I", "Increase"],
      ["S", "Same"],
      ["D", "Decrease"],
    ]),
  ],
]);

export function limeSurveyLogic({ questions, language }: LimeSurvey): LimeSurveyLogic {
  const variables = new Map<string, Known>();
  for (const question of questions) {
    for (const name of [question.code, question.field, `Q${question.id}`])
      variables.set(name, { question, row: null, scale: 0 });
    for (const row of question.rows[0] ?? [])
      for (const [suffix, scale] of [
        ["", 0],
        ["_0", 0],
        ["_1", 1],
      ] as const) {
        variables.set(`${question.code}_${row.code}${suffix}`, { question, row, scale });
        variables.set(`${question.field}${row.code}${suffix.replace("_", "#")}`, { question, row, scale });
      }
  }
  const find = (name: string): Known | undefined =>
    variables.get(name.replace(/\.(?:NAOK|shown|value|code|valueNAOK)$/i, ""));
  const said = (part: LimeSurveyPart): string => plainText(inLanguage(part.texts, language)) || part.code;
  const names: LogicNames = {
    variable(name) {
      const known = find(name);
      if (known === undefined) return null;
      return known.row === null ? known.question.code : `${known.question.code} ${quoted(said(known.row))}`;
    },
    answer(name, code) {
      const known = find(name);
      if (known === undefined) return null;
      const answer = known.question.answers[known.scale]?.find((one) => one.code === code);
      return answer === undefined ? (fixedAnswers.get(known.question.type)?.get(code) ?? null) : said(answer);
    },
    isTick: (name) => tickTypes.has(find(name)?.question.type ?? ""),
  };
  return {
    relevance(rule) {
      const written = rule.trim();
      if (written === "" || written === "1") return null;
      return logicInWords(written, names) ?? quoted(short(written, 300));
    },
    conditions(rows) {
      const scenarios = Array.from(
        Map.groupBy(rows, (row) => row["scenario"] ?? "1").values(),
        (scenario) => {
          const fields = Map.groupBy(scenario, (row) => row["cfieldname"] ?? "");
          const parts = Array.from(fields, ([field, alternatives]) =>
            alternatives.map((row) => oldCondition(field, row, names)).join(" or "),
          );
          return parts
            .map((part) => (parts.length > 1 && part.includes(" or ") ? `(${part})` : part))
            .join(" and ");
        },
      );
      return scenarios.length === 0 ? null : scenarios.join(", or ");
    },
  };
}

const methods = new Map([
  ["==", "is"],
  ["!=", "is not"],
  ["<", "is less than"],
  ["<=", "is at most"],
  [">", "is more than"],
  [">=", "is at least"],
  ["RX", "matches"],
]);

/** Fields of ticked options are written with a "+" before them and the row after the question. */
function oldCondition(field: string, row: LimeSurveyRow, names: LogicNames): string {
  const variable = field.replace(/^\+/, "");
  const value = row["value"] ?? "";
  const called = names.variable(variable) ?? quoted(variable);
  const words = methods.get((row["method"] ?? "==").trim()) ?? "is";
  if (field.startsWith("+") || (names.isTick(variable) && value === "Y")) return `${called} ${words} ticked`;
  if (value === "" || value === " ") return `${called} ${words === "is" ? "is not answered" : "is answered"}`;
  return `${called} ${words} ${quoted(names.answer(variable, value) ?? value)}`;
}
