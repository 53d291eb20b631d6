import { useQuery } from "@tanstack/react-query";
import { listResults } from "#understand/results/results.contract.ts";
import { call } from "../../client.ts";
import { releaseKey, wasSeen } from "../../shell/seen.ts";
import { useWorkspace } from "../../shell/use-workspace.ts";
import { Badge } from "../../ui/badge.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { Link } from "../../ui/link.tsx";
import { Query } from "../../ui/query.tsx";
import { Section } from "../../ui/section.tsx";
import { Table } from "../../ui/table.tsx";
import { Time } from "../../ui/time.tsx";

/** As many campaigns are shown, those with the newest results. */
const shown = 5;

/** Results that were released, the newest first, for those who don't see campaigns. */
export function ResultsToday() {
  const { id: workspace, href } = useWorkspace();
  const query = useQuery({
    queryKey: [workspace, "results"],
    queryFn: ({ signal }) => call(listResults, { params: { workspace } }, { signal }),
  });
  return (
    <Section title="Results" actions={<Link href={href("/results")}>All results</Link>}>
      <Query query={query} lines={3}>
        {({ campaigns }) => {
          const released = campaigns
            .flatMap(({ releasedAt, ...campaign }) =>
              releasedAt === null ? [] : [{ ...campaign, releasedAt }],
            )
            .sort((one, other) => other.releasedAt.localeCompare(one.releasedAt));
          if (released.length === 0)
            return (
              <EmptyState title="No results yet">
                They appear here when a campaign has closed and its figures are released.
              </EmptyState>
            );
          return (
            <Table
              caption="Results that were released"
              rows={released.slice(0, shown)}
              rowKey={({ campaign }) => campaign}
              columns={[
                {
                  key: "name",
                  header: "Campaign",
                  isRowHeader: true,
                  cell: ({ campaign, name }) => <Link href={href(`/results/${campaign}`)}>{name}</Link>,
                },
                {
                  key: "released",
                  header: "Released",
                  cell: ({ releasedAt }) => <Time value={releasedAt} as="relative" />,
                },
                {
                  key: "new",
                  header: "",
                  cell: ({ releasedAt, campaign }) =>
                    !wasSeen(releaseKey(campaign, releasedAt)) && <Badge tone="active">new</Badge>,
                },
              ]}
            />
          );
        }}
      </Query>
    </Section>
  );
}
