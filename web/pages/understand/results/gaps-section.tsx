import { axisAroundZero } from "#document/axis.ts";
import { gapVerdict } from "#understand/organisation-report/scores.ts";
import { signedMean } from "#understand/profile/wording.ts";
import { useWorkspace } from "../../../shell/use-workspace.ts";
import { IntervalChart } from "../../../ui/chart/interval-chart.tsx";
import { Section } from "../../../ui/section.tsx";
import { gapDefinition, howOf, measureAddress } from "./how-of.ts";
import { methodWords } from "./method-words.ts";
import { withheldWords } from "./result-words.ts";
import type { ProfileData } from "./use-overview.ts";

/** Gaps between what people say of themselves and of the organisation, the widest first. */
export function GapsSection({ data }: { data: ProfileData }) {
  const { competencies, unit } = data;
  const { href } = useWorkspace();
  const shown = competencies
    .flatMap((competency) => (competency.figures ? [{ ...competency, figures: competency.figures }] : []))
    .sort((a, b) => Math.abs(b.figures.gap.estimate) - Math.abs(a.figures.gap.estimate));
  const [widest] = shown;
  if (!widest) return null;
  const ends = shown.flatMap(({ figures: { gap } }) => [gap.estimate, gap.low ?? 0, gap.high ?? 0]);
  const rest = competencies.filter(({ figures }) => figures === null);
  return (
    <Section
      title="Where people and organisation part"
      lead="A gap above zero: willing hands, and an obstacle to look for. Below zero: something around people is better than they trust themselves to be."
    >
      <IntervalChart
        title={`The widest gap is in ${widest.name}: ${signedMean(widest.figures.gap.estimate)}`}
        caption={captionOf(data)}
        label="Competency"
        axis={axisAroundZero(ends)}
        series={[{ name: "Gap", look: "single" }]}
        headers={["Verdict", "n"]}
        print={signedMean}
        counts={Object.fromEntries(shown.map(({ code, figures }) => [code, figures.n]))}
        rows={[
          ...shown.map(({ code, name, figures }) => ({
            key: code,
            label: name,
            values: [figures.gap],
            cells: [gapVerdict(figures, unit.staff ?? 0), figures.n.toLocaleString()],
            said: `${gapVerdict(figures, unit.staff ?? 0)}, n ${figures.n}`,
          })),
          ...rest.map(({ code, name, withheld }) => ({
            key: code,
            label: name,
            values: [null],
            withheld: withheldWords[withheld ?? "protects individuals"],
          })),
        ]}
        how={howOf(data, {
          measure: `${widest.name}: gap`,
          definition: gapDefinition,
          method: methodWords(shown.map(({ figures }) => figures)),
          href: measureAddress(href, widest, "gap"),
          more: "“Clear gap” says that zero lies outside the 95 % interval. Each competency has a measure of its own.",
        })}
      />
    </Section>
  );
}

/** n and the minimum, as every caption says them. */
export function captionOf({ unit, overview }: ProfileData): string {
  const { minimumGroup } = overview.campaign;
  const people =
    unit.n === null
      ? ""
      : `n = ${unit.n.toLocaleString()} of ${(unit.staff ?? unit.n).toLocaleString()} people; `;
  return `${people}each row is about those with both totals. Bars are 95 % intervals. Nothing is shown about fewer than ${minimumGroup} people.`;
}
