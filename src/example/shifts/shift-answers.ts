import type { Answers } from "#listen/questionnaires/answer.ts";
import type { Random } from "#stats/random.ts";

/** Where somebody works, which decides what they meet with. */
export type Shift = "warehouse" | "mailing" | "telephone";

/** What is true of everybody, and of a shift: how far a sentence fits, from 1 to 5. */
const usual = { handover: 2.4, people: 3.1, machines: 3.5, ask: 2.9, decide: 2.6 };
const apart: Record<Shift, Partial<typeof usual>> = {
  warehouse: { machines: 2.4, handover: 2.1 },
  mailing: { people: 2.5 },
  telephone: { decide: 2.0, ask: 3.6, machines: 4.0 },
};

const firsts: Record<Shift, readonly string[]> = {
  warehouse: ["lift", "lift", "lift", "notes", "breaks"],
  mailing: ["notes", "notes", "breaks", "phone"],
  telephone: ["phone", "phone", "notes", "breaks"],
};

/** What people write, in their own language. */
const words: Record<Shift, readonly string[]> = {
  warehouse: [
    "If the goods lift stops at ten nobody comes until six. We carry parcels or they wait a day.",
    "Put late orders where the night shift sees them. Now they lie at the day desk.",
    "Cuando falla el montacargas perdemos una hora cada noche.",
    "عندما يتوقف المصعد تتأخر الطرود يومًا كاملًا.",
  ],
  mailing: [
    "Tell us which mailing customers wait for. At night all of them look the same.",
    "The notes of the late shift are on paper and half of them are missing.",
    "One more person at the folding machine between two and four.",
  ],
  telephone: [
    "Customers who ring at nine want an answer at nine. I have to say that somebody calls back.",
    "Let us give the five pounds back ourselves. It costs more to ask.",
    "The morning team should read what we promised.",
  ],
};

const clamp = (value: number) => Math.min(5, Math.max(1, Math.round(value)));

/** What somebody on a late or night shift says. */
export function shiftAnswers(shift: Shift, random: Random): Answers {
  const mood = random.normal(0, 0.6);
  const levels = Object.entries({ ...usual, ...apart[shift] });
  const rows = levels.map(([row, level]): [string, string] => [
    row,
    random.uniform() < 0.06 ? "none" : String(clamp(level + mood + random.normal(0, 0.8))),
  ]);
  const rated = rows.flatMap(([, column]) => (column === "none" ? [] : [Number(column)]));
  const mean = rated.reduce((sum, value) => sum + value, 0) / Math.max(1, rated.length);
  return {
    overall: { rating: clamp(mean + random.normal(0.2, 0.5)) },
    shift: { rows: Object.fromEntries(rows) },
    first: random.uniform() < 0.1 ? { special: "dont-know" } : { choice: random.pick(firsts[shift]) },
    ...(random.uniform() < 0.5 && { words: { text: random.pick(words[shift]) } }),
  };
}
