import type { DefinedColumn, SurveyDefinition } from "../definitions/survey-definition.ts";
import { importIdOf } from "../definitions/tools/import-id.ts";
import type { ColumnCorrection, Mapping, Note, UnderstoodColumn } from "../survey-file.ts";
import { alikeNote } from "./alike-answers.ts";
import { joinAnswerLists } from "./answer-lists.ts";
import { cellCounts } from "./cell-counts.ts";
import { isDate } from "./cell-numbers.ts";
import { codesNote, markCodes } from "./coded-answers.ts";
import type { ColumnPlan } from "./column-plan.ts";
import { isDuration, type Role, roleOf } from "./column-roles.ts";
import type { ColumnTally } from "./column-tally.ts";
import { asKind, correctColumn } from "./correct-column.ts";
import { defineColumn, definitionMisfit, turnDown } from "./define-column.ts";
import { detectColumn } from "./detect-column.ts";
import { type Detected, type DetectionContext, type FileColumn, note } from "./detected.ts";
import type { TableHeader } from "./header.ts";
import { type DefinedHere, matchDefinition } from "./match-definition.ts";
import { questionStems } from "./question-stems.ts";
import { turnRanks } from "./rank-columns.ts";
import { codesFor, saidCodesNotes } from "./said-codes.ts";
import { directionNote, isUndirected, type UndirectedScale } from "./scale-direction.ts";
import { markTicks } from "./tick-columns.ts";
import type { TickedTogether } from "./tick-groups.ts";
import { guessedCodes, markUnknownCells } from "./unknown-cells.ts";

/** What a tool that was recognised says of a column of its own; null where it may hold answers. */
export type ToolColumn = (
  headers: readonly string[],
  tally: ColumnTally,
) => (Role & { duration: boolean }) | null;

export interface ColumnsInput {
  header: TableHeader;
  tallies: readonly ColumnTally[];
  rows: number;
  context: DetectionContext;
  toolColumn: ToolColumn;
  definition: SurveyDefinition | null;
  mapping: Mapping;
  /** Names of columns that a person wants to use as groups, and as numbers. */
  groups: readonly string[];
  numbers: readonly string[];
  /** Names of columns that are no drivers. */
  leftOut: readonly string[];
  /** The first rows with answers. */
  sample: readonly (readonly string[])[];
  /** Where columns of options are scattered over the file: which of them the same persons ticked. */
  together: TickedTogether | null;
}

/** A column of the file beside what the definition says of it. */
export interface AnsweredColumn {
  defined: DefinedColumn;
  column: UnderstoodColumn;
}

export interface UnderstoodColumns {
  plans: ColumnPlan[];
  duration: string | null;
  notes: Note[];
  /** By code of the definition's questions that have a column: what was made of each. */
  answered: Map<string, AnsweredColumn[]>;
  /** Names of columns that tell who somebody is. */
  personal: Set<string>;
}

