import { useState } from "react";
import { endCards } from "#listen/doors/doors.contract.ts";
import { call } from "../../../client.ts";
import { useWorkspace } from "../../../shell/use-workspace.ts";
import { Badge } from "../../../ui/badge.tsx";
import { Button } from "../../../ui/button.tsx";
import { ConfirmDialog } from "../../../ui/confirm-dialog.tsx";
import { Table } from "../../../ui/table.tsx";
import { Time } from "../../../ui/time.tsx";
import { countWords } from "./count-words.ts";
import { type Batch, type Door, useRefreshDoors } from "./use-doors.ts";

/** Cards that were printed together, a row each. */
export function CardBatches({ campaign, door, mayEnd }: { campaign: string; door: Door; mayEnd: boolean }) {
  const [ending, setEnding] = useState<Batch | null>(null);
  if (door.batches.length === 0) return <p>No cards have been made yet.</p>;
  return (
    <>
      <Table
        caption="Cards that were made"
        rows={door.batches}
        rowKey={({ id }) => id}
        columns={[
          { key: "team", header: "For", isRowHeader: true, cell: ({ team }) => team },
          { key: "cards", header: "Cards", align: "end", cell: ({ cards }) => cards },
          { key: "used", header: "Used", align: "end", cell: ({ used }) => countWords(used) },
          {
            key: "known",
            header: "Known of the answers",
            cell: ({ department }) => department ?? "that they came with cards",
          },
          {
            key: "made",
            header: "Made on",
            cell: ({ madeOn }) => <Time value={madeOn} as="date" timeZone="UTC" />,
          },
          {
            key: "state",
            header: "State",
            cell: ({ endedOn }) =>
              endedOn === null ? <Badge tone="good">valid</Badge> : <Badge>unused ones ended</Badge>,
          },
          {
            key: "do",
            header: "",
            cell: (batch) =>
              mayEnd &&
              batch.endedOn === null && (
                <Button tone="quiet" onPress={() => setEnding(batch)}>
                  End unused…
                </Button>
              ),
          },
        ]}
      />
      {ending && <EndCards campaign={campaign} door={door} batch={ending} onClose={() => setEnding(null)} />}
    </>
  );
}

interface EndProps {
  campaign: string;
  door: Door;
  batch: Batch;
  onClose: () => void;
}

function EndCards({ campaign, door, batch, onClose }: EndProps) {
  const { id: workspace } = useWorkspace();
  const refresh = useRefreshDoors(campaign);
  return (
    <ConfirmDialog
      title={`End the unused cards for ${batch.team}?`}
      confirm="End them"
      isOpen
      onClose={onClose}
      onConfirm={async () => {
        await call(endCards, { params: { workspace, campaign, door: door.id, batch: batch.id } });
        await refresh();
      }}
    >
      <p>
        Whoever still has one of these cards can't begin with it any more; this can't be taken back. Answers
        that came with cards of this sheet stay, and those who have begun can go on.
      </p>
    </ConfirmDialog>
  );
}
