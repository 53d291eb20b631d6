import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { ResponseOf } from "#platform/http/contract.ts";
import { deleteWeighting, listWeightings } from "#understand/weighting/weighting.contract.ts";
import { call } from "../../../client.ts";
import { useWorkspace } from "../../../shell/use-workspace.ts";
import { Breadcrumbs } from "../../../ui/breadcrumbs.tsx";
import { Button, LinkButton } from "../../../ui/button.tsx";
import { ConfirmDialog } from "../../../ui/confirm-dialog.tsx";
import { EmptyState } from "../../../ui/empty-state.tsx";
import { Link } from "../../../ui/link.tsx";
import { Page } from "../../../ui/page.tsx";
import { Query } from "../../../ui/query.tsx";
import { Section } from "../../../ui/section.tsx";
import { Stack } from "../../../ui/stack.tsx";
import { Table } from "../../../ui/table.tsx";
import { Time } from "../../../ui/time.tsx";
import { toast } from "../../../ui/toast.tsx";
import { SurveyTabs } from "../campaign-surveys/survey-tabs.tsx";
import { useResultsAddress } from "../results/use-overview.ts";
import { WeightingForm } from "./weighting-form.tsx";

export type Weightings = ResponseOf<typeof listWeightings>;

/** Weightings of a survey's results: those that are kept, and a new one. */
export function WeightingPage() {
  const { href, can } = useWorkspace();
  const { workspace, params, campaign, to } = useResultsAddress();
  const weightings = useQuery({
    queryKey: [workspace, "results", campaign, "weightings"],
    queryFn: ({ signal }) => call(listWeightings, { params }, { signal }),
  });
  const trail = [
    { label: "Results", href: href("/results") },
    { label: weightings.data?.campaign ?? "Campaign", href: to("") },
  ];
  return (
    <Page
      kicker={<Breadcrumbs trail={trail} />}
      title="Weighting"
      lead="What the figures would be if groups had answered in the shares that they have among all: and what that costs in certainty."
    >
      <Query query={weightings} lines={8}>
        {(found) => (
          <Stack gap="large">
            <SurveyTabs current="/weighting" />
            {found.weightings.length > 0 && (
              <Kept weightings={found.weightings} refetch={() => weightings.refetch()} />
            )}
            {found.breakdowns.length === 0 ? (
              <EmptyState
                title="These results can't be weighted"
                actions={<LinkButton href={to("")}>Go to the results</LinkButton>}
              >
                Weighting needs a breakdown with at least two groups that are large enough to be shown. Choose
                fewer breakdowns in the next campaign, the most important first.
              </EmptyState>
            ) : (
              can("campaigns.write") && <WeightingForm weightings={found} />
            )}
          </Stack>
        )}
      </Query>
    </Page>
  );
}

function Kept({
  weightings,
  refetch,
}: {
  weightings: Weightings["weightings"];
  refetch: () => Promise<unknown>;
}) {
  const { can } = useWorkspace();
  const { params, to } = useResultsAddress();
  const [deleted, setDeleted] = useState<Weightings["weightings"][number] | null>(null);
  return (
    <Section title="Kept weightings">
      <Table
        caption="Kept weightings"
        rows={weightings}
        rowKey={({ id }) => id}
        columns={[
          {
            key: "name",
            header: "By",
            isRowHeader: true,
            cell: ({ id, name }) => <Link href={to(`/weighting/${id}`)}>{name}</Link>,
          },
          { key: "at", header: "Made", cell: ({ createdAt }) => <Time value={createdAt} /> },
          { key: "who", header: "By whom", isWideOnly: true, cell: ({ createdBy }) => createdBy },
          ...(can("campaigns.write")
            ? [
                {
                  key: "delete",
                  header: "",
                  cell: (row: Weightings["weightings"][number]) => (
                    <Button onPress={() => setDeleted(row)}>
                      Delete<span className="visually-hidden">{` the weighting by ${row.name}`}</span>
                    </Button>
                  ),
                },
              ]
            : []),
        ]}
      />
      <ConfirmDialog
        title={`Delete the weighting by ${deleted?.name ?? ""}?`}
        confirm="Delete"
        isOpen={deleted !== null}
        onClose={() => setDeleted(null)}
        onConfirm={async () => {
          await call(deleteWeighting, { params: { ...params, weighting: deleted?.id ?? "" } });
          await refetch();
          toast("The weighting was deleted.");
        }}
      >
        <p>Its figures are gone then. The results stay as they are, and it can be made again.</p>
      </ConfirmDialog>
    </Section>
  );
}
