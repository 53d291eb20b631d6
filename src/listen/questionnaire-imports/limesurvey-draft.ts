import type { Option, Question } from "../questionnaires/definition.ts";
import type { ListedAnswer } from "../survey-files/definitions/answer-list.ts";
import { line, quoted } from "../survey-files/definitions/fidelity-lines.ts";
import type { LimeSurveyDocument } from "../survey-files/definitions/limesurvey/document.ts";
import {
  inLanguage,
  type LimeSurvey,
  type LimeSurveyPart,
  type LimeSurveyQuestion,
} from "../survey-files/definitions/limesurvey/survey.ts";
import { plainText } from "../survey-files/definitions/plain-text.ts";
import type { DraftedQuestion, DraftedRule, DraftedSurvey, Operand } from "./drafted.ts";
import { type Base, gridOf, type Made, none, oneOf } from "./question-making.ts";
import { readToolRule } from "./tool-rule.ts";

/** A LimeSurvey survey as a draft: a page for each group. */
export function limeSurveyDraft(survey: LimeSurvey, { tables }: LimeSurveyDocument): DraftedSurvey {
  const { language } = survey;
  const lines: DraftedSurvey["lines"] = [];
  const operandOf = operands(survey.questions);
  const pages = Array.from(
    Map.groupBy(survey.questions, ({ group }) => group),
    ([group, asked]) => ({
      title: group === null ? "" : plainText(inLanguage(group.texts, language)),
      questions: asked.flatMap((question): DraftedQuestion[] => {
        const made = makeAll(question, language, lines);
        const rule = ruleOf([group?.relevance ?? "", question.relevance], operandOf);
        return made.map((each) => ({ code: question.code, ...each, rule }));
      }),
    }),
  );
  if (
    (tables.get("conditions") ?? []).length > 0 &&
    survey.questions.every(({ relevance }) => relevance === "")
  )
    lines.push(
      line(
        "survey",
        "logic",
        "lost",
        "Its conditions are written in an old form that isn't taken. All questions are always shown; set conditions in the editor",
      ),
    );
  if ((tables.get("quota") ?? []).length > 0)
    lines.push(line("survey", "quota", "lost", "Quotas are not taken; a campaign chooses whom it asks"));
  if (survey.languages.length > 1)
    lines.push(
      line(
        "survey",
        "translation",
        "lost",
        `Only the texts in ${language} are taken; translate them again in the editor`,
      ),
    );
  lines.push(line("survey", "looks", "lost", "Theme, messages and e-mails are not taken"));
  return { title: plainText(survey.title), language, pages, lines };
}

/** What a variable stands for: a question's code, or that of a row behind it. */
function operands(questions: readonly LimeSurveyQuestion[]): (name: string) => Operand | null {
  const known = new Map<string, Operand>();
  for (const { code, field, id, rows } of questions) {
    for (const name of [code, field, `Q${id}`]) known.set(name, { question: code, part: null });
    for (const row of rows[0] ?? [])
      for (const name of [`${code}_${row.code}`, `${field}${row.code}`])
        known.set(name, { question: code, part: row.code });
  }
  return (name) => known.get(name.replace(/\.(?:NAOK|shown|value|code|valueNAOK)$/i, "")) ?? null;
}

function ruleOf(written: readonly string[], operandOf: (name: string) => Operand | null): DraftedRule | null {
  const rules = written.map((each) => each.trim()).filter((each) => each !== "" && each !== "1");
  if (rules.length === 0) return null;
  const said = rules.map((rule) => readToolRule(rule, operandOf)).filter((rule) => rule !== null);
  const [only] = said;
  return {
    written: rules.join(" and "),
    said: said.length < rules.length ? null : said.length === 1 && only ? only : { kind: "and", rules: said },
  };
}

interface Asked {
  source: LimeSurveyQuestion;
  base: Base;
  language: string;
  wording: string;
  said(part: LimeSurveyPart): string;
}
type Maker = (asked: Asked) => Made[];

