import "./surveys.css";
import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { readSurveyWave } from "#understand/imported-surveys/imported-surveys.contract.ts";
import { surveyStory } from "#understand/survey-report/survey-story.ts";
import { call } from "../../../client.ts";
import { usePathParam } from "../../../shell/address.ts";
import { useWorkspace } from "../../../shell/use-workspace.ts";
import { Breadcrumbs } from "../../../ui/breadcrumbs.tsx";
import { LinkButton } from "../../../ui/button.tsx";
import { FigureSource } from "../../../ui/chart/figure-source.ts";
import { Page } from "../../../ui/page.tsx";
import { Query } from "../../../ui/query.tsx";
import { storySource } from "./story-source.ts";
import { StoryView } from "./story-view.tsx";
import { Downloads } from "./survey-downloads.tsx";

/** A day as people write it. */
const dayWords = (day: string) => new Date(day).toLocaleDateString(undefined, { dateStyle: "long" });

/** The results of one wave of a kept survey, in the words of the report. */
export function SurveyWavePage() {
  const { id: workspace, href, name: programme } = useWorkspace();
  const [survey, wave] = [usePathParam("survey"), usePathParam("wave")];
  const query = useQuery({
    queryKey: [workspace, "surveys", survey, wave],
    queryFn: ({ signal }) => call(readSurveyWave, { params: { workspace, survey, wave } }, { signal }),
  });
  const { data } = query;
  const source = useMemo(
    () =>
      data && storySource({ title: data.survey.name, date: data.wave.keptAt, place: "elsewhere", ...data }),
    [data],
  );
  const trail = [
    { label: "Surveys from elsewhere", href: href("/surveys") },
    { label: data?.survey.name ?? "Survey", href: href(`/surveys/kept/${survey}`) },
  ];
  return (
    <FigureSource
      value={
        data
          ? [programme, data.survey.name, data.wave.name, `n = ${data.results.n.toLocaleString()}`].join(
              " · ",
            )
          : ""
      }
    >
      <Page
        kicker={<Breadcrumbs trail={trail} />}
        title={data?.wave.name ?? "Results"}
        lead={
          data &&
          `${data.survey.name}: ${data.wave.answers.toLocaleString()} answers, in the field from ${dayWords(data.wave.from)} to ${dayWords(data.wave.to)}.`
        }
        actions={
          data && (
            <>
              <LinkButton href={href(`/surveys/kept/${survey}/compare?later=${wave}`)}>Compare</LinkButton>
              <Downloads base={`/api/workspaces/${workspace}/surveys/${survey}/waves/${wave}`} />
            </>
          )
        }
      >
        <Query query={query} lines={10}>
          {(found) =>
            source && (
              <StoryView
                story={surveyStory(source)}
                results={source.results}
                released={`${dayWords(found.wave.keptAt)}, by ${found.wave.keptBy}.`}
              />
            )
          }
        </Query>
      </Page>
    </FigureSource>
  );
}
