import type { Option, Question } from "../questionnaires/definition.ts";
import type { ListedAnswer } from "../survey-files/definitions/answer-list.ts";
import { line, quoted } from "../survey-files/definitions/fidelity-lines.ts";
import { type JsonRecord, numberIn, record, textOf } from "../survey-files/definitions/json-value.ts";
import { plainText } from "../survey-files/definitions/plain-text.ts";
import { optionsOf, type QsfOption } from "../survey-files/definitions/qualtrics/options.ts";
import { isForced, type Qsf, type QsfBlock } from "../survey-files/definitions/qualtrics/qsf.ts";
import type { DraftedQuestion, DraftedRule, DraftedSurvey } from "./drafted.ts";
import { languageTag } from "./language-tag.ts";
import { readQualtricsRule } from "./qualtrics-rule.ts";
import { type Base, gridOf, type Made, none, oneOf, scaleOf } from "./question-making.ts";

/** A Qualtrics survey as a draft: blocks become pages, and page breaks in them begin another. */
export function qualtricsDraft(qsf: Qsf, order: readonly string[]): DraftedSurvey {
  const lines: DraftedSurvey["lines"] = [];
  const byId = new Map(qsf.blocks.map((block) => [block.id, block]));
  const visited = order.flatMap((id) => byId.get(id) ?? []);
  const blocks = [...new Set([...visited, ...qsf.blocks])].filter(({ isTrash }) => !isTrash);
  const codeOf = (id: string): string | null => {
    const question = qsf.questions.get(decoded(id));
    return question === undefined ? null : tagOf(question);
  };
  const taken = new Set<string>();
  const pages = blocks.flatMap((block) =>
    pagesOf(block).map((ids) => ({
      title: "",
      questions: ids.flatMap((id): DraftedQuestion[] => {
        const question = qsf.questions.get(id);
        if (question === undefined || taken.has(id)) return [];
        taken.add(id);
        return draftedOf(question, languageTag(qsf.language), codeOf, lines);
      }),
    })),
  );
  if (qsf.languages.length > 1)
    lines.push(
      line(
        "survey",
        "translation",
        "lost",
        `Only the texts in ${qsf.language} are taken; translate them again in the editor`,
      ),
    );
  if (/"(?:Branch|BlockRandomizer|Randomizer)"/.test(JSON.stringify(qsf.flow)))
    lines.push(
      line(
        "survey",
        "branch",
        "lost",
        "Branches and random orders of the survey's flow are not taken: all blocks are shown, one after the other. Set conditions on pages in the editor",
      ),
    );
  if (blocks.some(({ elements }) => elements.some((element) => entries(element["SkipLogic"]) > 0)))
    lines.push(
      line(
        "survey",
        "skip logic",
        "lost",
        "Skipping ahead is not taken: all pages follow one another. Set conditions on what is skipped in the editor",
      ),
    );
  if ((qsf.others.get("QO") ?? []).length > 0)
    lines.push(line("survey", "quota", "lost", "Quotas are not taken; a campaign chooses whom it asks"));
  lines.push(line("survey", "looks", "lost", "Theme, messages and end texts are not taken"));
  return { title: plainText(qsf.title), language: languageTag(qsf.language), pages, lines };
}

const tagOf = (question: JsonRecord): string =>
  textOf(question["DataExportTag"]) || textOf(question["QuestionID"]);

function decoded(text: string): string {
  try {
    return decodeURIComponent(text).split("#")[0] ?? "";
  } catch {
    return text;
  }
}

/** Ids of a block's questions, page by page. */
function pagesOf({ elements }: QsfBlock): string[][] {
  const pages: string[][] = [[]];
  for (const element of elements) {
    if (textOf(element["Type"]) === "Page Break") pages.push([]);
    else if (textOf(element["QuestionID"]) !== "") pages.at(-1)?.push(textOf(element["QuestionID"]));
  }
  return pages.filter((ids) => ids.length > 0);
}