/** Finds out how each column is used: by its cells, then its definition, then what a person says. */
export function understandColumns(input: ColumnsInput): UnderstoodColumns {
  const { definition, mapping, context } = input;
  const columns = fileColumns(input.header, input.tallies, mapping);
  const defined: Map<number, DefinedHere> =
    definition === null ? new Map() : matchDefinition(definition, columns.map(headersOf));
  const drafts = columns.map((column) => {
    const here = defined.get(column.position);
    const correction = correctionOf(mapping, column.name);
    const isGroup = input.groups.includes(column.name);
    const own = codesFor(column, context, { defined: here, correction, isGroup });
    return { column, own, ...firstUse(column, { ...input, context: own }, here !== undefined) };
  });
  const free = drafts.filter(({ role, column }) => role === null && !defined.has(column.position));
  const ticked = markTicks(free, input.rows, input.together);
  markCodes(free);
  const outliers = joinAnswerLists(free);
  const ranks = turnRanks(free, input.sample);
  for (const { column, detected } of free)
    if (!detected.because.startsWith("words")) turnDown(column, detected);
  const undirected: UndirectedScale[] = [];

  const result: UnderstoodColumns = {
    plans: [],
    duration: null,
    notes: [...ticked, ...ranks, ...outliers],
    answered: new Map(),
    personal: new Set(),
  };
  for (const { column, own, detected, role } of drafts) {
    let use: Detected & { also?: ColumnPlan["also"] } = detected;
    let by: UnderstoodColumn["by"] = "file";
    let blank: ColumnPlan["blank"] = "blank";
    const here = defined.get(column.position);
    if (here !== undefined) {
      const said = defineColumn(column, detected, here, own);
      if (said === null) detected.notes.push(definitionMisfit(column, here.question.code));
      else [use, by] = [said, "definition"];
      if (here.columns.length === 1) column.label = here.columns[0]?.label || column.label;
      column.question = here.question.columns.length > 1 ? here.question.wording || here.question.code : null;
      if (here.question.condition !== null) blank = "not shown";
    }
    const correction = correctionOf(mapping, column.name);
    if (correction?.question !== undefined) column.question = correction.question;
    if (isUndirected(use) && correction?.reversed === undefined)
      undirected.push({ name: column.name, values: use.values });
    if (correction !== undefined) [use, by] = [correctColumn(column, use, correction), "mapping"];
    if (input.groups.includes(column.name) && use.kind !== "choice")
      [use, by] = [asKind(column, use, "choice"), "flag"];
    if (input.numbers.includes(column.name) && !["rating", "number"].includes(use.kind)) {
      const asNumber = asKind(column, use, use.kind === "choice" ? "rating" : "number");
      if (!asNumber.notes.some(({ code }) => code === "values.needed")) [use, by] = [asNumber, "flag"];
    }
    if (role?.duration === true) result.duration ??= column.name;
    if (role?.personal === true && by === "file") result.personal.add(column.name);
    result.notes.push(...use.notes);
    const plans = plansOf(column, use, by, blank, correction, own);
    result.plans.push(...plans);
    if (here !== undefined) addAnswered(result.answered, here, plans);
  }
  result.notes.push(
    ...guessedCodes(result.plans, input.tallies),
    ...markUnknownCells(result.plans, input.tallies),
    ...endsNote(result.plans),
    ...directionNote(undirected),
    ...codesNote(result.plans),
    ...saidCodesNotes(result.plans, input.tallies, context.missing),
    ...alikeNote(
      result.plans
        .filter(({ column }) => column.kind === "choice" && column.by !== "definition")
        .map(({ column, also }) => ({ name: column.name, also })),
    ),
  );
  for (const plan of result.plans) {
    const tally = input.tallies[plan.column.position];
    if (tally !== undefined) plan.column.counts = cellCounts(plan, tally);
  }
  leaveOut(result.plans, input);
  return result;
}

/** Keeps columns from being drivers that a person leaves out; options in one cell go by the name of their column. */
function leaveOut(plans: readonly ColumnPlan[], { header, leftOut, mapping }: ColumnsInput): void {
  for (const { column } of plans) {
    const name = header.names[column.position] ?? "";
    if (leftOut.includes(name) || correctionOf(mapping, name)?.driver === false) column.driver = false;
  }
}

function addAnswered(
  answered: UnderstoodColumns["answered"],
  { question, columns }: DefinedHere,
  plans: readonly ColumnPlan[],
): void {
  const before = answered.get(question.code) ?? [];
  const added = columns.flatMap((defined, index) => {
    const plan = plans[index] ?? plans[0];
    return plan === undefined ? [] : [{ defined, column: plan.column }];
  });
  answered.set(question.code, [...before, ...added]);
}

function correctionOf(mapping: Mapping, name: string): ColumnCorrection | undefined {
  const columns = mapping.columns ?? {};
  return Object.hasOwn(columns, name) ? columns[name] : undefined;
}

function fileColumns(header: TableHeader, tallies: readonly ColumnTally[], mapping: Mapping): FileColumn[] {
  const stems = questionStems(
    header.names.map((name, column) => [header.labels[column] ?? "", name.replace(/ \(\d+\)$/, "")]),
  );
  return tallies.map((tally, position) => {
    const name = header.names[position] ?? "";
    const label = header.labels[position] ?? name;
    const heading = header.questions[position] ?? null;
    const stem = heading ?? stems[position] ?? null;
    const isOwnWording =
      heading !== null || (stem !== null && label.startsWith(stem.question) && !/^\d+$/.test(stem.part));
    const isJoined = heading !== null && label === `${heading.question}: ${heading.part}`;
    const correction = correctionOf(mapping, name);
    return {
      position,
      name,
      label: isOwnWording && !isJoined ? (stem?.part ?? label) : label,
      headers: header.headers[position] ?? [],
      question: stem?.question ?? null,
      part: stem?.part ?? null,
      isHeaded: heading !== null,
      told: correction?.missing ?? null,
      settled:
        (correction?.missing ?? correction?.values ?? correction?.ends ?? correction?.kind) !== undefined,
      tally,
    };
  });
}

