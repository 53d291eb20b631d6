import type { PaperWords } from "./paper-words.ts";

const [all, any] = [new Intl.ListFormat("nl"), new Intl.ListFormat("nl", { type: "disjunction" })];
const quoted = (answers: readonly string[]) => any.format(answers.map((answer) => `‘${answer}’`));

const operators = {
  "=": "is",
  "!=": "is niet",
  "<": "is kleiner dan",
  "<=": "is hoogstens",
  ">": "is groter dan",
  ">=": "is minstens",
  contains: "bevat",
} as const;

export const dutch: PaperWords = {
  language: "nl",
  sheet: "Formulier",
  specimen: "Voorbeeld, niet invullen",
  page: "Pagina",
  howTo: [
    "Zet een kruisje in de vakjes. Verkeerd aangekruist? Maak het vakje helemaal zwart en kruis een ander aan.",
    "Schrijf zo mogelijk in hoofdletters. Laat leeg wat u niet wilt beantwoorden.",
    "De kleine cijfers naast de vakjes zijn voor wie de antwoorden intypt.",
  ],
  handIn: (where) => `Inleveren: ${where}`,
  handBack: "Lever het formulier in waar u het hebt gekregen.",
  until: (day) => `Lever het alstublieft in tot en met ${day}.`,
  promiseTitle: "Wat er met uw antwoorden gebeurt",
  promise: ({ organisation, purpose, minimumGroup, retentionMonths, consultants, entries, group }) => [
    ...(purpose === "" ? [] : [purpose]),
    "Dit onderzoek is anoniem. Schrijf uw naam niet op, en niets waaruit blijkt wie u bent. Het nummer van dit formulier is bij het afdrukken geloot en voorkomt alleen dat het twee keer meetelt; niemand noteert wie welk formulier krijgt.",
    group === null
      ? "Er wordt niets bewaard over wie u bent, waar u werkt of wanneer u hebt geantwoord, behalve de dag waarop het formulier is ingetypt."
      : `Van wie dit formulier heeft ingevuld wordt één ding bewaard: ${group}. Verder alleen de dag waarop het is ingetypt.`,
    `${entries === 2 ? "Twee mensen" : "Iemand"} bij ${organisation} ${entries === 2 ? "typen dit formulier in en lezen" : "typt dit formulier in en leest"} het daarbij; als iets onduidelijk is, kijkt er misschien nog iemand naar. Uw handschrift kan worden herkend. Vindt u dat een bezwaar, schrijf dan in hoofdletters of zet alleen kruisjes.`,
    `Cijfers worden getoond voor groepen van minstens ${minimumGroup} mensen. Wat u in eigen woorden schrijft, wordt zonder uw groep gelezen door ${consultants.length === 0 ? "de adviseurs van het programma" : all.format(consultants)}.`,
    "De formulieren worden achter slot bewaard en uiterlijk na het sluiten van het onderzoek vernietigd. Meedoen is vrijwillig. Een ingeleverd formulier is niet terug te vinden om het te veranderen of in te trekken.",
    `Ingetypte antwoorden worden ${retentionMonths === 1 ? "een maand" : `${retentionMonths} maanden`} na het sluiten van het onderzoek gewist; cijfers van groepen blijven bewaard.`,
  ],
  required: "Vragen met * zijn het belangrijkst: beantwoord die alstublieft.",
  tickOne: "Kruis één vakje aan.",
  tickSeveral: "Kruis alles aan wat van toepassing is.",
  tickInEachLine: "Kruis op elke regel één vakje aan.",
  orTick: "Of kruis er een aan:",
  total: "Totaal",
  day: "dag",
  month: "maand",
  year: "jaar",
  end: "Dat was alles. Hartelijk dank.",
  condition: {
    question: (condition, next) =>
      `Alleen beantwoorden als ${condition}. ${next === null ? "Anders bent u klaar." : `Ga anders verder met vraag ${next}.`}`,
    part: (condition, next) =>
      `Dit deel alleen beantwoorden als ${condition}. ${next === null ? "Anders bent u klaar." : `Ga anders verder met vraag ${next}.`}`,
    chose: (question, answers) => `u bij vraag ${question} ${quoted(answers)} hebt aangekruist`,
    choseOther: (question, answers) =>
      `u bij vraag ${question} iets anders dan ${quoted(answers)} hebt aangekruist`,
    ticked: (question, answer) => `u bij vraag ${question} (ook) ‘${answer}’ hebt aangekruist`,
    compared: (question, operator, value) =>
      `uw antwoord op vraag ${question} ${operators[operator]} ${value}`,
    counted: (question, operator, value) =>
      `het aantal antwoorden bij vraag ${question} ${operators[operator]} ${value}`,
    answered: (question) => `u vraag ${question} hebt beantwoord`,
    not: (condition) => `dit niet zo is: ${condition}`,
  },
};
