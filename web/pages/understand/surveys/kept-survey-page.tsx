import "./surveys.css";
import { useQuery } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import { useState } from "react";
import { type KeptSurvey, readSurvey } from "#understand/imported-surveys/imported-surveys.contract.ts";
import { call } from "../../../client.ts";
import { usePathParam } from "../../../shell/address.ts";
import { useWorkspace } from "../../../shell/use-workspace.ts";
import { Breadcrumbs } from "../../../ui/breadcrumbs.tsx";
import { LinkButton } from "../../../ui/button.tsx";
import { EmptyState } from "../../../ui/empty-state.tsx";
import { Menu } from "../../../ui/menu.tsx";
import { Page } from "../../../ui/page.tsx";
import { Query } from "../../../ui/query.tsx";
import { Section } from "../../../ui/section.tsx";
import { DeleteSurveyDialog, RenameSurveyDialog } from "./survey-dialogs.tsx";
import { WaveTable } from "./wave-table.tsx";

/** A kept survey: its waves, and the way to their results and to the next one. */
export function KeptSurveyPage() {
  const { id: workspace, href, can } = useWorkspace();
  const survey = usePathParam("survey");
  const query = useQuery({
    queryKey: [workspace, "surveys", survey],
    queryFn: ({ signal }) => call(readSurvey, { params: { workspace, survey } }, { signal }),
  });
  const { data } = query;
  return (
    <Page
      kicker={<Breadcrumbs trail={[{ label: "Surveys from elsewhere", href: href("/surveys") }]} />}
      title={data?.name ?? "Survey"}
      lead={data?.purpose}
      actions={data && can("campaigns.write") && <Actions survey={data} />}
    >
      <Query query={query}>
        {(found) => (
          <>
            <Section
              title="Waves"
              lead="Each time that it was in the field."
              actions={
                found.waves.length > 1 && (
                  <LinkButton href={href(`/surveys/kept/${survey}/compare`)}>Compare waves</LinkButton>
                )
              }
            >
              <WaveTable survey={found} />
            </Section>
            {found.waves.length === 1 && (
              <EmptyState title="There is nothing to compare yet">
                Ask the same questions again, with the same tool if you like, and add the export as the next
                wave: what improved, what got worse and what matters more than before is then shown here.
              </EmptyState>
            )}
          </>
        )}
      </Query>
    </Page>
  );
}

function Actions({ survey }: { survey: KeptSurvey }) {
  const { href } = useWorkspace();
  const [open, setOpen] = useState<"rename" | "delete" | null>(null);
  const close = () => setOpen(null);
  return (
    <>
      <Menu
        label={`Change ${survey.name}`}
        items={[
          { key: "rename", label: "Change name and purpose", onAction: () => setOpen("rename") },
          {
            key: "delete",
            label: "Delete the survey",
            tone: "danger",
            isApart: true,
            onAction: () => setOpen("delete"),
          },
        ]}
      />
      <LinkButton
        tone="primary"
        href={href(`/surveys/new?survey=${survey.survey}`)}
        icon={<Plus size={16} aria-hidden />}
      >
        Add the next wave
      </LinkButton>
      {open === "rename" && <RenameSurveyDialog survey={survey} onClose={close} />}
      <DeleteSurveyDialog survey={survey} isOpen={open === "delete"} onClose={close} />
    </>
  );
}
