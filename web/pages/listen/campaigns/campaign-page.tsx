import { lazy, Suspense } from "react";
import { usePathParam } from "../../../shell/address.ts";
import { useWorkspace } from "../../../shell/use-workspace.ts";
import { Breadcrumbs } from "../../../ui/breadcrumbs.tsx";
import { Page } from "../../../ui/page.tsx";
import { Query } from "../../../ui/query.tsx";
import { useCampaign } from "./use-campaign.ts";

const DraftPage = lazy(async () => ({ default: (await import("./draft/draft-page.tsx")).DraftPage }));
const RunningPage = lazy(async () => ({ default: (await import("./running/running-page.tsx")).RunningPage }));

/** One campaign: its draft, how it runs, or what became of it. */
export function CampaignPage() {
  const { href } = useWorkspace();
  const id = usePathParam("campaign");
  const campaign = useCampaign(id);
  const { data } = campaign;
  if (!data)
    return (
      <Page
        kicker={<Breadcrumbs trail={[{ label: "Campaigns", href: href("/campaigns") }]} />}
        title="Campaign"
      >
        <Query query={campaign}>{() => null}</Query>
      </Page>
    );
  return (
    <Suspense fallback={null}>
      {data.state === "draft" ? (
        <DraftPage key={id} campaign={data} />
      ) : (
        <RunningPage key={id} campaign={data} />
      )}
    </Suspense>
  );
}
