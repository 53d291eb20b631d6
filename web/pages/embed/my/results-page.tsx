import "./my.css";
import { PenLine, Printer } from "lucide-react";
import { useEffect } from "react";
import { usePathParam } from "../../../shell/address.ts";
import { rememberSeen } from "../../../shell/seen.ts";
import { useWorkspace } from "../../../shell/use-workspace.ts";
import { Breadcrumbs } from "../../../ui/breadcrumbs.tsx";
import { Button, LinkButton } from "../../../ui/button.tsx";
import { FigureSource } from "../../../ui/chart/figure-source.ts";
import { Page } from "../../../ui/page.tsx";
import { Query } from "../../../ui/query.tsx";
import { Section } from "../../../ui/section.tsx";
import { useMyContract } from "../contract/use-contract.ts";
import { ChangeSection } from "./change-section.tsx";
import { ColleaguesView } from "./colleagues-view.tsx";
import { CompetencyList } from "./competency-list.tsx";
import { Answered, Glance } from "./glance.tsx";
import { OtherWaves } from "./other-waves.tsx";
import { hasTotal, type OwnResults } from "./own-words.ts";
import { Priorities } from "./priorities.tsx";
import { ReportDownload } from "./report-download.tsx";
import { useOwnResults } from "./use-own-results.ts";
import { WhoSeesIt } from "./who-sees-it.tsx";

/** Somebody's own results of one campaign. */
export function MyResultsPage() {
  const { href } = useWorkspace();
  const invitation = usePathParam("invitation");
  const query = useOwnResults(invitation);
  const results = query.data;
  useEffect(() => {
    if (results) rememberSeen(results.invitation);
  }, [results]);
  return (
    <Page
      kicker={<Breadcrumbs trail={[{ label: "My page", href: href("/my") }]} />}
      title="Your results"
      lead={
        results && (
          <>
            {results.campaign}, <Answered wave={results} />
          </>
        )
      }
      actions={results && <Actions results={results} />}
    >
      <Query query={query} lines={12}>
        {(own) => <Results key={invitation} results={own} />}
      </Query>
    </Page>
  );
}

function Actions({ results: { invitation, reportLanguages } }: { results: OwnResults }) {
  const { href } = useWorkspace();
  const hasContract = Boolean(useMyContract().data?.current);
  return (
    <>
      <Button icon={<Printer size={16} aria-hidden />} onPress={() => window.print()}>
        Print
      </Button>
      <ReportDownload invitation={invitation} languages={reportLanguages} />
      <LinkButton
        tone="primary"
        href={href(hasContract ? "/my/contract" : `/my/contract?from=${invitation}`)}
        icon={<PenLine size={16} aria-hidden />}
      >
        {hasContract ? "My contract for change" : "Write my contract for change"}
      </LinkButton>
    </>
  );
}

function Results({ results }: { results: OwnResults }) {
  const workspace = useWorkspace();
  const { self, organisation } = results.reading.perspectives;
  return (
    <FigureSource value={`${workspace.organisation} · ${results.campaign}`}>
      <p className="own-printed">
        {[results.name, results.department.split("/").join(" › "), workspace.organisation]
          .filter((words) => words !== "")
          .join(" · ")}
        . These figures are for learning and are no basis for appraisal, pay or ranking.
      </p>
      <Section title="At a glance">
        <Glance results={results} />
      </Section>
      {results.competencies.some(hasTotal) && <Priorities results={results} />}
      <Section
        title="Competency by competency"
        lead="Each has its statements with both of your ratings, what helps, and steps to take."
      >
        <CompetencyList
          invitation={results.invitation}
          competencies={results.competencies}
          names={{ self: self.name, organisation: organisation.name }}
        />
      </Section>
      <ColleaguesView results={results} />
      {results.change && <ChangeSection results={results} change={results.change} />}
      <OtherWaves results={results} />
      <WhoSeesIt results={results} />
    </FigureSource>
  );
}
