import { useQuery } from "@tanstack/react-query";
import { axisBetween } from "#document/axis.ts";
import type { ResponseOf } from "#platform/http/contract.ts";
import { printedMean, signedMean } from "#understand/profile/wording.ts";
import { readStatements } from "#understand/results/result-pages.contract.ts";
import { call } from "../../../client.ts";
import { useSearchParam } from "../../../shell/address.ts";
import { IntervalChart } from "../../../ui/chart/interval-chart.tsx";
import { SpreadChart } from "../../../ui/chart/spread-chart.tsx";
import { EmptyState } from "../../../ui/empty-state.tsx";
import { Query } from "../../../ui/query.tsx";
import { Section } from "../../../ui/section.tsx";
import { Select } from "../../../ui/select.tsx";
import { Row } from "../../../ui/stack.tsx";
import { howOf } from "./how-of.ts";
import { lower } from "./result-words.ts";
import { ResultsFrame } from "./results-frame.tsx";
import { type ProfileData, useResultsAddress } from "./use-overview.ts";

/** The statements of one competency in the whole organisation. */
export const StatementsPage = () => (
  <ResultsFrame part="/statements" isWholeOnly>
    {(data) => <Statements data={data} />}
  </ResultsFrame>
);

function Statements({ data }: { data: ProfileData }) {
  const { workspace, params, campaign, release } = useResultsAddress();
  const { competencies } = data.texts;
  const firstShown = data.overview.statements[0] ?? competencies[0]?.code ?? "";
  const [chosen, choose] = useSearchParam("competency", firstShown);
  const competency = competencies.find(({ code }) => code === chosen) ?? competencies[0];
  const code = competency?.code ?? "";
  const query = useQuery({
    queryKey: [workspace, "results", campaign, "statements", release, code],
    queryFn: ({ signal }) =>
      call(
        readStatements,
        { params: { ...params, competency: code }, query: release === "" ? {} : { release } },
        { signal },
      ),
  });
  return (
    <Section
      title={competency?.name ?? "Statements"}
      lead={competency?.definition}
      actions={
        <Select
          label="Competency"
          value={code}
          onChange={choose}
          options={competencies.map(({ code: value, name }) => ({ value, label: name }))}
        />
      }
    >
      {data.unit.path !== "" && (
        <p className="results-note">
          Statements are shown for the organisation as a whole, not for departments.
        </p>
      )}
      <Query query={query} lines={10}>
        {(loaded) =>
          loaded.statements ? (
            <Charts data={data} answer={loaded} statements={loaded.statements} />
          ) : (
            <EmptyState title="The statements of this competency are withheld">
              They are shown from ten people up who rated every pair, where these do not all say the same and
              nobody's answer can be worked out from them.
            </EmptyState>
          )
        }
      </Query>
    </Section>
  );
}

type Answer = ResponseOf<typeof readStatements>;

interface ChartsProps {
  data: ProfileData;
  answer: Answer;
  statements: NonNullable<Answer["statements"]>;
}

function Charts({ data, answer, statements }: ChartsProps) {
  const { scale, perspectives } = data.texts;
  const [about, show] = useSearchParam<"self" | "organisation">("about", "organisation");
  const perspective = about === "self" ? "self" : "organisation";
  const { self, organisation } = perspectives;
  const lead = organisation.lead.replace(/…$/, "").trim();
  const [lowest] = statements.toSorted((a, b) => a.organisation.estimate - b.organisation.estimate);
  const n = statements[0]?.n ?? 0;
  const how = howOf(data, {
    measure: `${answer.name}: statements`,
    definition: `Each statement is rated twice, from ${scale.minimum} to ${scale.maximum}: ${scale.anchors.join(" · ")}.`,
    method: answer.method,
  });
  const caption = `n = ${n.toLocaleString()}: the people who rated every pair of this competency, so that all figures have the same n. Shown from ten people up.`;
  return (
    <>
      <IntervalChart
        title={
          lowest
            ? `Lowest for ${lower(organisation.name)}: ${lower(lowest.topic)}, ${printedMean(lowest.organisation.estimate)}`
            : answer.name
        }
        caption={caption}
        label="Statement"
        axis={axisBetween(scale.minimum, scale.maximum)}
        series={[
          { name: self.name, look: "self" },
          { name: organisation.name, look: "organisation" },
        ]}
        headers={["Gap"]}
        print={printedMean}
        counts={Object.fromEntries(statements.map((each) => [each.code, each.n]))}
        rows={statements.map((each) => ({
          key: each.code,
          label: `${each.code} ${each.topic}`,
          detail: `${lead} ${each.text}`,
          values: [each.self, each.organisation],
          cells: [signedMean(each.gap.estimate)],
          said: `n ${each.n}`,
        }))}
        how={how}
      />
      <Row>
        <Select
          label="How the ratings spread"
          value={perspective}
          onChange={show}
          options={[
            { value: "organisation", label: organisation.name },
            { value: "self", label: self.name },
          ]}
        />
      </Row>
      <SpreadChart
        title={`How people rated ${perspective === "self" ? "themselves" : lower(organisation.name)}`}
        caption={caption}
        label="Statement"
        categories={scale.anchors.map((anchor, index) => `${scale.minimum + index} – ${anchor}`)}
        below={Math.floor(scale.anchors.length / 2)}
        rows={statements.map((each) => ({
          key: each.code,
          label: `${each.code} ${each.topic}`,
          n: each.n,
          shares: scale.anchors.map(
            (_, index) => each.distribution[perspective][String(scale.minimum + index)] ?? 0,
          ),
        }))}
        how={how}
      />
    </>
  );
}
