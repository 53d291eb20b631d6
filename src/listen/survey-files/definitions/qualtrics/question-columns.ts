import { plainColumn, tickColumn } from "../column-parts.ts";
import { short } from "../fidelity-lines.ts";
import { isOn, type JsonRecord, listOf, numberIn, record, textOf } from "../json-value.ts";
import { longestLabel, requireColumns } from "../limits.ts";
import { plainText } from "../plain-text.ts";
import type { DefinedColumn } from "../survey-definition.ts";
import { columnNames, type QuestionNames } from "./column-names.ts";
import { codedOptions, optionsOf, type QsfOption } from "./options.ts";

/** What became of a question: what it is in our words, its columns, and why it carries no figures where it doesn't. */
export interface ReadQuestion {
  type: string;
  columns: DefinedColumn[];
  /** Why none of it comes into figures; null where some does, or it has no answers. */
  lost: string | null;
}

type Read = (question: JsonRecord, names: QuestionNames) => ReadQuestion;

const read = (type: string, columns: DefinedColumn[], lost: string | null = null): ReadQuestion => ({
  type,
  columns,
  lost,
});
const labelled = (names: QuestionNames, ...parts: string[]): string =>
  [names.wordings[0] ?? names.tag, ...parts]
    .filter((part) => part !== "")
    .map((part) => short(part, longestLabel))
    .join(" – ");
const selectorOf = (question: JsonRecord): string => textOf(question["Selector"]);

const multipleSelectors = /^(?:MA|MSB)/;

const multipleChoiceOrNot: Read = (question, names) => {
  const selector = selectorOf(question);
  const options = optionsOf(question, "Choices", true);
  if (selector === "NPS") return netPromoter(question, names);
  const texts = textColumns(options, names);
  const main = options.some(({ hasText }) => hasText) ? ["Selected Choice"] : [];
  if (multipleSelectors.test(selector))
    return read("multiple choice", [...ticks(options, names, "", main, []), ...texts]);
  const column = {
    ...codedOptions(options, "list"),
    names: columnNames(names, "", main),
    label: labelled(names),
    option: null,
  };
  return read(column.kind === "rating" ? "rating" : "single choice", [column, ...texts]);
};

/** The 11 points are in the definition as choices; their place is what exports write. */
const netPromoter: Read = (_, names) =>
  read("0–10", [
    plainColumn(columnNames(names, ""), labelled(names), "rating", { low: 0, high: 10 }),
    plainColumn(columnNames(names, "_NPS_GROUP", ["Group"]), labelled(names, "group"), "technical"),
  ]);

/** Options that may be ticked together: a column each, and packed into one. */
function ticks(
  options: readonly QsfOption[],
  names: QuestionNames,
  before: string,
  parts: readonly string[],
  labels: readonly string[],
): DefinedColumn[] {
  const ids = new Set(options.map(({ id }) => id));
  return options.flatMap((option) => {
    const label = labelled(names, ...labels, option.label || option.code);
    const own = columnNames(names, `${before}_${option.id}`, [...parts, option.label]);
    // Exports number recoded options by their code; where it is another option's id that one has the name.
    const recoded =
      option.code === option.id || ids.has(option.code) ? [] : [`${names.tag}${before}_${option.code}`];
    const tagged = option.tag === "" ? [] : [option.tag];
    const cells = [option.code, option.label, ...option.also];
    return [
      tickColumn([...tagged, ...own, ...recoded], label, cells, null),
      tickColumn(columnNames(names, before, parts), label, cells, option.code),
    ];
  });
}

const textColumns = (options: readonly QsfOption[], names: QuestionNames): DefinedColumn[] =>
  options
    .filter(({ hasText }) => hasText)
    .map(({ id, label }) =>
      plainColumn(columnNames(names, `_${id}_TEXT`, [label, "Text"]), labelled(names, label, "text"), "text"),
    );

