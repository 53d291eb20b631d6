import { ChevronRight } from "lucide-react";
import { useMemo } from "react";
import {
  askedSides,
  pairPlots,
  perceptionAnswer,
  perceptionPlots,
  perceptionTable,
  sideNames,
} from "#understand/campaign-reports/seen-differently.ts";
import { fewestToCompare } from "#understand/perceptions/perception-gaps.ts";
import type { PerceptionGaps } from "#understand/perceptions/perceptions.contract.ts";
import { useWorkspace } from "../../../shell/use-workspace.ts";
import { FigureSource } from "../../../ui/chart/figure-source.ts";
import { KeyFigure } from "../../../ui/key-figure.tsx";
import { Link } from "../../../ui/link.tsx";
import { Query } from "../../../ui/query.tsx";
import { Section } from "../../../ui/section.tsx";
import { Columns } from "../../../ui/stack.tsx";
import { Table } from "../../../ui/table.tsx";
import { StoryTableView } from "../surveys/story-parts.tsx";
import { StoryPlotFigure } from "../surveys/story-plot.tsx";
import { useGaps } from "./use-perceptions.ts";

/** How the people of two campaigns see the same items. */
export function Gaps({ customers, staff }: { customers: string; staff: string }) {
  const query = useGaps(customers, staff);
  return (
    <Query query={query} lines={12}>
      {(found) => <Found found={found} />}
    </Query>
  );
}

const dayOf = (moment: string) => new Date(moment).toLocaleDateString(undefined, { dateStyle: "long" });

function Found({ found }: { found: PerceptionGaps }) {
  const { name: programme, href } = useWorkspace();
  const { customers, staff, answers, items, apart, notes } = found;
  const charts = useMemo(() => [...perceptionPlots(found), ...pairPlots(found)], [found]);
  const table = useMemo(() => perceptionTable(found), [found]);
  const results = { minimum: fewestToCompare };
  const released = `${customers.name} on ${dayOf(customers.releasedAt)}, ${staff.name} on ${dayOf(staff.releasedAt)}; for everybody who reads results.`;
  const sides = askedSides({ items });
  return (
    <FigureSource value={[programme, customers.name, staff.name].join(" · ")}>
      <Columns minimum="10rem">
        {sides.map((side) => (
          <KeyFigure
            key={side}
            label={sideNames[side]}
            value={answers[side]?.toLocaleString() ?? "withheld"}
            note={
              answers[side] === null ? (
                "too few answers to show"
              ) : (
                <Link href={href(`/results/${side === "customers" ? customers.campaign : staff.campaign}`)}>
                  {side === "customers" ? customers.name : staff.name}
                </Link>
              )
            }
          />
        ))}
      </Columns>
      <Section title="Where they see it differently">
        <p className="story-answer">{perceptionAnswer(found)}</p>
        <div className="story-parts">
          {charts.map((plot) => (
            <StoryPlotFigure key={plot.title} plot={plot} results={results} released={released} />
          ))}
        </div>
      </Section>
      <details className="story-appendix">
        <summary>
          <ChevronRight size={18} aria-hidden />
          <h2>Every comparison</h2>
          <span>Differences with intervals, effect sizes and tests.</span>
        </summary>
        <StoryTableView table={table} />
      </details>
      <Section title="How this was computed">
        <ul className="story-text">
          {notes.map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      </Section>
      {apart.length > 0 && (
        <Section title="What can't be compared">
          <Table
            caption="Items that can't be compared"
            rows={apart}
            rowKey={({ name, why }) => `${name} ${why}`}
            columns={[
              { key: "label", header: "Item", isRowHeader: true, cell: ({ label }) => label },
              { key: "why", header: "Why", cell: ({ why }) => why },
            ]}
          />
        </Section>
      )}
    </FigureSource>
  );
}
