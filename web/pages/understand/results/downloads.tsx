import { Download } from "lucide-react";
import type { CampaignResults } from "#understand/results/results.contract.ts";
import { useWorkspace } from "../../../shell/use-workspace.ts";
import { LinkButton } from "../../../ui/button.tsx";

/** Address of a file of a campaign's results. */
export const fileAddress = (
  workspace: string,
  campaign: string,
  name: string,
  query: Record<string, string>,
) => `/api/workspaces/${workspace}/campaigns/${campaign}/results/${name}?${new URLSearchParams(query)}`;

/** The results as files. */
export function Downloads({ data, release }: { data: CampaignResults; release: string }) {
  const { id: workspace } = useWorkspace();
  const { campaign, state, results } = data;
  const icon = <Download size={16} aria-hidden />;
  const address = (name: string) => fileAddress(workspace, campaign.campaign, name, { release });
  const [whole] = results?.profile?.units ?? [];
  return (
    <>
      <LinkButton href={address("results.json")} icon={icon} download>
        Figures (JSON)
      </LinkButton>
      <LinkButton href={address("figures.csv")} icon={icon} download>
        Figures (CSV)
      </LinkButton>
      {state === "ready" && whole?.suppressed === false && (
        <LinkButton tone="primary" href={address("report.pdf")} icon={icon} download>
          Report (PDF)
        </LinkButton>
      )}
    </>
  );
}
