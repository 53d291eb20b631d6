import type { Block, Report } from "#document/report.ts";
import { figureColumn, textColumn } from "#document/table.ts";
import { type Competency, maximumTotal, type Questionnaire } from "#listen/profile/questionnaire.ts";
import type { Person } from "#people/person.ts";
import type { CompetencyScore, PersonScore } from "#understand/profile/scoring.ts";
import {
  breakable,
  counted,
  inWords,
  longDate,
  printed,
  shortened,
  signed,
} from "#understand/profile/wording.ts";
import { coachingPages } from "./coaching-page.ts";
import { type NamedRating, namedTable } from "./named-ratings.ts";
import { changeChapter, type OwnChange } from "./own-change.ts";
import { pairsChart, summaryChart } from "./personal-charts.ts";
import { priorityBlocks } from "./priority-pages.ts";
import { readingGuide } from "./reading-guide.ts";
import { resultsOf, standsOut } from "./stands-out.ts";

/** What a personal report is made from. */
export interface PersonalReportSource {
  questionnaire: Questionnaire;
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

const onlineContract =
  "You can write this contract online as well: sign in and choose My page, then your contract. It begins with your priorities, reminds you once a week for as long as you like, and stays private until you share it. On paper, use the lines below.";

const readersNotice = {
  consultant: "Apart from the consultant who made it, nobody receives it unless that person passes it on.",
  programme:
    "The answers were given by name, as their author was told: apart from that person, those who run the programme can open it.",
};

function introduction({ questionnaire, score }: PersonalReportSource): Block[] {
  const all = resultsOf(questionnaire, score);
  const asked = all.reduce((sum, { competency }) => sum + 2 * competency.statements.length, 0);
  const given = all.reduce((sum, { result }) => sum + result.self.answered + result.organisation.answered, 0);
  const flagged = all.reduce((sum, { result }) => sum + result.flagged.length, 0);
  const answered =
    given === asked
      ? `You gave all ${asked} ratings.`
      : `You gave ${given} of ${asked} ratings. What you left out is shown as missing and counts nowhere as zero.`;
  const pages =
    flagged === 0
      ? "No statement fell below the mark for a coaching page, so the chapters hold their general steps alone."
      : `${counted(flagged, "statement")} fell below the mark, and for each you will find a coaching page in its chapter.`;
  return [
    { kind: "chapter", title: "Introduction" },
    ...questionnaire.introduction.map((text): Block => ({ kind: "paragraph", text })),
    { kind: "paragraph", text: `${answered} ${pages}`, style: "lead" },
  ];
}

function summaryPage({ questionnaire, score, named = [], isCopy }: PersonalReportSource): Block[] {
  const colleagues = [...score.competencies.values()].flatMap(({ colleagues: seen }) => (seen ? [seen] : []));
  const raters = Math.max(
    0,
    ...colleagues.map((seen) => Math.max(seen.self.raters, seen.organisation.raters)),
  );
  const note = isCopy
    ? "Colleagues' ratings, where there are any, stand in the copy that its subject opens on their own page, and in no other."
    : raters === 0
      ? "Colleagues' ratings appear here when at least three of them have answered enough."
      : `Colleagues' bars are means of up to ${inWords(raters)} colleagues, shown only where at least three rated enough of a competency.`;
  return [
    { kind: "chapter", title: "Your profile at a glance" },
    ...standsOut(questionnaire, score).map((text): Block => ({ kind: "paragraph", style: "lead", text })),
    summaryChart(questionnaire, score),
    {
      kind: "paragraph",
      style: "note",
      text: `All bars but the colleagues' are your own ratings: the organisation's bar shows the organisation as you see it. ${note}`,
    },
    ...(named.length > 0 ? [namedTable(questionnaire, named)] : []),
  ];
}

function competencyChapter(
  { questionnaire }: PersonalReportSource,
  competency: Competency,
  result: CompetencyScore,
): Block[] {
  const maximum = maximumTotal(questionnaire, competency);
  const statements = competency.statements.length;
  const total = (label: string, { total: value, answered }: CompetencyScore["self"]) => ({
    label,
    value: value === null ? "–" : printed(value),
    note:
      value === null
        ? `too few answers (${answered} of ${statements})`
        : `of ${maximum}, ${answered} of ${statements} rated`,
  });
  const { self, organisation } = result;
  const gap = self.total === null || organisation.total === null ? null : self.total - organisation.total;
  return [
    { kind: "chapter", title: competency.name, kicker: competency.code },
    ...competency.narrative.map((text): Block => ({ kind: "paragraph", text })),
    { kind: "heading", title: `${competency.code}: your totals`, newPage: true },
    {
      kind: "totals",
      items: [
        total(questionnaire.perspectives.self.name, self),
        total(questionnaire.perspectives.organisation.name, organisation),
        {
          label: "Gap",
          value: gap === null ? "–" : signed(gap),
          note: gap === null ? "needs both totals" : "myself less my organisation",
        },
      ],
    },
    pairsChart(questionnaire, competency, result),
    { kind: "heading", title: `${competency.code}: steps to improve` },
    { kind: "list", ordered: true, items: competency.steps },
    ...coachingPages(questionnaire, competency, result),
  ];
}

function summary({ questionnaire, score }: PersonalReportSource): Block[] {
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
        { text: result.flagged.join(", ") || "none" },
      ],
    };
  });
  return [
    { kind: "chapter", title: "Summary" },
    {
      kind: "table",
      title: "Totals, gaps and coaching pages",
      columns: [
        textColumn("Competency"),
        figureColumn(questionnaire.perspectives.self.name),
        figureColumn(questionnaire.perspectives.organisation.name),
        figureColumn("Gap"),
        textColumn("Coaching pages"),
      ],
      rows,
      note: "Totals are means of the rated statements times their number. A dash stands where too little was rated.",
    },
    {
      kind: "paragraph",
      text: "Choose from this table what you want to carry into the contract on the next page. One competency is enough for a quarter of a year. If a gap surprises you, talk it over with someone who knows your work before you decide what it means.",
    },
  ];
}

