import { useQuery } from "@tanstack/react-query";
import { type CampaignResults, readResults } from "#understand/results/results.contract.ts";
import { call } from "../../../client.ts";
import { usePathParam, useSearchParam } from "../../../shell/address.ts";
import { useWorkspace } from "../../../shell/use-workspace.ts";
import { Breadcrumbs } from "../../../ui/breadcrumbs.tsx";
import { LinkButton } from "../../../ui/button.tsx";
import { Page } from "../../../ui/page.tsx";
import { Query } from "../../../ui/query.tsx";
import { Time } from "../../../ui/time.tsx";
import { Downloads } from "./downloads.tsx";
import { pollInterval } from "./polling.ts";
import { ProfileResults } from "./profile-results.tsx";
import { QuestionResults } from "./question-results.tsx";
import { Releases } from "./releases.tsx";
import { Waiting } from "./waiting.tsx";

/** What one campaign's answers say. */
export function ResultsPage() {
  const { id: workspace, href } = useWorkspace();
  const campaign = usePathParam("campaign");
  const [release] = useSearchParam("release", "");
  const query = useQuery({
    queryKey: [workspace, "results", campaign, release],
    queryFn: ({ signal }) =>
      call(
        readResults,
        { params: { workspace, campaign }, query: release === "" ? {} : { release } },
        { signal },
      ),
    refetchInterval: ({ state: { data } }) => data?.state === "computing" && pollInterval,
  });
  const { data } = query;
  return (
    <Page
      kicker={<Breadcrumbs trail={[{ label: "Results", href: href("/results") }]} />}
      title={data?.campaign.name ?? "Results"}
      lead={data && <Lead data={data} />}
      actions={data?.results && data.release && <Downloads data={data} release={data.release.release} />}
    >
      <Query query={query} lines={8}>
        {(loaded) => (
          <>
            <Releases data={loaded} />
            <Body data={loaded} />
          </>
        )}
      </Query>
    </Page>
  );
}

function Lead({ data: { campaign, release } }: { data: CampaignResults }) {
  return (
    <>
      {campaign.questionnaire}, {campaign.anonymity} answers
      {release && (
        <>
          ; {release.kind === "close" ? "released at its close" : "snapshot"},{" "}
          <Time value={release.releasedAt} as="date" />
        </>
      )}
      .
    </>
  );
}

function Body({ data }: { data: CampaignResults }) {
  const { state, results, profile } = data;
  if (state !== "ready" || !results) return <Waiting data={data} />;
  return (
    <>
      {results.profile && profile && (
        <ProfileResults data={data} results={results.profile} invited={results.invited} texts={profile} />
      )}
      {results.questions.length > 0 && (
        <QuestionResults questions={results.questions} anonymity={data.campaign.anonymity} />
      )}
      <PersonalReportsLink data={data} />
    </>
  );
}

/** To the reports on single people, for those who may open them. */
function PersonalReportsLink({ data: { campaign, profile } }: { data: CampaignResults }) {
  const { can, href } = useWorkspace();
  const mayOpen = campaign.anonymity === "named" ? can("campaigns.write") : can("answers.identified");
  if (!profile || !campaign.closed || !mayOpen) return null;
  return (
    <p>
      <LinkButton href={href(`/results/${campaign.campaign}/people`)}>Personal reports</LinkButton>
    </p>
  );
}
