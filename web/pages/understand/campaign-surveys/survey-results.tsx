import "../surveys/surveys.css";
import "./campaign-surveys.css";
import { useMemo } from "react";
import { isKind } from "#platform/errors.ts";
import type { CampaignSource } from "#understand/campaign-reports/campaign-source.ts";
import { campaignStory } from "#understand/campaign-reports/campaign-story.ts";
import { groupResults, groupStory } from "#understand/campaign-reports/group-story.ts";
import type { CampaignSurveyGroup, SurveyTrend } from "#understand/campaign-surveys/campaign-survey.ts";
import { surveyFiguresNotFound } from "#understand/campaign-surveys/campaign-surveys.errors.ts";
import type { Overview } from "#understand/results/result-pages.contract.ts";
import { useWorkspace } from "../../../shell/use-workspace.ts";
import { LinkButton } from "../../../ui/button.tsx";
import { Query } from "../../../ui/query.tsx";
import { Downloads } from "../results/downloads.tsx";
import { QuestionResults } from "../results/question-results.tsx";
import { dayWords } from "../results/result-words.ts";
import { StoryView } from "../surveys/story-view.tsx";
import { BreakdownView } from "./breakdown-view.tsx";
import { GroupFilter } from "./group-filter.tsx";
import { SurveyDownloads } from "./survey-downloads.tsx";
import { SurveyTabs } from "./survey-tabs.tsx";
import {
  type FoundSurvey,
  useCampaignSurvey,
  useGroup,
  useGroupFilter,
  useTrend,
  useVoices,
} from "./use-survey.ts";

/** Results of a survey campaign: what it comes to, or question by question where no figures were made of it. */
export function SurveyResults({ overview }: { overview: Overview }) {
  const query = useCampaignSurvey();
  const trend = useTrend();
  if (isKind(query.error, surveyFiguresNotFound))
    return (
      <>
        <div className="campaign-files">
          <Downloads data={overview} isWholeOnly />
        </div>
        <QuestionResults overview={overview} />
      </>
    );
  return (
    <Query query={query} lines={12}>
      {(found) => <Results found={found} trend={trend.data?.trend ?? null} />}
    </Query>
  );
}

function Results({ found, trend }: { found: FoundSurvey; trend: SurveyTrend | null }) {
  const { survey, releasedAt, release } = found;
  const { breakdown, value } = useGroupFilter();
  const group = useGroup(breakdown, value);
  const { data: voices } = useVoices();
  const source = useMemo(
    (): CampaignSource => ({
      survey,
      date: releasedAt.slice(0, 10),
      program: "Serviceloop",
      trend,
      themes: voices?.themes ?? null,
      perceptions: voices?.perceptions ?? [],
    }),
    [survey, releasedAt, trend, voices],
  );
  const released = `${dayWords(releasedAt)}, for everybody who reads results.`;
  const isFiltered = breakdown !== "" && value !== "";
  return (
    <>
      <SurveyTabs current="" />
      <div className="campaign-bar">
        <GroupFilter survey={survey} breakdown={breakdown} value={value} />
        <SurveyDownloads
          campaign={found.campaign}
          release={release}
          filter={isFiltered ? { breakdown, value } : null}
        />
      </div>
      {isFiltered ? (
        <Query query={group} lines={12}>
          {({ group: own }) => <GroupResults source={source} group={own} released={released} />}
        </Query>
      ) : (
        <Everybody source={source} released={released} />
      )}
      <Further found={found} />
    </>
  );
}

/** Where one goes on from here. */
function Further({ found: { campaign, survey } }: { found: FoundSurvey }) {
  const { href, can } = useWorkspace();
  const hasPersons = can("campaigns.read") && survey.breakdowns.some(({ arePersons }) => arePersons);
  return (
    <p className="results-further">
      <LinkButton href={href(`/who-sees/${campaign}`)}>Who sees what of it</LinkButton>{" "}
      {hasPersons && (
        <LinkButton href={href(`/results/${campaign}/account-people`)}>Account people</LinkButton>
      )}{" "}
      <LinkButton href={href("/comments")}>Comments</LinkButton>
    </p>
  );
}

interface ToldProps {
  source: CampaignSource;
  released: string;
}

function Everybody({ source, released }: ToldProps) {
  const story = useMemo(() => campaignStory(source), [source]);
  const { survey } = source;
  return (
    <StoryView
      story={story}
      results={survey.overall}
      released={released}
      instead={({ id, parts }) =>
        id === "differs" && parts.length > 0 ? <BreakdownView survey={survey} released={released} /> : null
      }
    />
  );
}

function GroupResults({ source, group, released }: ToldProps & { group: CampaignSurveyGroup }) {
  const story = useMemo(() => groupStory(source, group), [source, group]);
  const results = useMemo(() => groupResults(source, group), [source, group]);
  return <StoryView story={story} results={results} released={released} />;
}
