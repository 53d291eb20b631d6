import type { Block, Report } from "#document/report.ts";
import { figureColumn, textColumn } from "#document/table.ts";
import { type Competency, maximumTotal, type Questionnaire } from "#listen/profile/questionnaire.ts";
import type { Person } from "#people/person.ts";
import type { CompetencyScore, PersonScore } from "#understand/profile/scoring.ts";
import { breakable, shortened } from "#understand/profile/wording.ts";
import { coachingPages } from "./coaching-page.ts";
import { figuresIn } from "./figures.ts";
import { type NamedRating, namedTable } from "./named-ratings.ts";
import { type Mark, markOriginals, type OriginalTexts } from "./original-texts.ts";
import { changeChapter, type OwnChange } from "./own-change.ts";
import { pairsChart, summaryChart } from "./personal-charts.ts";
import { priorityBlocks } from "./priority-pages.ts";
import { readingGuide } from "./reading-guide.ts";
import { resultsOf, standsOut } from "./stands-out.ts";
import { reportWordsIn } from "./words/catalogue.ts";
import type { ReportWords } from "./words/report-words.ts";

/** What a personal report is made from. */
export interface PersonalReportSource {
  /** In the language of the report. */
  questionnaire: Questionnaire;
  /** Which of its coaching texts are in another language, since nobody has translated them. */
  originals?: OriginalTexts;
  person: Person;
  score: PersonScore;
  /** Who publishes the report; "" where nobody is named. */
  consultant: string;
  /** ISO date printed on it. */
  date: string;
  /** Who can open it besides its subject: the consultant who made it, or all who run the programme. */
  readers?: "consultant" | "programme";
  /** Since the wave that this one follows, where there is one to compare. */
  change?: OwnChange | null;
  /** What colleagues rated who agreed to be named; their means are in the score. */
  named?: NamedRating[];
  /** True of a copy for somebody else than its subject: colleagues were told that nobody else is shown their ratings. */
  isCopy?: boolean;
  /** True where its subject can write the contract on their own page, too. */
  isOnline?: boolean;
}

/** A source with what it is told in. */
interface Told extends PersonalReportSource {
  words: ReportWords;
  originals: OriginalTexts;
  mark: Mark;
}

function introduction({
  questionnaire,
  score,
  words: { introduction: words, ...rest },
  ...told
}: Told): Block[] {
  const all = resultsOf(questionnaire, score);
  const asked = all.reduce((sum, { competency }) => sum + 2 * competency.statements.length, 0);
  const given = all.reduce((sum, { result }) => sum + result.self.answered + result.organisation.answered, 0);
  const flagged = all.reduce((sum, { result }) => sum + result.flagged.length, 0);
  const answered = given === asked ? words.all(asked) : words.some(given, asked);
  const pages = flagged === 0 ? words.noPages : words.pages(flagged);
  const { originals, mark } = told;
  return [
    { kind: "chapter", title: words.title },
    ...questionnaire.introduction.map((text): Block => ({ kind: "paragraph", text: mark(text) })),
    { kind: "paragraph", text: `${answered} ${pages}`, style: "lead" },
    ...(originals.texts.size > 0
      ? [
          {
            kind: "paragraph",
            style: "note",
            text: rest.untranslated(languageName(originals.language, rest.language)),
          } satisfies Block,
        ]
      : []),
  ];
}

/** A language's name in another one, e.g. "inglés". */
const languageName = (language: string, inLanguage: string): string =>
  new Intl.DisplayNames([inLanguage], { type: "language" }).of(language) ?? language;

function summaryPage({ questionnaire, score, named = [], isCopy, words }: Told): Block[] {
  const colleagues = [...score.competencies.values()].flatMap(({ colleagues: seen }) => (seen ? [seen] : []));
  const raters = Math.max(
    0,
    ...colleagues.map((seen) => Math.max(seen.self.raters, seen.organisation.raters)),
  );
  const ofColleagues = raters === 0 ? words.glance.noColleagues : words.glance.colleagues(raters);
  const note = isCopy ? words.glance.copy : ofColleagues;
  return [
    { kind: "chapter", title: words.glance.title },
    ...standsOut(questionnaire, score, words).map(
      (text): Block => ({ kind: "paragraph", style: "lead", text }),
    ),
    summaryChart(words, questionnaire, score),
    { kind: "paragraph", style: "note", text: `${words.glance.note} ${note}` },
    ...(named.length > 0 ? [namedTable(words, questionnaire, named)] : []),
  ];
}

