/**
 * The import id in a cell of Qualtrics' third header row, with the choice where a column is about one:
 * `{"ImportId":"QID5","choiceId":"2"}` is "QID5_2", as definitions name it. Null where the cell is none.
 */
export function importIdOf(cell: string): string | null {
  const id = /"ImportId"\s*:\s*"([^"]{1,200})"/.exec(cell)?.[1];
  if (id === undefined || !cell.trimStart().startsWith("{")) return null;
  const choice = /"choiceId"\s*:\s*"?([\w-]{1,60})"?/.exec(cell)?.[1];
  return choice === undefined ? id : `${id}_${choice}`;
}
