import type { Option, Question, Texts } from "../questionnaires/definition.ts";
import type { ListedAnswer } from "../survey-files/definitions/answer-list.ts";
import { line, quoted, short } from "../survey-files/definitions/fidelity-lines.ts";
import {
  isOn,
  type JsonRecord,
  listOf,
  numberIn,
  record,
  textOf,
} from "../survey-files/definitions/json-value.ts";
import {
  localText,
  type SurveyJsDocument,
  type SurveyJsElement,
} from "../survey-files/definitions/surveyjs/document.ts";
import { itemsOf } from "../survey-files/definitions/surveyjs/question-columns.ts";
import type { DraftedQuestion, DraftedRule, DraftedSurvey, Operand } from "./drafted.ts";
import { type Base, gridOf, type Made, none, oneOf, scaleOf } from "./question-making.ts";
import { readToolRule } from "./tool-rule.ts";

/** A SurveyJS survey as a draft. */
export function surveyJsDraft(document: SurveyJsDocument): DraftedSurvey {
  const { survey, language, languages, elements } = document;
  const lines: DraftedSurvey["lines"] = [];
  const names = new Set(elements.map(({ name }) => name));
  const pages = Array.from(
    Map.groupBy(elements, ({ page }) => page),
    ([page, on]) => ({
      title: page === survey ? "" : localText(page["title"], language),
      questions: on.flatMap((element) => draftedOf(element, { language, names, lines })),
    }),
  );
  if (languages.length > 1)
    lines.push(
      line(
        "survey",
        "translation",
        "lost",
        `Only the texts in ${language} are taken; translate them again in the editor`,
      ),
    );
  for (const [part, what] of [
    ["triggers", "Triggers that set values or end the survey"],
    ["calculatedValues", "Computed values"],
  ] as const)
    if (listOf(survey[part]).length > 0)
      lines.push(line("survey", part, "lost", `${what} have no counterpart`));
  lines.push(line("survey", "looks", "lost", "Theme, buttons and messages are not taken"));
  return { title: localText(survey["title"], language), language, pages, lines };
}

interface Around {
  language: string;
  names: ReadonlySet<string>;
  lines: DraftedSurvey["lines"];
}

function draftedOf({ element, name, around }: SurveyJsElement, context: Around): DraftedQuestion[] {
  const { language, names, lines } = context;
  const wording = localText(element["title"], language) || name;
  const own = textOf(element["visibleIf"]).trim();
  if (element["visible"] === false && own === "") {
    lines.push(line(name, "question", "lost", `${quoted(wording)} is hidden and was left out`));
    return [];
  }
  const help = localText(element["description"], language);
  const base: Base = {
    id: name,
    text: textsOf(wording, names, language),
    ...(help === "" ? {} : { help: { [language]: help } }),
    ...(isOn(element["isRequired"]) ? { required: true } : {}),
  };
  const made = makers[textOf(element["type"])]?.({ element, base, language, lines, wording }) ?? [];
  if (made.length === 0)
    lines.push(
      line(
        name,
        "question",
        "lost",
        `${quoted(wording)} (${textOf(element["type"]) || "no type"}) has no counterpart`,
      ),
    );
  const rule = ruleOf([...around, ...(own === "" ? [] : [own])], names);
  for (const part of ["choicesVisibleIf", "rowsVisibleIf", "columnsVisibleIf", "requiredIf", "enableIf"])
    if (textOf(element[part]) !== "")
      lines.push(
        line(
          name,
          "logic",
          "lost",
          `${quoted(short(textOf(element[part]), 200))} is not taken; all is offered`,
        ),
      );
  if (listOf(element["validators"]).length > 0)
    lines.push(
      line(name, "validation", "lost", "Checks of the answer are not taken; set limits in the editor"),
    );
  if ("choicesByUrl" in element || "choicesFromQuestion" in element)
    lines.push(
      line(name, "answer list", "lost", "Its answers come from elsewhere; write them in the editor"),
    );
  return made.map(({ question, answers }) => ({
    code: name,
    question,
    answers,
    rule,
  }));
}

