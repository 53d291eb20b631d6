import "./surveys.css";
import { useQuery } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import { listSurveyImports } from "#listen/survey-imports/survey-imports.contract.ts";
import type { SurveyImport } from "#listen/survey-imports/survey-imports.schema.ts";
import { type KeptSurvey, listSurveys } from "#understand/imported-surveys/imported-surveys.contract.ts";
import { call } from "../../../client.ts";
import { useWorkspace } from "../../../shell/use-workspace.ts";
import { Badge } from "../../../ui/badge.tsx";
import { LinkButton } from "../../../ui/button.tsx";
import { EmptyState } from "../../../ui/empty-state.tsx";
import { Link } from "../../../ui/link.tsx";
import { Page } from "../../../ui/page.tsx";
import { Query } from "../../../ui/query.tsx";
import { Section } from "../../../ui/section.tsx";
import { Table } from "../../../ui/table.tsx";
import { Time } from "../../../ui/time.tsx";

const pollInterval = 2000;

/** Surveys that were made with other tools: those that are kept, and one's own files that are not. */
export function SurveysPage() {
  const { can, href } = useWorkspace();
  const mayBring = can("campaigns.write");
  return (
    <Page
      kicker="Listen"
      title="Surveys from elsewhere"
      lead="Answers that were collected with another tool: what matters most, where you fall short, who sees it differently, and what changed since the last time."
      actions={
        mayBring && (
          <LinkButton tone="primary" href={href("/surveys/new")} icon={<Plus size={16} aria-hidden />}>
            Bring answers
          </LinkButton>
        )
      }
    >
      {mayBring && <OwnFiles />}
      {can("results.read") && <Kept />}
    </Page>
  );
}

function Kept() {
  const { id: workspace, can, href } = useWorkspace();
  const query = useQuery({
    queryKey: [workspace, "surveys"],
    queryFn: ({ signal }) => call(listSurveys, { params: { workspace } }, { signal }),
  });
  return (
    <Section title="Kept surveys" lead="Everybody who reads results sees these.">
      <Query query={query}>
        {({ surveys }) =>
          surveys.length === 0 ? (
            <EmptyState
              title="No survey is kept yet"
              actions={
                can("campaigns.write") && (
                  <LinkButton href={href("/surveys/new")}>Bring the first answers</LinkButton>
                )
              }
            >
              Bring an export from Qualtrics, LimeSurvey or any table. When its results are worth coming back
              to, keep them: the next wave is then compared with this one.
            </EmptyState>
          ) : (
            <KeptTable surveys={surveys} />
          )
        }
      </Query>
    </Section>
  );
}

function KeptTable({ surveys }: { surveys: readonly KeptSurvey[] }) {
  const { href } = useWorkspace();
  return (
    <Table
      caption="Kept surveys"
      rows={surveys}
      rowKey={({ survey }) => survey}
      columns={[
        {
          key: "name",
          header: "Survey",
          isRowHeader: true,
          cell: ({ survey, name }) => <Link href={href(`/surveys/kept/${survey}`)}>{name}</Link>,
        },
        {
          key: "last",
          header: "Last wave",
          cell: ({ survey, waves: [last] }) =>
            last && <Link href={href(`/surveys/kept/${survey}/${last.wave}`)}>{last.name}</Link>,
        },
        {
          key: "field",
          header: "In the field until",
          cell: ({ waves: [last] }) => last && <Time value={last.to} as="date" />,
        },
        {
          key: "answers",
          header: "Answers",
          align: "end",
          cell: ({ waves: [last] }) => last?.answers.toLocaleString(),
        },
        {
          key: "waves",
          header: "Waves",
          align: "end",
          cell: ({ survey, waves }) =>
            waves.length > 1 ? (
              <Link href={href(`/surveys/kept/${survey}/compare`)}>{`${waves.length}: compare`}</Link>
            ) : (
              waves.length
            ),
        },
      ]}
    />
  );
}

const states = {
  waiting: { tone: "neutral", words: "waits to be read" },
  reading: { tone: "active", words: "being read" },
  understood: { tone: "warning", words: "to be checked" },
  computing: { tone: "active", words: "being computed" },
  ready: { tone: "good", words: "has results" },
  failed: { tone: "bad", words: "not read" },
} as const;

const isMoving = ({ state }: SurveyImport) =>
  state === "waiting" || state === "reading" || state === "computing";

function OwnFiles() {
  const { id: workspace, href } = useWorkspace();
  const query = useQuery({
    queryKey: [workspace, "survey-imports"],
    queryFn: ({ signal }) => call(listSurveyImports, { params: { workspace } }, { signal }),
    refetchInterval: ({ state: { data } }) => data?.imports.some(isMoving) && pollInterval,
    staleTime: 0,
  });
  return (
    <Query query={query} lines={2}>
      {({ imports, days }) =>
        imports.length > 0 && (
          <Section
            title="Not kept yet"
            lead={`Only you see these. Each is deleted ${days} days after it came, unless you keep it.`}
          >
            <Table
              caption="My files that are not kept"
              rows={imports}
              rowKey={(each) => each.import}
              columns={[
                {
                  key: "file",
                  header: "File",
                  isRowHeader: true,
                  cell: (each) => (
                    <Link href={href(`/surveys/${each.import}${each.state === "ready" ? "/results" : ""}`)}>
                      {each.fileName}
                    </Link>
                  ),
                },
                {
                  key: "state",
                  header: "State",
                  cell: ({ state }) => <Badge tone={states[state].tone}>{states[state].words}</Badge>,
                },
                {
                  key: "answers",
                  header: "Answers",
                  align: "end",
                  cell: ({ rows }) => rows?.toLocaleString() ?? "–",
                },
                {
                  key: "came",
                  header: "Came",
                  cell: ({ createdAt }) => <Time value={createdAt} as="relative" />,
                },
                {
                  key: "deleted",
                  header: "Deleted",
                  cell: ({ deletesAt }) => <Time value={deletesAt} as="date" />,
                },
              ]}
            />
          </Section>
        )
      }
    </Query>
  );
}
