import "./surveys.css";
import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { readSurveyImport } from "#listen/survey-imports/survey-imports.contract.ts";
import type { SurveyImport } from "#listen/survey-imports/survey-imports.schema.ts";
import { readImportResults } from "#understand/imported-surveys/imported-surveys.contract.ts";
import { surveyStory } from "#understand/survey-report/survey-story.ts";
import { call } from "../../../client.ts";
import { usePathParam } from "../../../shell/address.ts";
import { useWorkspace } from "../../../shell/use-workspace.ts";
import { Breadcrumbs } from "../../../ui/breadcrumbs.tsx";
import { LinkButton } from "../../../ui/button.tsx";
import { FigureSource } from "../../../ui/chart/figure-source.ts";
import { Page } from "../../../ui/page.tsx";
import { Query } from "../../../ui/query.tsx";
import { Stack } from "../../../ui/stack.tsx";
import { Stepper } from "../../../ui/stepper.tsx";
import { ComputeAgain } from "./compute-again.tsx";
import { Computing } from "./computing.tsx";
import { storySource } from "./story-source.ts";
import { StoryView } from "./story-view.tsx";
import { Downloads } from "./survey-downloads.tsx";
import { useUnderstanding } from "./use-understanding.ts";

const pollInterval = 1000;
const steps = ["Choose the file", "Check what was understood", "See what matters most"];

/** The last step from another tool's survey to the answer: what matters most, in the words of the report. */
export function SurveyResultsPage() {
  const { id: workspace, href, name: programme } = useWorkspace();
  const id = usePathParam("import");
  const params = { workspace, import: id };
  const query = useQuery({
    queryKey: [workspace, "survey-imports", id],
    queryFn: ({ signal }) => call(readSurveyImport, { params }, { signal }),
    refetchInterval: ({ state: { data } }) =>
      data !== undefined && ["waiting", "reading", "computing"].includes(data.state) && pollInterval,
    staleTime: 0,
  });
  const { data } = query;
  const trail = [
    { label: "Surveys from elsewhere", href: href("/surveys") },
    { label: data?.fileName ?? "Survey", href: href(`/surveys/${id}`) },
  ];
  return (
    <FigureSource value={data ? `${programme} · ${data.fileName}` : ""}>
      <Page
        kicker={<Breadcrumbs trail={trail} />}
        title="What matters most"
        lead={data && leadOf(data)}
        actions={
          data?.state === "ready" && (
            <>
              <Downloads base={`/api/workspaces/${workspace}/survey-imports/${id}`} isOwn />
              <LinkButton tone="primary" href={href(`/surveys/${id}/keep`)}>
                {data.survey === null ? "Keep as a campaign" : "Keep as a wave"}
              </LinkButton>
            </>
          )
        }
      >
        <Query query={query} lines={10}>
          {(found) => (
            <Stack gap="large">
              <Stepper label="Steps" steps={steps} current={2} />
              {found.state === "ready" ? <Results found={found} /> : <Computing found={found} />}
            </Stack>
          )}
        </Query>
      </Page>
    </FigureSource>
  );
}

const leadOf = ({ fileName, survey, rows }: SurveyImport) =>
  `${survey ? `${survey.name}: ` : ""}${fileName}${rows === null ? "" : `, ${rows.toLocaleString()} ${rows === 1 ? "answer" : "answers"}`}. Only you see this until you keep it.`;

function Results({ found }: { found: SurveyImport }) {
  const { id: workspace, href } = useWorkspace();
  const query = useQuery({
    queryKey: [workspace, "survey-imports", found.import, "results", found.revision, found.computedAt],
    queryFn: ({ signal }) =>
      call(readImportResults, { params: { workspace, import: found.import } }, { signal }),
  });
  const { data } = query;
  // Where something is to be chosen, the story names columns that may be meant.
  const isIncomplete = data && (data.results.outcome === null || data.results.groups.length === 0);
  const understood = useUnderstanding(found, isIncomplete === true);
  const title = found.survey?.name ?? found.fileName;
  const columns = understood.data?.understanding.columns;
  const source = useMemo(
    () => data && storySource({ title, date: data.computedAt, columns, place: "own page", ...data }),
    [data, title, columns],
  );
  return (
    <Query query={query} lines={10}>
      {({ results }) =>
        source && (
          <>
            <StoryView
              story={surveyStory(source)}
              results={source.results}
              released="Not yet: only you see it."
              below={({ id }) =>
                id === "matters" ? (
                  <ComputeAgain found={found} results={results} what="outcome" />
                ) : (
                  id === "differs" && <ComputeAgain found={found} results={results} what="group" />
                )
              }
            />
            <p>
              <LinkButton href={href(`/surveys/${found.import}`)}>
                See what was read, and correct it
              </LinkButton>
            </p>
          </>
        )
      }
    </Query>
  );
}
