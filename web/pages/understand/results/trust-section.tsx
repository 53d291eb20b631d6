import { Section } from "../../../ui/section.tsx";
import { Table } from "../../../ui/table.tsx";
import type { ProfileFigures, ProfileProps } from "./profile-results.tsx";

type Alpha = NonNullable<ProfileFigures["reliability"][string]>["self"];

const alphaWords = (alpha: Alpha) =>
  alpha ? `${alpha.alpha.toFixed(2)} (${alpha.low.toFixed(2)} to ${alpha.high.toFixed(2)})` : "–";

/** Reliability, careless answering, and how the figures were made and protected. */
export function TrustSection({ results, texts }: ProfileProps) {
  const { self, organisation } = texts.perspectives;
  const rows = texts.competencies.flatMap(({ code, name }) => {
    const reliability = results.reliability[code];
    return reliability ? [{ name, ...reliability }] : [];
  });
  return (
    <Section title="How far the figures can be trusted">
      {rows.length > 0 ? (
        <Table
          caption="Cronbach's alpha with 95 % interval"
          rows={rows}
          rowKey={({ name }) => name}
          columns={[
            { key: "name", header: "Cronbach's alpha", isRowHeader: true, cell: ({ name }) => name },
            { key: "n", header: "n", align: "end", cell: ({ n }) => n.toLocaleString() },
            { key: "self", header: self.name, align: "end", cell: (row) => alphaWords(row.self) },
            {
              key: "organisation",
              header: organisation.name,
              align: "end",
              cell: (row) => alphaWords(row.organisation),
            },
          ]}
        />
      ) : (
        <p>Reliability needs at least ten people who rated every pair of a competency, and is not shown.</p>
      )}
      <p>
        {rows.length > 0 &&
          "About 0.7 and above, the statements of a competency hang together well enough to be summed for groups; below 0.6, read the statements one by one. "}
        {carelessSentence(results)}
      </p>
      <p className="results-note">
        {`A total is the mean of a person's ratings times the number of statements, from ${Math.round(100 * texts.minimumAnswered)} % of them up; what was left out never counts as zero. Intervals are 95 %, Student's t with the finite-population correction, and assume that those who did not answer resemble those who did. No figure rests on fewer than ${results.minimum} people, and none of a smaller group can be worked out from several.`}
      </p>
    </Section>
  );
}

function carelessSentence({ careless, minimum }: ProfileFigures): string {
  if (!careless) return "Too few people answered to say anything about careless answering.";
  const { checked, sameThroughout } = careless;
  const people = `${checked.toLocaleString()} people with at least half of all ratings`;
  if (sameThroughout === 0) return `None of the ${people} gave one and the same rating throughout.`;
  if (sameThroughout === null)
    return `Of the ${people}, fewer than ${minimum} gave the same rating throughout, or all but a few did; the number is withheld.`;
  return `Of the ${people}, ${sameThroughout.toLocaleString()} gave the same rating throughout. They are left in: taking them out would let their answers be worked out.`;
}
