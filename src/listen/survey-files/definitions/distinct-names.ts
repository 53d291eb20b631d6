import { headerKey } from "./plain-text.ts";
import type { DefinedColumn, DefinedQuestion } from "./survey-definition.ts";

/** Puts names that several columns share behind those that are one column's alone; their order stays otherwise. */
export function distinctNamesFirst(questions: readonly DefinedQuestion[]): DefinedQuestion[] {
  const holders = new Map<string, string>();
  const shared = new Set<string>();
  for (const [place, question] of questions.entries())
    for (const [index, column] of question.columns.entries()) {
      const holder = holderOf(column, place, index);
      for (const key of new Set(column.names.map(headerKey))) {
        const known = holders.get(key);
        if (known === undefined) holders.set(key, holder);
        else if (known !== holder) shared.add(key);
      }
    }
  if (shared.size === 0) return [...questions];
  const sorted = (names: readonly string[]): string[] => {
    const [alone, others] = [
      names.filter((name) => !shared.has(headerKey(name))),
      names.filter((name) => shared.has(headerKey(name))),
    ];
    return [...alone, ...others];
  };
  return questions.map((question) => ({
    ...question,
    columns: question.columns.map((column) => ({ ...column, names: sorted(column.names) })),
  }));
}

/** Options packed into one column of the file share it. */
const holderOf = (column: DefinedColumn, place: number, index: number): string =>
  column.option === null ? `${place}.${index}` : `${place}.${column.names[0] ?? ""}`;
