import type { Trust } from "#understand/results/result-pages.contract.ts";
import { IntervalChart } from "../../../ui/chart/interval-chart.tsx";
import { KeyFigure } from "../../../ui/key-figure.tsx";
import { Query } from "../../../ui/query.tsx";
import { Section } from "../../../ui/section.tsx";
import { Columns } from "../../../ui/stack.tsx";
import { howOf } from "./how-of.ts";
import { ResultsFrame } from "./results-frame.tsx";
import {
  carelessSentence,
  reliabilitySentence,
  responseSentence,
  withheldUnitsSentence,
} from "./trust-words.ts";
import type { ProfileData } from "./use-overview.ts";
import { useTrust } from "./use-trust.ts";

/** How far the figures can be trusted: who answered, reliability, careless answering, what is withheld, methods. */
export const TrustPage = () => (
  <ResultsFrame part="/trust" isWholeOnly>
    {(data) => <TrustOf data={data} />}
  </ResultsFrame>
);

const axis = { minimum: 0, maximum: 1, ticks: [0, 0.2, 0.4, 0.6, 0.8, 1] };
const print = (alpha: number) => alpha.toFixed(2);

function TrustOf({ data }: { data: ProfileData }) {
  const query = useTrust();
  return (
    <Query query={query} lines={10}>
      {(trust) => (
        <>
          <Section title="Who answered">
            <Columns>
              <KeyFigure
                label="In the figures"
                value={
                  trust.inFigures === null
                    ? null
                    : `${Math.round((100 * trust.inFigures) / Math.max(1, trust.invited))} %`
                }
                note={responseSentence(trust)}
              />
              <KeyFigure
                label="Departments shown"
                value={(trust.units.total - trust.units.tooFew - trust.units.protecting).toLocaleString()}
                note={withheldUnitsSentence(trust)}
              />
            </Columns>
            <p className="results-note">{carelessSentence(trust)}</p>
          </Section>
          <Section title="Do the statements hang together?" lead={reliabilitySentence(trust)}>
            <Reliability data={data} trust={trust} />
          </Section>
          <Section title="How the figures are made and protected">
            <ul className="trust-list">
              <li>
                {`A total is the mean of a person's ratings times the number of statements, from ${Math.round(100 * data.texts.minimumAnswered)} % of them up; what was left out never counts as zero.`}
              </li>
              <li>
                Intervals are 95 %, Student's t with the finite-population correction of the head-count, and
                assume that those who did not answer resemble those who did. Where everybody answered there is
                no interval left to show.
              </li>
              <li>
                {`No figure rests on fewer than ${trust.minimum} people, and none of a smaller group can be worked out from several, or from two campaigns. Where a group all says the same, it is withheld, too.`}
              </li>
              <li>
                Differences between departments, between leaders and everyone else, and changes over time are
                each tested together, so that on average at most one in twenty that is called clear is chance
                (false discovery rate 5 %).
              </li>
            </ul>
          </Section>
        </>
      )}
    </Query>
  );
}

function Reliability({ data, trust }: { data: ProfileData; trust: Trust }) {
  const { self, organisation } = data.texts.perspectives;
  const bare = (alpha: { alpha: number; low: number; high: number } | null) =>
    alpha && { estimate: alpha.alpha, low: alpha.low, high: alpha.high };
  return (
    <IntervalChart
      title="Cronbach's alpha by competency"
      caption="95 % intervals, of the people who rated every pair of a competency; from ten people up. About 0.7 and above, statements can be summed for groups."
      label="Competency"
      axis={axis}
      series={[
        { name: self.name, look: "self" },
        { name: organisation.name, look: "organisation" },
      ]}
      headers={["n"]}
      print={print}
      counts={Object.fromEntries(trust.reliability.map(({ code, alpha }) => [code, alpha?.n ?? null]))}
      rows={trust.reliability.map(({ code, name, alpha }) =>
        alpha
          ? {
              key: code,
              label: name,
              values: [bare(alpha.self), bare(alpha.organisation)],
              cells: [alpha.n.toLocaleString()],
              said: `n ${alpha.n}`,
            }
          : { key: code, label: name, values: [null, null], withheld: "withheld, as its statements are" },
      )}
      how={howOf(data, {
        measure: "Cronbach's alpha",
        definition:
          "How strongly the ratings of a competency's statements go together, from 0 to 1: what share of a sum's differences between people is common to its statements.",
        method: "Alpha of complete ratings, interval after Feldt (1965).",
      })}
    />
  );
}
