import type { Understanding, UnderstoodColumn } from "#listen/survey-files/survey-file.ts";
import { counted, formatWords, reasonWords } from "../kind-words.ts";
import { endsWords, missingCodes } from "./corrections.ts";

/** What was understood, in a few lines: the first things that somebody who knows the survey can check. */
export function factsOf({
  file,
  rows,
  rejected,
  columns,
  scales,
}: Understanding): { name: string; value: string }[] {
  const of = (kind: UnderstoodColumn["kind"]) => columns.filter((column) => column.kind === kind);
  const [ratings, numbers, choices] = [of("rating"), of("number"), of("choice")];
  const questions = new Set(of("multiple").map(({ question, name }) => question ?? name));
  const lines = [
    {
      name: "Answers",
      value: [
        counted(rows, "answer"),
        ...(rejected.count > 0
          ? [`${counted(rejected.count, "row")} can't be read and count for nothing`]
          : []),
      ].join("; "),
    },
    {
      name: "File",
      value: `${file.name}: ${formatWords[file.format]}, ${counted(columns.length, "column")}`,
    },
    { name: "Ratings", value: ratings.length === 0 ? "none found" : ratingWords(ratings) },
    ...(questions.size > 0
      ? [
          {
            name: "Several answers",
            value: counted(
              questions.size,
              "question where several may be ticked",
              "questions where several may be ticked",
            ),
          },
        ]
      : []),
    ...(choices.length > 0 ? [{ name: "One of several", value: counted(choices.length, "question") }] : []),
    ...(numbers.length > 0 ? [{ name: "Numbers", value: counted(numbers.length, "column") }] : []),
    ...(scales.length > 0
      ? [
          {
            name: "Belong together",
            value: scales.map(({ name, items }) => `${name} (${items.length})`).join(", "),
          },
        ]
      : []),
    ...notAnswers(columns),
    ...unused(columns),
  ];
  return lines;
}

/** "22 from 1 to 5, 1 from 0 to 10" */
function ratingWords(ratings: readonly UnderstoodColumn[]): string {
  const counts = new Map<string, number>();
  for (const { ends } of ratings) {
    const words = ends ? `from ${endsWords(ends)}` : "without known ends";
    counts.set(words, (counts.get(words) ?? 0) + 1);
  }
  const reversed = ratings.filter((column) => column.reversed).length;
  return [
    ...[...counts].sort((one, other) => other[1] - one[1]).map(([words, count]) => `${count} ${words}`),
    ...(reversed > 0 ? [`${reversed} turned round, as a high answer there is a bad one`] : []),
  ].join(", ");
}

const mostCodes = 6;

/** "0: not applicable in 12 columns" */
function notAnswers(columns: readonly UnderstoodColumn[]): { name: string; value: string }[] {
  const codes = missingCodes(columns);
  if (codes.length === 0) return [];
  const words = codes
    .slice(0, mostCodes)
    .map(
      ({ cell, reason, columns: count }) => `${cell}: ${reasonWords[reason]} in ${counted(count, "column")}`,
    );
  const more = codes.length > mostCodes ? [`and ${codes.length - mostCodes} more`] : [];
  return [{ name: "No answer", value: [...words, ...more].join("; ") }];
}

function unused(columns: readonly UnderstoodColumn[]): { name: string; value: string }[] {
  const words = (
    [
      ["text", "written text", "written texts"],
      ["date", "date", "dates"],
      ["identifier", "that identifies people", "that identify people"],
      ["technical", "technical", "technical"],
      ["empty", "empty", "empty"],
    ] as const
  ).flatMap(([kind, one, many]) => {
    const count = columns.filter((column) => column.kind === kind).length;
    return count === 0 ? [] : [`${count} ${count === 1 ? one : many}`];
  });
  return words.length === 0 ? [] : [{ name: "Not in figures", value: words.join(", ") }];
}
