import { stat } from "node:fs/promises";
import { join } from "node:path";
import { readQuestionnaire, serviceCommitmentFile } from "#listen/profile/questionnaire.import.ts";
import { seededRandom } from "#stats/random.ts";
import { peopleFor, writeAnswerFile } from "./answer-file.ts";
import { runInChild } from "./child.ts";
import type { ReaderName, ReadingCost } from "./reading.child.ts";
import { ratios, spread } from "./spread.ts";
import { createTemporaryFolder } from "./temporary-folder.ts";

const rows = 2_000_000;
const rounds = 3;

/** Reading and checking two million answers against bare csv-parse over the same file, in alternation. */
export async function run(print: (line: string) => void): Promise<void> {
  await using folder = await createTemporaryFolder();
  const path = join(folder.path, "answers.csv");
  const questionnaire = await readQuestionnaire(serviceCommitmentFile);
  await writeAnswerFile(path, rows, questionnaire, seededRandom(1));
  const people = peopleFor(rows, questionnaire);
  const read = (name: ReaderName) => runInChild<ReadingCost>("reading.child.ts", name, path, people);
  const [ours, stream, sync]: [ReadingCost[], ReadingCost[], ReadingCost[]] = [[], [], []];
  for (let round = 0; round < rounds; round++) {
    ours.push(await read("ours"));
    stream.push(await read("stream"));
    sync.push(await read("sync"));
  }
  const size = (await stat(path)).size / 1e6;
  const seconds = (costs: ReadingCost[]) => costs.map((cost) => cost.seconds);
  const line = (costs: ReadingCost[]) =>
    `${spread(seconds(costs), 2)} s, peak ${spread(
      costs.map(({ peak }) => peak),
      0,
    )} MB`;
  print(
    `${stream[0]?.found} rows with the header (${size.toFixed(0)} MB) by ${ours[0]?.found} people; ${rounds} rounds, a cold process each`,
  );
  print(`readAnswers:                         ${line(ours)}`);
  print(`csv-parse, for await over a stream:  ${line(stream)}`);
  print(`csv-parse/sync on the whole file:    ${line(sync)}`);
  print(`ratio, ours / csv-parse stream:      ${spread(ratios(seconds(ours), seconds(stream)), 2)}`);
  print(`ratio, ours / csv-parse/sync:        ${spread(ratios(seconds(ours), seconds(sync)), 2)}`);
}
