import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import {
  deletePerceptionComparison,
  type PerceptionComparison,
} from "#understand/perceptions/perceptions.contract.ts";
import { call } from "../../../client.ts";
import { useWorkspace } from "../../../shell/use-workspace.ts";
import { Button } from "../../../ui/button.tsx";
import { ConfirmDialog } from "../../../ui/confirm-dialog.tsx";
import { Link } from "../../../ui/link.tsx";
import { Section } from "../../../ui/section.tsx";
import { Table } from "../../../ui/table.tsx";
import { Time } from "../../../ui/time.tsx";
import { toast } from "../../../ui/toast.tsx";
import { perceptionsKey } from "./use-perceptions.ts";

interface SavedComparisonsProps {
  saved: readonly PerceptionComparison[];
  /** The one that is shown. */
  pair: { customers: string; staff: string };
}

/** Comparisons that somebody saved, the newest first. */
export function SavedComparisons({ saved, pair }: SavedComparisonsProps) {
  const { href, can } = useWorkspace();
  const isShown = ({ customers, staff }: PerceptionComparison) =>
    customers.campaign === pair.customers && staff.campaign === pair.staff;
  return (
    <Section title="Saved comparisons" lead="Reports on their campaigns show them.">
      <Table
        caption="Saved comparisons"
        rows={saved}
        rowKey={({ comparison }) => comparison}
        columns={[
          {
            key: "name",
            header: "Name",
            isRowHeader: true,
            cell: (one) =>
              isShown(one) ? (
                `${one.name} (shown above)`
              ) : (
                <Link
                  href={href(
                    `/perceptions?${new URLSearchParams({ customers: one.customers.campaign, staff: one.staff.campaign })}`,
                  )}
                >
                  {one.name}
                </Link>
              ),
          },
          { key: "customers", header: "Customers", cell: ({ customers }) => customers.name },
          { key: "staff", header: "Managers and staff", cell: ({ staff }) => staff.name },
          {
            key: "saved",
            header: "Saved",
            cell: ({ savedBy, savedAt }) => (
              <>
                {`by ${savedBy}, `}
                <Time value={savedAt} as="date" />
              </>
            ),
          },
          ...(can("campaigns.write")
            ? [{ key: "delete", header: "", cell: (one: PerceptionComparison) => <Delete saved={one} /> }]
            : []),
        ]}
      />
    </Section>
  );
}

function Delete({ saved: { comparison, name } }: { saved: PerceptionComparison }) {
  const { id: workspace } = useWorkspace();
  const queries = useQueryClient();
  const [isOpen, setOpen] = useState(false);
  const remove = async () => {
    await call(deletePerceptionComparison, { params: { workspace, comparison } });
    await queries.invalidateQueries({ queryKey: [...perceptionsKey(workspace), "saved"] });
    toast(`${name} was deleted.`);
  };
  return (
    <>
      <Button tone="quiet" onPress={() => setOpen(true)}>
        Delete<span className="visually-hidden"> {name}</span>
      </Button>
      <ConfirmDialog
        title={`Delete ${name}?`}
        confirm="Delete"
        isOpen={isOpen}
        onClose={() => setOpen(false)}
        onConfirm={remove}
      >
        <p>Reports no longer show this comparison. The campaigns and their results stay.</p>
      </ConfirmDialog>
    </>
  );
}