function competencyChapter(
  { questionnaire, words, mark }: Told,
  competency: Competency,
  result: CompetencyScore,
): Block[] {
  const { chapter } = words;
  const { printed, signed } = figuresIn(words);
  const maximum = maximumTotal(questionnaire, competency);
  const statements = competency.statements.length;
  const total = (label: string, { total: value, answered }: CompetencyScore["self"]) => ({
    label,
    value: value === null ? "–" : printed(value),
    note:
      value === null ? chapter.tooFew(answered, statements) : chapter.rated(maximum, answered, statements),
  });
  const { self, organisation } = result;
  const gap = self.total === null || organisation.total === null ? null : self.total - organisation.total;
  return [
    { kind: "chapter", title: competency.name, kicker: competency.code },
    ...competency.narrative.map((text): Block => ({ kind: "paragraph", text: mark(text) })),
    { kind: "heading", title: chapter.totals(competency.code), newPage: true },
    {
      kind: "totals",
      items: [
        total(questionnaire.perspectives.self.name, self),
        total(questionnaire.perspectives.organisation.name, organisation),
        {
          label: chapter.gap,
          value: gap === null ? "–" : signed(gap),
          note: gap === null ? chapter.gapMissing : chapter.gapNote,
        },
      ],
    },
    pairsChart(words, questionnaire, competency, result),
    { kind: "heading", title: chapter.steps(competency.code) },
    { kind: "list", ordered: true, items: competency.steps.map(mark) },
    ...coachingPages(words, mark, questionnaire, competency, result),
  ];
}

function summary({ questionnaire, score, words }: Told): Block[] {
  const { printed, signed } = figuresIn(words);
  const cell = (value: number | null, print: (value: number) => string) => ({
    text: value === null ? "–" : print(value),
  });
  const rows = resultsOf(questionnaire, score).map(({ competency, result }) => {
    const [self, organisation] = [result.self.total, result.organisation.total];
    const gap = self === null || organisation === null ? null : self - organisation;
    return {
      cells: [
        { text: competency.name },
        cell(self, printed),
        cell(organisation, printed),
        cell(gap, signed),
        { text: result.flagged.join(words.comma) || words.summary.none },
      ],
    };
  });
  return [
    { kind: "chapter", title: words.summary.title },
    {
      kind: "table",
      title: words.summary.table,
      columns: [
        textColumn(words.named.competency),
        figureColumn(questionnaire.perspectives.self.name),
        figureColumn(questionnaire.perspectives.organisation.name),
        figureColumn(words.chapter.gap),
        textColumn(words.summary.pages),
      ],
      rows,
      note: words.summary.note,
    },
    { kind: "paragraph", text: words.summary.text },
  ];
}

/** The contract for change, to be filled in by hand. */
function contract({ questionnaire, words, mark, isOnline }: Told): Block[] {
  const { introduction: text, clauses } = questionnaire.contract;
  return [
    { kind: "chapter", title: words.contract.title },
    { kind: "paragraph", text: mark(text) },
    ...(isOnline ? [{ kind: "paragraph", text: words.contract.online } satisfies Block] : []),
    { kind: "form", clauses, signatures: [...words.contract.signatures] },
  ];
}

/** Builds a person's coaching report, in the language of its questionnaire. Pure: the same source gives the same report. */
export function personalReport(source: PersonalReportSource): Report {
  const { questionnaire, person, score, consultant, date } = source;
  const words = reportWordsIn(questionnaire.language);
  const originals = source.originals ?? { language: questionnaire.language, texts: new Set() };
  const told: Told = { ...source, words, originals, mark: markOriginals(originals) };
  const { named, longDate } = figuresIn(words);
  const facts = [
    { label: words.facts.department, value: named(breakable(person.department.split("/").join(" › "))) },
    { label: words.facts.job, value: named(breakable(person.job ?? "")) },
    { label: words.facts.location, value: named(breakable(person.location ?? "")) },
    { label: words.facts.date, value: longDate(date) },
    { label: words.facts.preparedBy, value: named(consultant) },
  ];
  return {
    language: questionnaire.language,
    title: questionnaire.title,
    subject: named(breakable(person.name)),
    shortSubject: named(shortened(person.name, 60)),
    date,
    labels: words.labels,
    cover: {
      kicker: words.kicker,
      facts: facts.filter(({ value }) => value !== ""),
      notice: words.notice(source.readers ?? "consultant"),
    },
    blocks: [
      ...introduction(told),
      ...summaryPage(told),
      ...(source.change ? changeChapter(words, questionnaire, source.change) : []),
      ...readingGuide(words, questionnaire),
      ...priorityBlocks(words, originals, questionnaire, score),
      { kind: "chapter", title: words.competencies(questionnaire.competencies.length) },
      {
        kind: "definitions",
        items: questionnaire.competencies.map(({ name, definition }) => ({
          term: name,
          text: told.mark(definition),
        })),
      },
      ...resultsOf(questionnaire, score).flatMap(({ competency, result }) =>
        competencyChapter(told, competency, result),
      ),
      ...summary(told),
      ...contract(told),
    ],
  };
}
