import type { AnswerValue, Note, UnderstoodColumn } from "../survey-file.ts";
import type { ColumnPlan } from "./column-plan.ts";
import { type Detected, type FileColumn, note } from "./detected.ts";

interface Candidate {
  column: FileColumn;
  detected: Detected;
}

const code = /^(\p{L}{1,3})(\d{1,3})$/u;
/** What LimeSurvey writes where somebody typed another answer. */
const otherCode = "-oth-";
const mostCodes = 11;
/** What a question about a scale is called: only then are the codes of a single list its steps. */
const scaleWording =
  /zufrieden|satisf|tevreden|soddisf|만족|الرضا|bewert|beurteil|einschätz|wie (?:sehr|gut|wichtig|wahrscheinlich|oft|häufig|leicht|einfach)|how (?:satisfied|likely|important|often|well|good|easy|much|strongly)|\brat(?:e|ing)\b|agree|zustimm|empfehl|recommend|recomm|overall|gesamt(?:eindruck|note|urteil)|insgesamt|alles in allem/iu;
/** "Q1[SQ001]", "How do you like … [Price]". */
const gridName = /\[[^[\]]+\]\s*$/;

/**
 * The answers of a list of codes that count up ("A1" to "A5", "AO01" …) by their numbers; null where other cells are among them.
 *
 * @param cells different cells, two codes at least
 */
export function codedAnswers(cells: readonly string[]): AnswerValue[] | null {
  const found = cells
    .filter((cell) => cell !== otherCode)
    .map((cell) => ({ cell, parts: code.exec(cell) }))
    .map(({ cell, parts }) => ({ cell, prefix: parts?.[1] ?? "", value: Number(parts?.[2]), label: cell }));
  const numbers = new Set(found.map(({ value }) => value));
  const isList =
    new Set(found.map(({ prefix }) => prefix)).size === 1 &&
    numbers.size === found.length &&
    found.length >= 2;
  if (!isList || found.some(({ prefix, value }) => prefix === "" || !(value <= mostCodes))) return null;
  return found
    .map(({ cell, value, label }) => ({ cell, value, label }))
    .sort((one, other) => one.value - other.value);
}

/** Ratings of codes: the ends are the lowest and the highest that anybody gave, and 1 where codes begin later. */
export function ratingOfCodes(values: AnswerValue[]): Pick<Detected, "kind" | "because" | "ends" | "values"> {
  const [first, last] = [values[0], values.at(-1)];
  return {
    kind: "rating",
    because: `answer codes from ${first?.cell} to ${last?.cell}, by their numbers`,
    ends: { low: Math.min(1, first?.value ?? 1), high: last?.value ?? mostCodes },
    values,
  };
}

/** Makes ratings of the columns of a grid that hold codes, and of single lists of codes whose wording says a scale. */
export function markCodes(columns: readonly Candidate[]): void {
  const words = columns.filter(
    ({ column, detected }) =>
      (detected.kind === "choice" || detected.kind === "text") && column.tally.complete,
  );
  const questions = Map.groupBy(
    words.filter(({ column }) => column.question !== null),
    ({ column }) => column.question,
  );
  for (const group of questions.values()) {
    const values = codedAnswers([...new Set(group.flatMap(answersOf))]);
    const isGrid =
      group.length >= 2 && group.every(({ column }) => [column.name, ...column.headers].some(isInGrid));
    if (values !== null && isGrid) for (const candidate of group) rate(candidate, values);
  }
  for (const candidate of words.filter(({ column }) => column.question === null)) {
    const { name, label } = candidate.column;
    const values = scaleWording.test(`${name} ${label}`) ? codedAnswers(answersOf(candidate)) : null;
    if (values !== null && values.length >= 3) rate(candidate, values);
  }
}

const isInGrid = (header: string): boolean => gridName.test(header);

function rate({ column, detected }: Candidate, values: readonly AnswerValue[]): void {
  const other = column.tally.cells.has(otherCode)
    ? [{ cell: otherCode, reason: "not applicable" as const }]
    : [];
  const none = new Set(detected.missing.map(({ cell }) => cell));
  Object.assign(detected, ratingOfCodes(values.filter(({ cell }) => !none.has(cell))), {
    missing: [...detected.missing, ...other],
    notes: detected.notes.filter((one) => one.code !== "text.recurring"),
  });
}

const answersOf = ({ column, detected }: Candidate): string[] => {
  const none = new Set(detected.missing.map(({ cell }) => cell));
  return [...column.tally.cells.keys()].filter((cell) => !none.has(cell));
};

const mostNames = 8;

/** One for all columns of codes: which end is the good one isn't known, nor whether each code is an answer. */
export function codesNote(plans: readonly ColumnPlan[]): Note[] {
  const coded = plans.map(({ column }) => column).filter(isOfCodes);
  const [first] = coded;
  if (first === undefined) return [];
  const lists = [...new Set(coded.map(({ values }) => `${values[0]?.cell} to ${values.at(-1)?.cell}`))];
  const names = coded.slice(0, mostNames).map(({ name }) => `“${name}”`);
  const more = coded.length > mostNames ? ` and ${coded.length - mostNames} more` : "";
  const isOne = coded.length === 1;
  const last = coded.map(({ values }) => values.at(-1)).find((answer) => answer?.value === 6)?.cell;
  const six =
    last === undefined ? "" : ` (lists of six are often five answers and that: then \`--missing ${last}\`)`;
  const text = `${names.join(", ")}${more} ${isOne ? "holds" : "hold"} answer codes (${lists.slice(0, 4).join("; ")}); ${isOne ? "it is" : "they are"} read as ratings by their numbers, the highest as the good end. Codes don't tell which end is good, nor whether one of them stands for “don't know”${six}. To be sure, export full answers, or give the survey itself beside the answers (.lss; --definition in the command). Else turn columns round (\`reversed: true\`) and name codes that are no answer (\`missing\`).`;
  return [note("codes.direction", isOne ? first.name : null, "check", text)];
}

const isOfCodes = ({ kind, by, values }: UnderstoodColumn): boolean =>
  kind === "rating" &&
  (by === "file" || by === "flag") &&
  values.every(({ cell, label }) => cell === label) &&
  codedAnswers(values.map(({ cell }) => cell)) !== null;
