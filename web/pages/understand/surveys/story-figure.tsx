import {
  type DriverOrder,
  driverMap,
  driverRows,
  type ImportanceBy,
  noteBy,
} from "#understand/survey-report/html/driver-charts.ts";
import { gapRows, groupRows, npsRows, optionRows } from "#understand/survey-report/html/item-charts.ts";
import type { StoryChart } from "#understand/survey-report/story.ts";
import type { SurveyResults } from "#understand/surveys/survey-results.ts";
import { useSearchParam } from "../../../shell/address.ts";
import { ImportanceMapChart } from "../../../ui/chart/importance-map-chart.tsx";
import { IntervalChart } from "../../../ui/chart/interval-chart.tsx";
import { SpreadChart } from "../../../ui/chart/spread-chart.tsx";
import { Select } from "../../../ui/select.tsx";
import { StoryItems, type StoryItemsProps } from "./story-items.tsx";
import { howOf } from "./survey-how.ts";

interface StoryFigureProps {
  chart: StoryChart;
  results: SurveyResults;
  /** When and for whom the figures were released. */
  released: string;
}

/** A chart of the story, drawn from the results; each says how it was computed. */
export function StoryFigure({ chart, results, released }: StoryFigureProps) {
  const { names } = chart;
  const frame = {
    title: chart.title,
    caption: chart.note ?? "",
    summary: chart.alt,
    how: howOf(chart, results, released),
  };
  switch (chart.chart) {
    case "drivers":
      return <Drivers frame={frame} names={names} results={results} />;
    case "map": {
      const map = driverMap(results);
      return map && <ImportanceMapChart {...frame} {...map} />;
    }
    case "items":
      return <StoryItems frame={frame} names={names} results={results} />;
    case "shares":
      return <IntervalChart {...frame} {...optionRows(results, names)} />;
    case "gaps":
      return <IntervalChart {...frame} {...gapRows(results, names.map(Number))} />;
    case "groups": {
      const rows = groupRows(results, names[0] ?? "");
      return rows && <IntervalChart {...frame} {...rows} />;
    }
    case "nps":
      return (
        results.nps && <SpreadChart {...frame} {...npsRows(results.nps, chart.title)} label="Question" />
      );
  }
}

/** Drivers in the order and by the estimator that the reader chooses. */
function Drivers({ frame, names, results }: StoryItemsProps) {
  const [order, setOrder] = useSearchParam<DriverOrder>("order", "importance");
  const [by, setBy] = useSearchParam<ImportanceBy>("by", "lmg");
  const rows = driverRows(results, { by, order, names });
  return (
    <div className="story-figure">
      {rows.rows.length > 1 && (
        <div className="story-choices">
          <Select<DriverOrder>
            label="Order"
            value={order}
            onChange={setOrder}
            options={[
              { value: "importance", label: "By importance" },
              { value: "performance", label: "Lowest level first" },
              { value: "name", label: "By name" },
            ]}
          />
          <Select<ImportanceBy>
            label="Bars show"
            value={by}
            onChange={setBy}
            options={[
              { value: "lmg", label: "LMG shares" },
              { value: "relativeWeight", label: "Relative weights" },
            ]}
          />
        </div>
      )}
      <IntervalChart {...frame} {...rows} caption={noteBy(frame.caption, by)} />
    </div>
  );
}
