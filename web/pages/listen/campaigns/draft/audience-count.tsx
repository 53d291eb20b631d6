import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { isOfCustomers } from "#listen/campaigns/audience.ts";
import { breakdownLabel } from "#listen/campaigns/breakdowns.ts";
import { previewAudience } from "#listen/campaigns/campaign.contract.ts";
import type { ResponseOf } from "#platform/http/contract.ts";
import { call } from "../../../../client.ts";
import { isInNavigation } from "../../../../shell/navigation.ts";
import { useWorkspace } from "../../../../shell/use-workspace.ts";
import { Link } from "../../../../ui/link.tsx";
import { Query } from "../../../../ui/query.tsx";
import { Table } from "../../../../ui/table.tsx";
import { Waiting } from "../../quotas/waiting.tsx";
import { pathWords, peopleWords } from "../campaign-words.ts";
import type { Settings } from "../use-campaign.ts";
import { Disclosure } from "./disclosure.tsx";

/** How many people an audience has, saved or not. */
export function useAudienceCount(audience: Settings["audience"], breakdowns: Settings["breakdowns"] = []) {
  const { id: workspace } = useWorkspace();
  return useQuery({
    queryKey: [workspace, "audience", audience, breakdowns],
    queryFn: ({ signal }) =>
      call(previewAudience, { params: { workspace }, body: { audience, breakdowns } }, { signal }),
    placeholderData: keepPreviousData,
  });
}

/** Says how many would be invited, where they work, and who can't be reached by mail. */
export function AudienceCount({ audience, breakdowns }: Pick<Settings, "audience" | "breakdowns">) {
  const { href, organisation } = useWorkspace();
  const count = useAudienceCount(audience, isOfCustomers(audience) ? breakdowns : []);
  return (
    <div className="audience-count" aria-live="polite">
      <Query query={count} lines={2}>
        {({ people, withoutEmail, sharingEmail, departments, levels, customers }) => (
          <>
            <p className="audience-total">
              <strong>{peopleWords(people)}</strong> would be invited today.
            </p>
            {customers && <LeftOut {...customers} />}
            {customers && customers.leftOut.limit > 0 && <Waiting audience={audience} />}
            {people === 0 && !customers && isInNavigation("/people") && (
              <p>
                <Link href={href("/people")}>Look at the people of the organisation</Link>
              </p>
            )}
            {withoutEmail > 0 && (
              <p>
                {`${peopleWords(withoutEmail)} ${withoutEmail === 1 ? "has" : "have"} no e-mail address, so no mail reaches ${withoutEmail === 1 ? "this person" : "them"}.`}
              </p>
            )}
            {sharingEmail > 0 && (
              <p>{`${peopleWords(sharingEmail)} share an e-mail address with somebody else.`}</p>
            )}
            {customers && customers.groups.length > 0 && people > 0 && (
              <Disclosure title="Who may be invited, by group">
                {customers.groups.map(({ id, values }) => (
                  <CountTable
                    key={id}
                    caption={`Customers by ${breakdownLabel(id)}`}
                    header={breakdownLabel(id)}
                    rows={values.map(({ label, people: inGroup }) => ({
                      name: label === "" ? "not known" : label,
                      people: inGroup,
                    }))}
                  />
                ))}
              </Disclosure>
            )}
            {people > 0 && !customers && (
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

type CustomerCounts = NonNullable<ResponseOf<typeof previewAudience>["customers"]>;

/** Who fits and is not asked, and why. */
function LeftOut({ matching, leftOut, contactLimit }: CustomerCounts) {
  const { noContact, bounced, limit } = leftOut;
  const reasons = [
    noContact > 0 && `${peopleWords(noContact)} asked not to be surveyed`,
    bounced > 0 && `mail to ${peopleWords(bounced)} came back`,
    limit > 0 &&
      `${peopleWords(limit)} ${limit === 1 ? "was" : "were"} asked within the last ${contactLimit.days.toLocaleString()} days`,
  ].filter((reason) => reason !== false);
  if (reasons.length === 0) return <p>{`${peopleWords(matching)} ${matching === 1 ? "fits" : "fit"}.`}</p>;
  return (
    <p>{`${peopleWords(matching)} ${matching === 1 ? "fits" : "fit"}. Left out: ${reasons.join("; ")}.`}</p>
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
