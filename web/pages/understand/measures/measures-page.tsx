import "./measures.css";
import { useQuery } from "@tanstack/react-query";
import { listMeasures } from "#understand/measures/measures.contract.ts";
import { call } from "../../../client.ts";
import { useWorkspace } from "../../../shell/use-workspace.ts";
import { LinkButton } from "../../../ui/button.tsx";
import { Sparkline } from "../../../ui/chart/sparkline.tsx";
import { EmptyState } from "../../../ui/empty-state.tsx";
import { Link } from "../../../ui/link.tsx";
import { Page } from "../../../ui/page.tsx";
import { Query } from "../../../ui/query.tsx";
import { Section } from "../../../ui/section.tsx";
import { Table } from "../../../ui/table.tsx";
import { dayWords, directionWords, type Measure, printOf, withheldWords } from "./measure-words.ts";

/** What is measured: named definitions with the organisation's figures over time. */
export function MeasuresPage() {
  const { id: workspace, href } = useWorkspace();
  const query = useQuery({
    queryKey: [workspace, "measures"],
    queryFn: ({ signal }) => call(listMeasures, { params: { workspace } }, { signal }),
  });
  return (
    <Page
      kicker="Understand"
      title="Measures"
      lead="Every figure that charts, reports and decisions rest on: named, defined once, comparable over time as long as its version stays."
    >
      <Query query={query} lines={10}>
        {({ measures }) =>
          measures.length === 0 ? (
            <EmptyState
              title="Nothing has been measured yet"
              actions={
                <LinkButton tone="primary" href={href("/results")}>
                  Go to results
                </LinkButton>
              }
            >
              The first measures appear when a campaign closes and its results are released, or when a survey
              from another tool is kept.
            </EmptyState>
          ) : (
            byQuestionnaire(measures).map(({ id, title, own }) => (
              <Section key={id} title={title}>
                <MeasureTable measures={own} />
              </Section>
            ))
          )
        }
      </Query>
    </Page>
  );
}

/** The measures of each questionnaire; names that come twice get a number, so that headings tell them apart. */
function byQuestionnaire(measures: readonly Measure[]) {
  const used = new Map<string, number>();
  return [...Map.groupBy(measures, ({ questionnaire }) => questionnaire)].map(([id, own]) => {
    const name = own[0]?.questionnaireName ?? "Questionnaire";
    const times = (used.get(name) ?? 0) + 1;
    used.set(name, times);
    return { id, own, title: times === 1 ? name : `${name} (${times})` };
  });
}

function MeasureTable({ measures }: { measures: readonly Measure[] }) {
  const { href } = useWorkspace();
  return (
    <Table
      caption="Measures with the organisation's latest figure"
      rows={measures}
      rowKey={({ measure }) => measure}
      columns={[
        {
          key: "name",
          header: "Measure",
          isRowHeader: true,
          cell: ({ measure, name }) => <Link href={href(`/measures/${measure}`)}>{name}</Link>,
        },
        { key: "latest", header: "Latest", align: "end", cell: (measure) => <Latest measure={measure} /> },
        {
          key: "n",
          header: "n",
          align: "end",
          cell: ({ periods }) => periods.at(-1)?.n?.toLocaleString() ?? "–",
        },
        { key: "unit", header: "Unit", cell: ({ unit }) => unit },
        { key: "direction", header: "Direction", cell: ({ direction }) => directionWords[direction] },
        { key: "trend", header: "Trend", isWideOnly: true, cell: (measure) => <Trend measure={measure} /> },
      ]}
    />
  );
}

function Latest({ measure: { periods, kind } }: { measure: Measure }) {
  const latest = periods.at(-1);
  if (!latest) return "–";
  if (!latest.figure) return withheldWords[latest.withheld ?? "protects individuals"];
  const print = printOf(kind);
  const { estimate, low, high } = latest.figure;
  return (
    <span className="measure-latest">
      <strong>{print(estimate)}</strong>
      {low !== null && high !== null && <span>{`${print(low)} to ${print(high)}`}</span>}
    </span>
  );
}

/** The periods that can be compared with the latest. */
function Trend({ measure: { periods, range } }: { measure: Measure }) {
  const latest = periods.at(-1);
  const comparable = periods.filter(({ version }) => version === latest?.version);
  if (!latest || comparable.length < 2)
    return <span className="measure-once">{latest ? dayWords(latest.at) : ""}</span>;
  const values = comparable.map(({ figure }) => figure?.estimate ?? null);
  const known = values.filter((value) => value !== null);
  // A quarter of what is possible, around what was seen: a change of a point is visible, chance does not look like an event.
  const reach = (range.maximum - range.minimum) / 8;
  const middle = (Math.max(...known) + Math.min(...known)) / 2;
  const half = Math.max(reach, (Math.max(...known) - Math.min(...known)) / 2);
  return <Sparkline values={values} axis={{ minimum: middle - half, maximum: middle + half }} />;
}