const matrix: Read = (question, names) => {
  const rows = optionsOf(question, "Choices", false);
  const texts = textColumns(rows, names);
  const perRow = (
    type: string,
    column: (row: QsfOption, rowNames: string[], label: string) => DefinedColumn,
  ): ReadQuestion => {
    const columns = rows.map((row) => column(row, rowNamesOf(row, names), labelled(names, row.label)));
    return read(type, [...columns, ...texts]);
  };
  const [selector, sub] = [selectorOf(question), textOf(question["SubSelector"])];
  const answers = optionsOf(question, "Answers", true);
  if (selector === "TE") return cells(rows, answers, names, "grid of texts", "text");
  if (selector === "CS") return cells(rows, answers, names, "grid of amounts", "number");
  if (selector === "RO")
    return perRow("ranking", (_, own, label) =>
      plainColumn(own, label, "number", { low: 1, high: Math.max(rows.length, 1) }),
    );
  if (selector === "MaxDiff") {
    const column = codedOptions(answers, "list");
    return perRow("best and worst", (_, own, label) => ({
      ...column,
      kind: "choice",
      ends: null,
      names: own,
      label,
      option: null,
    }));
  }
  if (selector === "Profile")
    return perRow("grid", ({ id }, own, label) => {
      const offered = optionsOf({ Answers: record(question["Answers"])[id] }, "Answers", false);
      return { ...codedOptions(offered, "list"), names: own, label, option: null };
    });
  if (sub === "MultipleAnswer") {
    requireColumns(2 * rows.length * answers.length);
    const columns = rows.flatMap((row) => ticks(answers, names, `_${row.id}`, [row.label], [row.label]));
    return read("grid of multiple choice", [...columns, ...texts]);
  }
  // What is in a drop-down list is often no scale.
  const coded = codedOptions(answers, sub === "DL" ? "list" : "scale");
  return perRow("grid", (_, own, label) => ({ ...coded, names: own, label, option: null }));
};

