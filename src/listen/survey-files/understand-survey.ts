import { type DecimalSign, decimalEvidence } from "./columns/cell-numbers.ts";
import { proposeGroup, proposeOutcome, proposeWeights } from "./columns/column-roles.ts";
import type { ColumnTally } from "./columns/column-tally.ts";
import { type DetectionContext, note } from "./columns/detected.ts";
import type { TableHeader } from "./columns/header.ts";
import { proposeScales } from "./columns/item-scales.ts";
import type { TickedTogether } from "./columns/tick-groups.ts";
import { type ToolColumn, type UnderstoodColumns, understandColumns } from "./columns/understand-columns.ts";
import type { SurveyDefinition } from "./definitions/survey-definition.ts";
import type {
  ItemScale,
  Mapping,
  Note,
  SurveyFormat,
  TableLayout,
  Understanding,
  UnderstoodColumn,
} from "./survey-file.ts";
import type { ChosenColumns } from "./survey-flags.ts";

export interface SurveyInput {
  file: Understanding["file"];
  layout: TableLayout;
  header: TableHeader;
  tallies: readonly ColumnTally[];
  rows: number;
  /** The first rows with answers. */
  sample: readonly (readonly string[])[];
  /** Where columns of options are scattered over the file: which of them the same persons ticked. */
  together: TickedTogether | null;
  rejected: Understanding["rejected"];
  packsCodes: boolean;
  toolColumn: ToolColumn;
  definition: SurveyDefinition | null;
  mapping: Mapping;
  /** Codes that are no answer in any column. */
  missing: readonly string[];
  chosen: ChosenColumns;
  /** Names of columns that a flag leaves out of the drivers. */
  leftOut: readonly string[];
  notes: readonly Note[];
}

/** Puts together what was understood of a file: its columns, then what they may be used as. */
export function understandSurvey(input: SurveyInput): {
  understanding: Understanding;
  found: UnderstoodColumns;
} {
  const { chosen, mapping } = input;
  const named = (...uses: (keyof ChosenColumns)[]): string[] =>
    uses.flatMap((use) => chosen[use]?.name ?? []);
  const found = understandColumns({
    header: input.header,
    tallies: input.tallies,
    rows: input.rows,
    context: contextOf(input),
    toolColumn: input.toolColumn,
    definition: input.definition,
    mapping,
    groups: named("group"),
    numbers: named("outcome", "weights"),
    leftOut: input.leftOut,
    sample: input.sample,
    together: input.together,
  });
  const columns = found.plans.map(({ column }) => column);
  const notes = [...input.notes, ...(input.definition?.notes ?? []), ...found.notes];
  const weights =
    chosen.weights === undefined ? proposedWeights(columns, input.tallies, notes) : chosen.weights.name;
  const group = chosen.group === undefined ? proposeGroup(columns) : chosen.group.name;
  const free = columns.filter(({ name }) => name !== weights && name !== group && name !== found.duration);
  const outcome = chosen.outcome === undefined ? proposedOutcome(free, notes) : chosen.outcome.name;
  const scales = saidScales(mapping, columns, notes) ?? proposeScales(free, input.tallies);
  const understanding: Understanding = {
    file: input.file,
    layout: input.layout,
    rows: input.rows,
    rejected: input.rejected,
    columns,
    scales,
    outcome,
    group,
    weights,
    duration: found.duration,
    notes: bounded(gathered([...notes, ...rowNotes(input)])),
  };
  return { understanding, found };
}

function contextOf(input: SurveyInput): DetectionContext {
  const isLime = input.file.format.startsWith("limesurvey");
  return {
    missing: input.missing,
    decimal: usualSign(input),
    packsCodes: input.packsCodes,
    notApplicable: isLime ? "not shown" : "not applicable",
  };
}

/** The sign of the columns that show it; where none does, files with semicolons have commas before the decimals. */
function usualSign({ tallies, layout }: SurveyInput): DecimalSign {
  const signs = tallies.map(signOf).filter((sign) => sign !== null);
  const commas = signs.filter((sign) => sign === "comma").length;
  if (signs.length > 0) return commas * 2 > signs.length ? "comma" : "point";
  return layout.separator === ";" ? "comma" : "point";
}