/** `{q1}` in a text becomes `{{q1}}`. */
function textsOf(text: string, names: ReadonlySet<string>, language: string): Texts {
  const piped = text.replace(/\{([^{}\s]{1,60})\}/g, (whole, name: string) =>
    names.has(name) ? `{{${name}}}` : whole,
  );
  return { [language]: piped };
}

function ruleOf(rules: readonly string[], names: ReadonlySet<string>): DraftedRule | null {
  if (rules.length === 0) return null;
  const operandOf = (variable: string): Operand | null => {
    if (names.has(variable)) return { question: variable, part: null };
    const dot = variable.indexOf(".");
    const question = variable.slice(0, dot);
    return dot > 0 && names.has(question) ? { question, part: variable.slice(dot + 1) } : null;
  };
  const read = rules.map((rule) => readToolRule(rule, operandOf));
  const said = read.filter((rule) => rule !== null);
  const [only] = said;
  return {
    written: rules.join(" and "),
    said: said.length < rules.length ? null : said.length === 1 && only ? only : { kind: "and", rules: said },
  };
}

interface Asked {
  element: JsonRecord;
  base: Base;
  language: string;
  wording: string;
  lines: DraftedSurvey["lines"];
}
type Maker = (asked: Asked) => Made[];

const asOptions = (listed: readonly ListedAnswer[], language: string): Option[] =>
  listed.map(({ code, label }) => ({ id: code, text: { [language]: label } }));

/** The answer with a text field that many types may offer. */
function otherOf({ element, language }: Asked): string | undefined {
  const isThere = isOn(element["showOtherItem"]) || isOn(element["hasOther"]);
  return isThere ? localText(element["otherText"], language) || "Other" : undefined;
}

const offersNone = ({ element }: Asked) => isOn(element["showNoneItem"]) || isOn(element["hasNone"]);
const noneOf = ({ element, language }: Asked) => localText(element["noneText"], language) || "None";
const special = ({ element }: Asked) => ({
  ...(isOn(element["showDontKnowItem"]) ? { dontKnow: true as const } : {}),
  ...(isOn(element["showRefuseItem"]) ? { refused: true as const } : {}),
});

const single =
  (type: "single-choice" | "dropdown"): Maker =>
  (asked) => {
    const { element, base, language } = asked;
    const listed = itemsOf(element["choices"], language);
    const all = offersNone(asked) ? [...listed, { code: "none", label: noneOf(asked) }] : listed;
    const made = oneOf(base, all, { language, other: otherOf(asked), type });
    return [{ ...made, question: { ...made.question, ...special(asked) } as Question }];
  };

const several: Maker = (asked) => {
  const { element, base, language } = asked;
  const other = otherOf(asked);
  const options = asOptions(itemsOf(element["choices"], language), language);
  const without = { id: "none", text: { [language]: noneOf(asked) } };
  const [minimum, maximum] = [
    numberIn(element["minSelectedChoices"]),
    numberIn(element["maxSelectedChoices"]),
  ];
  const question: Question = {
    type: "multiple-choice",
    ...base,
    ...special(asked),
    options: offersNone(asked) ? [...options, without] : options,
    ...(offersNone(asked) ? { exclusive: ["none"] } : {}),
    ...(other === undefined ? {} : { other: { [language]: other } }),
    ...(minimum !== null && minimum > 0 ? { minimum } : {}),
    ...(maximum !== null && maximum > 0 ? { maximum } : {}),
  };
  return [{ question, answers: none }];
};

const rating: Maker = ({ element, base, language }) => {
  const listed = itemsOf(element["rateValues"], language);
  if (listed.length > 0) return [oneOf(base, listed, { language })];
  const minimum = numberIn(element["rateMin"]) ?? 1;
  const maximum = numberIn(element["rateMax"]) ?? (numberIn(element["rateCount"]) ?? 5) + minimum - 1;
  const low = localText(element["minRateDescription"], language);
  const high = localText(element["maxRateDescription"], language);
  return [scaleOf(base, { minimum, maximum, low, high }, language)];
};

