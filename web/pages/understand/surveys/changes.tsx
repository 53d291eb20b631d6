import { axisOfDifferences } from "#document/chart/value-axes.ts";
import type { SurveyWave } from "#understand/imported-surveys/imported-surveys.contract.ts";
import { fixed, percent, probability, withSign } from "#understand/survey-report/figures.ts";
import { IntervalChart } from "../../../ui/chart/interval-chart.tsx";
import { EmptyState } from "../../../ui/empty-state.tsx";
import { Section } from "../../../ui/section.tsx";
import { changeHeadline, changeWords, scaleGroups } from "./change-words.ts";
import type { Comparison } from "./compared-waves.ts";

interface ChangesProps {
  comparison: Comparison;
  earlier: SurveyWave;
  later: SurveyWave;
}

/** How every question that was asked both times changed, the largest change of each scale first. */
export function Changes({ comparison, earlier, later }: ChangesProps) {
  const { items } = comparison;
  if (items.length === 0)
    return (
      <EmptyState title="No question can be compared">
        None was asked both times with the same wording and scale, or too few people answered. The reasons are
        below.
      </EmptyState>
    );
  return (
    <Section title="What changed">
      <p className="story-answer">{changeHeadline(items)}</p>
      {scaleGroups(items).map(({ key, title, unit, factor, changes }) => {
        const print = (value: number) => withSign(value, unit === "own" ? 2 : 1);
        const level = (value: number) =>
          unit === "points" ? percent(value) : fixed(value, unit === "score" ? 0 : 2);
        const rows = changes.map((change) => ({
          key: change.name,
          label: change.label,
          detail: changeWords[change.word],
          values: [
            change.difference && {
              estimate: change.difference.estimate * factor,
              low: change.difference.low * factor,
              high: change.difference.high * factor,
            },
          ],
          cells: [
            level(change.earlier.estimate),
            level(change.later.estimate),
            `${change.earlier.n.toLocaleString()} / ${change.later.n.toLocaleString()}`,
          ],
          said: [
            changeWords[change.word],
            `n ${change.earlier.n} then and ${change.later.n} now`,
            ...(change.q === null ? [] : [`q ${probability(change.q)}`]),
          ].join("; "),
          ...(change.difference === null && { withheld: "too little data for an interval" }),
        }));
        return (
          <IntervalChart
            key={key}
            title={`${title}: ${later.name} less ${earlier.name}`}
            caption={`${unit === "points" ? "Percent points" : unit === "score" ? "Points from −100 to 100" : "In the questions' own units"}, with 95 % intervals. Whether a change is clear is said after all questions were tested together (false discovery rate 5 %).`}
            label="Question"
            axis={axisOfDifferences(
              rows.flatMap(({ values: [value] }) => (value ? [value.estimate, value.low, value.high] : [])),
            )}
            series={[{ name: "Change", look: "single" }]}
            headers={["Then", "Now", "n"]}
            print={print}
            rows={rows}
            how={{
              measure: `${title}: change`,
              definition: `The mean of ${later.name} less the mean of ${earlier.name}, of everybody who answered each time.`,
              n: "Each row says how many answered then and now.",
              method:
                unit === "points"
                  ? "Newcombe's interval for the difference of two shares; adjusted after Benjamini and Hochberg over all questions."
                  : "Welch's t for two samples; adjusted after Benjamini and Hochberg over all questions.",
              protection:
                "Both waves' figures were released by themselves before; nothing else goes into the comparison.",
              released: `${later.name} was kept by ${later.keptBy}.`,
            }}
          />
        );
      })}
    </Section>
  );
}
