import { axisAround } from "#document/chart/axis.ts";
import type { Series } from "#document/chart/series.ts";
import { printedMean, signedMean } from "#understand/profile/wording.ts";
import { useWorkspace } from "../../../shell/use-workspace.ts";
import { IntervalChart } from "../../../ui/chart/interval-chart.tsx";
import { Section } from "../../../ui/section.tsx";
import { captionOf } from "./gaps-section.tsx";
import { howOf, measureAddress, totalDefinition } from "./how-of.ts";
import { methodWords } from "./method-words.ts";
import { lower, withheldWords } from "./result-words.ts";
import { highestTotal, lowestTotal, type ProfileData } from "./use-overview.ts";

/** Levels of both perspectives; in a unit beside the whole organisation's. */
export function CompetenciesSection({ data }: { data: ProfileData }) {
  const { competencies, texts, unit, overview } = data;
  const { href } = useWorkspace();
  const { self, organisation } = texts.perspectives;
  const highest = highestTotal(texts);
  const isPart = unit.path !== "";
  const series: Series[] = [
    { name: self.name, look: "self" },
    { name: organisation.name, look: "organisation" },
    ...(isPart ? [{ name: "Everybody", look: "whole" as const }] : []),
  ];
  const shown = competencies.flatMap((each) =>
    each.figures ? [{ name: each.name, figures: each.figures }] : [],
  );
  const [lowest] = shown.toSorted(
    (a, b) => a.figures.organisation.estimate - b.figures.organisation.estimate,
  );
  const axis = axisAround(
    competencies.flatMap(({ figures, whole }) => [
      ...valuesOf(figures?.self),
      ...valuesOf(figures?.organisation),
      ...(isPart ? valuesOf(whole?.organisation) : []),
    ]),
    lowestTotal(texts),
    highest,
  );
  const six = competencies.length === 6 ? "The six competencies" : "The competencies";
  return (
    <Section title={six} lead={`Mean totals out of ${highest}, in the order of priority.`}>
      <IntervalChart
        title={
          lowest
            ? `Lowest for ${lower(organisation.name)}: ${lowest.name}, ${printedMean(lowest.figures.organisation.estimate)} of ${highest}`
            : "No total can be shown here"
        }
        caption={`${captionOf(data)}${isPart ? ` “Everybody” is what all of ${overview.organisation} gives ${lower(organisation.name)}.` : ""}`}
        label="Competency"
        axis={axis}
        series={series}
        headers={["Gap", "n"]}
        print={printedMean}
        counts={Object.fromEntries(competencies.map(({ code, figures }) => [code, figures?.n ?? null]))}
        rows={competencies.map(({ code, name, figures, withheld, whole }) => ({
          key: code,
          label: name,
          values: figures
            ? [figures.self, figures.organisation, ...(isPart ? [whole?.organisation ?? null] : [])]
            : series.map(() => null),
          ...(figures
            ? {
                cells: [signedMean(figures.gap.estimate), figures.n.toLocaleString()],
                said: `n ${figures.n}`,
              }
            : { withheld: withheldWords[withheld ?? "protects individuals"] }),
        }))}
        how={howOf(data, {
          measure: lowest ? `${lowest.name}: ${lower(organisation.name)}` : "Competency totals",
          definition: totalDefinition,
          method: methodWords(shown.map(({ figures }) => figures)),
          href: measureAddress(
            href,
            competencies.find(({ name }) => name === lowest?.name),
            "organisation",
          ),
        })}
      />
    </Section>
  );
}

/** The ends of an estimate's interval, or the estimate alone. */
const valuesOf = (
  figure: { estimate: number; low: number | null; high: number | null } | null | undefined,
): number[] =>
  figure ? [figure.estimate, figure.low ?? figure.estimate, figure.high ?? figure.estimate] : [];
