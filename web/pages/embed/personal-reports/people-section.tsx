import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { listPersonalReports } from "#embed/personal-reports/personal-reports.contract.ts";
import { call } from "../../../client.ts";
import { usePathParam, useSearchParam } from "../../../shell/address.ts";
import { useWorkspace } from "../../../shell/use-workspace.ts";
import { EmptyState } from "../../../ui/empty-state.tsx";
import { Pager } from "../../../ui/pager.tsx";
import { Query } from "../../../ui/query.tsx";
import { SearchField } from "../../../ui/search-field.tsx";
import { Section } from "../../../ui/section.tsx";
import { Row } from "../../../ui/stack.tsx";
import { Table } from "../../../ui/table.tsx";
import { Time } from "../../../ui/time.tsx";

const rowsAtOnce = 50;

/** One person's report at a time, for those whom respondents were told of. */
export function PeopleSection() {
  const { id: workspace } = useWorkspace();
  const campaign = usePathParam("campaign");
  const [search, setSearch] = useSearchParam("search", "");
  const [page, setPage] = useSearchParam("from", "0");
  const offset = Number.parseInt(page, 10) || 0;
  const query = useQuery({
    queryKey: [workspace, "personal-reports", campaign, search, offset],
    queryFn: ({ signal }) =>
      call(
        listPersonalReports,
        { params: { workspace, campaign }, query: { search, offset, limit: rowsAtOnce } },
        { signal },
      ),
    placeholderData: keepPreviousData,
  });
  return (
    <Section
      title="One by one"
      lead="Open a report to prepare a conversation that the person has asked for. That it was opened is written down in the audit log."
    >
      <Row>
        <SearchField label="Find a person" value={search} onChange={setSearch} />
      </Row>
      <Query query={query}>
        {({ total, people }) =>
          total === 0 ? (
            <EmptyState title={search === "" ? "Nobody has answered" : "Nobody of this name"}>
              {search === ""
                ? "A person has a report once they have rated at least one statement."
                : "Only people who have answered are listed. Try a part of the name."}
            </EmptyState>
          ) : (
            <>
              <Table
                caption="People with a personal report"
                rows={people}
                rowKey={({ invitation }) => invitation}
                columns={[
                  { key: "name", header: "Name", isRowHeader: true, cell: ({ name }) => name },
                  {
                    key: "department",
                    header: "Department",
                    cell: ({ department }) => department.split("/").join(" › "),
                  },
                  {
                    key: "completed",
                    header: "Answers",
                    cell: ({ completedAt }) =>
                      completedAt ? <Time value={completedAt} as="date" /> : "not completed",
                  },
                  {
                    key: "report",
                    header: "Report",
                    align: "end",
                    cell: ({ invitation, name }) => (
                      <a
                        href={`/api/workspaces/${workspace}/campaigns/${campaign}/reports/${invitation}/report.pdf`}
                        download
                      >
                        PDF<span className="visually-hidden"> on {name}</span>
                      </a>
                    ),
                  },
                ]}
              />
              <Pager
                offset={offset}
                limit={rowsAtOnce}
                total={total}
                onOffset={(next) => setPage(String(next))}
                things={total === 1 ? "person" : "people"}
              />
            </>
          )
        }
      </Query>
    </Section>
  );
}
