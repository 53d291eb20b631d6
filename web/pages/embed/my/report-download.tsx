import { ChevronDown, Download } from "lucide-react";
import { useWorkspace } from "../../../shell/use-workspace.ts";
import { LinkButton } from "../../../ui/button.tsx";
import { Menu } from "../../../ui/menu.tsx";

interface ReportDownloadProps {
  invitation: string;
  /** BCP 47, in which the report can be had. */
  languages: readonly string[];
  /** For those who can't see what stands around it. */
  campaign?: string;
}

/** Somebody's report as PDF: in the language in which they were asked, or in one that they choose. */
export function ReportDownload({ invitation, languages, campaign }: ReportDownloadProps) {
  const { id: workspace } = useWorkspace();
  const address = `/api/workspaces/${workspace}/my/reports/${invitation}/report.pdf`;
  const of = campaign === undefined ? "" : ` of ${campaign}`;
  return (
    <>
      <LinkButton href={address} icon={<Download size={16} aria-hidden />} download>
        Report (PDF)<span className="visually-hidden">{of}</span>
      </LinkButton>
      {languages.length > 1 && (
        <Menu
          label={`Report (PDF)${of},`}
          trigger={
            <>
              Choose its language <ChevronDown size={16} aria-hidden />
            </>
          }
          items={languages.map((language) => ({
            key: language,
            label: nameOf(language),
            onAction: () => window.location.assign(`${address}?language=${encodeURIComponent(language)}`),
          }))}
        />
      )}
    </>
  );
}

const names = new Intl.DisplayNames(["en"], { type: "language" });
const nameOf = (language: string): string => names.of(language) ?? language;
