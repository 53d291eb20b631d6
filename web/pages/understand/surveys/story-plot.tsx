import { intervalRowsOf, mapOf, spreadRowsOf } from "#understand/survey-report/plot.ts";
import type { StoryPlot } from "#understand/survey-report/story.ts";
import type { SurveyResults } from "#understand/surveys/survey-results.ts";
import { ImportanceMapChart } from "../../../ui/chart/importance-map-chart.tsx";
import { IntervalChart } from "../../../ui/chart/interval-chart.tsx";
import { SpreadChart } from "../../../ui/chart/spread-chart.tsx";

interface StoryPlotFigureProps {
  plot: StoryPlot;
  results: Pick<SurveyResults, "minimum">;
  /** When and for whom the figures were released. */
  released: string;
}

/** A chart that brings its figures along. */
export function StoryPlotFigure({ plot, results: { minimum }, released }: StoryPlotFigureProps) {
  const { title, alt, note, how, figures } = plot;
  const frame = {
    title,
    caption: note,
    summary: alt,
    how: {
      measure: title,
      definition: how.definition,
      n: "Each row says its own n.",
      method: how.method,
      protection: `Nothing is shown of fewer than ${minimum} people, and nothing from which a smaller group could be worked out.`,
      released,
    },
  };
  switch (figures.plot) {
    case "rows":
      return figures.rows.length > 0 && <IntervalChart {...frame} {...intervalRowsOf(figures)} />;
    case "shares":
      return (
        figures.rows.length > 0 && <SpreadChart {...frame} {...spreadRowsOf(figures)} label={figures.label} />
      );
    case "plane":
      return <ImportanceMapChart {...frame} {...mapOf(figures)} />;
  }
}
