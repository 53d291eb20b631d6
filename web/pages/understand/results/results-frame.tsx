import "./results.css";
import { type ReactNode, useEffect } from "react";
import type { Overview } from "#understand/results/result-pages.contract.ts";
import { releaseKey, rememberSeen } from "../../../shell/seen.ts";
import { useWorkspace } from "../../../shell/use-workspace.ts";
import { Breadcrumbs } from "../../../ui/breadcrumbs.tsx";
import { LinkButton } from "../../../ui/button.tsx";
import { FigureSource } from "../../../ui/chart/figure-source.ts";
import { EmptyState } from "../../../ui/empty-state.tsx";
import { LinkTabs } from "../../../ui/link-tabs.tsx";
import { Page } from "../../../ui/page.tsx";
import { Query } from "../../../ui/query.tsx";
import { Downloads } from "./downloads.tsx";
import { Releases } from "./releases.tsx";
import { dayWords } from "./result-words.ts";
import { type ProfileData, profileOf, useOverview, useResultsAddress } from "./use-overview.ts";
import { Waiting } from "./waiting.tsx";
import { WithheldUnit } from "./withheld-unit.tsx";

const parts = [
  { path: "", label: "Overview" },
  { path: "/departments", label: "Departments" },
  { path: "/change", label: "What changed" },
  { path: "/statements", label: "Statements" },
  { path: "/trust", label: "How sure" },
  { path: "/questions", label: "Questions" },
  { path: "/guide", label: "Team talk" },
] as const;

type Part = (typeof parts)[number]["path"];

interface ResultsFrameProps {
  /** Which of the pages of results this is. */
  part: Part;
  /** For pages that are about the whole organisation whatever unit is chosen. */
  isWholeOnly?: boolean;
  /** For pages that say something about withheld units, too. */
  showsWithheld?: boolean;
  children: (data: ProfileData) => ReactNode;
  /** Results of a questionnaire that is no profile. */
  withoutProfile?: (overview: Overview) => ReactNode;
}

/** Around every page of a campaign's results: where one is, the parts, the files, and what stands there until there are results. */
export function ResultsFrame({ part, ...content }: ResultsFrameProps) {
  const query = useOverview();
  const { href, name: programme } = useWorkspace();
  const { to } = useResultsAddress();
  const { data } = query;
  const unit = data?.unit;
  const seen = data?.release && releaseKey(data.campaign.campaign, data.release.releasedAt);
  useEffect(() => {
    if (seen) rememberSeen(seen);
  }, [seen]);
  const trail = [
    { label: "Results", href: href("/results") },
    ...(unit && unit.path !== "" && data
      ? [
          { label: data.campaign.name, href: to("", "") },
          ...unit.above
            .filter(({ path }) => path !== "")
            .map(({ name, path }) => ({ label: name, href: to(part, path) })),
        ]
      : []),
  ];
  const about = unit && unit.path !== "" && !content.isWholeOnly ? unit.name : data?.campaign.name;
  return (
    <FigureSource value={data ? sourceWords(data, programme, content.isWholeOnly) : ""}>
      <Page
        kicker={<Breadcrumbs trail={trail} />}
        title={about ?? "Results"}
        lead={data && <Lead data={data} />}
        actions={data?.profile && <Downloads data={data} isWholeOnly={content.isWholeOnly ?? false} />}
      >
        <Query query={query} lines={10}>
          {(loaded) => (
            <>
              {data && <p className="print-source">{sourceWords(loaded, programme, content.isWholeOnly)}</p>}
              <Releases data={loaded} />
              <Body overview={loaded} part={part} {...content} />
            </>
          )}
        </Query>
      </Page>
    </FigureSource>
  );
}

/** Programme, campaign, unit, day and head-count: what stands below pictures and on printed pages. */
function sourceWords(data: Overview, programme: string, isWholeOnly = false): string {
  const { campaign, release, unit, organisation } = data;
  const path = isWholeOnly ? "" : (unit?.path ?? "");
  return [
    programme,
    campaign.name,
    path === "" ? organisation : path.split("/").join(" › "),
    ...(unit?.n && !(isWholeOnly && unit.path !== "") ? [`n = ${unit.n.toLocaleString()}`] : []),
    ...(release ? [`released ${dayWords(release.releasedAt)}`] : []),
  ].join(" · ");
}

function Lead({ data: { campaign, release, unit } }: { data: Overview }) {
  const isPart = unit && unit.path !== "";
  return (
    <>
      {isPart ? `${campaign.name}. ` : ""}
      {campaign.questionnaire}, {campaign.anonymity} answers
      {release &&
        `; ${release.kind === "close" ? "released at its close" : "snapshot"}, ${dayWords(release.releasedAt)}`}
      .
    </>
  );
}

interface BodyProps extends ResultsFrameProps {
  overview: Overview;
}

function Body({ overview, part, showsWithheld, isWholeOnly, children, withoutProfile }: BodyProps) {
  const { to } = useResultsAddress();
  const { state, hasQuestions } = overview;
  if (state !== "ready") return <Waiting data={overview} />;
  const data = profileOf(overview);
  if (!data)
    return withoutProfile ? (
      withoutProfile(overview)
    ) : (
      <EmptyState
        title="This questionnaire has no profile"
        actions={
          <LinkButton tone="primary" href={to("", "")}>
            Go to its results
          </LinkButton>
        }
      >
        Competencies, gaps and statements belong to profiles. The answers to this questionnaire are shown
        question by question.
      </EmptyState>
    );
  const shown = parts.filter(({ path }) => path !== "/questions" || hasQuestions);
  return (
    <>
      <LinkTabs
        label="Parts of the results"
        links={shown.map(({ path, label }) => ({ label, href: to(path), isCurrent: path === part }))}
      />
      {data.unit.withheld && !showsWithheld && !isWholeOnly ? <WithheldUnit data={data} /> : children(data)}
    </>
  );
}