const rowNamesOf = (row: QsfOption, names: QuestionNames): string[] => [
  ...(row.tag === "" || /#/.test(names.tag) ? [] : [row.tag]),
  ...columnNames(names, `_${row.id}`, [row.label]),
];

/** A column for each crossing of a row and an answer. */
function cells(
  rows: readonly QsfOption[],
  answers: readonly QsfOption[],
  names: QuestionNames,
  type: string,
  kind: "text" | "number",
): ReadQuestion {
  requireColumns(rows.length * answers.length);
  const columns = rows.flatMap((row) =>
    answers.map((answer) =>
      plainColumn(
        columnNames(names, `_${row.id}_${answer.id}`, [row.label, answer.label]),
        labelled(names, row.label, answer.label),
        kind,
      ),
    ),
  );
  return read(type, columns, kind === "text" ? texts : null);
}

const sideBySide: Read = (question, names) => {
  const parts = Object.entries(record(question["AdditionalQuestions"])).map(([number, part]) => {
    const inner = record(part);
    const wording = plainText(textOf(inner["QuestionText"]));
    const whole = names.wordings.map((outer) => `${outer} - ${wording}`);
    return matrix(
      // Rows stand in the whole question in newer files, in each part in older ones.
      {
        ...inner,
        Choices: inner["Choices"] ?? question["Choices"],
        ChoiceOrder: inner["ChoiceOrder"] ?? question["ChoiceOrder"],
      },
      { tag: `${names.tag}#${number}`, id: `${names.id}#${number}`, wordings: [...whole, wording] },
    );
  });
  const isLost = parts.length > 0 && parts.every(({ lost }) => lost !== null);
  return read(
    "side by side",
    parts.flatMap(({ columns }) => columns),
    isLost ? texts : null,
  );
};

const slider: Read = (question, names) => {
  const configuration = record(question["Configuration"]);
  const isStars = selectorOf(question) === "STAR";
  const low = isStars ? 0 : numberIn(configuration["CSSliderMin"]);
  const high = numberIn(configuration[isStars ? "StarCount" : "CSSliderMax"]);
  const ends = low !== null && high !== null && high > low ? { low, high } : null;
  const rows = optionsOf(question, "Choices", false);
  const columns = rows.map((row) => ({
    ...plainColumn(
      rowNamesOf(row, names),
      labelled(names, row.label),
      ends === null ? ("number" as const) : ("rating" as const),
      ends,
    ),
    missing: isOn(configuration["NotApplicable"])
      ? [
          {
            cell: plainText(textOf(configuration["NotApplicableText"])) || "Not Applicable",
            reason: "not applicable" as const,
          },
        ]
      : [],
  }));
  return read(isStars ? "stars" : "slider", columns);
};

const texts = "Texts carry no figures; who said what is left in the file.";

const textEntry: Read = (question, names) => {
  const settings = record(record(question["Validation"])["Settings"]);
  const content = textOf(settings["ContentType"]) || textOf(settings["Type"]);
  const kind = content === "ValidNumber" ? "number" : content === "ValidDate" ? "date" : "text";
  const lost = kind === "number" ? null : kind === "date" ? "Dates carry no figures." : texts;
  if (selectorOf(question) !== "FORM")
    return read(kind, [plainColumn(columnNames(names, "", [], "_TEXT"), labelled(names), kind)], lost);
  const fields = optionsOf(question, "Choices", false);
  return read(
    "form",
    fields.map((field) => plainColumn(rowNamesOf(field, names), labelled(names, field.label), kind)),
    lost,
  );
};

const perChoice =
  (type: string, column: (names: string[], label: string, count: number) => DefinedColumn): Read =>
  (question, names) => {
    const rows = optionsOf(question, "Choices", false);
    return read(
      type,
      rows.map((row) => column(rowNamesOf(row, names), labelled(names, row.label), rows.length)),
    );
  };

const technical =
  (type: string, suffixes: readonly (readonly [suffix: string, id: string])[], lost: string): Read =>
  (_, names) =>
    read(
      type,
      suffixes.map(([suffix, id]) =>
        plainColumn(
          columnNames(names, `_${suffix}`, [suffix], `_${id}`),
          labelled(names, suffix.toLowerCase()),
          "technical",
        ),
      ),
      lost,
    );

const files = [
  ["Id", "FILE_ID"],
  ["Name", "FILE_NAME"],
  ["Size", "FILE_SIZE"],
  ["Type", "FILE_TYPE"],
] as const;

const regions: Read = (question, names) => {
  const answers = optionsOf(question, "Answers", true);
  const states = answers.length > 0 ? codedOptions(answers, "list") : codedOptions([], "list");
  return perChoice("regions of a picture", (own, label) => ({
    ...states,
    kind: "choice",
    ends: null,
    names: own,
    label,
    option: null,
  }))(question, names);
};

const groupedAndRanked: Read = (question, names) => {
  const options = optionsOf(question, "Choices", false);
  requireColumns(3 * options.length * listOf(question["Groups"]).length);
  const columns = listOf(question["Groups"]).flatMap((group, place) => {
    const called = plainText(textOf(group));
    const before = `_${place}_GROUP`;
    return [
      ...ticks(options, names, before, [called], [called]),
      ...options.map(({ id, label }) =>
        plainColumn(
          columnNames(names, `_${place}_${id}_RANK`, [called, label, "Rank"], `_G${place}_${id}_RANK`),
          labelled(names, called, label, "rank"),
          "number",
          { low: 1, high: Math.max(options.length, 1) },
        ),
      ),
    ];
  });
  return read("groups and ranks", columns);
};

const drillDown: Read = (question, names) => {
  const levels = optionsOf(question, "Choices", false);
  return read(
    "drill down",
    levels.map((level) => plainColumn(rowNamesOf(level, names), labelled(names, level.label), "choice")),
  );
};

const heatMap: Read = (question, names) => {
  const clicks = Math.min(Math.max(numberIn(question["Clicks"]) ?? 1, 1), 10);
  const columns = Array.from({ length: clicks }, (_, click) =>
    ["x", "y"].map((axis) =>
      plainColumn(
        columnNames(names, `_${click + 1}_${axis}`),
        labelled(names, `click ${click + 1}, ${axis}`),
        "technical",
      ),
    ),
  );
  return read(
    "clicks on a picture",
    [...columns.flat(), plainColumn(columnNames(names, "", [], "_REGIONS"), labelled(names), "text")],
    "Places on a picture carry no figures.",
  );
};

const byType = new Map<string, Read>(
  Object.entries({
    MC: multipleChoiceOrNot,
    Matrix: matrix,
    SBS: sideBySide,
    Slider: slider,
    TE: textEntry,
    DB: () => read("statement", []),
    RO: perChoice("ranking", (names, label, count) =>
      plainColumn(names, label, "number", { low: 1, high: Math.max(count, 1) }),
    ),
    CS: perChoice("constant sum", (names, label) => plainColumn(names, label, "number")),
    SS: (question, names) =>
      read("pictured scale", [
        {
          ...codedOptions(optionsOf(question, "Choices", true), "scale"),
          names: columnNames(names, ""),
          label: labelled(names),
          option: null,
        },
      ]),
    HotSpot: regions,
    HL: regions,
    HeatMap: heatMap,
    PGR: groupedAndRanked,
    DD: drillDown,
    FileUpload: technical("file", files, "Files carry no figures and are not read."),
    Draw: technical("signature", files, "Signatures are not read."),
    Timing: technical(
      "timing",
      [
        ["First Click", "FIRST_CLICK"],
        ["Last Click", "LAST_CLICK"],
        ["Page Submit", "PAGE_SUBMIT"],
        ["Click Count", "CLICK_COUNT"],
      ],
      "How long somebody stayed on a page is not an answer.",
    ),
    Meta: technical(
      "browser",
      [
        ["Browser", "BROWSER"],
        ["Version", "VERSION"],
        ["Operating System", "OS"],
        ["Resolution", "RESOLUTION"],
      ],
      "What browser somebody used is not an answer.",
    ),
    Captcha: (_, names) =>
      read(
        "captcha",
        [plainColumn(columnNames(names, ""), labelled(names), "technical")],
        "It tells people from programs and is no question.",
      ),
  }),
);

/** A question's columns by its type; null where we don't know the type. */
export function questionColumns(question: JsonRecord, names: QuestionNames): ReadQuestion | null {
  return byType.get(textOf(question["QuestionType"]))?.(question, names) ?? null;
}
