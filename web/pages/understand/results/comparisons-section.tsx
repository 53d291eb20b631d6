import { signedMean } from "#understand/profile/wording.ts";
import { Section } from "../../../ui/section.tsx";
import { Table } from "../../../ui/table.tsx";
import type { ProfileProps } from "./profile-results.tsx";

/** Share of false findings that is accepted among all that are shown. */
export const significant = 0.05;

const mostRows = 25;

/** Departments whose means differ from everyone else's by more than chance. */
export function ComparisonsSection({ data, results: { comparisons }, texts }: ProfileProps) {
  if (comparisons.length === 0) return null;
  const clear = comparisons
    .filter(({ q }) => q <= significant)
    .toSorted((a, b) => Math.abs(b.difference) - Math.abs(a.difference));
  const nameOf = new Map(texts.competencies.map(({ code, name }) => [code, name]));
  const unitName = (path: string) => (path === "" ? data.organisation : path.split("/").join(" › "));
  const tested = `${comparisons.length.toLocaleString()} comparisons of a department with everyone outside it`;
  return (
    <Section
      title="Departments that stand apart"
      lead={
        clear.length === 0
          ? `None of ${tested} holds once chance among so many comparisons is allowed for. Differences in the table above may well be accidents of who answered.`
          : `${clear.length.toLocaleString()} of ${tested} ${clear.length === 1 ? "holds" : "hold"} once chance among so many is allowed for (false discovery rate 5 %).`
      }
    >
      {clear.length > 0 && (
        <>
          <Table
            caption="Differences from everyone outside the department that hold"
            rows={clear.slice(0, mostRows)}
            rowKey={({ path, competency, perspective }) => `${path} ${competency} ${perspective}`}
            columns={[
              { key: "unit", header: "Department", isRowHeader: true, cell: ({ path }) => unitName(path) },
              {
                key: "competency",
                header: "Competency",
                cell: ({ competency }) => nameOf.get(competency) ?? competency,
              },
              {
                key: "perspective",
                header: "Rating of",
                cell: ({ perspective }) => texts.perspectives[perspective].name,
              },
              {
                key: "difference",
                header: "Difference",
                align: "end",
                cell: ({ difference }) =>
                  `${signedMean(difference)} ${difference > 0 ? "above" : "below"} the others`,
              },
              {
                key: "q",
                header: "q",
                align: "end",
                cell: ({ q }) => (q < 0.001 ? "<0.001" : q.toFixed(3)),
              },
            ]}
          />
          <p className="results-note">
            {clear.length > mostRows && `The ${mostRows} largest of ${clear.length.toLocaleString()}. `}A
            department picked because it came out lowest will, as a rule, come out somewhat better next time
            without anything having been done: part of an extreme result is chance. Welch's t test; q is
            adjusted over all comparisons (Benjamini and Hochberg).
          </p>
        </>
      )}
    </Section>
  );
}
