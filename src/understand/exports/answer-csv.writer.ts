import { csvCell } from "#platform/csv-cell.ts";
import type { AnswerTable } from "./answer-table.service.ts";
import { wordsFor } from "./answer-words.ts";

/** All answers as CSV in UTF-8, texts in full. No text is a formula to a spreadsheet. */
export async function* answerCsv({ columns, rows }: AnswerTable): AsyncGenerator<string, void, void> {
  yield `\uFEFF${columns.map(({ name }) => csvCell(name)).join(",")}\r\n`;
  const words = columns.map(wordsFor);
  for await (const batch of rows) {
    let text = "";
    for (const row of batch) {
      for (let index = 0; index < row.length; index++) {
        const cell = words[index]?.(row[index] ?? null) ?? null;
        if (index > 0) text += ",";
        if (typeof cell === "number") text += cell;
        else if (cell !== null) text += csvCell(cell);
      }
      text += "\r\n";
    }
    yield text;
  }
}
