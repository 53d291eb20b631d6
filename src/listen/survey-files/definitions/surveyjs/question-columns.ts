import { codedAnswers, type ListedAnswer } from "../answer-list.ts";
import { plainColumn, tickColumn } from "../column-parts.ts";
import { short } from "../fidelity-lines.ts";
import { isOn, type JsonRecord, listOf, numberIn, record, textOf } from "../json-value.ts";
import { longestLabel, longestName, mostLanguages, requireAnswers, requireColumns } from "../limits.ts";
import type { DefinedColumn } from "../survey-definition.ts";
import { allTexts, localText } from "./document.ts";

/** What a question is in our words, its columns, and why it carries no figures where it doesn't. */
export interface ReadQuestion {
  type: string;
  columns: DefinedColumn[];
  lost: string | null;
}

interface Asked {
  element: JsonRecord;
  name: string;
  language: string;
}

type Read = (asked: Asked) => ReadQuestion;

const read = (type: string, columns: DefinedColumn[], lost: string | null = null): ReadQuestion => ({
  type,
  columns,
  lost,
});
const texts = "Texts carry no figures; who said what is left in the file.";
const titleOf = ({ element, name, language }: Asked): string =>
  short(localText(element["title"], language), longestLabel) || name;

/** Answers are stored by name; tables of them write a part after a point, a hyphen or in brackets, or use the titles. */
function namesOf(asked: Asked, code: string | null, parts: readonly string[]): string[] {
  const titles = [
    ...new Set([titleOf(asked), ...allTexts(asked.element["title"]).slice(0, mostLanguages)]),
  ].filter((title) => title !== "" && title.length <= longestName);
  if (code === null) return [...new Set([asked.name, ...titles])];
  const own = [".", "-", "_"].map((sign) => `${asked.name}${sign}${code}`);
  const worded = titles.flatMap((title) => [
    [title, ...parts].join(" - "),
    `${title} [${parts.join("] [")}]`,
  ]);
  return [...new Set([...own, `${asked.name}[${code}]`, ...worded])];
}

const column = (
  asked: Asked,
  kind: DefinedColumn["kind"],
  ends: DefinedColumn["ends"] = null,
): DefinedColumn => plainColumn(namesOf(asked, null, []), titleOf(asked), kind, ends);

const part = (asked: Asked, code: string, label: string, kind: DefinedColumn["kind"]): DefinedColumn =>
  plainColumn(namesOf(asked, code, [label]), `${titleOf(asked)} – ${label}`, kind);

const comment = (asked: Asked): DefinedColumn[] => {
  const { element } = asked;
  const isThere = [
    element["showCommentArea"],
    element["hasComment"],
    element["showOtherItem"],
    element["hasOther"],
  ].some(isOn);
  return isThere ? [part(asked, "Comment", "comment", "text")] : [];
};

/** Rows, columns and choices are written as a value alone, or as a value with its text. */
export const itemsOf = (value: unknown, language: string): ListedAnswer[] =>
  listOf(value).map((item) => {
    const isPair = typeof item === "object" && item !== null;
    const code = valueText(isPair ? record(item)["value"] : item);
    const text = isPair ? record(item)["text"] : undefined;
    return { code, label: localText(text, language) || code, also: text === undefined ? [] : allTexts(text) };
  });

const valueText = (value: unknown): string => (typeof value === "boolean" ? String(value) : textOf(value));

/** Besides its choices a question may offer ready-made ones, each with a value that the tool fixes. */
const readyMade = [
  ["showOtherItem", "hasOther", "other", "otherText", "Other"],
  ["showNoneItem", "hasNone", "none", "noneText", "None"],
  ["showRefuseItem", "", "refused", "refuseText", "Refuse to answer"],
  ["showDontKnowItem", "", "dontknow", "dontKnowText", "Don't know"],
] as const;

const missingValues = new Map([
  ["refused", "refused"],
  ["dontknow", "don't know"],
] as const);

const choicesOf = ({ element, language }: Asked): ListedAnswer[] => [
  ...itemsOf(element["choices"], language),
  ...readyMade
    .filter(([now, before]) => isOn(element[now]) || (before !== "" && isOn(element[before])))
    .map(([, , code, text, usual]) => ({ code, label: localText(element[text], language) || usual })),
];

function coded(answers: readonly ListedAnswer[], order: "scale" | "list"): ReturnType<typeof codedAnswers> {
  const offered = answers.filter(({ code }) => !missingValues.has(code as "refused"));
  const none = answers.flatMap(({ code, label }) => {
    const reason = missingValues.get(code as "refused");
    return reason === undefined ? [] : [code, label].map((cell) => ({ cell, reason }));
  });
  const whole = codedAnswers(offered, order);
  return { ...whole, missing: [...whole.missing, ...none] };
}

const single: Read = (asked) => {
  const answers = coded(choicesOf(asked), "list");
  return read(answers.kind === "rating" ? "rating" : "single choice", [
    { ...column(asked, "choice"), ...answers },
    ...comment(asked),
  ]);
};

const several: Read = (asked) => {
  const ticks = choicesOf(asked).flatMap(({ code, label, also = [] }) => {
    const whole = `${titleOf(asked)} – ${label}`;
    return [
      tickColumn(namesOf(asked, code, [label]), whole, [code, label, "true", "1", ...also], null, [
        "false",
        "0",
      ]),
      tickColumn(namesOf(asked, null, []), whole, [code, label, ...also], code),
    ];
  });
  return read("multiple choice", [...ticks, ...comment(asked)]);
};

