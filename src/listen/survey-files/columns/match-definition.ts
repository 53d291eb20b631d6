import { headerKey } from "../definitions/plain-text.ts";
import type { DefinedColumn, DefinedQuestion, SurveyDefinition } from "../definitions/survey-definition.ts";

/** What a definition says of a column of the file. */
export interface DefinedHere {
  question: DefinedQuestion;
  /** One; where a cell holds several ticked options, one an option. */
  columns: DefinedColumn[];
}

interface Candidate {
  position: number;
  level: number;
  question: DefinedQuestion;
  columns: DefinedColumn[];
}

/**
 * Finds for each column of the file what the definition says of it, by any of its headers; exact names go before wordings
 * that several columns may share, and each defined column is used once.
 *
 * @param headers of each column, by its position
 */
export function matchDefinition(
  definition: SurveyDefinition,
  headers: readonly (readonly string[])[],
): Map<number, DefinedHere> {
  const positions = new Map<string, number[]>();
  headers.forEach((own, position) => {
    for (const key of new Set(own.map(headerKey))) {
      if (key !== "") positions.set(key, [...(positions.get(key) ?? []), position]);
    }
  });
  const candidates = definition.questions
    .flatMap((question) => candidatesOf(question, positions))
    .sort((one, other) => one.level - other.level || one.position - other.position);
  const found = new Map<number, DefinedHere>();
  const used = new Set<DefinedColumn>();
  for (const { position, question, columns } of candidates) {
    if (found.has(position) || columns.some((column) => used.has(column))) continue;
    found.set(position, { question, columns });
    for (const column of columns) used.add(column);
  }
  return found;
}

function candidatesOf(question: DefinedQuestion, positions: ReadonlyMap<string, number[]>): Candidate[] {
  const packed = Map.groupBy(
    question.columns.filter(({ option }) => option !== null),
    ({ names }) => names[0],
  );
  const own = question.columns.filter(({ option }) => option === null).map((column) => [column]);
  return [...own, ...packed.values()].flatMap((columns) =>
    (columns[0]?.names ?? []).flatMap((name, level) =>
      (positions.get(headerKey(name)) ?? []).map((position) => ({ position, level, question, columns })),
    ),
  );
}
