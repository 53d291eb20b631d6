import { axisAroundZero } from "#document/axis.ts";
import { signedMean } from "#understand/profile/wording.ts";
import { useSearchParam } from "../../../shell/address.ts";
import { useWorkspace } from "../../../shell/use-workspace.ts";
import { LinkButton } from "../../../ui/button.tsx";
import { IntervalChart } from "../../../ui/chart/interval-chart.tsx";
import { EmptyState } from "../../../ui/empty-state.tsx";
import { Link } from "../../../ui/link.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { Pager } from "../../../ui/pager.tsx";
import { Query } from "../../../ui/query.tsx";
import { Section } from "../../../ui/section.tsx";
import { Select } from "../../../ui/select.tsx";
import { Row } from "../../../ui/stack.tsx";
import { ChangeChart, changeEnds, changeHeaders, changeRow, ThenAndNow } from "./change-chart.tsx";
import { howOf } from "./how-of.ts";
import { KindChoice, kindWords, useKind } from "./kind-choice.tsx";
import { ResultsFrame } from "./results-frame.tsx";
import { type Change, changePageSize, useChange } from "./use-change.ts";
import { type ProfileData, useResultsAddress } from "./use-overview.ts";

/** What changed since the campaign that this one follows. */
export const ChangePage = () => (
  <ResultsFrame part="/change">{(data) => <ChangeOf data={data} key={data.unit.path} />}</ResultsFrame>
);

function ChangeOf({ data }: { data: ProfileData }) {
  const { can, href } = useWorkspace();
  const [kind, choose] = useKind();
  const [chosen] = useSearchParam("competency", data.competencies[0]?.code ?? "");
  const [from] = useSearchParam("from", "0");
  const offset = Math.max(0, Math.floor(Number(from)) || 0);
  const query = useChange({ competency: chosen, kind, offset });
  return (
    <Query query={query} lines={10}>
      {(change) =>
        change === null ? (
          <EmptyState
            title="There is nothing to compare yet"
            actions={
              can("campaigns.write") && (
                <LinkButton tone="primary" href={href("/campaigns/new")}>
                  Prepare the next campaign
                </LinkButton>
              )
            }
          >
            This campaign follows no earlier one. Run another one with the same questionnaire in some months
            and say in its settings that it follows this one: then the same people's answers are compared
            here.
          </EmptyState>
        ) : (
          <>
            <Section
              title={`Since ${change.earlier.name}`}
              lead="Only people who answered both times count, so that nobody's coming or going looks like a change."
              actions={<KindChoice texts={data.texts} value={kind} onChange={choose} />}
            >
              <ChangeChart data={data} change={change} kind={kind} />
              <ThenAndNow data={data} change={change} kind={kind} />
              {!change.showsLevels && (
                <p className="results-note">
                  Only differences are shown, not the levels then and now: set against what was released
                  before, levels would tell what individuals said.
                </p>
              )}
            </Section>
            <Below data={data} change={change} chosen={chosen} kind={kind} offset={offset} />
            <Warnings data={data} change={change} />
          </>
        )
      }
    </Query>
  );
}

interface BelowProps {
  data: ProfileData;
  change: Change;
  chosen: string;
  kind: "self" | "organisation" | "gap";
  offset: number;
}

/** The units below, ranked by their change in one competency. */
function Below({ data, change, chosen, kind, offset }: BelowProps) {
  const [, choose] = useSearchParam("competency", data.competencies[0]?.code ?? "");
  const [, turn] = useSearchParam("from", "0");
  const { total, units } = change.below;
  const comparable = change.competencies.filter((each) => each.comparable === "same");
  const competency = comparable.find((each) => each.competency === chosen) ?? comparable[0];
  if (total === 0 || !competency) return null;
  const rows = units.map((unit) =>
    changeRow(unit.path, unit.path.split("/").at(-1) ?? "", unit.competencies[competency.competency], kind),
  );
  return (
    <Section
      title={data.unit.path === "" ? "By department" : `Inside ${data.unit.name}`}
      lead="The largest change first."
      actions={
        <Select
          label="Competency"
          value={competency.competency}
          onChange={choose}
          options={comparable.map(({ competency: value, name }) => ({ value, label: name }))}
        />
      }
    >
      <IntervalChart
        title={`${competency.name}: change in ${kindWords(data.texts, kind).toLowerCase()} by department`}
        caption={`Points, with 95 % intervals, of people who answered both times. Departments as they are now. Nothing is shown about fewer than ${change.minimum} people.`}
        label="Department"
        axis={axisAroundZero(changeEnds(rows))}
        series={[{ name: "Change", look: "single" }]}
        headers={changeHeaders}
        print={signedMean}
        rows={rows}
        how={howOf(data, {
          measure: `${competency.name}: change since ${change.earlier.name}`,
          definition: "The mean of each person's value now less the same person's value then.",
          method: "Paired t within each department, adjusted over all changes of the release.",
        })}
      />
      {total > changePageSize && (
        <Pager
          offset={offset}
          limit={changePageSize}
          total={total}
          onOffset={(next) => turn(String(next))}
          things="departments"
        />
      )}
    </Section>
  );
}

const mostWarnings = 8;

/** What to expect of units that were among the extremes the first time. */
function Warnings({ data, change }: { data: ProfileData; change: Change }) {
  const { to } = useResultsAddress();
  const { warnings, competencies, earlier } = change;
  if (warnings.length === 0) return null;
  const nameOf = new Map(competencies.map(({ competency, name }) => [competency, name]));
  return (
    <Section title="Before anyone is praised or blamed">
      <Notice
        title={`Part of an extreme result comes back by itself. In ${earlier.name} these stood at the ends.`}
      >
        <ul>
          {warnings.slice(0, mostWarnings).map(({ path, competency, kind, expected }) => (
            <li key={`${path} ${competency} ${kind}`}>
              <Link href={to("/change", path)}>
                {path === "" ? data.overview.organisation : path.split("/").join(" › ")}
              </Link>
              {`, ${nameOf.get(competency) ?? competency} (${kindWords(data.texts, kind).toLowerCase()}): `}
              {expected === null
                ? "part of its change was to be expected anyway; too few departments tell how much."
                : `about ${signedMean(expected)} points of change were to be expected without anything having been done.`}
            </li>
          ))}
        </ul>
        {warnings.length > mostWarnings && <p>{`And ${warnings.length - mostWarnings} more.`}</p>}
      </Notice>
      <Row>
        <LinkButton href={to("/guide")}>Talk about it with the team</LinkButton>
      </Row>
    </Section>
  );
}
