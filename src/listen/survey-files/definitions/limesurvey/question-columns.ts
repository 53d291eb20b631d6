import { codedAnswers, type ListedAnswer } from "../answer-list.ts";
import { plainColumn, tickColumn } from "../column-parts.ts";
import { short } from "../fidelity-lines.ts";
import { longestLabel, requireColumns } from "../limits.ts";
import { plainText } from "../plain-text.ts";
import type { DefinedColumn } from "../survey-definition.ts";
import { fixedText, limeSurveyNames, rowPlace } from "./column-names.ts";
import { inLanguage, type LimeSurveyPart, type LimeSurveyQuestion, type Texts } from "./survey.ts";

/** What a question is in our words, its columns, and why it carries no figures where it doesn't. */
export interface ReadQuestion {
  type: string;
  columns: DefinedColumn[];
  lost: string | null;
}

/** A question with what is needed to call its columns. */
interface Asked {
  question: LimeSurveyQuestion;
  language: string;
  said(texts: Texts): string;
}

type Read = (asked: Asked) => ReadQuestion;

const read = (type: string, columns: DefinedColumn[], lost: string | null = null): ReadQuestion => ({
  type,
  columns,
  lost,
});

const texts = "Texts carry no figures; who said what is left in the file.";

const labelled = ({ question, said }: Asked, ...parts: string[]): string =>
  [said(question.texts) || question.code, ...parts]
    .filter((part) => part !== "")
    .map((part) => short(part, longestLabel))
    .join(" – ");

const single = (
  asked: Asked,
  kind: DefinedColumn["kind"],
  ends: DefinedColumn["ends"] = null,
): DefinedColumn => plainColumn(limeSurveyNames(asked.question, null), labelled(asked), kind, ends);

/** A column for what stands beside the answers: "other", a comment. */
const extra = (asked: Asked, code: string, words: string, parts: readonly Texts[] = []): DefinedColumn =>
  plainColumn(
    limeSurveyNames(asked.question, { code, texts: [...parts, fixedText(words)] }),
    labelled(asked, ...parts.map(asked.said), words.toLowerCase()),
    "text",
  );

const answersOf = ({ question, said }: Asked, scale: number): ListedAnswer[] => {
  const listed = (question.answers[scale] ?? []).map((answer) => ({
    code: answer.code,
    label: said(answer.texts),
    also: Array.from(answer.texts.values(), plainText),
  }));
  return question.hasOther && listed.length > 0
    ? [...listed, { code: "-oth-", label: "Other", also: [] }]
    : listed;
};

const list: Read = (asked) => {
  const coded = codedAnswers(answersOf(asked, 0), "list");
  const column = { ...single(asked, "choice"), ...coded };
  const other = asked.question.hasOther ? [extra(asked, "other", "Other")] : [];
  return read(coded.kind === "rating" ? "rating" : "single choice", [column, ...other]);
};

const fixed = (
  answers: readonly (readonly [code: string, label: string])[],
  asked: Asked,
): DefinedColumn => ({
  ...single(asked, "choice"),
  ...codedAnswers(
    answers.map(([code, label]) => ({ code, label })),
    "list",
  ),
});

const perRow = (
  asked: Asked,
  column: (names: string[], label: string, row: LimeSurveyPart) => DefinedColumn,
): DefinedColumn[] =>
  (asked.question.rows[0] ?? []).map((row) =>
    column(
      limeSurveyNames(asked.question, rowPlace(row)),
      labelled(asked, asked.said(row.texts) || row.code),
      row,
    ),
  );

const points =
  (high: number): Read =>
  (asked) =>
    read(
      "grid",
      perRow(asked, (names, label) => plainColumn(names, label, "rating", { low: 1, high })),
    );

const grid =
  (answers: (asked: Asked) => ListedAnswer[], order: "scale" | "list"): Read =>
  (asked) => {
    const coded = codedAnswers(answers(asked), order);
    return read(
      "grid",
      perRow(asked, (names, label) => ({ ...plainColumn(names, label, coded.kind), ...coded })),
    );
  };

