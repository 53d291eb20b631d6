import { counted, inWords } from "#understand/profile/wording.ts";
import type { ProfileNumbers, ReportWords } from "./report-words.ts";

const readers = {
  consultant: "Apart from the consultant who made it, nobody receives it unless that person passes it on.",
  programme:
    "The answers were given by name, as their author was told: apart from that person, those who run the programme can open it.",
};

function totalText({ statements, minimum, maximum, minimumAnswered }: ProfileNumbers): string {
  const range =
    statements === null
      ? "The range of a competency's total depends on its number of statements and is printed beside it."
      : `With ${inWords(statements)} statements rated ${minimum} to ${maximum}, a competency's total runs from ${minimum * statements} to ${maximum * statements}.`;
  const needed =
    statements === null
      ? `at least ${Math.round(minimumAnswered * 100)} % of its statements`
      : `at least ${Math.ceil(minimumAnswered * statements - 1e-9)} of its ${statements} statements`;
  return `${range} It is the mean of the statements you rated, times their number, so a statement you left out neither lowers nor raises it. A total is given only where you rated ${needed}. A difference of a point or two between competencies is within what the same person gives on another day.`;
}

export const english: ReportWords = {
  language: "en",
  comma: ", ",
  kicker: "Personal coaching report",
  labels: { contents: "Contents", page: "Page", logo: "Logo" },
  facts: {
    department: "Department",
    job: "Job",
    location: "Location",
    date: "Date",
    preparedBy: "Prepared by",
  },
  notice: (who) =>
    `This report belongs to the person named on it. ${readers[who]} Its figures are meant for learning and are no basis for appraisal, pay or ranking.`,
  untranslated: (language) =>
    `Some of the longer texts of this report have not been translated. They are printed in ${language}.`,
  introduction: {
    title: "Introduction",
    all: (asked) => `You gave all ${asked} ratings.`,
    some: (given, asked) =>
      `You gave ${given} of ${asked} ratings. What you left out is shown as missing and counts nowhere as zero.`,
    noPages:
      "No statement fell below the mark for a coaching page, so the chapters hold their general steps alone.",
    pages: (count) =>
      `${counted(count, "statement")} fell below the mark, and for each you will find a coaching page in its chapter.`,
  },
  glance: {
    title: "Your profile at a glance",
    note: "All bars but the colleagues' are your own ratings: the organisation's bar shows the organisation as you see it.",
    copy: "Colleagues' ratings, where there are any, stand in the copy that its subject opens on their own page, and in no other.",
    noColleagues: "Colleagues' ratings appear here when at least three of them have answered enough.",
    colleagues: (raters) =>
      `Colleagues' bars are means of up to ${inWords(raters)} colleagues, shown only where at least three rated enough of a competency.`,
  },
  standsOut: {
    alike: (total, onlySome) =>
      `You rated yourself alike in every competency${onlySome ? " that has a total" : ""}, at ${total}.`,
    range: (highest, most, lowest, least) =>
      `You rated yourself highest in ${highest} (${most}) and lowest in ${lowest} (${least}).`,
    noGap: "Your two ratings nowhere differ in total.",
    gap: (names, distance, direction) =>
      `Your widest gap stands at ${names}: you put yourself ${distance} ${direction} your organisation.`,
  },
  charts: {
    own: (perspective) => `${perspective}, own rating`,
    aboutYou: "Colleagues about you",
    aboutOrganisation: "Colleagues about the organisation",
    tooFew: "too few",
    tooFewAnswers: "too few answers",
    ofMaximum: (total, maximum) => `${total} of ${maximum}`,
    totals: (maximum) =>
      maximum === null ? "Totals by competency" : `Totals by competency, out of ${maximum}`,
    totalsAlt: "Bar chart of totals by competency.",
    pairs: (minimum, maximum) => `Your ratings, ${minimum} to ${maximum}`,
    pairsAlt: "Bar chart of pairs of ratings.",
    notRated: "not rated",
    pageFollows: "coaching page follows",
    marked: "A coaching page follows",
  },
  named: {
    title: "Colleagues who agreed to be named",
    competency: "Competency",
    colleague: "Colleague",
    aboutYou: "About you",
    aboutOrganisation: "About the organisation",
    note: "A dash stands where a colleague rated too little, or was not asked about you.",
  },
  change: {
    title: "What changed since last time",
    lead: (campaign, date) => `Then is “${campaign}”, which you answered on ${date}.`,
    guide: (small, statements) => {
      const limit =
        statements !== null && small > 0
          ? `of ${small === 1 ? "a point" : `up to ${inWords(small)} points`}, a step on ${inWords(small)} of ${inWords(statements)} statements,`
          : "of a step on no more than a quarter of the statements";
      return `A point is one rating step on one statement. A change ${limit} is what the same person may give on another day, and is called hardly different. These are one person's answers on two days: they show what you see differently now, and prove nothing about why.`;
    },
    columns: { competency: "Competency", before: "Then", now: "Now", change: "Change", inWords: "In words" },
    sizes: {
      higher: "higher",
      lower: "lower",
      "hardly different": "hardly different",
      "the same": "the same",
    },
    reasons: {
      new: "New in this questionnaire",
      changed: "Its statements or how they are rated have changed",
      "too few": "Too few of your answers for a total, then or now",
    },
    tooFew: "too few answers",
    notCompared: "not compared",
  },
  reading: {
    title: "How to read scores and gaps",
    scale: (self, organisation) =>
      `You rated every statement on this scale, once for yourself (“${self} …”) and once for your organisation (“${organisation} …”):`,
    total: { title: "A total", text: totalText },
    gap: {
      title: "A gap",
      text: "The gap is your rating of yourself less your rating of the organisation. Above zero, you hold yourself to more than you find around you. That is common among people who care about customers, and it is a subject for a conversation with your team. Below zero, your surroundings do more than you do at present, which usually means there is somebody close by to learn from. Near zero, look at the height of both: two low totals agree, too.",
    },
    page: {
      title: "A coaching page",
      text: (below) =>
        `Where the two ratings of a statement sum to less than ${below}, neither you nor the organisation can lean on the other, and the statement gets a page of its own. A pair with one rating missing is never marked.`,
    },
    colleagues: {
      title: "Colleagues",
      text: "If you asked colleagues to rate you, their means stand beside your own as soon as three of them have answered enough. Below three there is no mean, so that nobody's answer can be guessed. Where colleagues see you lower than you see yourself, ask them for an occasion they remember before you agree or disagree.",
    },
  },
  priorities: {
    title: "Where to begin",
    text: "These priorities come from your gaps. A competency is named on the side that you rated lower, the widest gap first. If there are fewer than three such gaps, the lowest totals of that side follow. They are suggestions in an order worth arguing with.",
    self: "Priorities for yourself",
    organisation: "Priorities to raise in your organisation",
    none: "Nothing stands out on this side: either every total is at the top of its scale, or too little was rated for a total.",
    low: (side, own, maximum) =>
      side === "self"
        ? `You gave yourself ${own} of ${maximum}, among your lowest totals.`
        : `You gave your organisation ${own} of ${maximum}, among the lowest totals you gave it.`,
    gap: (side, { own, maximum, other, distance }) =>
      side === "self"
        ? `You gave yourself ${own} of ${maximum} and your organisation ${other}: you see yourself ${distance} behind your surroundings.`
        : `You gave your organisation ${own} of ${maximum} and yourself ${other}: it stays ${distance} behind what you ask of yourself.`,
    lowest: (code, topic) => `The lowest rating stands at ${code}, ${topic}.`,
    question: "A question to start with:",
  },
  competencies: (count) => `The ${inWords(count)} competencies`,
  chapter: {
    totals: (code) => `${code}: your totals`,
    steps: (code) => `${code}: steps to improve`,
    rated: (maximum, answered, statements) => `of ${maximum}, ${answered} of ${statements} rated`,
    tooFew: (answered, statements) => `too few answers (${answered} of ${statements})`,
    gap: "Gap",
    gapNote: "myself less my organisation",
    gapMissing: "needs both totals",
  },
  coaching: {
    best: "What the best organisations do",
    forYourself: "Questions for yourself",
    forOrganisation: "Questions for your organisation",
    notes: "What I will try, and by when",
  },
  summary: {
    title: "Summary",
    table: "Totals, gaps and coaching pages",
    pages: "Coaching pages",
    none: "none",
    note: "Totals are means of the rated statements times their number. A dash stands where too little was rated.",
    text: "Choose from this table what you want to carry into the contract on the next page. One competency is enough for a quarter of a year. If a gap surprises you, talk it over with someone who knows your work before you decide what it means.",
  },
  contract: {
    title: "My contract for change",
    online:
      "You can write this contract online as well: sign in and choose My page, then your contract. It begins with your priorities, reminds you once a week for as long as you like, and stays private until you share it. On paper, use the lines below.",
    signatures: ["My signature", "Support person", "Date"],
  },
};