/** Builds a person's coaching report. Pure: the same source gives the same report. */
export function personalReport(source: PersonalReportSource): Report {
  const { questionnaire, person, score, consultant, date } = source;
  const facts = [
    { label: "Department", value: breakable(person.department.split("/").join(" › ")) },
    { label: "Job", value: breakable(person.job ?? "") },
    { label: "Location", value: breakable(person.location ?? "") },
    { label: "Date", value: longDate(date) },
    { label: "Prepared by", value: consultant },
  ];
  return {
    language: questionnaire.language,
    title: questionnaire.title,
    subject: breakable(person.name),
    shortSubject: shortened(person.name, 60),
    date,
    labels: { contents: "Contents", page: "Page", logo: "Logo" },
    cover: {
      kicker: "Personal coaching report",
      facts: facts.filter(({ value }) => value !== ""),
      notice: `This report belongs to the person named on it. ${readersNotice[source.readers ?? "consultant"]} Its figures are meant for learning and are no basis for appraisal, pay or ranking.`,
    },
    blocks: [
      ...introduction(source),
      ...summaryPage(source),
      ...(source.change ? changeChapter(questionnaire, source.change) : []),
      ...readingGuide(questionnaire),
      ...priorityBlocks(questionnaire, score),
      { kind: "chapter", title: `The ${inWords(questionnaire.competencies.length)} competencies` },
      {
        kind: "definitions",
        items: questionnaire.competencies.map(({ name, definition }) => ({ term: name, text: definition })),
      },
      ...resultsOf(questionnaire, score).flatMap(({ competency, result }) =>
        competencyChapter(source, competency, result),
      ),
      ...summary(source),
      { kind: "chapter", title: "My contract for change" },
      { kind: "paragraph", text: questionnaire.contract.introduction },
      ...(source.isOnline ? [{ kind: "paragraph", text: onlineContract } satisfies Block] : []),
      {
        kind: "form",
        clauses: questionnaire.contract.clauses,
        signatures: ["My signature", "Support person", "Date"],
      },
    ],
  };
}
