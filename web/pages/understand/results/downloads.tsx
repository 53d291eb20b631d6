import { Download } from "lucide-react";
import type { Overview } from "#understand/results/result-pages.contract.ts";
import { useWorkspace } from "../../../shell/use-workspace.ts";
import { LinkButton } from "../../../ui/button.tsx";
import { Menu } from "../../../ui/menu.tsx";

/** Address of a file of a campaign's results. */
const fileAddress = (workspace: string, campaign: string, name: string, query: Record<string, string>) =>
  `/api/workspaces/${workspace}/campaigns/${campaign}/results/${name}?${new URLSearchParams(query)}`;

/** The results as files: the report on what is looked at, and its figures. */
export function Downloads({ data, isWholeOnly }: { data: Overview; isWholeOnly: boolean }) {
  const { id: workspace } = useWorkspace();
  const { campaign, release, state, unit, competencies } = data;
  if (!release) return null;
  const about = isWholeOnly ? "" : (unit?.path ?? "");
  const address = (name: string, more: Record<string, string> = {}) =>
    fileAddress(workspace, campaign.campaign, name, { release: release.release, ...more });
  const hasReport = state === "ready" && competencies !== null && unit?.withheld === null;
  const icon = <Download size={16} aria-hidden />;
  return (
    <>
      <Menu
        label="Released figures: "
        trigger={<>{icon} Figures</>}
        items={[
          {
            key: "csv",
            label: data.profile ? "Totals, gaps and statements (CSV)" : "Figures (CSV)",
            href: address("figures.csv"),
          },
          ...(data.profile
            ? [{ key: "leaders", label: "Leaders and everyone else (CSV)", href: address("leaders.csv") }]
            : []),
          { key: "json", label: "Everything released (JSON)", href: address("results.json") },
          ...(data.profile && state === "ready"
            ? [{ key: "reports", label: "All reports (ZIP)", href: address("reports.zip") }]
            : []),
        ]}
      />
      {hasReport && (
        <LinkButton
          tone="primary"
          icon={icon}
          download
          href={address("report.pdf", about === "" ? {} : { unit: about })}
        >
          Report (PDF)
        </LinkButton>
      )}
    </>
  );
}
