import type { CampaignSurvey, SurveyTrend } from "../campaign-surveys/campaign-survey.ts";
import type { ThemesForReport } from "../comments/released-themes.ts";
import type { PerceptionItem, Side } from "../perceptions/perception-gaps.ts";
import { inOwnUnits, type PlotUnit } from "../survey-report/plot.ts";
import { printerOf } from "../survey-report/source.ts";
import type { StorySource } from "../survey-report/story.ts";
import type { ItemResult, SurveyResults } from "../surveys/survey-results.ts";

/** What the story of a survey campaign is told from. */
export interface CampaignSource {
  survey: CampaignSurvey;
  /** ISO date that is printed on the report. */
  date: string;
  /** Which program computed the figures. */
  program: string;
  /** What changed since earlier campaigns; null where there is none. */
  trend: SurveyTrend | null;
  /** Null where no theme is released. */
  themes: ThemesForReport | null;
  /** Comparisons of perceptions that were saved and are about this campaign. */
  perceptions: SavedPerceptions[];
}

/** A saved comparison with its figures, as the story needs it. */
export interface SavedPerceptions {
  name: string;
  customers: string;
  staff: string;
  importance: "derived" | "stated" | "none";
  answers: Record<Side, number | null>;
  items: PerceptionItem[];
  notes: string[];
}

/** Answers that were asked for here come from no file. */
const noFile: StorySource["fidelity"] = {
  file: { name: "", bytes: 0, format: "csv" },
  definition: null,
  layout: { encoding: null, separator: null, sheet: null, headerRows: 0 },
  rows: 0,
  rejected: { count: 0, first: [] },
  counts: { kept: 0, changed: 0, lost: 0 },
  lines: [],
  notes: [],
  columns: [],
  mapping: {},
};

/** The same as the stories of files take it. */
export const storySourceOf = ({ survey, date, program }: CampaignSource): StorySource => ({
  title: survey.campaign.name,
  date,
  results: survey.overall,
  fidelity: noFile,
  made: { program, seed: 1 },
  place: "campaign",
});

/** Results as if a breakdown were all there is, for what is told of one at a time. */
export function resultsBy(
  survey: CampaignSurvey,
  breakdown: CampaignSurvey["breakdowns"][number],
): SurveyResults {
  const { id, label, groups, gaps, groupTests } = breakdown;
  return {
    ...survey.overall,
    minimum: survey.campaign.minimum,
    grouping: { name: id, label },
    groups: groups.map(({ label: name, n, suppressed, why, items }) => ({ name, n, suppressed, why, items })),
    gaps,
    groupTests,
  };
}

/** How an item's figures are drawn: as many decimals as its words have, shares as percent. */
export function unitOf(item: ItemResult | undefined): PlotUnit {
  if (item?.kind === "multiple") return { factor: 100, decimals: 0, isSigned: false, suffix: " %" };
  return inOwnUnits(printerOf(item)(0).split(".")[1]?.length ?? 0);
}

/** "customers" or "staff": whom the answers are from. */
export const peopleOf = ({ campaign }: CampaignSurvey): string =>
  campaign.audience === "customers" ? "customers" : "people";
