/** How a total changed: the API's words for it, which reports say in their language. */
export type ChangeSize = "higher" | "lower" | "hardly different" | "the same";

/** Why two waves of a competency can't be compared. */
export type NotCompared = "new" | "changed" | "too few";

/** What is counted in a profile, for the sentences that explain totals. */
export interface ProfileNumbers {
  /** Of a competency; null where competencies have different numbers of them. */
  statements: number | null;
  /** Lowest and highest rating. */
  minimum: number;
  maximum: number;
  /** Share of the statements that a total needs. */
  minimumAnswered: number;
}

/**
 * All that the personal report says by itself, in one language. Figures come as they are printed; counts as numbers, so that
 * each language finds its form. What the profile says is not in here.
 */
export interface ReportWords {
  /** BCP 47 tag. */
  language: string;
  /** Between the parts of a spoken list of figures. */
  comma: string;
  kicker: string;
  labels: { contents: string; page: string; logo: string };
  facts: { department: string; job: string; location: string; date: string; preparedBy: string };
  /** Who may read it and what for. */
  notice: (readers: "consultant" | "programme") => string;
  /** Says that some of the long texts are in another language, which is named. */
  untranslated: (language: string) => string;
  introduction: {
    title: string;
    all: (asked: number) => string;
    some: (given: number, asked: number) => string;
    noPages: string;
    pages: (count: number) => string;
  };
  glance: {
    title: string;
    note: string;
    copy: string;
    noColleagues: string;
    colleagues: (raters: number) => string;
  };
  standsOut: {
    alike: (total: string, onlySome: boolean) => string;
    range: (highest: string, most: string, lowest: string, least: string) => string;
    noGap: string;
    gap: (names: string, distance: string, direction: "above" | "below" | "away from") => string;
  };
  charts: {
    own: (perspective: string) => string;
    aboutYou: string;
    aboutOrganisation: string;
    /** In a chart, where there is no total. */
    tooFew: string;
    tooFewAnswers: string;
    ofMaximum: (total: string, maximum: number) => string;
    totals: (maximum: number | null) => string;
    totalsAlt: string;
    pairs: (minimum: number, maximum: number) => string;
    pairsAlt: string;
    notRated: string;
    pageFollows: string;
    marked: string;
  };
  named: {
    title: string;
    competency: string;
    colleague: string;
    aboutYou: string;
    aboutOrganisation: string;
    note: string;
  };
  change: {
    title: string;
    lead: (campaign: string, date: string) => string;
    guide: (small: number, statements: number | null) => string;
    columns: { competency: string; before: string; now: string; change: string; inWords: string };
    sizes: Readonly<Record<ChangeSize, string>>;
    reasons: Readonly<Record<NotCompared, string>>;
    tooFew: string;
    notCompared: string;
  };
  reading: {
    title: string;
    scale: (self: string, organisation: string) => string;
    total: { title: string; text: (numbers: ProfileNumbers) => string };
    gap: { title: string; text: string };
    page: { title: string; text: (below: string) => string };
    colleagues: { title: string; text: string };
  };
  priorities: {
    title: string;
    text: string;
    self: string;
    organisation: string;
    none: string;
    low: (side: "self" | "organisation", own: string, maximum: number) => string;
    gap: (
      side: "self" | "organisation",
      figures: { own: string; maximum: number; other: string; distance: string },
    ) => string;
    lowest: (code: string, topic: string) => string;
    question: string;
  };
  competencies: (count: number) => string;
  chapter: {
    totals: (code: string) => string;
    steps: (code: string) => string;
    rated: (maximum: number, answered: number, statements: number) => string;
    tooFew: (answered: number, statements: number) => string;
    gap: string;
    gapNote: string;
    gapMissing: string;
  };
  coaching: { best: string; forYourself: string; forOrganisation: string; notes: string };
  summary: {
    title: string;
    table: string;
    pages: string;
    none: string;
    note: string;
    text: string;
  };
  contract: { title: string; online: string; signatures: [mine: string, support: string, date: string] };
}
