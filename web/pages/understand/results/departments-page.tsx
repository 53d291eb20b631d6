import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { readHeatmap } from "#understand/results/result-pages.contract.ts";
import { call } from "../../../client.ts";
import { useSearchParam } from "../../../shell/address.ts";
import { EmptyState } from "../../../ui/empty-state.tsx";
import { Pager } from "../../../ui/pager.tsx";
import { Query } from "../../../ui/query.tsx";
import { SearchField } from "../../../ui/search-field.tsx";
import { Section } from "../../../ui/section.tsx";
import { Select } from "../../../ui/select.tsx";
import { Row } from "../../../ui/stack.tsx";
import { KindChoice, kindWords, useKind } from "./kind-choice.tsx";
import { ResultsFrame } from "./results-frame.tsx";
import { UnitHeatmap } from "./unit-heatmap.tsx";
import { type ProfileData, useResultsAddress } from "./use-overview.ts";

/** Every department by competency. */
export const DepartmentsPage = () => (
  <ResultsFrame part="/departments" showsWithheld>
    {(data) => <Departments data={data} key={data.unit.path} />}
  </ResultsFrame>
);

const pageSize = 50;
const manyUnits = 15;

const orders = {
  structure: "As the organisation is built",
  name: "By name",
  "largest-gap": "Widest gap first",
  lowest: "Lowest first",
} as const;
type Order = keyof typeof orders;

function Departments({ data }: { data: ProfileData }) {
  const { workspace, params, campaign, release, unit, query } = useResultsAddress();
  const { texts, unit: own } = data;
  const [kind, chooseKind] = useKind();
  const [chosenOrder, order] = useSearchParam<Order>("sort", "structure");
  const [depth, chooseDepth] = useSearchParam<"direct" | "all">("depth", "direct");
  const [search, find] = useSearchParam("find", "");
  const [page, turn] = useSearchParam("from", "0");
  const sort = chosenOrder in orders ? chosenOrder : "structure";
  const offset = Math.max(0, Math.floor(Number(page)) || 0);
  const asked = {
    ...query,
    what: kind,
    sort,
    depth: depth === "all" ? ("all" as const) : ("direct" as const),
    offset,
    limit: pageSize,
    ...(search.trim() !== "" && { search: search.trim() }),
  };
  const heatmap = useQuery({
    queryKey: [workspace, "results", campaign, "heatmap", release, unit, asked],
    queryFn: ({ signal }) => call(readHeatmap, { params, query: asked }, { signal }),
    placeholderData: keepPreviousData,
  });
  if (own.below.all === 0)
    return (
      <EmptyState title={`${own.name} has no departments below it`}>
        Its own figures are on the overview. Departments come from the list of people at the time the answers
        were released.
      </EmptyState>
    );
  const hasDepth = own.below.all > own.below.directly;
  return (
    <Section
      title={own.path === "" ? "Departments" : `Below ${own.name}`}
      lead="Choose a name for its page, or the units below it to go further down."
    >
      <Row gap="large">
        <KindChoice texts={texts} value={kind} onChange={chooseKind} />
        <Select
          label="Order"
          value={sort}
          onChange={order}
          options={Object.entries(orders).map(([value, label]) => ({ value: value as Order, label }))}
        />
        {hasDepth && (
          <Select
            label="Which"
            value={asked.depth}
            onChange={chooseDepth}
            options={[
              { value: "direct", label: `Directly below (${own.below.directly.toLocaleString()})` },
              { value: "all", label: `All levels (${own.below.all.toLocaleString()})` },
            ]}
          />
        )}
        {own.below.all > manyUnits && (
          <SearchField label="Find a department" value={search} onChange={find} />
        )}
      </Row>
      <Query query={heatmap} lines={10}>
        {(loaded) =>
          loaded.total === 0 ? (
            <p>No department has this in its name.</p>
          ) : (
            <>
              <UnitHeatmap
                data={data}
                heatmap={loaded}
                title={`${kindWords(texts, loaded.what)} by department and competency`}
              />
              {loaded.total > pageSize && (
                <Pager
                  offset={offset}
                  limit={pageSize}
                  total={loaded.total}
                  onOffset={(next) => turn(String(next))}
                  things="departments"
                />
              )}
            </>
          )
        }
      </Query>
    </Section>
  );
}
