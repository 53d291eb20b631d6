import { createReadStream, readFileSync } from "node:fs";
import { parse } from "csv-parse";
import { parse as parseSync } from "csv-parse/sync";
import { readAnswers } from "#listen/profile/answers.import.ts";
import { readQuestionnaire, serviceCommitmentFile } from "#listen/profile/questionnaire.import.ts";
import { generatedPeople } from "./answer-file.ts";
import { answer, type Cost, costOf, peakMemory } from "./child.ts";

/** Reads the answer file and says how many rows, or for `ours` sheets of ratings, it found. */
type Reader = (path: string, people: number) => Promise<number>;

/** What reading the answer file cost in one way; `peak` in MB. */
export interface ReadingCost extends Cost {
  peak: number;
  found: number;
}

/** Ours, and bare loops of csv-parse that look at nothing: as its manual shows it, and in its fastest form. */
const readers = {
  async ours(path, count) {
    const [questionnaire, people] = [await readQuestionnaire(serviceCommitmentFile), generatedPeople(count)];
    const book = await readAnswers(path, questionnaire, people, (row, reason) => {
      throw new Error(`row ${row}: ${reason}`);
    });
    return book.own.size;
  },
  async stream(path) {
    let rows = 0;
    for await (const _ of createReadStream(path).pipe(parse())) rows++;
    return rows;
  },
  async sync(path) {
    let rows = 0;
    const count = () => {
      rows++;
      return null;
    };
    parseSync(readFileSync(path), { on_record: count });
    return rows;
  },
} satisfies Record<string, Reader>;

/** "ours", "stream" or "sync". */
export type ReaderName = keyof typeof readers;

const [name, path = "", people] = process.argv.slice(2);
const read: Reader = readers[name as ReaderName];
let found = 0;
const cost = await costOf(async () => {
  found = await read(path, Number(people));
});
answer({ ...cost, found, peak: peakMemory() } satisfies ReadingCost);
