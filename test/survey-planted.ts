import { writeFile } from "node:fs/promises";

/** Answers that one or two people gave, or that tell who somebody is; by what they are. */
export const plantedCells = {
  "the lowest salary": "31847",
  "the highest salary": "954042",
  "a rare choice": "Lighthouse keeper",
  "a free text": "my manager shouted at me",
  "an e-mail address": "jo.planted@example.org",
  "a rare code": "-99",
  "a cell that can't be read": "rather unsure",
  "a date that a spreadsheet made": "Jun-30",
} as const;

/** What is said of a column with one answer only. */
export const sameThroughout = "always 4";

const parts = ["first", "second", "third", "fourth", "fifth"];

/** Writes 60 answers with each of the planted cells, and one row that can't be read. */
export async function writePlantedSurvey(path: string): Promise<void> {
  const header = [
    ...["site", "salary", "job", "hobbies", "comment", "email", "years", "training"],
    ...["service", "price", "speed", "advice", "overall"],
  ];
  const lines = Array.from({ length: 60 }, (_, row) => {
    const rare = <Cell>(at: number, cell: Cell, other: Cell): Cell => (row === at ? cell : other);
    const level = (shift: number) => String(1 + ((row * shift + Math.floor(row / 7)) % 5));
    const salary = String(40_000 + ((row * 577) % 9000));
    const hobbies = ["Reading; Music", "Music", "Reading", "Sport; Music"][row % 4] ?? "";
    return [
      row % 2 === 0 ? "North" : "South",
      rare(3, plantedCells["the lowest salary"], rare(4, plantedCells["the highest salary"], salary)),
      rare(5, plantedCells["a rare choice"], ["Clerk", "Driver", "Nurse"][row % 3] ?? ""),
      hobbies,
      rare(8, plantedCells["a free text"], `${parts[row % 5]} remark of row ${row}`),
      rare(9, plantedCells["an e-mail address"], `person${row}@example.org`),
      rare(10, plantedCells["a date that a spreadsheet made"], ["0-5", "6-29", "30-40"][row % 3] ?? ""),
      "4",
      rare(11, plantedCells["a rare code"], level(3)),
      rare(12, plantedCells["a cell that can't be read"], level(2)),
      level(4),
      level(7),
      String(1 + ((row * 3 + Math.floor(row / 7) + (row % 2)) % 5)),
    ];
  });
  const rows = [header, ...lines].map((cells) => cells.map((cell) => `"${cell}"`).join(","));
  await writeFile(path, `${[...rows, `1,2,"broken" row,4`].join("\n")}\n`);
}
