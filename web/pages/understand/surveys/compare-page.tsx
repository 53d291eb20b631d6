import "./surveys.css";
import { useQuery } from "@tanstack/react-query";
import {
  compareSurveyWaves,
  type KeptSurvey,
  readSurvey,
} from "#understand/imported-surveys/imported-surveys.contract.ts";
import { call } from "../../../client.ts";
import { usePathParam, useSearchParam } from "../../../shell/address.ts";
import { useWorkspace } from "../../../shell/use-workspace.ts";
import { Breadcrumbs } from "../../../ui/breadcrumbs.tsx";
import { LinkButton } from "../../../ui/button.tsx";
import { FigureSource } from "../../../ui/chart/figure-source.ts";
import { EmptyState } from "../../../ui/empty-state.tsx";
import { Page } from "../../../ui/page.tsx";
import { Query } from "../../../ui/query.tsx";
import { Select } from "../../../ui/select.tsx";
import { Changes } from "./changes.tsx";
import { comparedWaves } from "./compared-waves.ts";
import { NotComparable } from "./not-comparable.tsx";
import { RankingThenAndNow } from "./ranking-then-and-now.tsx";

/** Two waves of a kept survey: what changed, what matters now and then, and what can't be compared. */
export function CompareWavesPage() {
  const { id: workspace, href, name: programme } = useWorkspace();
  const survey = usePathParam("survey");
  const query = useQuery({
    queryKey: [workspace, "surveys", survey],
    queryFn: ({ signal }) => call(readSurvey, { params: { workspace, survey } }, { signal }),
  });
  const { data } = query;
  const trail = [
    { label: "Surveys from elsewhere", href: href("/surveys") },
    { label: data?.name ?? "Survey", href: href(`/surveys/kept/${survey}`) },
  ];
  return (
    <FigureSource value={data ? `${programme} · ${data.name}` : ""}>
      <Page
        kicker={<Breadcrumbs trail={trail} />}
        title="What changed between waves"
        lead="Different people may have answered each time, so differences carry the chance of both."
      >
        <Query query={query}>{(found) => <Comparison survey={found} />}</Query>
      </Page>
    </FigureSource>
  );
}

function Comparison({ survey }: { survey: KeptSurvey }) {
  const { id: workspace, can, href } = useWorkspace();
  const [earlierId, setEarlier] = useSearchParam("earlier", "");
  const [laterId, setLater] = useSearchParam("later", "");
  const chosen = comparedWaves(survey.waves, earlierId, laterId);
  const query = useQuery({
    queryKey: [workspace, "surveys", survey.survey, "comparison", chosen?.earlier.wave, chosen?.later.wave],
    queryFn: ({ signal }) =>
      call(
        compareSurveyWaves,
        {
          params: { workspace, survey: survey.survey },
          query: { earlier: chosen?.earlier.wave ?? "", later: chosen?.later.wave ?? "" },
        },
        { signal },
      ),
    enabled: chosen !== null,
  });
  if (!chosen)
    return (
      <EmptyState
        title="There is only one wave"
        actions={
          can("campaigns.write") && (
            <LinkButton tone="primary" href={href(`/surveys/new?survey=${survey.survey}`)}>
              Add the next wave
            </LinkButton>
          )
        }
      >
        Ask the same questions again and add the export as the next wave: it is then compared with this one.
      </EmptyState>
    );
  const optionsBut = (other: string) =>
    survey.waves.map(({ wave, name, answers }) => ({
      value: wave,
      label: name,
      description: `${answers.toLocaleString()} answers`,
      isDisabled: wave === other,
    }));
  return (
    <>
      <div className="story-choices">
        <Select
          label="Then"
          value={chosen.earlier.wave}
          onChange={setEarlier}
          options={optionsBut(chosen.later.wave)}
        />
        <Select
          label="Now"
          value={chosen.later.wave}
          onChange={setLater}
          options={optionsBut(chosen.earlier.wave)}
        />
      </div>
      <Query query={query} lines={10}>
        {({ earlier, later, comparison }) => (
          <>
            <Changes comparison={comparison} earlier={earlier} later={later} />
            {comparison.drivers && (
              <RankingThenAndNow drivers={comparison.drivers} earlier={earlier} later={later} />
            )}
            <NotComparable comparison={comparison} />
          </>
        )}
      </Query>
    </>
  );
}
