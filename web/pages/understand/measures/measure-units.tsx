import type { MeasureDetails } from "#understand/measures/measures.contract.ts";
import { useSearchParam } from "../../../shell/address.ts";
import { IntervalChart } from "../../../ui/chart/interval-chart.tsx";
import { Pager } from "../../../ui/pager.tsx";
import { Section } from "../../../ui/section.tsx";
import { Select } from "../../../ui/select.tsx";
import { methodWords } from "../results/method-words.ts";
import { axisOf } from "./measure-axis.ts";
import { dayWords, printOf, protectionWords, withheldWords } from "./measure-words.ts";

export const unitPageSize = 50;

interface MeasureUnitsProps {
  details: MeasureDetails;
  offset: number;
}

/** A measure by department, or by the groups of a survey, in one period. */
export function MeasureUnits({ details, offset }: MeasureUnitsProps) {
  const [, choose] = useSearchParam("campaign", "");
  const [, turn] = useSearchParam("from", "0");
  const { units, periods, measure } = details;
  if (!units || units.total === 0) return null;
  const ends = units.rows.flatMap(({ figure }) =>
    figure ? [figure.estimate, figure.low ?? figure.estimate, figure.high ?? figure.estimate] : [],
  );
  const print = printOf(measure.kind);
  const isSurvey = measure.source === "survey";
  const word = isSurvey ? "group" : "department";
  const period = periods.find(({ campaign }) => campaign === units.campaign);
  return (
    <Section
      title={`By ${word}`}
      actions={
        periods.length > 1 && (
          <Select
            label="Period"
            value={units.campaign}
            onChange={choose}
            options={periods.map(({ campaign, name }) => ({ value: campaign, label: name }))}
          />
        )
      }
    >
      <IntervalChart
        title={`${measure.name} by ${word}${period ? `, ${period.name}` : ""}`}
        caption={`Means with 95 % intervals; ${measure.unit}. ${isSurvey ? "" : "A department includes everybody below it. "}Withheld ones have too few answers, or would let individuals be recognised.`}
        label={isSurvey ? "Group" : "Department"}
        axis={axisOf(measure, ends)}
        series={[{ name: "Mean", look: measure.kind === "organisation" ? "organisation" : "self" }]}
        headers={["n"]}
        print={print}
        counts={Object.fromEntries(units.rows.map(({ path, n }) => [path, n]))}
        rows={units.rows.map(({ path, name, figure, n, withheld }) => ({
          key: path,
          label: name,
          ...(path.includes("/") && { detail: path.split("/").slice(0, -1).join(" › ") }),
          values: [figure],
          cells: [n?.toLocaleString() ?? "–"],
          ...(n !== null && { said: `n ${n}` }),
          ...(figure === null && { withheld: withheldWords[withheld ?? "protects individuals"] }),
        }))}
        how={{
          measure: `${measure.name}, version ${measure.version}`,
          definition: details.explanation,
          n: isSurvey
            ? "Each row says its own n: everybody in the group who answered."
            : "Each row says its own n: everybody in the department and below it who has both totals.",
          method: methodWords(units.rows.filter(({ figure }) => figure)),
          protection: protectionWords,
          released: period ? dayWords(period.at) : "Not yet.",
        }}
      />
      {units.total > unitPageSize && (
        <Pager
          offset={offset}
          limit={unitPageSize}
          total={units.total}
          onOffset={(next) => turn(String(next))}
          things={`${word}s`}
        />
      )}
    </Section>
  );
}
