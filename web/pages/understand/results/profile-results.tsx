import { axisBetween } from "#document/axis.ts";
import { gapVerdict } from "#understand/organisation-report/scores.ts";
import type { ReleasedUnit } from "#understand/profile/organisation-results.ts";
import { printedMean, signedMean } from "#understand/profile/wording.ts";
import type { CampaignResults } from "#understand/results/results.contract.ts";
import { KeyFigure } from "../../../ui/key-figure.tsx";
import { Section } from "../../../ui/section.tsx";
import { Columns } from "../../../ui/stack.tsx";
import { ComparisonsSection } from "./comparisons-section.tsx";
import { FigureWords, intervalOf } from "./figure-words.tsx";
import { IntervalTable } from "./interval-table.tsx";
import { methodWords } from "./method-words.ts";
import { StatementsSection } from "./statements-section.tsx";
import { TrustSection } from "./trust-section.tsx";
import { UnitsSection } from "./units-section.tsx";

export type ProfileTexts = NonNullable<CampaignResults["profile"]>;
export type ProfileFigures = NonNullable<NonNullable<CampaignResults["results"]>["profile"]>;

export interface ProfileProps {
  data: CampaignResults;
  results: ProfileFigures;
  texts: ProfileTexts;
}

/** A profile's results: the organisation, its units, the statements, and how far to trust them. */
export function ProfileResults({ invited, ...props }: ProfileProps & { invited: number }) {
  const [whole] = props.results.units;
  if (!whole || whole.suppressed) return <UnitsSection {...props} />;
  return (
    <>
      <Headline whole={whole} texts={props.texts} invited={invited} />
      <Scores whole={whole} texts={props.texts} />
      <UnitsSection {...props} />
      <ComparisonsSection {...props} />
      <StatementsSection {...props} />
      <TrustSection {...props} />
    </>
  );
}

const competenciesOf = (whole: ReleasedUnit, { competencies }: ProfileTexts) =>
  competencies.map(({ code, name }) => ({ code, name, result: whole.competencies[code] ?? null }));

/** The three figures that a reader takes away first. */
function Headline({ whole, texts, invited }: { whole: ReleasedUnit; texts: ProfileTexts; invited: number }) {
  const shown = competenciesOf(whole, texts).flatMap(({ name, result }) =>
    result ? [{ name, result }] : [],
  );
  const [lowest] = shown.toSorted((a, b) => a.result.organisation.estimate - b.result.organisation.estimate);
  const [widest] = shown.toSorted(
    (a, b) => Math.abs(b.result.gap.estimate) - Math.abs(a.result.gap.estimate),
  );
  return (
    <Columns>
      <KeyFigure
        label="In the figures"
        value={`${Math.round((100 * whole.n) / Math.max(1, invited))} %`}
        note={`${whole.n.toLocaleString()} of ${invited.toLocaleString()} people invited. Everybody counts whose answers are enough for a figure, finished or not.`}
      />
      {lowest && (
        <KeyFigure
          label={`Lowest for ${texts.perspectives.organisation.name.toLowerCase()}`}
          value={printedMean(lowest.result.organisation.estimate)}
          {...intervalOf(lowest.result.organisation, printedMean)}
          n={lowest.result.n}
          note={lowest.name}
        />
      )}
      {widest && (
        <KeyFigure
          label="Widest gap"
          value={signedMean(widest.result.gap.estimate)}
          {...intervalOf(widest.result.gap, signedMean)}
          n={widest.result.n}
          note={`${widest.name}: ${gapVerdict(widest.result, whole.staff)}`}
        />
      )}
    </Columns>
  );
}

/** The highest total that any competency can reach. */
export const highestTotal = ({ scale, competencies }: ProfileTexts) =>
  Math.max(...competencies.map(({ statements }) => scale.maximum * statements.length));

function Scores({ whole, texts }: { whole: ReleasedUnit; texts: ProfileTexts }) {
  const { self, organisation } = texts.perspectives;
  const highest = highestTotal(texts);
  const all = competenciesOf(whole, texts);
  const withheld = all.filter(({ result }) => result === null);
  return (
    <Section
      title={texts.competencies.length === 6 ? "The six competencies" : "The competencies"}
      lead={`Mean totals out of ${highest}. Above zero, a gap says that people hold themselves to more than they find around them.`}
    >
      <IntervalTable
        caption={`Mean totals of the whole organisation with 95 % intervals, out of ${highest}`}
        label="Competency"
        axis={axisBetween(0, highest)}
        series={[self.name, organisation.name]}
        headers={[self.name, organisation.name, "Gap", "n"]}
        rows={all.map(({ code, name, result }) => ({
          key: code,
          label: name,
          points: [result?.self ?? null, result?.organisation ?? null],
          cells: cellsOf(result, whole.staff),
        }))}
      />
      <p className="results-note">
        {`Each row's figures are about the same people: those with both totals. ${methodWords(all.flatMap(({ result }) => result ?? []))}`}
        {withheld.length > 0 &&
          ` Withheld, because individual answers could be worked out: ${withheld.map(({ name }) => name).join(", ")}.`}
      </p>
    </Section>
  );
}

export type Competency = NonNullable<ReleasedUnit["competencies"][string]>;

/** A competency's figures as the cells of a row: self, organisation, gap with its verdict, n. */
export const cellsOf = (result: Competency | null, staff: number) => [
  <FigureWords key="self" figure={result?.self ?? null} />,
  <FigureWords key="organisation" figure={result?.organisation ?? null} />,
  <GapWords key="gap" result={result} staff={staff} />,
  result ? result.n.toLocaleString() : "–",
];

function GapWords({ result, staff }: { result: Competency | null; staff: number }) {
  return (
    <>
      <FigureWords figure={result?.gap ?? null} isSigned />
      {result && <span className="figure-interval"> {gapVerdict(result, staff)}</span>}
    </>
  );
}
