import { axisOfShares } from "#document/chart/value-axes.ts";
import type { SurveyWave } from "#understand/imported-surveys/imported-surveys.contract.ts";
import { percent } from "#understand/survey-report/figures.ts";
import { IntervalChart } from "../../../ui/chart/interval-chart.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { Section } from "../../../ui/section.tsx";
import type { Comparison } from "./compared-waves.ts";

interface RankingProps {
  drivers: NonNullable<Comparison["drivers"]>;
  earlier: SurveyWave;
  later: SurveyWave;
}

const words = {
  more: "matters more",
  less: "matters less",
  "no evidence of change": "no evidence of change",
};

/** What mattered most then and now, with the intervals of both. */
export function RankingThenAndNow({
  drivers: { outcome, r2, problem, drivers, leftOut },
  earlier,
  later,
}: RankingProps) {
  const importance = (one: (typeof drivers)[number]["earlier"]) =>
    one && one.lmg !== null ? { estimate: one.lmg, low: one.low, high: one.high } : null;
  const rows = drivers.map(({ name, label, earlier: then, later: now, word }) => ({
    key: name,
    label,
    ...(word !== null && { detail: words[word] }),
    values: [importance(then), importance(now)],
    cells: [then ? String(then.rank) : "–", now ? String(now.rank) : "–"],
  }));
  const reach = rows.flatMap(({ values }) =>
    values.flatMap((value) => (value ? [value.estimate, value.high ?? 0] : [])),
  );
  const explained = [r2.earlier, r2.later].map((share) => (share === null ? "–" : percent(share)));
  return (
    <Section title="What mattered most, then and now">
      {problem !== null && <Notice title={problem} />}
      {leftOut.length > 0 && (
        <Notice title="Left out here, as they can't be compared">
          <ul>
            {leftOut.map(({ name, label, reason }) => (
              <li key={name}>
                <strong>{label}</strong>: {reason}
              </li>
            ))}
          </ul>
        </Notice>
      )}
      {reach.length > 0 && (
        <IntervalChart
          title={`Importance for ${outcome}`}
          caption={`LMG shares of R² with 95 % bootstrap intervals. All together: ${explained[0]} then, ${explained[1]} now. Ranks whose intervals overlap can't be told apart.`}
          label="Question"
          axis={axisOfShares(reach)}
          series={[
            { name: earlier.name, look: "before" },
            { name: later.name, look: "after" },
          ]}
          headers={["Rank then", "Rank now"]}
          print={(share) => percent(share)}
          printTick={(value) => percent(value, 0)}
          rows={rows}
          how={{
            measure: "Importance, then and now",
            definition:
              "The part of the outcome's differences that goes together with each question, in each wave by itself.",
            n: `${earlier.answers.toLocaleString()} answers then, ${later.answers.toLocaleString()} now; each model takes those with every question.`,
            method:
              "LMG shares (Shapley) with percentile bootstrap intervals in each wave; the interval of a difference is put together from both (MOVER, Zou and Donner 2008).",
            protection: "Only figures that each wave had released already are compared.",
            released: `${later.name} was kept by ${later.keptBy}.`,
          }}
        />
      )}
    </Section>
  );
}
