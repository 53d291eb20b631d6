import { axisBetween } from "#document/axis.ts";
import { IntervalChart } from "../../../ui/chart/interval-chart.tsx";
import { exact, type OwnChapter } from "./own-words.ts";

/** Both ratings of each statement. */
export function StatementChart({ chapter: { statements, reading, competency } }: { chapter: OwnChapter }) {
  const { scale, perspectives } = reading;
  const { self, organisation } = perspectives;
  const anchors = scale.anchors.map((anchor, index) => `${scale.minimum + index}: ${anchor}`);
  return (
    <IntervalChart
      title={`Your ratings of ${competency.name.toLowerCase()}`}
      caption={anchors.join(" · ")}
      how={{
        measure: "Your ratings",
        definition: "What you chose for each statement, for yourself and for the organisation.",
        n: "You alone",
        method: `As you gave them, from ${scale.minimum} to ${scale.maximum}. A statement gets a coaching page where both ratings are there and sum to less than ${reading.flagPairSumBelow}.`,
        protection: "These are your own answers; who else can open them stands on the page of your results.",
        released: "From your answers to this questionnaire",
      }}
      label="Statement"
      axis={axisBetween(Math.min(0, scale.minimum), scale.maximum)}
      series={[
        { name: self.name, look: "self" },
        { name: organisation.name, look: "organisation" },
      ]}
      print={String}
      rows={statements.map((statement) => ({
        key: statement.code,
        label: statement.topic,
        detail: statement.isFlagged ? `${statement.code}, coaching page` : statement.code,
        values: [exact(statement.self), exact(statement.organisation)],
        ...(statement.self === null &&
          statement.organisation === null && { withheld: "You left this one out" }),
      }))}
    />
  );
}