const yesNo: Maker = ({ element, base, language }) => [
  oneOf(
    base,
    [
      {
        code: textOf(element["valueTrue"]) || "true",
        label: localText(element["labelTrue"], language) || "Yes",
      },
      {
        code: textOf(element["valueFalse"]) || "false",
        label: localText(element["labelFalse"], language) || "No",
      },
    ],
    { language },
  ),
];

const plain = (question: Question): Made[] => [{ question, answers: none }];

const text: Maker = ({ element, base }) => {
  const type = textOf(element["inputType"]);
  if (type === "number" || type === "range") {
    const [minimum, maximum] = [numberIn(element["min"]), numberIn(element["max"])];
    return plain({
      type: "number",
      ...base,
      ...(minimum === null ? {} : { minimum }),
      ...(maximum === null ? {} : { maximum }),
    });
  }
  return plain({ type: type === "date" ? "date" : "short-text", ...base });
};

const slider: Maker = ({ element, base }) =>
  plain({
    type: "number",
    ...base,
    minimum: numberIn(element["min"]) ?? 0,
    maximum: numberIn(element["max"]) ?? 100,
  });

const matrix: Maker = ({ element, base, language }) => [
  gridOf(
    base,
    asOptions(itemsOf(element["rows"], language), language),
    itemsOf(element["columns"], language),
    language,
  ),
];

/** Each column of the table becomes a grid of its own. */
const table: Maker = ({ element, base, language, wording, lines }) => {
  const rows = asOptions(itemsOf(element["rows"], language), language);
  const made = listOf(element["columns"])
    .map(record)
    .flatMap((column): Made[] => {
      const listed = itemsOf(column["choices"] ?? element["choices"], language);
      const title = localText(column["title"], language) || textOf(column["name"]);
      if (listed.length === 0) return [];
      const id = `${base.id}_${textOf(column["name"])}`;
      return [gridOf({ ...base, id, text: { [language]: `${wording} – ${title}` } }, rows, listed, language)];
    });
  lines.push(
    line(
      base.id,
      "question",
      "changed",
      `The table ${quoted(wording)} became ${made.length} grids, one for each column with a list`,
    ),
  );
  return made;
};

const severalTexts: Maker = ({ element, base, language, wording }) =>
  listOf(element["items"])
    .map(record)
    .map((item): Made => {
      const name = textOf(item["name"]);
      const title = localText(item["title"], language) || name;
      const type = textOf(item["inputType"]) === "number" ? "number" : "short-text";
      const text = { [language]: `${wording} – ${title}` };
      return { question: { type, ...base, id: `${base.id}_${name}`, text }, answers: none };
    });

const makers: Readonly<Partial<Record<string, Maker>>> = Object.assign(Object.create(null), {
  radiogroup: single("single-choice"),
  buttongroup: single("single-choice"),
  dropdown: single("dropdown"),
  imagepicker: (asked: Asked) =>
    isOn(asked.element["multiSelect"]) ? several(asked) : single("single-choice")(asked),
  checkbox: several,
  tagbox: several,
  rating,
  boolean: yesNo,
  text,
  comment: ({ base }: Asked) => plain({ type: "long-text", ...base }),
  slider,
  matrix,
  matrixdropdown: table,
  multipletext: severalTexts,
  ranking: ({ element, base, language }: Asked) =>
    plain({ type: "ranking", ...base, options: asOptions(itemsOf(element["choices"], language), language) }),
  html: ({ element, base, language }: Asked) => {
    const { required: _, ...rest } = base;
    return plain({
      type: "statement",
      ...rest,
      text: { [language]: localText(element["html"], language) || base.id },
    });
  },
} satisfies Record<string, Maker>);
