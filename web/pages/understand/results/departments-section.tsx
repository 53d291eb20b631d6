import { useQuery } from "@tanstack/react-query";
import { readHeatmap } from "#understand/results/result-pages.contract.ts";
import { call } from "../../../client.ts";
import { LinkButton } from "../../../ui/button.tsx";
import { Query } from "../../../ui/query.tsx";
import { Section } from "../../../ui/section.tsx";
import { UnitHeatmap } from "./unit-heatmap.tsx";
import { type ProfileData, useResultsAddress } from "./use-overview.ts";

const few = 12;

/** The units directly below, at a glance. */
export function DepartmentsSection({ data }: { data: ProfileData }) {
  const { workspace, params, campaign, release, unit, query, to } = useResultsAddress();
  const { directly } = data.unit.below;
  const heatmap = useQuery({
    queryKey: [workspace, "results", campaign, "heatmap", release, unit, "first"],
    queryFn: ({ signal }) =>
      call(readHeatmap, { params, query: { ...query, what: "organisation", limit: few } }, { signal }),
    enabled: directly > 0,
  });
  if (directly === 0) return null;
  const organisation = data.texts.perspectives.organisation.name;
  return (
    <Section
      title={unit === "" ? "Who sees it differently: departments" : `Inside ${data.unit.name}`}
      lead="Each department includes everybody below it."
      actions={
        <LinkButton href={to("/departments")}>
          {directly > few ? `All ${directly.toLocaleString()} departments` : "More views"}
        </LinkButton>
      }
    >
      <Query query={heatmap} lines={8}>
        {(loaded) => (
          <UnitHeatmap data={data} heatmap={loaded} title={`${organisation}, as its departments rate it`} />
        )}
      </Query>
    </Section>
  );
}
