import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import {
  type CustomerImport,
  listCustomerImportProblems,
} from "#people/customers/customer-imports.contract.ts";
import { call } from "../../../client.ts";
import { useWorkspace } from "../../../shell/use-workspace.ts";
import { Badge } from "../../../ui/badge.tsx";
import { LinkButton } from "../../../ui/button.tsx";
import { Pager } from "../../../ui/pager.tsx";
import { Query } from "../../../ui/query.tsx";
import { Section } from "../../../ui/section.tsx";
import { Stack } from "../../../ui/stack.tsx";
import { Table } from "../../../ui/table.tsx";

const limit = 50;

interface ImportProblemsProps {
  shown: CustomerImport;
  /** Every problem, row by row. */
  children: ReactNode;
}

/** What is wrong in a file: the same problem once, with how often it occurs, and below every row of it. */
export function ImportProblems({ shown, children }: ImportProblemsProps) {
  const { id: workspace } = useWorkspace();
  const [offset, setOffset] = useState(0);
  const found = useQuery({
    queryKey: [workspace, "customers", "imports", shown.id, "problems", offset],
    queryFn: ({ signal }) =>
      call(
        listCustomerImportProblems,
        { params: { workspace, import: shown.id }, query: { offset, limit } },
        { signal },
      ),
    placeholderData: keepPreviousData,
  });
  return (
    <Stack>
      <p>
        Rows or values that can't be used as they are, and what else to look at. The rest of the file is not
        held up by them: correct them in the file and import it again, now or later.
      </p>
      <div>
        <LinkButton href={`/api/workspaces/${workspace}/customer-imports/${shown.id}/problems.csv`} download>
          Download this list
        </LinkButton>
      </div>
      <Query query={found}>
        {({ total, problems }) => (
          <Stack>
            <Table
              caption={`${shown.fileName}: what is wrong, rows that are not used first`}
              rows={problems}
              rowKey={({ reason }) => reason}
              columns={[
                {
                  key: "reason",
                  header: "What is wrong",
                  isRowHeader: true,
                  cell: ({ reason, refuses }) => (
                    <>
                      {refuses && <Badge tone="bad">not used</Badge>} <bdi>{reason}</bdi>
                    </>
                  ),
                },
                {
                  key: "count",
                  header: "How often",
                  align: "end",
                  cell: ({ count }) => count.toLocaleString(),
                },
                {
                  key: "rows",
                  header: "Rows",
                  cell: ({ rows, count }) =>
                    `${rows.map((row) => row.toLocaleString()).join(", ")}${count > rows.length ? " …" : ""}`,
                },
              ]}
            />
            <Pager
              offset={offset}
              limit={limit}
              total={total}
              onOffset={setOffset}
              things={total === 1 ? "problem" : "different problems"}
            />
          </Stack>
        )}
      </Query>
      <Section title="Row by row">{children}</Section>
    </Stack>
  );
}
