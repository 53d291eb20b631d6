import { Download } from "lucide-react";
import { LinkButton } from "../../../ui/button.tsx";
import { Menu } from "../../../ui/menu.tsx";

interface DownloadsProps {
  /** Address that the files lie below. */
  base: string;
  /** Whether it is one's own file, with what was read of it. */
  isOwn?: boolean;
}

/** The results as files. */
export function Downloads({ base, isOwn = false }: DownloadsProps) {
  const icon = <Download size={16} aria-hidden />;
  return (
    <>
      <Menu
        label="Results as files: "
        trigger={<>{icon} Download</>}
        items={[
          { key: "html", label: "Interactive report (HTML)", href: `${base}/report.html` },
          { key: "csv", label: "Every question's figures (CSV)", href: `${base}/items.csv` },
          { key: "json", label: "All figures (JSON)", href: `${base}/results.json` },
          ...(isOwn
            ? [
                {
                  key: "fidelity",
                  label: "What was kept and lost (JSON)",
                  href: `${base}/fidelity.json`,
                  isApart: true,
                },
                {
                  key: "mapping",
                  label: "Corrections, for the command (JSON)",
                  href: `${base}/mapping.json`,
                },
              ]
            : []),
        ]}
      />
      <LinkButton icon={icon} href={`${base}/report.pdf`} download>
        Report (PDF)
      </LinkButton>
    </>
  );
}