/** What a column is by its name or its cells. */
function firstUse(
  column: FileColumn,
  { toolColumn, context, rows }: ColumnsInput,
  isDefined: boolean,
): { detected: Detected; role: ReturnType<ToolColumn> } {
  const detected = detectColumn(column, context);
  if (isDefined) return { detected, role: null };
  const own = toolColumn([...column.headers, column.name], column.tally);
  const plain = own ?? roleOf(column.name, column.tally);
  if (plain === null || (own === null && rows < 2)) return { detected, role: null };
  const duration = own?.duration ?? isDuration(column.name);
  const isEmpty = column.tally.filled === 0;
  const kind = isEmpty ? "empty" : plain.kind === "technical" && allDates(column.tally) ? "date" : plain.kind;
  const because = isEmpty ? `nothing in it; ${plain.because}` : plain.because;
  return {
    detected: { ...detected, kind, because, ends: null, values: [], packedBy: null, notes: [] },
    role: { ...plain, duration: duration && !isEmpty },
  };
}

const allDates = ({ cells }: ColumnTally): boolean => cells.size > 0 && [...cells.keys()].every(isDate);

const headersOf = (column: FileColumn): string[] => [
  ...column.headers.map((header) => importIdOf(header) ?? header),
  column.name,
  column.label,
];

const mostNamed = 5;

/** One for all columns whose ends nobody said. */
function endsNote(plans: readonly ColumnPlan[]): Note[] {
  const open = plans.filter(
    ({ column }) => column.kind === "rating" && column.ends === null && column.distinct > 1,
  );
  const [first] = open;
  if (first === undefined) return [];
  const names = open.slice(0, mostNamed).map(({ column }) => `“${column.name}”`);
  if (open.length > mostNamed) names.push(`${open.length - mostNamed} more columns`);
  const last = names.pop() ?? "";
  const isOne = open.length === 1;
  const where = isOne ? `scale of ${last}` : `scales of ${names.join(", ")} and ${last}`;
  const text = `The ends of the ${where} aren't known: the answers given are no evidence of them. Until they are, ${isOne ? "it has" : "they have"} no level in percent and no place on the map of importance. Give them on the page of the file's columns, or in mapping.yaml under ${isOne ? "its" : "each column's"} name: ends: { low: 1, high: 5 }.`;
  return [note("ends.unknown", isOne ? first.column.name : null, "check", text)];
}

function plansOf(
  column: FileColumn,
  use: Detected & { also?: ColumnPlan["also"] },
  by: UnderstoodColumn["by"],
  blank: ColumnPlan["blank"],
  correction: ColumnCorrection | undefined,
  context: DetectionContext,
): ColumnPlan[] {
  const { tally } = column;
  const hidden = ["text", "identifier", "technical"].includes(use.kind);
  const none = new Set(use.missing.map(({ cell }) => cell));
  const base: UnderstoodColumn = {
    position: column.position,
    option: null,
    name: column.name,
    label: correction?.label ?? column.label,
    kind: use.kind,
    by,
    because: by === "mapping" ? "as corrected" : by === "flag" ? "as asked for" : use.because,
    ends: use.ends,
    reversed: (correction?.reversed ?? use.reversed) && use.ends !== null,
    values: use.values,
    missing: use.missing,
    filled: tally.filled,
    distinct: tally.counting ? tally.filled : tally.cells.size,
    ...(tally.complete || tally.counting ? {} : { distinctOrMore: true }),
    examples: hidden ? [] : [...tally.cells.keys()].filter((cell) => !none.has(cell)).slice(0, 5),
    question: column.question,
  };
  const plan = { decimal: use.decimal, packedBy: use.packedBy, also: use.also ?? [], blank, context };
  if (use.kind !== "multiple" || use.packedBy === null) return [{ ...plan, packedBy: null, column: base }];
  return use.values.map((option) => ({
    ...plan,
    column: {
      ...base,
      option: option.cell,
      name: `${column.name}: ${option.label}`,
      label: option.label,
      values: [{ ...option, value: 1 }],
      question: column.question ?? column.label,
    },
  }));
}
