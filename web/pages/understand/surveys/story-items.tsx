import { useState } from "react";
import { itemRows, itemSpreads, itemsByScale } from "#understand/survey-report/html/item-charts.ts";
import type { SurveyResults } from "#understand/surveys/survey-results.ts";
import type { FigureFrame } from "../../../ui/chart/figure.tsx";
import { IntervalChart } from "../../../ui/chart/interval-chart.tsx";
import { SpreadChart } from "../../../ui/chart/spread-chart.tsx";
import { Select } from "../../../ui/select.tsx";

export interface StoryItemsProps {
  frame: FigureFrame;
  /** Of the items, in their order. */
  names: readonly string[];
  results: SurveyResults;
}

/** Ratings, with a group's beside everybody's where the reader chooses one, and how their answers are spread. */
export function StoryItems({ frame, names, results }: StoryItemsProps) {
  const shown = results.groups.filter(({ suppressed }) => !suppressed);
  const [group, setGroup] = useState("");
  const scales = itemsByScale(results, names);
  const spreads = itemSpreads(results, names);
  const titled = (title: string, scale: string, count: number) => (count > 1 ? `${title} (${scale})` : title);
  const { how, level } = frame;
  return (
    <div className="story-figure">
      {shown.length > 0 && (
        <div className="story-choices">
          <Select
            label="Beside everyone"
            value={group}
            onChange={setGroup}
            options={[
              { value: "", label: "Nobody" },
              ...shown.map(({ name }) => ({ value: name, label: name })),
            ]}
          />
        </div>
      )}
      {scales.map(({ scale, names: own }) => (
        <IntervalChart
          key={scale}
          {...frame}
          title={titled(frame.title, scale, scales.length)}
          {...itemRows(results, own, group === "" ? null : group)}
        />
      ))}
      {spreads.map(({ key, label, scale, chart }) => (
        <SpreadChart
          key={key}
          {...(how && { how })}
          {...(level && { level })}
          title={titled("How the answers are spread", scale, spreads.length)}
          caption={`Shares of those who answered, from the lowest to the highest answer; everybody's. Spreads of fewer than ten answers are not shown.`}
          label={label}
          {...chart}
        />
      ))}
    </div>
  );
}
