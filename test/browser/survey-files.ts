import { block, choices, qsf, question } from "#listen/survey-files/definitions/qualtrics/qsf.fixture.ts";

/** Numbers from 0 to 1 that look like chance and are the same each time. */
function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

const statements = [
  "My problem was solved the first time",
  "The person I spoke to listened to me",
  "I was told what would happen next",
  "I waited only a short time",
  "The website answered my question",
];
const recommend = "How likely are you to recommend us to a friend?";
const regions = ["North", "South", "West"];

interface Answer {
  /** From 1 to 5, as `statements`; null where it does not apply. */
  ratings: (number | null)[];
  recommend: number;
  region: string;
}

const within = (low: number, value: number, high: number) => Math.max(low, Math.min(high, Math.round(value)));

/**
 * Answers of customers: what they say of the first statement moves whether they recommend the most, and is lower in the
 * South.
 *
 * @param better how much higher the third statement is rated than in the first wave
 */
function answersOf(count: number, seed: number, better: number): Answer[] {
  const next = chance(seed);
  const spread = () => next() + next() + next() - 1.5;
  return Array.from({ length: count }, (_, index) => {
    const region = regions[index % regions.length] ?? "";
    const mood = spread();
    const level = [3.4 - (region === "South" ? 0.9 : 0), 4, 3 + better, 2.9, 3.5];
    const given = level.map((mean) => within(1, mean + mood * 0.5 + spread() * 1.5, 5));
    const [solved = 3, listened = 3] = given;
    return {
      ratings: given.map((value) => (next() < 0.04 ? null : value)),
      recommend: within(0, 6 + (solved - 3.2) * 1.5 + (listened - 4) * 0.8 + spread() * 1.4, 10),
      region,
    };
  });
}

const cell = (text: string) => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
const table = (rows: readonly (readonly string[])[], separator = ",") =>
  rows.map((row) => row.map(cell).join(separator)).join("\r\n");

interface Wave {
  count?: number;
  seed?: number;
  better?: number;
}

/** An export of Qualtrics in CSV with numbers: three rows of headers, 0 for what does not apply. */
export function qualtricsCsv({ count = 240, seed = 7, better = 0 }: Wave = {}): string {
  const names = [
    "StartDate",
    "Status",
    "IPAddress",
    "Progress",
    "Duration (in seconds)",
    "Finished",
    "ResponseId",
    "RecipientEmail",
    ...statements.map((_, index) => `Q1_${index + 1}`),
    "Q2",
    "Q3",
  ];
  const wordings = [
    "Start Date",
    "Response Type",
    "IP Address",
    "Progress",
    "Duration (in seconds)",
    "Finished",
    "Response ID",
    "Recipient Email",
    ...statements.map((text) => `How far do you agree? - ${text}`),
    recommend,
    "Where do you live?",
  ];
  const ids = [
    "startDate",
    "status",
    "ipAddress",
    "progress",
    "duration",
    "finished",
    "_recordId",
    "recipientEmail",
    ...statements.map((_, index) => `QID1_${index + 1}`),
    "QID2",
    "QID3",
  ].map((id) => JSON.stringify({ ImportId: id }));
  const rows = answersOf(count, seed, better).map(({ ratings, recommend: score, region }, index) => [
    `2026-02-0${1 + (index % 9)} 10:00:00`,
    "0",
    `10.0.${seed}.${index % 250}`,
    "100",
    String(60 + ((index * 37) % 400)),
    "1",
    `R_${seed}x${index}`,
    `customer${index}@example.org`,
    ...ratings.map((rating) => String(rating ?? 0)),
    String(score),
    region,
  ]);
  return table([names, wordings, ids, ...rows]);
}

/** The questionnaire of `qualtricsCsv`. */
export const qualtricsQsf = (): string =>
  JSON.stringify(
    qsf(
      [
        question("QID1", {
          DataExportTag: "Q1",
          QuestionText: "How far do you agree?",
          QuestionType: "Matrix",
          Selector: "Likert",
          SubSelector: "SingleAnswer",
          Choices: choices(...statements),
          ChoiceOrder: statements.map((_, index) => String(index + 1)),
          Answers: choices("Strongly disagree", "Disagree", "Neither", "Agree", "Strongly agree"),
          AnswerOrder: ["1", "2", "3", "4", "5"],
          RecodeValues: { "1": "1", "2": "2", "3": "3", "4": "4", "5": "5" },
        }),
        question("QID2", {
          DataExportTag: "Q2",
          QuestionText: recommend,
          Selector: "NPS",
          Choices: Object.fromEntries(
            Array.from({ length: 11 }, (_, score) => [String(score), { Display: String(score) }]),
          ),
          ChoiceOrder: Array.from({ length: 11 }, (_, score) => String(score)),
        }),
        question("QID3", {
          DataExportTag: "Q3",
          QuestionText: "Where do you live?",
          QuestionType: "TE",
          Selector: "SL",
        }),
      ],
      { blocks: [block("BL_1", ["QID1", "QID2", "QID3"])] },
    ),
  );

/** An export of LimeSurvey with codes: semicolons, a grid as "G[SQ001]", answers as "A3". */
export function limesurveyCsv(): string {
  const names = [
    "id",
    "submitdate",
    "lastpage",
    "startlanguage",
    "seed",
    ...statements.map((text, index) => `G[SQ00${index + 1}]. ${text}`),
    `REC. ${recommend}`,
    "REG. Where do you live?",
  ];
  const rows = answersOf(150, 11, 0).map(({ ratings, recommend: score, region }, index) => [
    String(index + 1),
    "2026-02-03 10:00:00",
    "2",
    "en",
    String(1000 + index),
    ...ratings.map((rating) => (rating === null ? "N/A" : String(rating))),
    String(score),
    region,
  ]);
  return table([names, ...rows], ";");
}

/** A table as somebody keeps it: words for answers, "n/a", and a department of two people. */
export function plainCsv(): string {
  const words = ["never", "rarely", "sometimes", "often", "always"];
  const rows = answersOf(90, 5, 0).map(({ ratings, recommend: score, region }, index) => [
    index < 2 ? "Island" : region,
    ...ratings.map((rating) => (rating === null ? "n/a" : (words[rating - 1] ?? ""))),
    String(score),
  ]);
  return table([["Department", "Solved", "Listened", "Informed", "Quick", "Website", "Overall"], ...rows]);
}
