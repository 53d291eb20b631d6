import "./chart.css";
import { ChartLine, CircleHelp, Download, Table2 } from "lucide-react";
import { type ReactNode, useContext, useId, useState } from "react";
import type { ChartData } from "#document/chart/chart-data.ts";
import { csvFile } from "#document/chart/csv-file.ts";
import { fileName } from "#document/chart/file-name.ts";
import { picture } from "#document/chart/picture.ts";
import type { Layout } from "#document/chart/scene.ts";
import type { Series } from "#document/chart/series.ts";
import { svgFile } from "#document/chart/svg-file.ts";
import { csvCell } from "#platform/csv-cell.ts";
import { Button } from "../button.tsx";
import { Menu } from "../menu.tsx";
import { toast } from "../toast.tsx";
import { ChartView } from "./chart-view.tsx";
import { lightColours } from "./colours.ts";
import { DataTable } from "./data-table.tsx";
import { FigureSource } from "./figure-source.ts";
import { HowComputed } from "./how-computed.tsx";
import type { HowComputedFacts } from "./how-computed-facts.ts";
import { Legend } from "./legend.tsx";
import { measureText } from "./measure.ts";
import { pngFile } from "./png-file.ts";
import { saveFile } from "./save-file.ts";

/** What every chart is given, whatever it draws. */
export interface FigureFrame {
  /** The finding, or the question that the chart answers. */
  title: string;
  /** Whom the figures are about and what is withheld: n and the minimum. */
  caption: string;
  /** The main point in a sentence, for those who don't see the chart; the title where it says it already. */
  summary?: string;
  how?: HowComputedFacts;
  /** Rank of the title among the page's headings. */
  level?: 2 | 3;
}

interface FigureProps extends FigureFrame {
  legend: readonly Series[];
  layout: Layout;
  data: ChartData;
  /** Stands in the place of drawing and caption on the screen. */
  children?: ReactNode;
  /** A legend of its own. */
  legendContent?: ReactNode;
}

const pictureWidth = 860;

/** A chart with its title, legend and caption, its figures as a table, how it was computed, and its files. */
export function Figure(props: FigureProps) {
  const { title, caption, summary, how, level = 3, legend, layout, data, children, legendContent } = props;
  const id = useId();
  const panel = useId();
  const [isTable, showTable] = useState(false);
  const [isOpen, open] = useState(false);
  const Heading = `h${level}` as const;
  return (
    <figure className="chart" aria-labelledby={id}>
      <div className="chart-head">
        <Heading className="chart-title" id={id}>
          {title}
        </Heading>
        {summary && <p className="visually-hidden">{summary}</p>}
        {!isTable && (legendContent ?? (legend.length > 1 && <Legend series={legend} />))}
      </div>
      {isTable ? (
        <DataTable caption={title} data={data} />
      ) : (
        (children ?? <ChartView layout={layout} label={title} caption={caption} />)
      )}
      {isTable && <p className="chart-caption">{caption}</p>}
      <div className="chart-tools">
        <Button
          tone="quiet"
          icon={isTable ? <ChartLine size={16} aria-hidden /> : <Table2 size={16} aria-hidden />}
          onPress={() => showTable(!isTable)}
        >
          {isTable ? "Show as chart" : "Show as table"}
        </Button>
        {how && (
          <button
            type="button"
            className="button"
            data-tone="quiet"
            aria-expanded={isOpen}
            aria-controls={panel}
            onClick={() => open(!isOpen)}
          >
            <CircleHelp size={16} aria-hidden />
            <span>How was this computed?</span>
          </button>
        )}
        <Files {...props} />
      </div>
      {how && (
        <div id={panel} hidden={!isOpen}>
          <HowComputed facts={how} />
        </div>
      )}
    </figure>
  );
}

/** Saves the chart as files, all made here. */
function Files({ title, caption, summary, legend, layout, data }: FigureProps) {
  const source = useContext(FigureSource);
  const scene = () => picture(layout, { title, caption, source, legend }, pictureWidth, measureText);
  const svg = () => {
    const { colours, remove } = lightColours();
    const text = svgFile(scene(), title, [summary, caption].filter(Boolean).join(" "), colours);
    remove();
    saveFile(fileName(title, "svg"), new Blob([text], { type: "image/svg+xml" }));
  };
  const png = async () => {
    const { colours, remove } = lightColours();
    try {
      saveFile(fileName(title, "png"), await pngFile(scene(), colours));
    } catch {
      toast("The picture could not be made here. The SVG file holds the same.");
    } finally {
      remove();
    }
  };
  const csv = () =>
    saveFile(fileName(title, "csv"), new Blob([csvFile(data, csvCell)], { type: "text/csv;charset=utf-8" }));
  return (
    <Menu
      label={`${title}: `}
      trigger={
        <>
          <Download size={16} aria-hidden /> Download
        </>
      }
      items={[
        { key: "svg", label: "Picture to scale (SVG)", onAction: svg },
        { key: "png", label: "Picture (PNG)", onAction: () => void png() },
        { key: "csv", label: "Figures (CSV)", onAction: csv },
      ]}
    />
  );
}
