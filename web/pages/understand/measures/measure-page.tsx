import "./measures.css";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { type MeasureDetails, readMeasure } from "#understand/measures/measures.contract.ts";
import { call } from "../../../client.ts";
import { usePathParam, useSearchParam } from "../../../shell/address.ts";
import { useWorkspace } from "../../../shell/use-workspace.ts";
import { Breadcrumbs } from "../../../ui/breadcrumbs.tsx";
import { FigureSource } from "../../../ui/chart/figure-source.ts";
import { TrendChart } from "../../../ui/chart/trend-chart.tsx";
import { DescriptionList } from "../../../ui/description-list.tsx";
import { EmptyState } from "../../../ui/empty-state.tsx";
import { Page } from "../../../ui/page.tsx";
import { Query } from "../../../ui/query.tsx";
import { Section } from "../../../ui/section.tsx";
import { axisOf } from "./measure-axis.ts";
import { MeasureUnits, unitPageSize } from "./measure-units.tsx";
import { dayWords, directionWords, printOf, protectionWords } from "./measure-words.ts";

/** One measure: what it is, its versions, and what was observed of it. */
export function MeasurePage() {
  const { id: workspace, href, name: programme } = useWorkspace();
  const id = usePathParam("measure");
  const [unit] = useSearchParam("unit", "");
  const [campaign] = useSearchParam("campaign", "");
  const [from] = useSearchParam("from", "0");
  const offset = Math.max(0, Math.floor(Number(from)) || 0);
  const asked = {
    offset,
    limit: unitPageSize,
    ...(unit !== "" && { unit }),
    ...(campaign !== "" && { campaign }),
  };
  const query = useQuery({
    queryKey: [workspace, "measures", id, asked],
    queryFn: ({ signal }) =>
      call(readMeasure, { params: { workspace, measure: id }, query: asked }, { signal }),
    placeholderData: keepPreviousData,
  });
  const { data } = query;
  return (
    <FigureSource value={data ? `${programme} · ${data.measure.name}, version ${data.measure.version}` : ""}>
      <Page
        kicker={<Breadcrumbs trail={[{ label: "Measures", href: href("/measures") }]} />}
        title={data?.measure.name ?? "Measure"}
        lead={
          data &&
          `${data.measure.questionnaireName}. In ${data.measure.unit}; ${directionWords[data.measure.direction]}.`
        }
      >
        <Query query={query} lines={10}>
          {(details) => (
            <>
              <Definition details={details} />
              <Trend details={details} unit={unit} />
              <MeasureUnits details={details} offset={offset} />
              <Versions details={details} />
            </>
          )}
        </Query>
      </Page>
    </FigureSource>
  );
}

const Definition = ({ details: { explanation } }: { details: MeasureDetails }) => (
  <Section title="What it is">
    <p className="measure-definition">{explanation}</p>
  </Section>
);

function Trend({ details, unit }: { details: MeasureDetails; unit: string }) {
  const { periods, measure, organisation } = details;
  const name = unit === "" ? organisation : unit.split("/").join(" › ");
  if (periods.length === 0)
    return (
      <Section title="Over time">
        <EmptyState title={`Nothing has been observed in ${name}`}>
          {measure.source === "survey"
            ? "Figures appear when a wave of this survey is kept."
            : "Figures appear when a campaign with this questionnaire closes and its results are released."}
        </EmptyState>
      </Section>
    );
  const ends = periods.flatMap(({ figure }) =>
    figure ? [figure.estimate, figure.low ?? figure.estimate, figure.high ?? figure.estimate] : [],
  );
  const versions = new Set(periods.map(({ version }) => version)).size;
  const last = periods.at(-1);
  const print = printOf(measure.kind);
  return (
    <Section title="Over time">
      <TrendChart
        title={
          last?.figure
            ? `${name}: ${print(last.figure.estimate)} in ${last.name}`
            : `${name}: the latest figure is withheld`
        }
        caption={`Means with 95 % intervals; ${measure.unit}. ${
          versions > 1
            ? "The line breaks where the measure's version changed: what lies on both sides of a break can't be compared."
            : measure.source === "survey"
              ? "Levels of everybody who answered each time. Whether a change is more than chance is on the survey's page “Compare waves”."
              : "Levels of everybody who answered each time. Whether the same people changed is on the results' page “What changed”."
        }`}
        axis={axisOf(measure, ends)}
        series={[{ name: measure.name, look: measure.kind === "organisation" ? "organisation" : "self" }]}
        periods={periods.map((period) => ({
          key: period.campaign,
          label: `${period.name}, ${dayWords(period.at)}`,
          values: [period.figure],
          version: period.version,
          n: period.n,
        }))}
        print={print}
        how={{
          measure: `${measure.name}, version ${measure.version}`,
          definition: details.explanation,
          n: last?.n
            ? `${last.n.toLocaleString()} people in ${last.name}.`
            : "Withheld in the latest period.",
          method: last?.method ? `${last.method}.` : "Mean.",
          protection: protectionWords,
          released: last ? dayWords(last.at) : "Not yet.",
        }}
      />
    </Section>
  );
}

function Versions({ details: { versions, measure } }: { details: MeasureDetails }) {
  const stays =
    measure.source === "survey"
      ? "A version stands as long as the item's name, its wording, its answers and its scale stay as they are."
      : "A version stands as long as statements, scale and the share that has to be answered stay as they are.";
  return (
    <Section title="Versions" lead={stays}>
      {versions.map((version, index) => (
        <details key={version.version} open={index === 0}>
          <summary>{`Version ${version.version}${index === 0 ? ", in use" : ""}`}</summary>
          <DescriptionList items={versionItems(version)} />
        </details>
      ))}
    </Section>
  );
}

function versionItems({ statements, leads, scale, minimumAnswered }: MeasureDetails["versions"][number]) {
  const items = [];
  if (scale) items.push({ name: "Scale", value: scaleWords(scale) });
  if (minimumAnswered !== null)
    items.push({
      name: "Enough answered",
      value: `${Math.round(100 * minimumAnswered)} % of the statements`,
    });
  items.push({
    name: leads.length > 0 ? leads.join(" / ") : "Asked",
    value: <StatementList statements={statements} />,
  });
  return items;
}

const scaleWords = ({
  minimum,
  maximum,
  anchors,
}: {
  minimum: number;
  maximum: number;
  anchors: string[];
}) =>
  anchors.length > 0
    ? anchors.map((anchor, step) => `${minimum + step} – ${anchor}`).join(" · ")
    : `${minimum} to ${maximum}`;

const StatementList = ({ statements }: { statements: readonly { code: string; text: string }[] }) => (
  <ul>
    {statements.map(({ code, text }) => (
      <li key={code}>{`${code} ${text}`}</li>
    ))}
  </ul>
);
