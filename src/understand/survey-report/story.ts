import type { Fidelity } from "#listen/survey-files/survey-file.ts";
import type { SurveyResults } from "../surveys/survey-results.ts";
import type { Plot } from "./plot.ts";

/** What the report on a survey is made of. */
export interface StorySource {
  title: string;
  /** ISO date that is printed on the report. */
  date: string;
  results: SurveyResults;
  /** What was read; without columns it can't be said how each was used. */
  fidelity: Fidelity;
  /** Which program computed the figures and with which beginning of its random numbers. */
  made: { program: string; seed: number };
  /**
   * Where it is read, and so how what is missing is given: "command" by options; "own page" where it can be chosen right there;
   * "elsewhere" by whoever has the file: pages of what is kept, reports from the application; "campaign" in the questionnaire.
   */
  place: "command" | "own page" | "elsewhere" | "campaign";
}

/**
 * The report on a survey as content: PDF, HTML and pages lay out the same words in the same order. Texts are plain, and
 * hold labels of the survey as they are: nothing in them is markup.
 */
export interface SurveyStory {
  title: string;
  date: string;
  /** Figures that stand above everything: at most three. */
  headline: { label: string; value: string; note: string }[];
  /** The answers in short, a sentence or two for each of the four questions. */
  summary: string[];
  /** The four questions, then the appendix. */
  chapters: StoryChapter[];
}

export interface StoryChapter {
  /** Its place in the address, such as "matters". */
  id: string;
  /** "What matters most" */
  title: string;
  isAppendix: boolean;
  /** The answer, in one or two sentences. */
  answer: string;
  parts: StoryPart[];
}

export type StoryPart =
  | { kind: "heading"; title: string }
  | { kind: "paragraph"; text: string; style: "body" | "note" }
  | { kind: "list"; items: string[]; ordered: boolean }
  | { kind: "definitions"; items: { term: string; text: string }[] }
  | StoryTable
  | StoryChart
  | StoryPlot;

export interface StoryTable {
  kind: "table";
  title: string;
  columns: { title: string; align: "start" | "end" }[];
  rows: string[][];
  note: string | null;
}

/**
 * Where a chart stands. Who lays out draws it from the results: "drivers" of `outcome.drivers`, "map" their importance and
 * performance, "items" ratings, "shares" ticked options, "gaps" of `gaps`, "groups" an item's means in all groups, "nps".
 */
export interface StoryChart {
  kind: "chart";
  chart: "drivers" | "map" | "items" | "shares" | "gaps" | "groups" | "nps";
  title: string;
  /** The chart in words with its figures. */
  alt: string;
  /** Under the chart: how to read it, and n. */
  note: string | null;
  /**
   * What is drawn, in this order: names of drivers or items; for "gaps" places in `results.gaps`; for "groups" one item's
   * name; empty for "nps".
   */
  names: string[];
}

/** A chart that brings its figures along. */
export interface StoryPlot {
  kind: "plot";
  title: string;
  /** The chart in words with its figures. */
  alt: string;
  /** Under the chart: how to read it, and n. */
  note: string;
  /** What the figures stand for, and how they were computed. */
  how: { definition: string; method: string };
  figures: Plot;
}
