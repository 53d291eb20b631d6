/**
 * How a table's figures were made, in one sentence. Where rows are about different numbers of people, none of them is
 * named for all.
 *
 * @param rows without those that are withheld
 */
export function methodWords(rows: readonly { method: string }[]): string {
  const methods = [...new Set(rows.map(({ method }) => method))];
  if (methods.length === 0) return "";
  if (methods.length === 1) return `Method: ${methods[0]}.`;
  const general = new Set(methods.map((method) => method.replace(/\b\d+ of (?=\d+ people)/, "n of ")));
  return `Method: ${[...general].join("; ")}, with n in each row.`;
}