const ticks =
  (hasComments: boolean): Read =>
  (asked) => {
    const rows = perRow(asked, (names, label, row) =>
      tickColumn(names, label, ["Y", "Yes", asked.said(row.texts)], null, ["N", "No"]),
    );
    const comments = hasComments
      ? (asked.question.rows[0] ?? []).map((row) =>
          extra(asked, `${row.code}comment`, "Comment", [row.texts]),
        )
      : [];
    const other = asked.question.hasOther ? [extra(asked, "other", "Other")] : [];
    const otherComment =
      asked.question.hasOther && hasComments ? [extra(asked, "othercomment", "Other comment")] : [];
    return read("multiple choice", [...rows, ...comments, ...other, ...otherComment]);
  };

const dualScale: Read = (asked) => {
  const { question } = asked;
  const scales = [0, 1].map((scale) => codedAnswers(answersOf(asked, scale), "scale"));
  const columns = (question.rows[0] ?? []).flatMap((row) =>
    scales.map((coded, scale) => {
      const heading = question.attributes.get(scale === 0 ? "dualscale_headerA" : "dualscale_headerB");
      const words = plainText(heading ?? "") || `scale ${scale + 1}`;
      const names = limeSurveyNames(question, { ...rowPlace(row), scale });
      return { ...plainColumn(names, labelled(asked, asked.said(row.texts), words), coded.kind), ...coded };
    }),
  );
  return read("grid of two scales", columns);
};

function crossings(asked: Asked, column: (names: string[], label: string) => DefinedColumn): DefinedColumn[] {
  const [rows = [], columns = []] = asked.question.rows;
  requireColumns(rows.length * columns.length);
  return rows.flatMap((row) =>
    columns.map((across) =>
      column(
        limeSurveyNames(asked.question, {
          code: `${row.code}_${across.code}`,
          texts: [row.texts, across.texts],
        }),
        labelled(asked, asked.said(row.texts), asked.said(across.texts)),
      ),
    ),
  );
}

const numberGrid: Read = (asked) => {
  const setting = (name: string) => Number.parseFloat(asked.question.attributes.get(name) ?? "");
  if (asked.question.attributes.get("multiflexible_checkbox") === "1")
    return read(
      "grid of multiple choice",
      crossings(asked, (names, label) => tickColumn(names, label, ["1"], null, ["0"])),
    );
  const isFree = asked.question.attributes.get("input_boxes") === "1";
  const low = setting("multiflexible_min");
  const high = setting("multiflexible_max");
  const ends = isFree ? null : { low: Number.isNaN(low) ? 1 : low, high: Number.isNaN(high) ? 10 : high };
  return read(
    "grid of numbers",
    crossings(asked, (names, label) =>
      plainColumn(names, label, "number", ends !== null && ends.high > ends.low ? ends : null),
    ),
  );
};

/** Exports have a column for each rank, and in it the answer that was put there. */
const ranking: Read = (asked) => {
  const { question } = asked;
  const inAnswers = answersOf(asked, 0);
  const offered =
    inAnswers.length > 0
      ? inAnswers
      : (question.rows[0] ?? []).map(({ code, texts: said }) => ({ code, label: asked.said(said) }));
  const coded = codedAnswers(offered, "list");
  const columns = offered.map((_, place) => ({
    ...plainColumn(
      limeSurveyNames(question, { code: String(place + 1), texts: [fixedText(`Rank ${place + 1}`)] }),
      labelled(asked, `rank ${place + 1}`),
      "choice",
    ),
    ...coded,
    kind: "choice" as const,
    ends: null,
  }));
  return read("ranking", columns);
};

