import { LinkButton } from "../../../ui/button.tsx";
import { EmptyState } from "../../../ui/empty-state.tsx";
import { Row } from "../../../ui/stack.tsx";
import { type ProfileData, useResultsAddress } from "./use-overview.ts";

/** Says in plain words why a unit's figures are not shown, and where its people's answers count. */
export function WithheldUnit({ data: { unit, overview } }: { data: ProfileData }) {
  const { to } = useResultsAddress();
  const { minimumGroup } = overview.campaign;
  const parent = unit.above.findLast(({ withheld }) => withheld === null);
  return (
    <EmptyState
      title={`The figures of ${unit.name} are withheld`}
      actions={
        <Row>
          {parent && (
            <LinkButton tone="primary" href={to("", parent.path)}>
              Look at {parent.name}
            </LinkButton>
          )}
          <LinkButton href={to("/guide")}>Plan a team talk without figures</LinkButton>
        </Row>
      }
    >
      {unit.withheld === "too few answers"
        ? `Fewer than ${minimumGroup} people here answered enough for a figure. A mean of so few would tell what individuals said, and they were promised that it never does.`
        : "There may be enough answers here, but with these figures and those of its neighbours somebody could work out what a few people said. Of all the ways to prevent that, leaving this department out withholds the fewest people."}
      {parent && ` Everybody's answers count in the figures of ${parent.name}.`}
    </EmptyState>
  );
}