function draftedOf(
  question: JsonRecord,
  language: string,
  codeOf: (id: string) => string | null,
  lines: DraftedSurvey["lines"],
): DraftedQuestion[] {
  const code = tagOf(question);
  const wording = plainText(textOf(question["QuestionText"])) || code;
  const base: Base = {
    id: code,
    text: { [language]: withAnswers(wording, codeOf) },
    ...(isForced(question) ? { required: true } : {}),
  };
  const made = makers[textOf(question["QuestionType"])]?.({ question, base, language, wording }) ?? [];
  if (made.length === 0)
    lines.push(
      line(
        code,
        "question",
        "lost",
        `${quoted(wording)} (${textOf(question["QuestionType"])}) has no counterpart`,
      ),
    );
  if ("DynamicChoices" in question)
    lines.push(
      line(
        code,
        "answer list",
        "lost",
        "Answers carried forward from another question are not taken; write them in the editor",
      ),
    );
  if (
    textOf(record(question["Randomization"])["Type"]) !== "" &&
    textOf(record(question["Randomization"])["Type"]) !== "None"
  )
    lines.push(
      line(
        code,
        "randomisation",
        "lost",
        "The random order of its answers is not taken; they come as written",
      ),
    );
  const rule = ruleOf(question["DisplayLogic"] ?? question["InPageDisplayLogic"], codeOf);
  return made.map((each) => ({ code, ...each, rule }));
}

const entries = (value: unknown): number => Object.keys(record(value)).length;

/** `${q://QID3/ChoiceGroup/SelectedChoices}` becomes `{{Q3}}`; other piping stays as it stands. */
const withAnswers = (text: string, codeOf: (id: string) => string | null): string =>
  text.replace(/\$\{q:\/\/([^/}]{1,40})\/[^}]{1,100}\}/g, (whole, id: string) => {
    const code = codeOf(id);
    return code === null ? whole : `{{${code}}}`;
  });

function ruleOf(written: unknown, codeOf: (id: string) => string | null): DraftedRule | null {
  if (entries(written) === 0) return null;
  const said = readQualtricsRule(written, codeOf);
  const descriptions = JSON.stringify(written).match(/"Description":"(?:[^"\\]|\\.){0,400}/g) ?? [];
  const words = descriptions.map((found) =>
    plainText(found.slice('"Description":"'.length).replaceAll("\\", "")),
  );
  return { written: words.join(" ") || "a rule without a description", said };
}

interface Asked {
  question: JsonRecord;
  base: Base;
  language: string;
  wording: string;
}
type Maker = (asked: Asked) => Made[];

const plain = (question: Question): Made[] => [{ question, answers: none }];
/** Rules speak of ids, exports of codes; drafts keep the ids. */
const listed = (options: readonly QsfOption[]): ListedAnswer[] =>
  options.map(({ id, label }) => ({ code: id, label }));
const asOptions = (options: readonly QsfOption[], language: string): Option[] =>
  options.map(({ id, label }) => ({ id, text: { [language]: label || id } }));

/** A scale whose numbers the tool recodes: codes in place of ids, and each id with what it became. */
function coded(options: readonly QsfOption[], make: (answers: ListedAnswer[]) => Made): Made {
  const areRecoded = new Set(options.map(({ code }) => code)).size === options.length;
  if (!areRecoded) return make(listed(options));
  const made = make(options.map(({ code, label }) => ({ code, label })));
  return {
    ...made,
    answers: new Map(options.map(({ id, code }) => [id, made.answers.get(code) ?? code])),
  };
}

const choice: Maker = ({ question, base, language }) => {
  const selector = textOf(question["Selector"]);
  const options = optionsOf(question, "Choices", true);
  if (selector === "NPS" || textOf(question["QuestionType"]) === "NPS")
    return [
      {
        ...scaleOf(
          base,
          {
            minimum: 0,
            maximum: 10,
            low:
              plainText(
                textOf(question["ColumnLabels"]) ||
                  textOf(record(record(question["ColumnLabels"])[0])["Display"]),
              ) || "Not at all likely",
            high:
              plainText(textOf(record(record(question["ColumnLabels"])[1])["Display"])) || "Extremely likely",
          },
          language,
        ),
      },
    ];
  const withText = options.findLast(({ hasText }) => hasText);
  const others = withText === undefined ? options : options.filter((option) => option !== withText);
  if (selector.startsWith("MA")) {
    const exclusive = others.filter(({ isExclusive }) => isExclusive).map(({ id }) => id);
    return [
      {
        question: {
          type: "multiple-choice",
          ...base,
          options: asOptions(others, language),
          ...(exclusive.length > 0 ? { exclusive } : {}),
          ...(withText === undefined ? {} : { other: { [language]: withText.label || "Other" } }),
        },
        answers: withText === undefined ? none : new Map([[withText.id, "other"]]),
      },
    ];
  }
  const type = selector === "DL" || selector === "SB" ? "dropdown" : "single-choice";
  const made = oneOf(base, listed(others), {
    language,
    other: withText === undefined ? undefined : withText.label || "Other",
    type,
  });
  return [
    withText === undefined ? made : { ...made, answers: new Map([...made.answers, [withText.id, "other"]]) },
  ];
};

