import { Download } from "lucide-react";
import { useWorkspace } from "../../../shell/use-workspace.ts";
import { LinkButton } from "../../../ui/button.tsx";
import { Menu } from "../../../ui/menu.tsx";

interface SurveyDownloadsProps {
  campaign: string;
  release: string;
  /** One group's report; null for the whole. */
  filter: { breakdown: string; value: string } | null;
}

/** The results as files: the report on what is looked at, and everything released. */
export function SurveyDownloads({ campaign, release, filter }: SurveyDownloadsProps) {
  const { id: workspace } = useWorkspace();
  const base = `/api/workspaces/${workspace}/campaign-surveys/${campaign}`;
  const address = (name: string, about: Record<string, string> = {}) =>
    `${base}/${name}?${new URLSearchParams({ release, ...about })}`;
  const icon = <Download size={16} aria-hidden />;
  return (
    <div className="campaign-files">
      <Menu
        label="Results as files: "
        trigger={<>{icon} Download</>}
        items={[
          {
            key: "html",
            label: "Interactive report (HTML)",
            href: address("report.html", filter ?? {}),
          },
          {
            key: "csv",
            label: "Question by question (CSV)",
            href: `/api/workspaces/${workspace}/campaigns/${campaign}/results/figures.csv?${new URLSearchParams({ release })}`,
          },
          { key: "json", label: "All figures (JSON)", href: address("figures.json") },
        ]}
      />
      <LinkButton icon={icon} href={address("report.pdf", filter ?? {})} download>
        {filter ? "Report on this group (PDF)" : "Report (PDF)"}
      </LinkButton>
    </div>
  );
}
