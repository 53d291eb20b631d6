import "./weighting.css";
import type { Estimate } from "#understand/surveys/survey-results.ts";
import type { WeightedSurvey } from "#understand/weighting/weighted-survey.ts";
import { Section } from "../../../ui/section.tsx";
import { type Column, Table } from "../../../ui/table.tsx";
import { type FigureKind, figureWords, intervalWords } from "./weighting-words.ts";

interface Line {
  key: string;
  label: string;
  kind: FigureKind;
  n: number;
  effective: number;
  unweighted: Estimate;
  weighted: Estimate;
}

function Figure({ estimate, kind }: { estimate: Estimate; kind: FigureKind }) {
  return (
    <>
      {figureWords(estimate.estimate, kind)}
      <span className="weighting-interval">{intervalWords(estimate, kind)}</span>
    </>
  );
}

/** A difference, with its sign. */
function difference({ weighted, unweighted, kind }: Line): string {
  const by = weighted.estimate - unweighted.estimate;
  const words = figureWords(Math.abs(by), kind);
  if (words === figureWords(0, kind)) return words;
  return `${by > 0 ? "+" : "−"}${kind === "share" ? words.replace("%", "points") : words}`;
}

const columns = (header: string): Column<Line>[] => [
  { key: "label", header, isRowHeader: true, cell: ({ label }) => label },
  { key: "n", header: "n", align: "end", cell: ({ n }) => n.toLocaleString() },
  {
    key: "effective",
    header: "Counts as",
    align: "end",
    cell: ({ effective }) => Math.round(effective).toLocaleString(),
  },
  {
    key: "unweighted",
    header: "Not weighted",
    align: "end",
    cell: ({ unweighted, kind }) => <Figure estimate={unweighted} kind={kind} />,
  },
  {
    key: "weighted",
    header: "Weighted",
    align: "end",
    cell: ({ weighted, kind }) => <Figure estimate={weighted} kind={kind} />,
  },
  { key: "difference", header: "Difference", align: "end", cell: difference },
];

/** All figures that can be weighted: means, shares of what was ticked, answers to choices, the net promoter score. */
export function WeightedItems({ record: { items, nps, n, effective } }: { record: WeightedSurvey }) {
  const lines = items.flatMap((item): Line[] =>
    item.weighted && item.unweighted
      ? [
          {
            key: item.name,
            label: item.label,
            kind: item.kind === "multiple" ? "share" : "mean",
            n: item.n,
            effective: item.effective,
            unweighted: item.unweighted,
            weighted: item.weighted,
          },
        ]
      : [],
  );
  const score: Line[] = nps
    ? [
        {
          key: "nps",
          label: "Net promoter score",
          kind: "score",
          n: nps.n,
          effective: items.find(({ name }) => name === nps.item)?.effective ?? (effective * nps.n) / n,
          unweighted: nps.unweighted,
          weighted: nps.weighted,
        },
      ]
    : [];
  return (
    <>
      <Section
        title="Figures"
        lead="With 95 % intervals below each. Where the weighted interval holds the figure that is not weighted, weighting tells nothing new."
      >
        <Table
          caption="Weighted figures beside those that are not"
          rows={[...score, ...lines]}
          rowKey={({ key }) => key}
          columns={columns("Item")}
        />
      </Section>
      {items.map(
        ({ name, label, answers, n: own, effective: counts }) =>
          answers && (
            <Section key={name} title={label}>
              <Table
                caption={`Answers to ${label}`}
                rows={answers.map(
                  (answer): Line => ({
                    ...answer,
                    key: answer.label,
                    kind: "share",
                    n: own,
                    effective: counts,
                  }),
                )}
                rowKey={({ key }) => key}
                columns={columns("Answer")}
              />
            </Section>
          ),
      )}
    </>
  );
}