const matrix: Maker = ({ question, base, language, wording }) => {
  const rows = optionsOf(question, "Choices", false);
  const columns = optionsOf(question, "Answers", true);
  const sub = textOf(question["SubSelector"]);
  if (textOf(question["Selector"]) === "TE")
    return rows.map((row) => ({
      question: {
        type: "short-text",
        ...base,
        id: `${base.id}_${row.id}`,
        text: { [language]: `${wording} – ${row.label}` },
      },
      answers: none,
    }));
  if (sub === "MultipleAnswer")
    return rows.map((row) => ({
      question: {
        type: "multiple-choice",
        ...base,
        id: `${base.id}_${row.id}`,
        text: { [language]: `${wording} – ${row.label}` },
        options: asOptions(columns, language),
      },
      answers: none,
    }));
  return columns.length === 0
    ? []
    : [coded(columns, (answers) => gridOf(base, asOptions(rows, language), answers, language))];
};

/** Several grids that share their rows. */
const sideBySide: Maker = ({ question, base, language, wording }) =>
  Object.entries(record(question["AdditionalQuestions"])).flatMap(([number, inner]) => {
    const part: JsonRecord = {
      ...record(inner),
      Choices: record(inner)["Choices"] ?? question["Choices"],
      ChoiceOrder: question["ChoiceOrder"],
    };
    const heading = plainText(textOf(part["QuestionText"])) || `part ${number}`;
    const text = { [language]: `${wording} – ${heading}` };
    return matrix({
      question: part,
      base: { ...base, id: `${base.id}_${number}`, text },
      language,
      wording: text[language] ?? "",
    });
  });

const text: Maker = ({ question, base, language, wording }) => {
  const selector = textOf(question["Selector"]);
  if (selector === "FORM")
    return optionsOf(question, "Choices", false).map((field) => ({
      question: {
        type: "short-text",
        ...base,
        id: `${base.id}_${field.id}`,
        text: { [language]: `${wording} – ${field.label}` },
      },
      answers: none,
    }));
  const isNumber =
    textOf(record(record(question["Validation"])["Settings"])["ContentType"]) === "ValidNumber";
  return plain({ type: isNumber ? "number" : selector === "SL" ? "short-text" : "long-text", ...base });
};

const slider: Maker = ({ question, base, language, wording }) => {
  const settings = record(question["Configuration"]);
  const [minimum, maximum] = [
    numberIn(settings["CSSliderMin"]) ?? 0,
    numberIn(settings["CSSliderMax"]) ?? 100,
  ];
  return optionsOf(question, "Choices", false).map((row) => ({
    question: {
      type: "number",
      ...base,
      id: `${base.id}_${row.id}`,
      text: { [language]: row.label === "" ? wording : `${wording} – ${row.label}` },
      minimum,
      maximum,
    },
    answers: none,
  }));
};

const makers: Readonly<Partial<Record<string, Maker>>> = Object.assign(Object.create(null), {
  MC: choice,
  SBS: sideBySide,
  NPS: choice,
  Matrix: matrix,
  TE: text,
  Slider: slider,
  RO: ({ question, base, language }) =>
    plain({ type: "ranking", ...base, options: asOptions(optionsOf(question, "Choices", false), language) }),
  CS: ({ question, base, language }) => {
    const settings = record(record(question["Validation"])["Settings"]);
    const total = numberIn(settings["ChoiceTotal"]) ?? 100;
    const options = asOptions(optionsOf(question, "Choices", false), language);
    return plain({ type: "constant-sum", ...base, options, total: Math.max(Math.round(total), 1) });
  },
  DB: ({ base }) => {
    const { required: _, ...rest } = base;
    return plain({ type: "statement", ...rest });
  },
} satisfies Record<string, Maker>);
