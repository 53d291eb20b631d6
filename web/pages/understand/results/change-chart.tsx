import { axisAroundZero } from "#document/axis.ts";
import { axisAround } from "#document/chart/axis.ts";
import type { IntervalRow } from "#document/chart/interval-rows.ts";
import { printedMean, signedMean } from "#understand/profile/wording.ts";
import { IntervalChart } from "../../../ui/chart/interval-chart.tsx";
import { changeHeadline, changeWithheld, comparableWords, isShown, verdictWords } from "./change-words.ts";
import { howOf, type Kind } from "./how-of.ts";
import { kindWords } from "./kind-choice.tsx";
import { qWords } from "./leaders-section.tsx";
import type { Change, ChangeResult } from "./use-change.ts";
import { highestTotal, lowestTotal, type ProfileData } from "./use-overview.ts";

interface ChangeChartProps {
  data: ProfileData;
  change: Change;
  kind: Kind;
}

/** The change of a competency or unit as a row. */
export function changeRow(
  key: string,
  label: string,
  result: ChangeResult | undefined,
  kind: Kind,
): IntervalRow {
  if (!isShown(result))
    return {
      key,
      label,
      values: [null],
      withheld: result ? changeWithheld[result.withheld] : "not compared",
    };
  const { change, low, high, q, word } = result[kind];
  return {
    key,
    label,
    values: [{ estimate: change, low, high }],
    cells: [verdictWords[word], qWords(q), result.n.toLocaleString()],
    said: `${verdictWords[word]}, n ${result.n} answered both times`,
  };
}

export const changeEnds = (rows: readonly IntervalRow[]): number[] =>
  rows.flatMap(({ values: [value] }) => (value ? [value.estimate, value.low ?? 0, value.high ?? 0] : []));

export const changeHeaders = ["Verdict", "q", "n"] as const;

/** The same people, then and now: change by competency, around zero. */
export function ChangeChart({ data, change, kind }: ChangeChartProps) {
  const { unit, competencies, earlier, minimum } = change;
  const rows = competencies.map(({ competency, name, comparable }) =>
    comparable === "same"
      ? changeRow(competency, name, unit.competencies[competency], kind)
      : { key: competency, label: name, values: [null], withheld: comparableWords[comparable] },
  );
  return (
    <IntervalChart
      title={changeHeadline(change, kind, kindWords(data.texts, kind))}
      caption={`Mean change since ${earlier.name} in points, of the people who answered both times, wherever they worked then. Each bar is the 95 % interval of one change by itself; the verdict asks more: whether as much might come about by chance in one of all the changes tested together (q at most 0.05). Nothing is shown about fewer than ${minimum} people.`}
      label="Competency"
      axis={axisAroundZero(changeEnds(rows))}
      series={[{ name: "Change", look: "single" }]}
      headers={changeHeaders}
      print={signedMean}
      rows={rows}
      how={changeHow(data, change, kind)}
    />
  );
}

/** How the changes of a unit came about. */
function changeHow(data: ProfileData, { unit, competencies, earlier }: Change, kind: Kind) {
  const first = competencies.map(({ competency }) => unit.competencies[competency]).find(isShown);
  return howOf(data, {
    measure: `${kindWords(data.texts, kind)}: change since ${earlier.name}`,
    definition:
      "The mean of each person's value now less the same person's value then. People who answered only once are not in it.",
    method: first ? `Paired: ${first.method}.` : "Paired t.",
    more: "All changes shown in this release were tested together; the share of false findings among them is held at 5 % (Benjamini and Hochberg).",
  });
}

/** Then and now on one scale, where levels may be shown. */
export function ThenAndNow({ data, change, kind }: ChangeChartProps) {
  const { unit, competencies, earlier, showsLevels } = change;
  const rows = competencies.flatMap(({ competency, name }) => {
    const result = unit.competencies[competency];
    if (!isShown(result)) return [];
    const { before, after, change: by } = result[kind];
    if (before === null || after === null) return [];
    const bare = (estimate: number) => ({ estimate, low: null, high: null });
    return [
      {
        key: competency,
        label: name,
        values: [bare(before), bare(after)],
        cells: [signedMean(by), result.n.toLocaleString()],
        said: `n ${result.n}`,
      },
    ];
  });
  if (!showsLevels || rows.length === 0) return null;
  const ends = rows.flatMap(({ values }) => values.map(({ estimate }) => estimate));
  return (
    <IntervalChart
      title={`${kindWords(data.texts, kind)}, then and now`}
      caption="Means of the people who answered both times; others' answers are in the levels of each campaign but not here."
      label="Competency"
      axis={
        kind === "gap"
          ? axisAroundZero(ends)
          : axisAround(ends, lowestTotal(data.texts), highestTotal(data.texts))
      }
      series={[
        { name: earlier.name, look: "before" },
        { name: data.overview.campaign.name, look: "after" },
      ]}
      isConnected
      headers={["Change", "n"]}
      print={kind === "gap" ? signedMean : printedMean}
      rows={rows}
      how={changeHow(data, change, kind)}
    />
  );
}