/** Of a column of numbers only. */
function signOf({ cells }: ColumnTally): DecimalSign | null {
  const all = [...cells.keys()];
  const numbers = all.filter((cell) => /^[+-]?\d+(?:[.,]\d+)?$/.test(cell));
  if (numbers.length < 2 || numbers.length < all.length * 0.8) return null;
  const sign = decimalEvidence(numbers);
  return sign === "either" ? null : sign;
}

function proposedWeights(
  columns: readonly UnderstoodColumn[],
  tallies: readonly ColumnTally[],
  notes: Note[],
): string | null {
  const name = proposeWeights(
    columns,
    columns.map(({ position }) => tallies[position]),
  );
  if (name !== null) {
    notes.push(
      note(
        "weights.proposed",
        name,
        "check",
        "It is named as a weight and its mean is about 1: answers are weighted by it. Choose none if it isn't one.",
      ),
    );
  }
  return name;
}

function proposedOutcome(columns: readonly UnderstoodColumn[], notes: Note[]): string | null {
  const { outcome, candidates } = proposeOutcome(columns);
  if (candidates.length > 1) {
    const listed = candidates
      .slice(0, 5)
      .map((name) => `“${name}”`)
      .join(", ");
    notes.push(
      note(
        "outcome.several",
        null,
        "check",
        `Several columns may be the outcome: ${listed}. Choose one to see what matters most for it.`,
      ),
    );
  }
  return outcome;
}

/** Scales that a person named, as far as the file has their items. */
function saidScales(
  mapping: Mapping,
  columns: readonly UnderstoodColumn[],
  notes: Note[],
): ItemScale[] | null {
  if (mapping.scales === undefined) return null;
  const usable = new Set(
    columns.filter(({ kind }) => kind === "rating" || kind === "number").map(({ name }) => name),
  );
  return mapping.scales.flatMap((scale) => {
    const items = [...new Set(scale.items)].filter((item) => usable.has(item));
    if (items.length < scale.items.length) {
      const text = `Of the scale “${scale.name}” ${items.length} of ${scale.items.length} items are numbers in this file; it is read of these.`;
      notes.push(note("scale.items", null, "check", text));
    }
    return items.length === 0 ? [] : [{ name: scale.name, items }];
  });
}

function rowNotes({ rows, rejected, file }: SurveyInput): Note[] {
  const notes: Note[] = [];
  const isAnswers: SurveyFormat[] = [
    "csv",
    "xlsx",
    "qualtrics-csv",
    "limesurvey-csv",
    "surveymonkey-csv",
    "typeform-csv",
    "google-forms-csv",
  ];
  if (rows === 0 && isAnswers.includes(file.format)) {
    notes.push(
      note(
        "rows.none",
        null,
        "check",
        "There is no row with an answer. Check that the export holds responses, and how many header rows it has.",
      ),
    );
  }
  if (rejected.count > 0) {
    const first = rejected.first[0];
    const where = first === undefined ? "" : ` The first is row ${first.row}: ${first.reason}`;
    notes.push(
      note(
        "rows.rejected",
        null,
        "check",
        `${rejected.count === 1 ? "1 row" : `${rejected.count} rows`} could not be read.${where}`,
      ),
    );
  }
  return notes;
}

const mostNotes = 300;

/** What is said alike of several columns is said once, and every note names its column. */
function gathered(notes: readonly Note[]): Note[] {
  const alike = Map.groupBy(notes, ({ code, text, weight }) => `${code}\n${weight}\n${text}`);
  return [...alike.values()].flatMap((same) => {
    const [first] = same;
    if (first === undefined) return [];
    const columns = [...new Set(same.flatMap(({ column }) => column ?? []))];
    const [name] = columns;
    if (name === undefined || first.text.includes(`“${name}”`)) return [first];
    const where = columns.length === 1 ? `“${name}”` : `${columns.length} columns (“${name}” …)`;
    return [{ ...first, column: columns.length === 1 ? name : null, text: `${where}: ${first.text}` }];
  });
}

/** What needs a look first; files with thousands of columns don't say thousands of things. */
function bounded(notes: readonly Note[]): Note[] {
  const sorted = [
    ...notes.filter(({ weight }) => weight === "check"),
    ...notes.filter(({ weight }) => weight === "said"),
  ];
  if (sorted.length <= mostNotes) return sorted;
  const text = `${sorted.length - mostNotes} more notes of the same kinds are left out.`;
  return [...sorted.slice(0, mostNotes), note("notes.more", null, "said", text)];
}