const rating: Read = (asked) => {
  const { element, language } = asked;
  const listed = itemsOf(element["rateValues"], language);
  if (listed.length > 0)
    return read("rating", [{ ...column(asked, "rating"), ...coded(listed, "scale") }, ...comment(asked)]);
  const low = numberIn(element["rateMin"]) ?? 1;
  const high = numberIn(element["rateMax"]) ?? (numberIn(element["rateCount"]) ?? 5) + low - 1;
  const ends = high > low ? { low, high } : null;
  return read(low === 0 && high === 10 ? "0–10" : "rating", [
    column(asked, "rating", ends),
    ...comment(asked),
  ]);
};

const yesNo: Read = (asked) => {
  const { element, language } = asked;
  const answers = [
    {
      code: valueText(element["valueTrue"]) || "true",
      label: localText(element["labelTrue"], language) || "Yes",
    },
    {
      code: valueText(element["valueFalse"]) || "false",
      label: localText(element["labelFalse"], language) || "No",
    },
  ];
  return read("yes or no", [{ ...column(asked, "choice"), ...coded(answers, "list") }, ...comment(asked)]);
};

const inputKinds = new Map<string, DefinedColumn["kind"]>([
  ["number", "number"],
  ["range", "number"],
  ["date", "date"],
  ["datetime", "date"],
  ["datetime-local", "date"],
  ["month", "date"],
  ["time", "date"],
]);

const text: Read = (asked) => {
  const { element } = asked;
  const kind = inputKinds.get(textOf(element["inputType"])) ?? "text";
  const [low, high] = [numberIn(element["min"]), numberIn(element["max"])];
  const ends = kind === "number" && low !== null && high !== null && high > low ? { low, high } : null;
  return read(
    kind,
    [column(asked, kind, ends)],
    kind === "number" ? null : kind === "date" ? "Dates carry no figures." : texts,
  );
};

const matrix: Read = (asked) => {
  const { element, language } = asked;
  requireColumns(listOf(element["columns"]).length * listOf(element["rows"]).length);
  const answers = coded(itemsOf(element["columns"], language), "scale");
  const rows = itemsOf(element["rows"], language);
  return read("grid", [
    ...rows.map(({ code, label }) => ({ ...part(asked, code, label, answers.kind), ...answers })),
    ...comment(asked),
  ]);
};

/** Each cell of the table is a question of its own, of its column's type. */
const table: Read = (asked) => {
  const { element, language } = asked;
  const cells = listOf(element["columns"]).length * listOf(element["rows"]).length;
  requireColumns(cells);
  requireAnswers(cells * listOf(element["choices"]).length);
  const columns = listOf(element["columns"])
    .map(record)
    .flatMap((across) => {
      const title = localText(across["title"], language) || textOf(across["name"]);
      const type = textOf(across["cellType"]) || textOf(element["cellType"]) || "dropdown";
      requireAnswers(listOf(element["rows"]).length * listOf(across["choices"]).length);
      return itemsOf(element["rows"], language).flatMap((row) => {
        const inner = {
          choices: element["choices"],
          ...across,
          type,
          title: `${titleOf(asked)} – ${row.label} – ${title}`,
        };
        return (
          byType.get(type)?.({
            element: inner,
            name: `${asked.name}.${row.code}.${textOf(across["name"])}`,
            language,
          }).columns ?? []
        );
      });
    });
  return read("grid of questions", columns);
};

const ranking: Read = (asked) => {
  const items = choicesOf(asked);
  return read(
    "ranking",
    items.map(({ code, label }) => ({
      ...part(asked, code, label, "number"),
      ends: { low: 1, high: Math.max(items.length, 1) },
    })),
  );
};

const ofUnknownLength =
  (type: string): Read =>
  (asked) =>
    read(
      type,
      [column(asked, "text")],
      "People gave as many answers as they liked; they stand in one cell, which is not taken apart.",
    );

const byType = new Map<string, Read>(
  Object.entries({
    radiogroup: single,
    dropdown: single,
    imagepicker: (asked: Asked) => (isOn(asked.element["multiSelect"]) ? several(asked) : single(asked)),
    buttongroup: single,
    checkbox: several,
    tagbox: several,
    rating,
    boolean: yesNo,
    text,
    comment: text,
    slider: (asked: Asked) =>
      read("slider", [
        column(asked, "number", {
          low: numberIn(asked.element["min"]) ?? 0,
          high: numberIn(asked.element["max"]) ?? 100,
        }),
      ]),
    matrix,
    matrixdropdown: table,
    matrixdynamic: ofUnknownLength("table of any length"),
    paneldynamic: ofUnknownLength("questions asked again"),
    multipletext: (asked: Asked) =>
      read(
        "several texts",
        listOf(asked.element["items"]).map((item) => {
          const name = textOf(record(item)["name"]);
          const kind = inputKinds.get(textOf(record(item)["inputType"])) ?? "text";
          return part(asked, name, localText(record(item)["title"], asked.language) || name, kind);
        }),
      ),
    ranking,
    html: () => read("statement", []),
    image: () => read("statement", []),
    expression: (asked: Asked) =>
      read("computed", [column(asked, "technical")], "Computed by the survey and not answered by anybody."),
    file: (asked: Asked) =>
      read("file", [column(asked, "technical")], "Files carry no figures and are not read."),
    signaturepad: (asked: Asked) =>
      read("signature", [column(asked, "technical")], "Signatures are not read."),
  } satisfies Record<string, Read>),
);

/** A question's columns by its type; null where we don't know the type. */
export function surveyJsColumns(element: JsonRecord, name: string, language: string): ReadQuestion | null {
  return byType.get(textOf(element["type"]))?.({ element, name, language }) ?? null;
}
