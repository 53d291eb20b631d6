import type { DetectionContext } from "./columns/detected.ts";
import type { SurveyDefinition } from "./definitions/survey-definition.ts";
import { surveyFidelity } from "./survey-fidelity.ts";
import type { SurveyFile, Understanding, UnderstoodColumn } from "./survey-file.ts";

/** A survey's definition without answers, as a file of no rows: what an export of it will hold. */
export function definedSurvey(file: { name: string; bytes: number }, survey: SurveyDefinition): SurveyFile {
  const taken = new Set<string>();
  const columns = survey.questions.flatMap((question): UnderstoodColumn[] =>
    question.columns
      .filter(({ option }) => option === null)
      .map((column) => ({
        position: -1,
        option: null,
        name: unique(column.names[0] ?? question.code, taken),
        label: column.label || question.wording || question.code,
        kind: column.kind,
        by: "definition",
        because: `defined: ${question.type}`,
        ends: column.ends,
        reversed: false,
        values: column.values,
        missing: column.missing,
        filled: 0,
        distinct: 0,
        examples: [],
        question: question.columns.length > 1 ? question.wording || question.code : null,
      })),
  );
  columns.forEach((column, position) => {
    column.position = position;
  });
  const understanding: Understanding = {
    file: { ...file, format: survey.format },
    layout: { encoding: null, separator: null, sheet: null, headerRows: 0 },
    rows: 0,
    rejected: { count: 0, first: [] },
    columns,
    scales: [],
    outcome: null,
    group: null,
    weights: null,
    duration: null,
    notes: [...survey.notes],
  };
  const context: DetectionContext = {
    missing: [],
    decimal: "point",
    packsCodes: false,
    notApplicable: "not applicable",
  };
  const fidelity = surveyFidelity({
    understanding,
    plans: columns.map((column) => ({
      column,
      decimal: "point",
      packedBy: null,
      also: [],
      blank: "blank",
      context,
    })),
    tallies: [],
    definition: { name: file.name, survey },
    answered: new Map(),
    personal: new Set(),
    missing: [],
    repeated: [],
  });
  return { understanding, fidelity: { ...fidelity, ...linesOf(survey) }, read: noRows };
}

/** Without answers only the definition's own lines say something. */
function linesOf({ fidelity: lines }: SurveyDefinition): Pick<SurveyFile["fidelity"], "lines" | "counts"> {
  const count = (verdict: string): number => lines.filter((line) => line.verdict === verdict).length;
  return {
    lines: [...lines],
    counts: { kept: count("kept"), changed: count("changed"), lost: count("lost") },
  };
}

async function* noRows(): AsyncGenerator<never> {}

function unique(name: string, taken: Set<string>): string {
  let free = name;
  for (let number = 2; taken.has(free); number++) free = `${name} (${number})`;
  taken.add(free);
  return free;
}
