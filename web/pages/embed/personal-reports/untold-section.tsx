import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { UntoldReason } from "#embed/report-batches/report-batch.ts";
import { listUntold } from "#embed/report-batches/report-batches.contract.ts";
import { call } from "../../../client.ts";
import { usePathParam } from "../../../shell/address.ts";
import { useWorkspace } from "../../../shell/use-workspace.ts";
import { Pager } from "../../../ui/pager.tsx";
import { Query } from "../../../ui/query.tsx";
import { Section } from "../../../ui/section.tsx";
import { Table } from "../../../ui/table.tsx";

const rowsAtOnce = 20;

const reasonWords: Record<UntoldReason, string> = {
  "no address": "has no e-mail address",
  "address changed": "has another address than when invited, so the report doesn't open by it",
  "address shared": "shares the address with others, so the report doesn't open by it",
  "has left": "has left the organisation",
  "taken out": "was taken out of the campaign",
};

/** People with a report whom no mail reaches. */
export function UntoldSection({ batch }: { batch: string }) {
  const { id: workspace } = useWorkspace();
  const campaign = usePathParam("campaign");
  const [offset, setOffset] = useState(0);
  const query = useQuery({
    queryKey: [workspace, "report-batch", campaign, "untold", batch, offset],
    queryFn: ({ signal }) =>
      call(listUntold, { params: { workspace, campaign }, query: { offset, limit: rowsAtOnce } }, { signal }),
  });
  if (query.data?.total === 0) return null;
  return (
    <Section
      title="To hand out on paper"
      lead="No mail tells these people that they have a report. Give it to them yourself, in a closed envelope."
    >
      <Query query={query} lines={2}>
        {({ total, people }) => (
          <>
            <Table
              caption="People whom no mail reaches"
              rows={people}
              rowKey={({ invitation }) => invitation}
              columns={[
                { key: "name", header: "Name", isRowHeader: true, cell: ({ name }) => name },
                {
                  key: "department",
                  header: "Department",
                  cell: ({ department }) => department.split("/").join(" › "),
                },
                { key: "reason", header: "Why", cell: ({ reason }) => reasonWords[reason] },
                {
                  key: "report",
                  header: "Report",
                  align: "end",
                  cell: ({ invitation, name }) => (
                    <a
                      href={`/api/workspaces/${workspace}/campaigns/${campaign}/reports/${invitation}/report.pdf`}
                      download
                    >
                      PDF<span className="visually-hidden"> to hand out to {name}</span>
                    </a>
                  ),
                },
              ]}
            />
            <Pager
              offset={offset}
              limit={rowsAtOnce}
              total={total}
              onOffset={setOffset}
              things={total === 1 ? "person" : "people"}
            />
          </>
        )}
      </Query>
    </Section>
  );
}