function makeAll(source: LimeSurveyQuestion, language: string, lines: DraftedSurvey["lines"]): Made[] {
  const wording = plainText(inLanguage(source.texts, language)) || source.code;
  const help = plainText(inLanguage(source.help, language));
  const base: Base = {
    id: source.code,
    text: { [language]: wording },
    ...(help === "" ? {} : { help: { [language]: help } }),
    ...(source.isMandatory ? { required: true } : {}),
  };
  const said = (part: LimeSurveyPart) => plainText(inLanguage(part.texts, language)) || part.code;
  const made = makers[source.type]?.({ source, base, language, wording, said }) ?? [];
  if (made.length === 0)
    lines.push(
      line(source.code, "question", "lost", `${quoted(wording)} (type ${source.type}) has no counterpart`),
    );
  if (source.pattern !== "")
    lines.push(line(source.code, "validation", "lost", "The pattern that answers had to match is not taken"));
  if (/\{[A-Za-z]/.test(wording))
    lines.push(
      line(
        source.code,
        "piping",
        "changed",
        "What stands in braces was put in for each person; here it stands as written. Put answers in with the editor",
      ),
    );
  return made;
}

const answersOf = ({ source, said }: Asked, scale = 0): ListedAnswer[] =>
  (source.answers[scale] ?? []).map((part) => ({ code: part.code, label: said(part) }));
const rowsOf = ({ source, said, language }: Asked, scale = 0): Option[] =>
  (source.rows[scale] ?? []).map((part) => ({ id: part.code, text: { [language]: said(part) } }));
const numbered = (from: number, to: number): ListedAnswer[] =>
  Array.from({ length: to - from + 1 }, (_, index) => ({
    code: String(from + index),
    label: String(from + index),
  }));
const plain = (question: Question): Made[] => [{ question, answers: none }];

const list =
  (type: "single-choice" | "dropdown"): Maker =>
  (asked) => {
    const { source, base, language } = asked;
    const other = source.hasOther ? "Other" : undefined;
    return [oneOf(base, answersOf(asked), { language, other, type })];
  };

const fixed =
  (answers: Readonly<Record<string, string>>): Maker =>
  ({ base, language }) => [
    oneOf(
      base,
      Object.entries(answers).map(([code, label]) => ({ code, label })),
      { language },
    ),
  ];

const grid =
  (answers: (asked: Asked) => ListedAnswer[]): Maker =>
  (asked) => [gridOf(asked.base, rowsOf(asked), answers(asked), asked.language)];

const dualScale: Maker = (asked) => {
  const { source, base, language, wording } = asked;
  return (
    [
      ["A", 0],
      ["B", 1],
    ] as const
  ).flatMap(([letter, scale]) => {
    const listed = answersOf(asked, scale);
    const heading =
      plainText(source.attributes.get(`dualscale_header${letter}`) ?? "") || `scale ${scale + 1}`;
    const own = { ...base, id: `${base.id}_${letter}`, text: { [language]: `${wording} – ${heading}` } };
    return listed.length === 0 ? [] : [gridOf(own, rowsOf(asked), listed, language)];
  });
};

/** A grid of numbers: where they are points of a short scale, a grid for each column. */
const numberGrid: Maker = (asked) => {
  const { source, base, language, wording, said } = asked;
  const setting = (name: string, usual: number) =>
    Number.parseInt(source.attributes.get(name) ?? "", 10) || usual;
  const [low, high] = [setting("multiflexible_min", 1), setting("multiflexible_max", 10)];
  const isScale = low >= 0 && high > low && high - low < 20;
  if (!isScale || source.attributes.get("multiflexible_checkbox") === "1") return [];
  return (source.rows[1] ?? []).map((column) => {
    const own = {
      ...base,
      id: `${base.id}_${column.code}`,
      text: { [language]: `${wording} – ${said(column)}` },
    };
    return gridOf(own, rowsOf(asked), numbered(low, high), language);
  });
};

const severalOf =
  (type: "short-text" | "number"): Maker =>
  ({ source, base, language, wording, said }) =>
    (source.rows[0] ?? []).map((row) => ({
      question: {
        type,
        ...base,
        id: `${base.id}_${row.code}`,
        text: { [language]: `${wording} – ${said(row)}` },
      },
      answers: none,
    }));

const ticks: Maker = (asked) => {
  const { source, base, language } = asked;
  const options = rowsOf(asked);
  const other = source.hasOther ? { other: { [language]: "Other" } } : {};
  return plain({ type: "multiple-choice", ...base, options, ...other });
};

const ranking: Maker = (asked) => {
  const { base, language } = asked;
  const listed = answersOf(asked);
  const options =
    listed.length > 0
      ? listed.map(({ code, label }) => ({ id: code, text: { [language]: label } }))
      : rowsOf(asked);
  return plain({ type: "ranking", ...base, options });
};

const text =
  (type: "short-text" | "long-text"): Maker =>
  ({ source, base }) =>
    plain({ type: source.attributes.get("numbers_only") === "1" ? "number" : type, ...base });

const yes = { Y: "Yes", N: "No" };
const makers: Readonly<Partial<Record<string, Maker>>> = Object.assign(Object.create(null), {
  L: list("single-choice"),
  "!": list("dropdown"),
  O: (asked) => [
    ...list("single-choice")(asked),
    ...plain({
      type: "long-text",
      id: `${asked.base.id}_comment`,
      text: { [asked.language]: `${asked.wording} – comment` },
    }),
  ],
  "5": ({ base, language }) => [oneOf(base, numbered(1, 5), { language })],
  Y: fixed(yes),
  G: fixed({ F: "Female", M: "Male" }),
  D: ({ base }) => plain({ type: "date", ...base }),
  N: ({ base }) => plain({ type: "number", ...base }),
  S: text("short-text"),
  T: text("long-text"),
  U: text("long-text"),
  Q: severalOf("short-text"),
  K: severalOf("number"),
  M: ticks,
  P: ticks,
  A: grid(() => numbered(1, 5)),
  B: grid(() => numbered(1, 10)),
  C: grid(() => [
    { code: "Y", label: "Yes" },
    { code: "U", label: "Uncertain" },
    { code: "N", label: "No" },
  ]),
  E: grid(() => [
    { code: "D", label: "Decrease" },
    { code: "S", label: "Same" },
    { code: "I", label: "Increase" },
  ]),
  F: grid((asked) => answersOf(asked)),
  H: grid((asked) => answersOf(asked)),
  "1": dualScale,
  ":": numberGrid,
  R: ranking,
  X: ({ base }) => {
    const { required: _, ...rest } = base;
    return plain({ type: "statement", ...rest });
  },
} satisfies Record<string, Maker>);
