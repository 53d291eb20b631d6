import type { AnsweredColumn } from "./columns/understand-columns.ts";
import { line, listed, plural, quoted } from "./definitions/fidelity-lines.ts";
import { answerListLines, readAs } from "./definitions/question-lines.ts";
import type { DefinedColumn, DefinedQuestion, SurveyDefinition } from "./definitions/survey-definition.ts";
import type { FidelityLine, UnderstoodColumn } from "./survey-file.ts";

type Answered = readonly AnsweredColumn[];

/**
 * A definition's lines beside a file with answers: where the file has no column of a question, has some only, or reads it
 * otherwise than the definition alone would, its line says that.
 *
 * @param answered by code of each question that has a column
 */
export function answeredLines(
  { questions, fidelity }: SurveyDefinition,
  answered: ReadonlyMap<string, Answered>,
  rows: number,
): FidelityLine[] {
  if (rows === 0) return fidelity;
  const asked = new Map(
    questions.filter(({ columns }) => columns.length > 0).map((question) => [question.code, question]),
  );
  const listed = new Set<string>();
  return fidelity.flatMap((said) => {
    const question = asked.get(said.where);
    if (question === undefined || (said.what !== "question" && said.what !== "answer list")) return [said];
    const found = answered.get(question.code);
    if (said.what === "question")
      return [found === undefined ? absentLine(question) : questionLine(question, found, said)];
    if (found === undefined || listed.has(question.code)) return [];
    listed.add(question.code);
    return answerListLines({ code: question.code, columns: found.flatMap(asUsed) });
  });
}

const about = ({ wording, type }: DefinedQuestion): string => `${quoted(wording)} (${type})`;

const absentLine = (question: DefinedQuestion): FidelityLine =>
  line(
    question.code,
    "question",
    "lost",
    `${about(question)}. The file with the answers has no column of this question`,
  );

function questionLine(question: DefinedQuestion, found: Answered, said: FidelityLine): FidelityLine {
  const absent = absentColumns(question, found);
  if (absent.length > 0) {
    const names = listed(absent.map(({ names: [name = ""] }) => name));
    const text = `${about(question)}: ${readAs(found.flatMap(asRead))}. The file with the answers lacks ${plural(absent.length, "column")} of it: ${names}`;
    return line(question.code, "question", "changed", text);
  }
  if (said.verdict !== "kept") return said;
  return line(question.code, "question", "kept", `${about(question)}: ${readAs(found.flatMap(asRead))}`);
}

/** Columns that an export with this question has: options are in columns of their own or packed, texts only if asked for. */
function absentColumns({ columns }: DefinedQuestion, found: Answered): DefinedColumn[] {
  const here = new Set(found.map(({ defined }) => defined));
  if (found.some(({ defined }) => defined.option !== null)) return [];
  return columns.filter(
    (column) =>
      column.option === null && !here.has(column) && column.kind !== "text" && column.kind !== "technical",
  );
}

/** How a column is read, by what its definition or a person says; packed options count as options. */
const asRead = ({
  column,
  defined,
}: AnsweredColumn): Pick<DefinedColumn, "kind" | "ends" | "option" | "values">[] => [
  {
    kind: column.kind,
    ends: column.by === "definition" ? column.ends : null,
    option: null,
    values: column.by === "definition" ? column.values : defined.values,
  },
];

/** The answers as they are read; those of columns that aren't read as defined are said in the column's own line. */
const asUsed = ({ column, defined }: AnsweredColumn): DefinedColumn[] =>
  column.by === "definition" ? [{ ...defined, kind: column.kind, values: turnedValues(column) }] : [];

const turnedValues = ({ values, reversed, ends }: UnderstoodColumn): UnderstoodColumn["values"] =>
  reversed && ends !== null
    ? values.map((answer) => ({ ...answer, value: ends.low + ends.high - answer.value }))
    : values;
