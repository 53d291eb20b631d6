import type { PaperWords } from "./paper-words.ts";

const [all, any] = [new Intl.ListFormat("de"), new Intl.ListFormat("de", { type: "disjunction" })];
const quoted = (answers: readonly string[]) => any.format(answers.map((answer) => `„${answer}“`));

const operators = {
  "=": "gleich",
  "!=": "nicht gleich",
  "<": "kleiner als",
  "<=": "höchstens",
  ">": "größer als",
  ">=": "mindestens",
  contains: "enthaltend:",
} as const;

export const german: PaperWords = {
  language: "de",
  sheet: "Bogen",
  specimen: "Muster, nicht ausfüllen",
  page: "Seite",
  howTo: [
    "Kreuzen Sie Kästchen an. Wenn Sie sich verkreuzt haben, füllen Sie das Kästchen ganz aus und kreuzen ein anderes an.",
    "Schreiben Sie möglichst in Großbuchstaben. Lassen Sie leer, was Sie nicht beantworten möchten.",
    "Die kleinen Ziffern neben den Kästchen sind für die Personen, die die Antworten abtippen.",
  ],
  handIn: (where) => `Abgabe: ${where}`,
  handBack: "Geben Sie den Bogen dort ab, wo Sie ihn bekommen haben.",
  until: (day) => `Bitte geben Sie ihn bis ${day} ab.`,
  promiseTitle: "Was mit Ihren Antworten geschieht",
  promise: ({ organisation, purpose, minimumGroup, retentionMonths, consultants, entries, group }) => [
    ...(purpose === "" ? [] : [purpose]),
    "Diese Befragung ist anonym. Schreiben Sie weder Ihren Namen noch etwas, das verrät, wer Sie sind. Die Nummer des Bogens wurde beim Druck ausgelost und verhindert nur, dass er zweimal zählt; niemand schreibt auf, wer welchen bekommt.",
    group === null
      ? "Es wird nicht gespeichert, wer Sie sind, wo Sie arbeiten oder wann Sie geantwortet haben, nur der Tag, an dem der Bogen abgetippt wurde."
      : `Gespeichert wird von der Person, die diesen Bogen ausgefüllt hat, nur eines: ${group}. Dazu der Tag, an dem er abgetippt wurde.`,
    `${entries === 2 ? "Zwei Personen" : "Eine Person"} bei ${organisation} ${entries === 2 ? "tippen diesen Bogen ab und lesen" : "tippt diesen Bogen ab und liest"} ihn dabei; wo etwas unklar ist, schaut vielleicht noch jemand darauf. Ihre Handschrift könnte erkannt werden. Wenn Ihnen das Sorgen macht, schreiben Sie in Großbuchstaben oder kreuzen Sie nur an.`,
    `Zahlen werden für Gruppen von mindestens ${minimumGroup} Personen gezeigt. Was Sie in eigenen Worten schreiben, lesen ohne Angabe Ihrer Gruppe: ${consultants.length === 0 ? "die Beraterinnen und Berater des Programms" : all.format(consultants)}.`,
    "Die Bögen werden unter Verschluss gehalten und spätestens nach dem Ende der Befragung vernichtet. Die Teilnahme ist freiwillig. Ein abgegebener Bogen lässt sich nicht wiederfinden, um ihn zu ändern oder zurückzunehmen.",
    `Abgetippte Antworten werden ${retentionMonths === 1 ? "einen Monat" : `${retentionMonths} Monate`} nach dem Ende der Befragung gelöscht; Zahlen für Gruppen bleiben.`,
  ],
  required: "Fragen mit * sind die wichtigsten: Bitte beantworten Sie diese.",
  tickOne: "Kreuzen Sie ein Kästchen an.",
  tickSeveral: "Kreuzen Sie alles Zutreffende an.",
  tickInEachLine: "Kreuzen Sie in jeder Zeile ein Kästchen an.",
  orTick: "Oder eines ankreuzen:",
  total: "Summe",
  day: "Tag",
  month: "Monat",
  year: "Jahr",
  end: "Das war alles. Vielen Dank.",
  condition: {
    question: (condition, next) =>
      `Nur beantworten, wenn: ${condition}. ${next === null ? "Sonst sind Sie fertig." : `Sonst weiter mit Frage ${next}.`}`,
    part: (condition, next) =>
      `Diesen Teil nur beantworten, wenn: ${condition}. ${next === null ? "Sonst sind Sie fertig." : `Sonst weiter mit Frage ${next}.`}`,
    chose: (question, answers) => `Sie haben bei Frage ${question} ${quoted(answers)} angekreuzt`,
    choseOther: (question, answers) =>
      `Sie haben bei Frage ${question} etwas anderes als ${quoted(answers)} angekreuzt`,
    ticked: (question, answer) => `Sie haben bei Frage ${question} (auch) „${answer}“ angekreuzt`,
    compared: (question, operator, value) =>
      `Ihre Antwort auf Frage ${question} ist ${operators[operator]} ${value}`,
    counted: (question, operator, value) =>
      `die Zahl Ihrer Antworten auf Frage ${question} ist ${operators[operator]} ${value}`,
    answered: (question) => `Sie haben Frage ${question} beantwortet`,
    not: (condition) => `es trifft nicht zu: ${condition}`,
  },
};
