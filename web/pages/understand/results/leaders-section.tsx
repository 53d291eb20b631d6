import { useQuery } from "@tanstack/react-query";
import { axisAroundZero } from "#document/axis.ts";
import { axisAround } from "#document/chart/axis.ts";
import type { ResponseOf } from "#platform/http/contract.ts";
import { printedMean, signedMean } from "#understand/profile/wording.ts";
import { readLeaders } from "#understand/waves/waves.contract.ts";
import { call } from "../../../client.ts";
import { IntervalChart } from "../../../ui/chart/interval-chart.tsx";
import { QueryError } from "../../../ui/query.tsx";
import { Section } from "../../../ui/section.tsx";
import { Skeleton } from "../../../ui/skeleton.tsx";
import { significant } from "./heat-rows.ts";
import { howOf, type Kind, totalDefinition } from "./how-of.ts";
import { KindChoice, kindWords, useKind } from "./kind-choice.tsx";
import { lower } from "./result-words.ts";
import { highestTotal, lowestTotal, type ProfileData, useResultsAddress } from "./use-overview.ts";

/** Leaders beside everyone else; nothing where no release compares them. */
export function LeadersSection({ data }: { data: ProfileData }) {
  const { workspace, params, campaign, release } = useResultsAddress();
  const leaders = useQuery({
    queryKey: [workspace, "results", campaign, "leaders", release],
    queryFn: ({ signal }) =>
      call(readLeaders, { params, query: release === "" ? {} : { release } }, { signal }),
  });
  const [kind, choose] = useKind("leaders");
  if (leaders.error) return <QueryError error={leaders.error} retry={() => void leaders.refetch()} />;
  if (!leaders.data) return <Skeleton lines={6} />;
  if (leaders.data.competencies.length === 0) return null;
  return (
    <Section
      title="Who sees it differently: leaders"
      lead="Executives, managers and team leaders beside everyone else, in the organisation as a whole."
      actions={<KindChoice texts={data.texts} value={kind} onChange={choose} />}
    >
      <LeadersChart data={data} leaders={leaders.data} kind={kind} />
    </Section>
  );
}

type Leaders = ResponseOf<typeof readLeaders>;

function LeadersChart({ data, leaders, kind }: { data: ProfileData; leaders: Leaders; kind: Kind }) {
  const { texts, overview } = data;
  const shown = leaders.competencies.flatMap(({ name, result }) =>
    result ? [{ name, ...result[kind] }] : [],
  );
  const apart = shown.filter(({ q }) => q !== null && q <= significant);
  const [most] = apart.toSorted((a, b) => Math.abs(b.difference) - Math.abs(a.difference));
  const alike = apart.filter(({ difference }) => difference > 0 === (most?.difference ?? 0) > 0).length;
  const what = lower(kindWords(texts, kind));
  const title = most
    ? `Leaders put ${what} ${most.difference > 0 ? "higher" : "lower"} than everyone else in ${alike} of ${shown.length} competencies, most of all in ${most.name}: by ${printedMean(Math.abs(most.difference))}`
    : shown.length > 0
      ? `${kindWords(texts, kind)}: no difference between leaders and everyone else holds`
      : "Leaders and everyone else are withheld, to protect individuals";
  const ends = shown.flatMap(({ leaders: own, others }) =>
    [own, others].flatMap(({ estimate, low, high }) => [estimate, low ?? estimate, high ?? estimate]),
  );
  const highest = highestTotal(texts);
  const axis = kind === "gap" ? axisAroundZero(ends) : axisAround(ends, lowestTotal(texts), highest);
  return (
    <IntervalChart
      title={title}
      caption={`Mean ${kind === "gap" ? "gaps" : `totals out of ${highest}`} with 95 % intervals about people like them, each by itself. A difference holds where q, over all of them together, is at most 0.05. Nothing is shown about fewer than ${overview.campaign.minimumGroup} people.`}
      label="Competency"
      axis={axis}
      series={[
        { name: "Leaders", look: "leaders" },
        { name: "Everyone else", look: "others" },
      ]}
      headers={["Difference", "q", "n"]}
      print={kind === "gap" ? signedMean : printedMean}
      rows={leaders.competencies.map(({ competency, name, result }) => {
        const figure = result?.[kind];
        if (!figure)
          return {
            key: competency,
            label: name,
            values: [null, null],
            withheld: "withheld: protects individuals",
          };
        const verdict =
          figure.q === null
            ? ""
            : figure.q <= significant
              ? ", a difference that holds"
              : ", no evidence of a difference";
        return {
          key: competency,
          label: name,
          values: [figure.leaders, figure.others],
          cells: [signedMean(figure.difference), qWords(figure.q), `${result.leaders} + ${result.others}`],
          said: `difference ${signedMean(figure.difference)}${verdict}, n ${result.leaders} leaders and ${result.others} others`,
        };
      })}
      how={howOf(data, {
        measure: `${kindWords(texts, kind)}, by level`,
        definition: totalDefinition,
        method: leaders.method,
      })}
    />
  );
}

/** An adjusted p as it is printed. */
export const qWords = (q: number | null): string => (q === null ? "–" : q < 0.001 ? "<0.001" : q.toFixed(3));
