import type { FidelityLine } from "../../survey-file.ts";
import { line, listed, quoted, short, spanInWords } from "../fidelity-lines.ts";
import { plainText } from "../plain-text.ts";
import type { LimeSurveyLogic } from "./logic.ts";
import { inLanguage, type LimeSurveyQuestion, type Texts } from "./survey.ts";

/** What a question's attributes decide besides its answers: what becomes of each of them. */
export function questionRules(
  question: LimeSurveyQuestion,
  language: string,
  logic: LimeSurveyLogic,
): FidelityLine[] {
  const { code, attributes } = question;
  const said = (texts: Texts) => quoted(plainText(inLanguage(texts, language)));
  return [
    ...(question.rows[0] ?? []).flatMap((row) => {
      const rule = logic.relevance(row.relevance);
      return rule === null
        ? []
        : [
            line(
              code,
              "display logic",
              "changed",
              `${said(row.texts)} is offered only if ${rule}. The rule is kept as text and not run; that it was not offered can’t be told from not chosen`,
            ),
          ];
    }),
    ...filters(question),
    ...validation(question),
    ...order(question),
    ...(attributes.get("hidden") === "1"
      ? [line(code, "hidden", "changed", "Nobody saw it; what is in its columns was put there by the survey")]
      : []),
    ...(attributes.get("time_limit")
      ? [
          line(
            code,
            "time limit",
            "lost",
            `There were ${attributes.get("time_limit")} seconds to answer; who ran out of time is not known`,
          ),
        ]
      : []),
    ...exclusive(question),
  ];
}

function filters({ code, attributes }: LimeSurveyQuestion): FidelityLine[] {
  return (["array_filter", "array_filter_exclude"] as const).flatMap((name) => {
    const source = attributes.get(name)?.trim() ?? "";
    if (source === "") return [];
    const which = name === "array_filter" ? "chosen" : "not chosen";
    return [
      line(
        code,
        "display logic",
        "changed",
        `Only what was ${which} in ${source} was offered. The rule is kept as text and not run; that something was not offered can’t be told from not chosen`,
      ),
    ];
  });
}

const ranges = [
  ["min_answers", "max_answers", "number of answers"],
  ["min_num_value_n", "max_num_value_n", "numbers"],
  ["min_num_value", "max_num_value", "sum of the numbers"],
  ["min_num_value_sgqa", "max_num_value_sgqa", "sum of the numbers"],
  ["multiflexible_min", "multiflexible_max", "numbers"],
  ["date_min", "date_max", "dates"],
] as const;

const settings = [
  ["equals_num_value", (value: string) => `sum of the numbers ${value}`],
  ["num_value_equals_sgqa", (value: string) => `sum of the numbers ${value}`],
  ["maximum_chars", (value: string) => `at most ${value} characters`],
  ["em_validation_q", (value: string) => `the rule ${quoted(value)} had to hold`],
  ["em_validation_sq", (value: string) => `the rule ${quoted(value)} had to hold for each row`],
] as const;

function validation({ code, attributes, isMandatory, pattern }: LimeSurveyQuestion): FidelityLine[] {
  const said: string[] = isMandatory ? ["an answer was required"] : [];
  for (const [least, most, words] of ranges) {
    const [low, high] = [attributes.get(least), attributes.get(most)];
    const span = spanInWords(low ?? "", high ?? "");
    if (span !== "") said.push(`${words} ${span}`);
  }
  for (const [name, words] of settings) {
    const value = attributes.get(name);
    if (value) said.push(words(short(value, 100)));
  }
  if (attributes.get("num_value_int_only") === "1") said.push("only whole numbers were taken");
  if (pattern !== "") said.push(`answers had to match ${quoted(pattern)}`);
  if (said.length === 0) return [];
  return [
    line(
      code,
      "validation",
      "changed",
      `${said.join("; ")}. It was checked when people answered and is not checked again`,
    ),
  ];
}

function order({ code, attributes }: LimeSurveyQuestion): FidelityLine[] {
  const isRandom = [
    attributes.get("random_order"),
    attributes.get("answer_order") === "random" ? "1" : "0",
  ].includes("1");
  const group = attributes.get("random_group");
  const lines: FidelityLine[] = [];
  if (isRandom)
    lines.push(
      line(
        code,
        "randomisation",
        "lost",
        "Answers came in a random order; the order that each person saw is not used",
      ),
    );
  if (group)
    lines.push(
      line(
        code,
        "randomisation",
        "lost",
        `It changed places at random within ${quoted(group)}; the order that each person saw is not used`,
      ),
    );
  return lines;
}

function exclusive({ code, attributes }: LimeSurveyQuestion): FidelityLine[] {
  const codes = (attributes.get("exclude_all_others") ?? "")
    .split(/[;,]/)
    .map((one) => one.trim())
    .filter((one) => one !== "");
  return codes.length === 0
    ? []
    : [
        line(
          code,
          "exclusive answer",
          "changed",
          `${listed(codes)} could only be chosen alone. The rule is kept as text and not checked`,
        ),
      ];
}