const numeric = (question: LimeSurveyQuestion): DefinedColumn["ends"] => {
  const [low, high] = ["min_num_value_n", "max_num_value_n"].map(
    (name) => question.attributes.get(name) ?? "",
  );
  const isNumber = (text: string | undefined) => /^-?\d+(?:\.\d+)?$/.test(text ?? "");
  return isNumber(low) && isNumber(high) && Number(low) < Number(high)
    ? { low: Number(low), high: Number(high) }
    : null;
};

const text: Read = (asked) =>
  asked.question.attributes.get("numbers_only") === "1"
    ? read("number", [single(asked, "number")])
    : read("text", [single(asked, "text")], texts);

const byType = new Map<string, Read>(
  Object.entries({
    L: list,
    "!": list,
    O: (asked) => {
      const whole = list(asked);
      return { ...whole, columns: [...whole.columns, extra(asked, "comment", "Comment")] };
    },
    "5": (asked) => read("rating", [single(asked, "rating", { low: 1, high: 5 })]),
    Y: (asked) =>
      read("yes or no", [
        fixed(
          [
            ["Y", "Yes"],
            ["N", "No"],
          ],
          asked,
        ),
      ]),
    G: (asked) =>
      read("gender", [
        fixed(
          [
            ["F", "Female"],
            ["M", "Male"],
          ],
          asked,
        ),
      ]),
    I: (asked) => read("language", [single(asked, "choice")]),
    D: (asked) => read("date", [single(asked, "date")], "Dates carry no figures."),
    N: (asked) => read("number", [single(asked, "number", numeric(asked.question))]),
    S: text,
    T: text,
    U: text,
    Q: (asked) =>
      read(
        "several texts",
        perRow(asked, (names, label) => plainColumn(names, label, "text")),
        texts,
      ),
    K: (asked) =>
      read(
        "several numbers",
        perRow(asked, (names, label) => plainColumn(names, label, "number")),
      ),
    M: ticks(false),
    P: ticks(true),
    A: points(5),
    B: points(10),
    C: grid(
      () => [
        { code: "Y", label: "Yes" },
        { code: "U", label: "Uncertain" },
        { code: "N", label: "No" },
      ],
      "list",
    ),
    E: (asked) => {
      const values = [
        ["D", "Decrease"],
        ["S", "Same"],
        ["I", "Increase"],
      ] as const;
      const coded = codedAnswers(
        values.map(([code, label]) => ({ code, label })),
        "scale",
      );
      return read(
        "grid",
        perRow(asked, (names, label) => ({ ...plainColumn(names, label, "rating"), ...coded })),
      );
    },
    F: grid((asked) => answersOf(asked, 0), "scale"),
    H: grid((asked) => answersOf(asked, 0), "scale"),
    "1": dualScale,
    ":": numberGrid,
    ";": (asked) =>
      read(
        "grid of texts",
        crossings(asked, (names, label) => plainColumn(names, label, "text")),
        texts,
      ),
    R: ranking,
    X: (asked) =>
      read("statement", [single(asked, "empty")], "It has no answers; exports have an empty column for it."),
    "*": (asked) =>
      asked.question.attributes.get("numbers_only") === "1"
        ? read("equation", [single(asked, "number")])
        : read(
            "equation",
            [single(asked, "technical")],
            "Computed by the survey and not answered by anybody.",
          ),
    "|": (asked) =>
      read(
        "file",
        [
          single(asked, "technical"),
          plainColumn(
            limeSurveyNames(asked.question, { code: "filecount", texts: [fixedText("filecount")] }),
            labelled(asked, "number of files"),
            "technical",
          ),
        ],
        "Files carry no figures and are not read.",
      ),
  } satisfies Record<string, Read>),
);

/** A question's columns by its type; null where we don't know the type. */
export function limeSurveyColumns(question: LimeSurveyQuestion, language: string): ReadQuestion | null {
  const said = (of: Texts) => plainText(inLanguage(of, language));
  return byType.get(question.type)?.({ question, language, said }) ?? null;
}
