import "./take-along.css";
import { useQuery } from "@tanstack/react-query";
import { Download } from "lucide-react";
import type { ResponseOf } from "#platform/http/contract.ts";
import { readTakeAlong } from "#understand/exports/take-along.contract.ts";
import { call } from "../../../client.ts";
import { usePathParam } from "../../../shell/address.ts";
import { useWorkspace } from "../../../shell/use-workspace.ts";
import { Breadcrumbs } from "../../../ui/breadcrumbs.tsx";
import { LinkButton } from "../../../ui/button.tsx";
import { EmptyState } from "../../../ui/empty-state.tsx";
import { Page } from "../../../ui/page.tsx";
import { Query } from "../../../ui/query.tsx";
import { Section } from "../../../ui/section.tsx";
import { SingleAnswers } from "./single-answers.tsx";

type TakeAlong = ResponseOf<typeof readTakeAlong>;

/** A campaign's results as files: what each holds, and for whom it is meant. */
export function TakeAlongPage() {
  const { id: workspace, href } = useWorkspace();
  const campaign = usePathParam("campaign");
  const query = useQuery({
    queryKey: [workspace, "take-along", campaign],
    queryFn: ({ signal }) => call(readTakeAlong, { params: { workspace, campaign } }, { signal }),
  });
  const trail = [
    { label: "Results", href: href("/results") },
    { label: query.data?.campaign ?? "Campaign", href: href(`/results/${campaign}`) },
  ];
  return (
    <Page
      kicker={<Breadcrumbs trail={trail} />}
      title="Take along"
      lead="Files of these results: what each holds, and who it is meant for."
    >
      <Query query={query} lines={8}>
        {(data) => (
          <>
            <Released data={data} campaign={campaign} />
            <SingleAnswers data={data} campaign={campaign} />
          </>
        )}
      </Query>
    </Page>
  );
}

/** Files of figures that were released. */
function Released({ data: { figures, closed }, campaign }: { data: TakeAlong; campaign: string }) {
  const { id: workspace, href } = useWorkspace();
  const base = `/api/workspaces/${workspace}/campaigns/${campaign}/take-along`;
  const icon = <Download size={16} aria-hidden />;
  if (!figures)
    return (
      <EmptyState
        title="There are no figures of a survey to take along"
        actions={<LinkButton href={href(`/results/${campaign}`)}>Go to the results</LinkButton>}
      >
        {closed
          ? "Results of profiles have their files on their own pages. Figures of a survey are there a moment after it has closed."
          : "Figures are released when the campaign closes."}
      </EmptyState>
    );
  return (
    <>
      <Section
        title="For a workshop"
        lead="A presentation with the story of these results: charts that can be edited in PowerPoint or LibreOffice, notes on how to lead each slide, and a page for what you decide. Only released figures are in it, so it may be shown to everybody who may see the results."
      >
        <p>
          <LinkButton tone="primary" icon={icon} href={`${base}/workshop-pack.pptx`} download>
            Workshop pack (PPTX)
          </LinkButton>
        </p>
      </Section>
      <Section
        title="Released figures"
        lead="Every figure that the pages show, one a line, with its interval and the number of answers. For whoever makes charts or tables of their own. Nobody's single answers can be found in them."
      >
        <p className="take-along-files">
          <LinkButton icon={icon} href={`${base}/figures.xlsx`} download>
            Figures (XLSX)
          </LinkButton>
          <LinkButton icon={icon} href={`${base}/figures.csv`} download>
            Figures (CSV)
          </LinkButton>
        </p>
      </Section>
    </>
  );
}
