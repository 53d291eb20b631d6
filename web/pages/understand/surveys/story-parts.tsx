import type { StoryPart, StoryTable } from "#understand/survey-report/story.ts";
import type { SurveyResults } from "#understand/surveys/survey-results.ts";
import { DescriptionList } from "../../../ui/description-list.tsx";
import { Table } from "../../../ui/table.tsx";
import { StoryFigure } from "./story-figure.tsx";
import { StoryPlotFigure } from "./story-plot.tsx";

interface StoryPartsProps {
  parts: readonly StoryPart[];
  results: SurveyResults;
  /** When and for whom the figures were released. */
  released: string;
}

/** The parts of a chapter, below each other. */
export const StoryParts = ({ parts, results, released }: StoryPartsProps) => (
  <div className="story-parts">
    {parts.map((part, index) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: parts stand where they stand.
      <Part key={index} part={part} results={results} released={released} />
    ))}
  </div>
);

interface PartProps extends Omit<StoryPartsProps, "parts"> {
  part: StoryPart;
}

function Part({ part, results, released }: PartProps) {
  switch (part.kind) {
    case "heading":
      return <h3>{part.title}</h3>;
    case "paragraph":
      return <p className={part.style === "note" ? "story-note" : "story-text"}>{part.text}</p>;
    case "list": {
      const List = part.ordered ? "ol" : "ul";
      return (
        <List className="story-text">
          {part.items.map((item) => (
            <li key={item}>{item}</li>
          ))}
        </List>
      );
    }
    case "definitions":
      return <DescriptionList items={part.items.map(({ term, text }) => ({ name: term, value: text }))} />;
    case "table":
      return <StoryTableView table={part} />;
    case "chart":
      return <StoryFigure chart={part} results={results} released={released} />;
    case "plot":
      return <StoryPlotFigure plot={part} results={results} released={released} />;
  }
}

/** A table of the story with its title and note. */
export function StoryTableView({ table: { title, columns, rows, note } }: { table: StoryTable }) {
  const lines = rows.map((cells, index) => ({ cells, key: String(index) }));
  return (
    <div className="story-table">
      <h3>{title}</h3>
      <Table
        caption={title}
        rows={lines}
        rowKey={({ key }) => key}
        columns={columns.map(({ title: header, align }, place) => ({
          key: String(place),
          header,
          align,
          isRowHeader: place === 0,
          cell: ({ cells }: (typeof lines)[number]) => cells[place],
        }))}
      />
      {note !== null && <p className="story-note">{note}</p>}
    </div>
  );
}
