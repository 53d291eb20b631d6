import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { listReportFailures } from "#embed/report-batches/report-batches.contract.ts";
import { call } from "../../../client.ts";
import { usePathParam } from "../../../shell/address.ts";
import { useWorkspace } from "../../../shell/use-workspace.ts";
import { Pager } from "../../../ui/pager.tsx";
import { Query } from "../../../ui/query.tsx";
import { Section } from "../../../ui/section.tsx";
import { Table } from "../../../ui/table.tsx";

const rowsAtOnce = 20;

/** Whose report could not be made, and why. */
export function FailuresSection({ batch }: { batch: string }) {
  const { id: workspace } = useWorkspace();
  const campaign = usePathParam("campaign");
  const [offset, setOffset] = useState(0);
  const query = useQuery({
    queryKey: [workspace, "report-batch", campaign, "failures", batch, offset],
    queryFn: ({ signal }) =>
      call(
        listReportFailures,
        { params: { workspace, campaign }, query: { offset, limit: rowsAtOnce } },
        { signal },
      ),
  });
  return (
    <Section
      title="Reports that could not be made"
      lead="Bring the reports up to date to try these again; those that are made stay."
    >
      <Query query={query} lines={2}>
        {({ total, people }) => (
          <>
            <Table
              caption="People whose report could not be made"
              rows={people}
              rowKey={({ invitation }) => invitation}
              columns={[
                { key: "name", header: "Name", isRowHeader: true, cell: ({ name }) => name },
                {
                  key: "department",
                  header: "Department",
                  cell: ({ department }) => department.split("/").join(" › "),
                },
                { key: "reason", header: "Why", cell: ({ reason }) => reason },
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
