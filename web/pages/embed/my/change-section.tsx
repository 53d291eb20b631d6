import { axisBetween } from "#document/axis.ts";
import { printed, signed } from "#understand/profile/wording.ts";
import { useWorkspace } from "../../../shell/use-workspace.ts";
import { IntervalChart } from "../../../ui/chart/interval-chart.tsx";
import { Link } from "../../../ui/link.tsx";
import { Section } from "../../../ui/section.tsx";
import { Time } from "../../../ui/time.tsx";
import { howOwn } from "./glance.tsx";
import { exact, type OwnResults } from "./own-words.ts";

type Change = NonNullable<OwnResults["change"]>;

/** Then and now, each total of one's own beside the one of the earlier wave. */
export function ChangeSection({ results, change }: { results: OwnResults; change: Change }) {
  const { href } = useWorkspace();
  const { self, organisation } = results.reading.perspectives;
  return (
    <Section
      title="What changed since last time"
      lead={
        <>
          Then is <Link href={href(`/my/results/${change.invitation}`)}>{change.campaign}</Link>, which you
          answered on <Time value={change.answeredAt} as="date" />.
        </>
      }
    >
      <ChangeChart results={results} change={change} side="self" name={self.name} />
      <ChangeChart results={results} change={change} side="organisation" name={organisation.name} />
      <p className="own-note">{change.guide}</p>
    </Section>
  );
}

interface ChangeChartProps {
  results: OwnResults;
  change: Change;
  side: "self" | "organisation";
  name: string;
}

function ChangeChart({ results, change, side, name }: ChangeChartProps) {
  const compared = change.competencies.filter((each) => each[side] !== null).length;
  return (
    <IntervalChart
      title={`${name}: then and now`}
      caption={
        compared === 0
          ? "Nothing can be compared here; each line says why."
          : "Your own totals in both waves. A hollow mark is then, a filled one now."
      }
      how={{ ...howOwn(results), measure: "Change of your totals", more: change.guide }}
      label="Competency"
      axis={axisBetween(0, Math.max(...change.competencies.map(({ maximum }) => maximum)))}
      series={[
        { name: "Then", look: "before" },
        { name: "Now", look: "after" },
      ]}
      isConnected
      headers={["Change"]}
      print={printed}
      rows={change.competencies.map((each) => {
        const total = each[side];
        return {
          key: each.code,
          label: each.name,
          values: [exact(total?.before ?? null), exact(total?.after ?? null)],
          cells: [total ? `${signed(total.change)}, ${total.size}` : "–"],
          ...(total
            ? { said: `${signed(total.change)}, ${total.size}` }
            : { withheld: each.missing ?? oneSided }),
        };
      })}
    />
  );
}

const oneSided = "Too few answers in one of the two waves";
