import { KeyFigure } from "../../../ui/key-figure.tsx";
import { Section } from "../../../ui/section.tsx";
import { Columns } from "../../../ui/stack.tsx";
import { Table } from "../../../ui/table.tsx";
import type { Paper } from "./use-paper.ts";

type Rate = Paper["quality"]["alike"];

const percent = (share: number) => `${(share * 100).toFixed(1)} %`;

const intervalOf = (rate: NonNullable<Rate>) =>
  rate.low === null || rate.high === null ? "" : `${percent(rate.low)} to ${percent(rate.high)}`;

/** How well sheets are typed: where two entries differ, and what couldn't be used. */
export function QualitySection({ paper }: { paper: Paper }) {
  const { alike, fields, questions } = paper.quality;
  const listed = questions.filter(
    ({ differing, unusable }) => unusable > 0 || (differing?.estimate ?? 0) > 0,
  );
  if (!alike && listed.length === 0) return null;
  return (
    <Section
      title="How well it is typed"
      lead="As of the last ten sheets that were counted. Intervals are Wilson's, at 95 %. They take every field for itself; since a typist's errors come together, the truth may lie somewhat further off."
    >
      <Columns>
        {alike && (
          <KeyFigure
            label="Sheets whose two entries are alike"
            value={percent(alike.estimate)}
            interval={intervalOf(alike)}
            n={alike.n}
          />
        )}
        {fields && (
          <KeyFigure
            label="Fields in which two entries differ"
            value={percent(fields.estimate)}
            interval={intervalOf(fields)}
            n={fields.n}
            note="About half of it is the error rate of one entry."
          />
        )}
      </Columns>
      {listed.length > 0 && (
        <Table
          caption="Questions that were typed differently, or had answers that couldn't be used"
          rows={listed}
          rowKey={({ number }) => String(number)}
          columns={[
            {
              key: "question",
              header: "Question",
              isRowHeader: true,
              cell: ({ number, text }) => `${number} ${text}`,
            },
            {
              key: "differing",
              header: "Differing",
              cell: ({ differing }) =>
                differing
                  ? `${percent(differing.estimate)} (${intervalOf(differing)}, n = ${differing.n})`
                  : "–",
            },
            { key: "unusable", header: "Not usable", align: "end", cell: ({ unusable }) => unusable },
          ]}
        />
      )}
    </Section>
  );
}
