import type { Brand } from "#document/brand.ts";
import type { Report } from "#document/report.ts";
import type { Transaction } from "#platform/database/tables.ts";
import { program } from "#platform/program.ts";
import {
  campaignSurvey,
  campaignSurveyGroup,
  surveyTrend,
} from "../campaign-surveys/campaign-surveys.service.ts";
import { themesForReport } from "../comments/released-themes.service.ts";
import { perceptionGapsOf, savedComparisons } from "../perceptions/perceptions.service.ts";
import { longDate } from "../profile/wording.ts";
import { oneLine, whole } from "../survey-report/figures.ts";
import type { SurveyStory } from "../survey-report/story.ts";
import { storyReport } from "../survey-report/story-report.ts";
import type { SurveyResults } from "../surveys/survey-results.ts";
import type { CampaignSource, SavedPerceptions } from "./campaign-source.ts";
import { campaignStory } from "./campaign-story.ts";
import { groupResults, groupStory } from "./group-story.ts";

/** Who sees single answers, in a sentence. */
const secrecy = {
  named: "",
  confidential:
    "Answers are confidential: only those whom respondents were told of when they were asked see single ones. ",
  anonymous:
    "Answers are anonymous: nothing joins them with those who gave them, and nobody sees single ones. ",
};

/** What is reported on: a release, and one group of it where one is named. */
export interface AskedReport {
  campaign: string;
  release?: string | undefined;
  group?: { breakdown: string; value: string } | undefined;
}

/** A story with everything that a file of it needs. */
export interface ToldCampaign {
  /** Of files, without an ending. */
  name: string;
  source: CampaignSource;
  story: SurveyStory;
  results: SurveyResults;
  /** Answers, name and day, for below pictures. */
  words: string;
}

/**
 * What a survey campaign's figures come to, in words and with charts.
 *
 * @throws AppError "campaign-survey.not-found", "campaign-survey.group-not-found"
 */
export async function toldCampaign(
  tx: Transaction,
  workspaceId: string,
  { campaign, release, group }: AskedReport,
): Promise<ToldCampaign> {
  const found = await campaignSurvey(tx, workspaceId, campaign, release);
  const source: CampaignSource = {
    survey: found.survey,
    date: found.releasedAt.slice(0, 10),
    program,
    trend: null,
    themes: null,
    perceptions: [],
  };
  const wordsOf = (title: string, n: number) => [title, `n = ${whole(n)}`, longDate(source.date)].join(" · ");
  if (group) {
    const { group: own } = await campaignSurveyGroup(tx, workspaceId, campaign, group, found.release);
    const story = groupStory(source, own);
    return {
      name: `${found.survey.campaign.name} - ${own.label}`,
      source,
      story,
      results: groupResults(source, own),
      words: wordsOf(story.title, own.n),
    };
  }
  const { trend } = await surveyTrend(tx, workspaceId, campaign, found.release);
  const everything = { ...source, trend, ...(await voicesOf(tx, workspaceId, campaign)) };
  const story = campaignStory(everything);
  return {
    name: found.survey.campaign.name,
    source: everything,
    story,
    results: found.survey.overall,
    words: wordsOf(story.title, found.survey.overall.n),
  };
}

/** What belongs to a campaign's story beside its figures. */
async function voicesOf(
  tx: Transaction,
  workspaceId: string,
  campaign: string,
): Promise<Pick<CampaignSource, "themes" | "perceptions">> {
  return {
    themes: await themesForReport(tx, workspaceId, campaign),
    perceptions: await perceptionsOf(tx, workspaceId, campaign),
  };
}

/** The same of a campaign that has figures. @throws AppError "campaign-survey.not-found" */
export async function campaignVoices(
  tx: Transaction,
  workspaceId: string,
  campaign: string,
): Promise<Pick<CampaignSource, "themes" | "perceptions">> {
  await campaignSurvey(tx, workspaceId, campaign);
  return voicesOf(tx, workspaceId, campaign);
}

/** Saved comparisons that a campaign is part of, with their figures. */
async function perceptionsOf(
  tx: Transaction,
  workspaceId: string,
  campaign: string,
): Promise<SavedPerceptions[]> {
  const saved = await savedComparisons(tx, workspaceId);
  const own = saved.filter(
    ({ customers, staff }) => customers.campaign === campaign || staff.campaign === campaign,
  );
  const told = [];
  for (const { name, customers, staff } of own) {
    const pair = { customers: customers.campaign, staff: staff.campaign };
    const { importance, answers, items, notes } = await perceptionGapsOf(tx, workspaceId, pair);
    told.push({ name, customers: customers.name, staff: staff.name, importance, answers, items, notes });
  }
  return told;
}

const questions = { customers: "What customers say", staff: "What people say" } as const;

/** The printed report. */
export function campaignReport({ source, story, results }: ToldCampaign, { name }: Brand): Report {
  const { campaign, response } = source.survey;
  return storyReport(results, story, {
    title: questions[campaign.audience],
    kicker: "Survey report",
    facts: [
      {
        label: "Answers",
        value:
          response.uninvited === undefined
            ? `${whole(results.n)} of ${whole(response.invited)} invited`
            : `${whole(results.n)}, of them ${whole(response.uninvited)} through doors; ${whole(response.invited)} were invited`,
      },
      { label: "Questionnaire", value: oneLine(campaign.questionnaire, 120) },
      {
        label: "Asked",
        value: `${longDate(campaign.openedAt.slice(0, 10))} to ${campaign.closedAt === null ? "now" : longDate(campaign.closedAt.slice(0, 10))}`,
      },
      { label: "Released", value: longDate(source.date) },
      { label: "Prepared by", value: name },
    ],
    notice: `${secrecy[campaign.anonymity]}Figures of fewer than ${campaign.minimum} people are withheld, and others where a withheld one could be worked out from them. The figures are for learning what to change.`,
  });
}

/** What stands above the title of the same as a page. */
export const kickerOf = ({ survey: { campaign } }: CampaignSource): string => questions[campaign.audience];
