import { writeFile } from "node:fs/promises";

/** Numbers from 0 to 1 that are the same at every run (a linear congruential generator; Numerical Recipes). */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

const clamped = (value: number, low: number, high: number) =>
  String(Math.min(high, Math.max(low, Math.round(value))));

/** Header of `writeSurvey`: the first statement matters most, the second some, the others little. */
export const surveyHeader = [
  "ResponseId",
  "Overall, how satisfied are you with us?",
  "My problem was solved the first time",
  "I was listened to",
  "I waited only a short time",
  "The website answered my question",
  "Region",
];

/** Writes answers of so many people; South is less content, and Islands has two people. */
export async function writeSurvey(path: string, people: number, more: readonly string[] = []): Promise<void> {
  const next = numbers(7);
  const lines = Array.from({ length: people }, (_, index) => {
    const region = index < 2 ? "Islands" : ["North", "South", "West"][index % 3];
    const mood = (next() + next() + next() - 1.5) * 1.6 - (region === "South" ? 0.7 : 0);
    const [solved, listened, waited, website] = [mood, mood, 0, 0].map(
      (shared) => shared + (next() - 0.5) * 3,
    );
    const overall = 6.5 + 1.6 * (solved ?? 0) + 0.7 * (listened ?? 0) + (next() - 0.5) * 2;
    const statements = [solved, listened, waited, website].map((value) => clamped(3.4 + (value ?? 0), 1, 5));
    if (index % 17 === 3) statements[2] = "N/A";
    return [`R_${1000 + index}`, clamped(overall, 0, 10), ...statements, region].join(",");
  });
  const header = surveyHeader.map((name) => `"${name}"`).join(",");
  await writeFile(path, `${[header, ...lines, ...more].join("\n")}\n`);
}
