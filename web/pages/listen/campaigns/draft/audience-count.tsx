import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { previewAudience } from "#listen/campaigns/campaign.contract.ts";
import { call } from "../../../../client.ts";
import { isInNavigation } from "../../../../shell/navigation.ts";
import { useWorkspace } from "../../../../shell/use-workspace.ts";
import { Link } from "../../../../ui/link.tsx";
import { Query } from "../../../../ui/query.tsx";
import { Table } from "../../../../ui/table.tsx";
import { pathWords, peopleWords } from "../campaign-words.ts";
import type { Settings } from "../use-campaign.ts";
import { Disclosure } from "./disclosure.tsx";

/** How many people an audience has, saved or not. */
export function useAudienceCount(audience: Settings["audience"]) {
  const { id: workspace } = useWorkspace();
  return useQuery({
    queryKey: [workspace, "audience", audience],
    queryFn: ({ signal }) => call(previewAudience, { params: { workspace }, body: { audience } }, { signal }),
    placeholderData: keepPreviousData,
  });
}

/** Says how many would be invited, where they work, and who can't be reached by mail. */
export function AudienceCount({ audience }: { audience: Settings["audience"] }) {
  const { href, organisation } = useWorkspace();
  const count = useAudienceCount(audience);
  return (
    <div className="audience-count" aria-live="polite">
      <Query query={count} lines={2}>
        {({ people, withoutEmail, sharingEmail, departments, levels }) => (
          <>
            <p className="audience-total">
              <strong>{peopleWords(people)}</strong> would be invited today.
            </p>
            {people === 0 && isInNavigation("/people") && (
              <p>
                <Link href={href("/people")}>Look at the people of the organisation</Link>
              </p>
            )}
            {withoutEmail > 0 && (
              <p>
                {`${peopleWords(withoutEmail)} ${withoutEmail === 1 ? "has" : "have"} no e-mail address: you print their links once the campaign is open.`}
              </p>
            )}
            {sharingEmail > 0 && (
              <p>{`${peopleWords(sharingEmail)} share an e-mail address with somebody else.`}</p>
            )}
            {people > 0 && (
              <Disclosure title="By department and level">
                <CountTable
                  caption="People invited by department"
                  header="Department"
                  rows={departments.map((row) => ({
                    ...row,
                    name: pathWords(row.name, `${organisation} (no department)`),
                  }))}
                />
                <CountTable
                  caption="People invited by level"
                  header="Level"
                  rows={levels.map((row) => ({ ...row, name: row.name === "" ? "not known" : row.name }))}
                />
              </Disclosure>
            )}
          </>
        )}
      </Query>
    </div>
  );
}

interface CountTableProps {
  caption: string;
  header: string;
  rows: readonly { name: string; people: number }[];
}

const CountTable = ({ caption, header, rows }: CountTableProps) => (
  <Table
    caption={caption}
    rows={rows}
    rowKey={({ name }) => name}
    columns={[
      { key: "name", header, isRowHeader: true, cell: ({ name }) => name },
      { key: "people", header: "People", align: "end", cell: ({ people }) => people.toLocaleString() },
    ]}
  />
);
