import type { PaperWords } from "./paper-words.ts";

const [all, any] = [new Intl.ListFormat("en-GB"), new Intl.ListFormat("en-GB", { type: "disjunction" })];
const quoted = (answers: readonly string[]) => any.format(answers.map((answer) => `“${answer}”`));

const operators = {
  "=": "is",
  "!=": "is not",
  "<": "is less than",
  "<=": "is at most",
  ">": "is more than",
  ">=": "is at least",
  contains: "contains",
} as const;

export const english: PaperWords = {
  language: "en",
  sheet: "Sheet",
  specimen: "Specimen, not to be filled in",
  page: "Page",
  howTo: [
    "Tick boxes with a cross. If you tick the wrong one, fill it in completely and tick another.",
    "Write in capitals where you can. Leave blank what you don't want to answer.",
    "The small figures beside the boxes are for whoever types the answers.",
  ],
  handIn: (where) => `Where to hand it in: ${where}`,
  handBack: "Hand the sheet back where you got it.",
  until: (day) => `Please hand it in by ${day}.`,
  promiseTitle: "What happens to your answers",
  promise: ({ organisation, purpose, minimumGroup, retentionMonths, consultants, entries, group }) => [
    ...(purpose === "" ? [] : [purpose]),
    "This survey is anonymous. Don't write your name or anything that tells who you are. The number on this sheet was drawn at random when it was printed and only keeps the sheet from being counted twice; nobody notes down who gets which.",
    group === null
      ? "Nothing is stored about who you are, where you work or when you answered, beyond the day on which the sheet was typed."
      : `Of whoever filled in this sheet one thing is stored: ${group}. Besides that only the day on which it was typed is kept.`,
    `${entries === 2 ? "Two people at" : "Somebody at"} ${organisation} ${entries === 2 ? "type" : "types"} this sheet and thereby ${entries === 2 ? "read" : "reads"} it; a third may look where something is unclear. Your handwriting may be recognised. If that worries you, write in capitals, or only tick boxes.`,
    `Figures are shown for groups of at least ${minimumGroup} people. What you write in your own words is read, without your group, by ${consultants.length === 0 ? "the programme's consultants" : all.format(consultants)}.`,
    "Sheets are kept under lock and destroyed at the latest when the survey has closed. Taking part is up to you. A sheet that has been handed in can't be found again to be changed or taken back.",
    `Typed answers are deleted ${retentionMonths === 1 ? "one month" : `${retentionMonths} months`} after the survey has closed; figures for groups are kept.`,
  ],
  required: "Questions with * are the most important: please answer them.",
  tickOne: "Tick one box.",
  tickSeveral: "Tick all that apply.",
  tickInEachLine: "Tick one box in each line.",
  orTick: "Or tick one:",
  total: "Total",
  day: "day",
  month: "month",
  year: "year",
  end: "That was all. Thank you.",
  condition: {
    question: (condition, next) =>
      `Answer this only if ${condition}. ${next === null ? "Otherwise you are done." : `Otherwise go on with question ${next}.`}`,
    part: (condition, next) =>
      `Answer this part only if ${condition}. ${next === null ? "Otherwise you are done." : `Otherwise go on with question ${next}.`}`,
    chose: (question, answers) => `in question ${question} you ticked ${quoted(answers)}`,
    choseOther: (question, answers) =>
      `in question ${question} you ticked something other than ${quoted(answers)}`,
    ticked: (question, answer) => `in question ${question} you ticked “${answer}”, perhaps among others`,
    compared: (question, operator, value) =>
      `your answer to question ${question} ${operators[operator]} ${value}`,
    counted: (question, operator, value) =>
      `the number of your answers to question ${question} ${operators[operator]} ${value}`,
    answered: (question) => `you answered question ${question}`,
    not: (condition) => `this is not so: ${condition}`,
  },
};
