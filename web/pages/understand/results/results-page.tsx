import { lazy, Suspense } from "react";
import type { Overview } from "#understand/results/result-pages.contract.ts";
import { useWorkspace } from "../../../shell/use-workspace.ts";
import { LinkButton } from "../../../ui/button.tsx";
import { Skeleton } from "../../../ui/skeleton.tsx";
import { ChangeSection } from "./change-section.tsx";
import { CompetenciesSection } from "./competencies-section.tsx";
import { DepartmentsSection } from "./departments-section.tsx";
import { GapsSection } from "./gaps-section.tsx";
import { LeadersSection } from "./leaders-section.tsx";
import { headline } from "./result-words.ts";
import { ResultsFrame } from "./results-frame.tsx";
import { TrustSection } from "./trust-section.tsx";
import { highestTotal, type ProfileData } from "./use-overview.ts";

// Results of surveys draw other charts than profiles do.
const SurveyResults = lazy(async () => {
  const { SurveyResults: shown } = await import("../campaign-surveys/survey-results.tsx");
  return { default: shown };
});

/** What a campaign's answers say about the organisation or one of its units, in the order of what matters. */
export const ResultsPage = () => (
  <ResultsFrame
    part=""
    withoutProfile={(overview) => (
      <>
        <Suspense fallback={<Skeleton lines={10} />}>
          <SurveyResults overview={overview} />
        </Suspense>
        <PersonalReportsLink overview={overview} />
      </>
    )}
  >
    {(data) => (
      <>
        <Headline data={data} />
        <GapsSection data={data} />
        <CompetenciesSection data={data} />
        {data.unit.path === "" && <LeadersSection data={data} />}
        <DepartmentsSection data={data} />
        <ChangeSection data={data} />
        {data.unit.path === "" && <TrustSection />}
        <PersonalReportsLink overview={data.overview} />
      </>
    )}
  </ResultsFrame>
);

/** The one sentence that matters. */
function Headline({ data: { competencies, unit, texts } }: { data: ProfileData }) {
  const shown = competencies.flatMap(({ name, figures }) =>
    figures ? [{ name, gap: figures.gap, n: figures.n }] : [],
  );
  return (
    <p className="results-headline">
      {headline({ shown, staff: unit.staff ?? 0, points: `points of ${highestTotal(texts)}` })}
    </p>
  );
}

/** To the reports on single people, for those who may have them made. */
function PersonalReportsLink({ overview: { campaign, profile } }: { overview: Overview }) {
  const { can, href } = useWorkspace();
  if (!profile || !campaign.closed || !can("campaigns.write")) return null;
  return (
    <p className="results-further">
      <LinkButton href={href(`/results/${campaign.campaign}/people`)}>Personal reports</LinkButton>{" "}
      <LinkButton href={href(`/results/${campaign.campaign}/take-along`)}>Single answers as files</LinkButton>
    </p>
  );
}
