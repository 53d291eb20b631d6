import { axisBetween } from "#document/axis.ts";
import type { Series } from "#document/chart/series.ts";
import { printed } from "#understand/profile/wording.ts";
import { IntervalChart } from "../../../ui/chart/interval-chart.tsx";
import { Time } from "../../../ui/time.tsx";
import { exact, gapWords, hasTotal, type OwnResults, readerWords, totalMethod } from "./own-words.ts";

/** How a wave's totals came about, for "How was this computed?". */
export const howOwn = (results: OwnResults) => ({
  measure: "Your totals",
  definition:
    "How you rated yourself, and how you rated the organisation as you see it. The gap is the first less the second.",
  n: "You alone",
  method: totalMethod(results),
  protection: `It can be seen by ${readerWords[results.readers]}.`,
  released: `From your answers of ${new Date(results.answeredAt).toLocaleDateString(undefined, { dateStyle: "long" })}`,
});

/** Both totals of every competency, colleagues' means beside them, on one scale. */
export function Glance({ results }: { results: OwnResults }) {
  const { competencies, reading, sentences, given, asked } = results;
  const { self, organisation } = reading.perspectives;
  const hasTotals = competencies.some(hasTotal);
  const byColleagues = competencies.some(({ colleagues }) => colleagues && colleagues.self.mean !== null);
  const series: Series[] = [
    { name: self.name, look: "self" },
    { name: organisation.name, look: "organisation" },
    ...(byColleagues ? [{ name: "Colleagues about you", look: "colleagues" } as const] : []),
  ];
  return (
    <>
      <div className="own-sentences">
        {sentences.map((text) => (
          <p key={text}>{text}</p>
        ))}
        {!hasTotals && !results.isFinal && <p>You can still go on: the questionnaire is open.</p>}
      </div>
      {hasTotals && (
        <IntervalChart
          title={`${self.name} and ${organisation.name.toLowerCase()}, by competency`}
          caption={`Totals from your own ratings. You gave ${given === asked ? `all ${asked}` : `${given} of ${asked}`} ratings.`}
          how={howOwn(results)}
          label="Competency"
          axis={axisBetween(0, Math.max(...competencies.map(({ maximum }) => maximum)))}
          series={series}
          headers={["Gap"]}
          print={printed}
          rows={competencies.map(({ code, name, self: own, organisation: around, colleagues, gap }) => ({
            key: code,
            label: name,
            values: [
              exact(own.total),
              exact(around.total),
              ...(byColleagues ? [exact(colleagues?.self.mean ?? null)] : []),
            ],
            cells: [gapWords(gap)],
            ...(own.total === null &&
              around.total === null && { withheld: "Too few of your answers for a total" }),
          }))}
        />
      )}
    </>
  );
}

/** When answers were given, and whether they can still change. */
export const Answered = ({ wave }: { wave: Pick<OwnResults, "answeredAt" | "isFinal"> }) => (
  <>
    answered <Time value={wave.answeredAt} as="date" />
    {!wave.isFinal && ", can still change"}
  </>
);
