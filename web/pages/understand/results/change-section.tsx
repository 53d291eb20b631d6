import { LinkButton } from "../../../ui/button.tsx";
import { QueryError } from "../../../ui/query.tsx";
import { Section } from "../../../ui/section.tsx";
import { Skeleton } from "../../../ui/skeleton.tsx";
import { ChangeChart } from "./change-chart.tsx";
import { useChange } from "./use-change.ts";
import { type ProfileData, useResultsAddress } from "./use-overview.ts";

/** What changed since the earlier campaign, in short; nothing where there is none. */
export function ChangeSection({ data }: { data: ProfileData }) {
  const { to } = useResultsAddress();
  const change = useChange();
  if (change.error) return <QueryError error={change.error} retry={() => void change.refetch()} />;
  if (change.data === undefined) return <Skeleton lines={6} />;
  if (change.data === null) return null;
  return (
    <Section
      title={`What changed since ${change.data.earlier.name}`}
      lead="The same people, then and now."
      actions={<LinkButton href={to("/change")}>More on change</LinkButton>}
    >
      <ChangeChart data={data} change={change.data} kind="organisation" />
    </Section>
  );
}
