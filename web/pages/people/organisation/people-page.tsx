import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Building2, FileUp, UserPlus } from "lucide-react";
import { listPeople } from "#people/organisation/person.contract.ts";
import { call } from "../../../client.ts";
import { useWorkspace } from "../../../shell/use-workspace.ts";
import { Button, LinkButton } from "../../../ui/button.tsx";
import { EmptyState } from "../../../ui/empty-state.tsx";
import { Page } from "../../../ui/page.tsx";
import { Pager } from "../../../ui/pager.tsx";
import { Query } from "../../../ui/query.tsx";
import { Aside, Row } from "../../../ui/stack.tsx";
import { DepartmentChoice } from "./department-choice.tsx";
import { isFiltered, pageLength, queryOf, useListState } from "./people-filter.ts";
import { PeopleTable } from "./people-table.tsx";
import { PeopleTools } from "./people-tools.tsx";
import { useUnits } from "./use-units.ts";

/** The organisation's people, by department. */
export function PeoplePage() {
  const { id: workspace, can, href } = useWorkspace();
  const [state, setState] = useListState();
  const units = useUnits();
  const query = { ...queryOf(state), offset: state.offset, limit: pageLength };
  const people = useQuery({
    queryKey: [workspace, "people", query],
    queryFn: ({ signal }) => call(listPeople, { params: { workspace }, query }, { signal }),
    placeholderData: keepPreviousData,
  });
  const mayWrite = can("people.write");
  return (
    <Page
      kicker="Programme"
      title="People"
      lead="Everybody who can be asked, and where they work."
      actions={
        mayWrite && (
          <>
            <LinkButton href={href("/people/departments")} icon={<Building2 size={16} aria-hidden />}>
              Departments
            </LinkButton>
            <LinkButton href={href("/people/import")} icon={<FileUp size={16} aria-hidden />}>
              Import
            </LinkButton>
            <LinkButton tone="primary" href={href("/people/new")} icon={<UserPlus size={16} aria-hidden />}>
              Add a person
            </LinkButton>
          </>
        )
      }
    >
      <Query query={people}>
        {({ total, people: rows }) =>
          total === 0 && !isFiltered(state) ? (
            <NobodyYet />
          ) : (
            <Aside
              aside={
                <Query query={units}>
                  {(data) => (
                    <DepartmentChoice
                      units={data}
                      value={state.unit}
                      onChange={(unit) => setState({ unit })}
                    />
                  )}
                </Query>
              }
            >
              <PeopleTools state={state} onChange={setState} />
              {total === 0 ? (
                <EmptyState
                  title="Nobody fits"
                  actions={
                    <Button onPress={() => setState({ search: "", unit: "", level: "", state: "active" })}>
                      Show everybody
                    </Button>
                  }
                >
                  Search for fewer words, or choose another department, level or state.
                </EmptyState>
              ) : (
                <>
                  <PeopleTable people={rows} state={state} onChange={setState} />
                  <Pager
                    offset={state.offset}
                    limit={pageLength}
                    total={total}
                    onOffset={(offset) => setState({ offset })}
                    things={total === 1 ? "person" : "people"}
                  />
                </>
              )}
            </Aside>
          )
        }
      </Query>
    </Page>
  );
}

function NobodyYet() {
  const { id: workspace, can, href } = useWorkspace();
  return (
    <EmptyState
      title="Nobody is here yet"
      actions={
        can("people.write") && (
          <Row>
            <LinkButton href={href("/people/import")}>Import a file</LinkButton>
            <LinkButton tone="quiet" href={`/api/workspaces/${workspace}/people/template.csv`} download>
              Download the template
            </LinkButton>
          </Row>
        )
      }
    >
      Import everybody from a spreadsheet or your personnel system: fill in the template, or use a file with
      the same columns. A few people are quickly added by hand.
    </EmptyState>
  );
}
