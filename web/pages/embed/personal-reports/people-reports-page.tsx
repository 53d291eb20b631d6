import { usePathParam } from "../../../shell/address.ts";
import { useWorkspace } from "../../../shell/use-workspace.ts";
import { Breadcrumbs } from "../../../ui/breadcrumbs.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { Page } from "../../../ui/page.tsx";
import { Query } from "../../../ui/query.tsx";
import { FailuresSection } from "./failures-section.tsx";
import { PeopleSection } from "./people-section.tsx";
import { RoundSection } from "./round-section.tsx";
import { UntoldSection } from "./untold-section.tsx";
import { type Round, useRound } from "./use-round.ts";

/** The personal reports of a campaign: all at once for those who run it, one by one for those whom respondents were told of. */
export function PeopleReportsPage() {
  const { href } = useWorkspace();
  const campaign = usePathParam("campaign");
  const query = useRound();
  return (
    <Page
      kicker={
        <Breadcrumbs
          trail={[
            { label: "Results", href: href("/results") },
            { label: query.data?.campaign ?? "Campaign", href: href(`/results/${campaign}`) },
          ]}
        />
      }
      title="Personal reports"
      lead="A report belongs to its subject, who finds it on their own page."
    >
      <Query query={query}>{(round) => <Reports round={round} />}</Query>
    </Page>
  );
}

function Reports({ round }: { round: Round }) {
  const { batch, stored, closed } = round;
  return (
    <>
      <RoundSection round={round} />
      {stored === null && (
        <Notice title="You see how far it is, and no names or numbers.">
          <p>
            In a confidential campaign people's reports are for themselves and for the consultants whom they
            were told of. How many reports there are would say who has answered, so that is for those
            consultants, too.
          </p>
        </Notice>
      )}
      {batch && stored && stored.failures > 0 && <FailuresSection batch={batch.id} />}
      {batch?.state === "done" && stored && <UntoldSection batch={batch.id} />}
      {closed && stored && <PeopleSection />}
    </>
  );
}
