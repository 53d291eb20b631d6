import { useQuery } from "@tanstack/react-query";
import { listAccountPeople, readAccountPerson } from "#understand/account-people/account-people.contract.ts";
import { call } from "../../../client.ts";
import { usePathParam } from "../../../shell/address.ts";
import { useWorkspace } from "../../../shell/use-workspace.ts";
import { Breadcrumbs } from "../../../ui/breadcrumbs.tsx";
import { EmptyState } from "../../../ui/empty-state.tsx";
import { Link } from "../../../ui/link.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { Page } from "../../../ui/page.tsx";
import { Query } from "../../../ui/query.tsx";
import { Stack } from "../../../ui/stack.tsx";
import { Time } from "../../../ui/time.tsx";
import { AccountFigures } from "./figures.tsx";

/** Account people whose customers' figures are open, by name. */
export function AccountPeoplePage() {
  const { id: workspace, href } = useWorkspace();
  const campaign = usePathParam("campaign");
  const query = useQuery({
    queryKey: [workspace, "account-people", campaign],
    queryFn: ({ signal }) => call(listAccountPeople, { params: { workspace, campaign } }, { signal }),
  });
  return (
    <Page
      width="reading"
      kicker={
        <Breadcrumbs
          trail={[
            { label: "Results", href: href("/results") },
            { label: "Campaign", href: href(`/results/${campaign}`) },
          ]}
        />
      }
      title="Account people"
      lead="What each account person's customers say, one at a time and by name. Each of them sees theirs first; nobody is ranked."
    >
      <Query query={query}>
        {({ people, held, allFrom }) => (
          <Stack>
            {held > 0 && (
              <Notice
                title={
                  held === 1
                    ? "One account person has theirs to themselves still."
                    : `${held} account people have theirs to themselves still.`
                }
              >
                {allFrom && (
                  <p>
                    It opens when they have read it, at the latest <Time value={allFrom} />. The last one that
                    opened may wait with the one still missing, since everybody's figures less all others'
                    would be theirs.
                  </p>
                )}
              </Notice>
            )}
            {people.length === 0 && held === 0 ? (
              <EmptyState title="There are no figures by account manager">
                They are made when the campaign looks at figures by account manager and its figures are
                released. They are held back where too few customers of each account person answered; and in a
                confidential campaign also where many did, if other breakdowns stand before “Account manager”:
                these keep their figures, and what is left by account manager would give individuals away. Put
                it first, or choose fewer breakdowns, before the next campaign opens.
              </EmptyState>
            ) : (
              <ul>
                {people.map(({ person, name }) => (
                  <li key={person}>
                    <Link href={href(`/results/${campaign}/account-people/${person}`)}>{name}</Link>
                  </li>
                ))}
              </ul>
            )}
          </Stack>
        )}
      </Query>
    </Page>
  );
}

/** What one account person's customers say. */
export function AccountPersonPage() {
  const { id: workspace, href } = useWorkspace();
  const campaign = usePathParam("campaign");
  const person = usePathParam("person");
  const query = useQuery({
    queryKey: [workspace, "account-people", campaign, person],
    queryFn: ({ signal }) => call(readAccountPerson, { params: { workspace, campaign, person } }, { signal }),
    retry: false,
  });
  return (
    <Page
      kicker={
        <Breadcrumbs
          trail={[
            { label: query.data?.campaign ?? "Campaign", href: href(`/results/${campaign}`) },
            { label: "Account people", href: href(`/results/${campaign}/account-people`) },
          ]}
        />
      }
      title={query.data ? `Customers of ${query.data.person}` : "Account person"}
    >
      <Query query={query}>{(found) => <AccountFigures found={found} />}</Query>
    </Page>
  );
}
