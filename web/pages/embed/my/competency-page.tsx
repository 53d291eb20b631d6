import "./my.css";
import { printed } from "#understand/profile/wording.ts";
import { usePathParam } from "../../../shell/address.ts";
import { useWorkspace } from "../../../shell/use-workspace.ts";
import { Breadcrumbs } from "../../../ui/breadcrumbs.tsx";
import { FigureSource } from "../../../ui/chart/figure-source.ts";
import { KeyFigure } from "../../../ui/key-figure.tsx";
import { Link } from "../../../ui/link.tsx";
import { Page } from "../../../ui/page.tsx";
import { Query } from "../../../ui/query.tsx";
import { Section } from "../../../ui/section.tsx";
import { Columns } from "../../../ui/stack.tsx";
import { gapWords, type OwnChapter, type OwnCompetency, totalWords } from "./own-words.ts";
import { StatementChart } from "./statement-chart.tsx";
import { StatementItem } from "./statement-item.tsx";
import { useOwnChapter, useOwnResults } from "./use-own-results.ts";

/** One competency of somebody's own results: meaning, statements, coaching texts, steps. */
export function MyCompetencyPage() {
  const { href } = useWorkspace();
  const [invitation, code] = [usePathParam("invitation"), usePathParam("competency")];
  const query = useOwnChapter(invitation, code);
  const chapter = query.data;
  return (
    <Page
      kicker={
        <Breadcrumbs
          trail={[
            { label: "My page", href: href("/my") },
            { label: "Your results", href: href(`/my/results/${invitation}`) },
          ]}
        />
      }
      title={chapter?.competency.name ?? "Competency"}
      lead={chapter && <span lang={chapter.language}>{chapter.competency.definition}</span>}
    >
      <Query query={query} lines={12}>
        {(own) => <Chapter key={code} chapter={own} />}
      </Query>
      <Neighbours invitation={invitation} code={code} />
    </Page>
  );
}

function Chapter({ chapter }: { chapter: OwnChapter }) {
  const { organisation } = useWorkspace();
  const { competency, narrative, steps, statements, language, campaign } = chapter;
  const flagged = statements.filter(({ isFlagged }) => isFlagged);
  return (
    <FigureSource value={`${organisation} · ${campaign}`}>
      <Totals chapter={chapter} />
      <Section title="Statement by statement">
        <StatementChart chapter={chapter} />
      </Section>
      <Section
        title="Coaching pages"
        lead={
          flagged.length > 0
            ? `Where both ratings together stay below ${chapter.reading.flagPairSumBelow}, neither you nor the organisation can lean on the other. Begin with one of these.`
            : "No statement fell below the mark here. The texts on all statements are below, if you are curious."
        }
      >
        {flagged.map((statement) => (
          <StatementItem key={statement.code} statement={statement} chapter={chapter} />
        ))}
      </Section>
      <Section title="Steps to improve">
        <ol className="own-steps" lang={language}>
          {steps.map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ol>
      </Section>
      {flagged.length < statements.length && (
        <Section title={flagged.length > 0 ? "The other statements" : "All statements"}>
          {statements
            .filter(({ isFlagged }) => !isFlagged)
            .map((statement) => (
              <StatementItem key={statement.code} statement={statement} chapter={chapter} />
            ))}
        </Section>
      )}
      <Section title={`What ${competency.name.toLowerCase()} means`}>
        <div className="own-reading" lang={language}>
          {narrative.map((text) => (
            <p key={text}>{text}</p>
          ))}
        </div>
      </Section>
    </FigureSource>
  );
}

const note = ({ total, answered }: OwnCompetency["self"], { maximum, statements }: OwnCompetency) =>
  total === null ? `${answered} of ${statements} rated` : `of ${maximum}, ${answered} of ${statements} rated`;

function Totals({ chapter: { competency, reading } }: { chapter: OwnChapter }) {
  const { self, organisation, gap, colleagues } = competency;
  const { perspectives } = reading;
  return (
    <Columns minimum="10rem">
      <KeyFigure
        label={perspectives.self.name}
        value={totalWords(self.total)}
        note={note(self, competency)}
      />
      <KeyFigure
        label={perspectives.organisation.name}
        value={totalWords(organisation.total)}
        note={note(organisation, competency)}
      />
      {colleagues && colleagues.self.mean !== null && (
        <KeyFigure
          label="Colleagues about you"
          value={printed(colleagues.self.mean)}
          note={`mean of ${colleagues.self.raters}`}
        />
      )}
      {colleagues && colleagues.organisation.mean !== null && (
        <KeyFigure
          label="Colleagues about the organisation"
          value={printed(colleagues.organisation.mean)}
          note={`mean of ${colleagues.organisation.raters}`}
        />
      )}
      <KeyFigure
        label="Gap"
        value={gapWords(gap)}
        note={gap === null ? "needs both totals" : "yourself less the organisation"}
      />
    </Columns>
  );
}

/** The way on to the competencies before and after. */
function Neighbours({ invitation, code }: { invitation: string; code: string }) {
  const { href } = useWorkspace();
  const all = useOwnResults(invitation).data?.competencies ?? [];
  const at = all.findIndex((each) => each.code === code);
  const [before, after] = [all[at - 1], at < 0 ? undefined : all[at + 1]];
  const to = ({ code: other }: OwnCompetency) =>
    href(`/my/results/${invitation}/${encodeURIComponent(other)}`);
  return (
    <nav className="own-neighbours" aria-label="Other competencies">
      {before && <Link href={to(before)}>{`← ${before.name}`}</Link>}
      {after && <Link href={to(after)}>{`${after.name} →`}</Link>}
    </nav>
  );
}
