import { keepPreviousData, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { readRoom, topUp } from "#listen/quotas/quotas.contract.ts";
import type { ResponseOf } from "#platform/http/contract.ts";
import { call } from "../../../client.ts";
import { useWorkspace } from "../../../shell/use-workspace.ts";
import { Button } from "../../../ui/button.tsx";
import { ConfirmDialog } from "../../../ui/confirm-dialog.tsx";
import { NumberField } from "../../../ui/number-field.tsx";
import { Query } from "../../../ui/query.tsx";
import { Section } from "../../../ui/section.tsx";
import { Select } from "../../../ui/select.tsx";
import { Columns, Stack } from "../../../ui/stack.tsx";
import { Table } from "../../../ui/table.tsx";
import { Time } from "../../../ui/time.tsx";
import { toast } from "../../../ui/toast.tsx";
import { customersWords } from "./quota-words.ts";
import type { Quotas } from "./quotas-page.tsx";
import { WaitingWords } from "./waiting-words.tsx";

const anybody = "*any";

/** Further samples: more customers of a group, drawn by chance. */
export function TopUps({ quotas, campaign }: { quotas: Quotas; campaign: string }) {
  const { can } = useWorkspace();
  const isOpen = quotas.campaign.state === "open";
  if (!isOpen && quotas.topUps.length === 0) return null;
  return (
    <Section
      title="Invite more"
      lead="Drawn by chance from those who fit the campaign and are not invited yet. The seed of each draw is kept, so that it can be checked."
    >
      <Stack>
        {isOpen && can("campaigns.write") && <Draw quotas={quotas} campaign={campaign} />}
        {quotas.topUps.length > 0 && (
          <Table
            caption="Further samples"
            rows={quotas.topUps}
            rowKey={({ id }) => id}
            columns={[
              {
                key: "when",
                header: "When",
                isRowHeader: true,
                cell: ({ madeAt }) => <Time value={madeAt} />,
              },
              {
                key: "group",
                header: "Of",
                cell: ({ labels }) => labels.join(" · ") || "everybody who fits",
              },
              {
                key: "wanted",
                header: "Asked for",
                align: "end",
                cell: ({ wanted }) => wanted.toLocaleString(),
              },
              {
                key: "invited",
                header: "Invited",
                align: "end",
                cell: ({ invited }) => invited.toLocaleString(),
              },
              {
                key: "seed",
                header: "Seed",
                align: "end",
                isWideOnly: true,
                cell: ({ seed }) => String(seed),
              },
            ]}
          />
        )}
      </Stack>
    </Section>
  );
}

function Draw({ quotas: { available }, campaign }: { quotas: Quotas; campaign: string }) {
  const { id: workspace } = useWorkspace();
  const queries = useQueryClient();
  const [chosen, setChosen] = useState<Record<string, string>>({});
  const [size, setSize] = useState<number | null>(null);
  const [isAsking, setAsking] = useState(false);
  const groups = Object.fromEntries(Object.entries(chosen).filter(([, value]) => value !== anybody));
  const room = useQuery({
    queryKey: [workspace, "quotas", campaign, "room", groups],
    queryFn: ({ signal }) =>
      call(readRoom, { params: { workspace, campaign }, body: { groups } }, { signal }),
    placeholderData: keepPreviousData,
  });
  const most = Object.keys(groups).length;
  const free = room.data?.free ?? 0;
  const wanted = Math.min(size ?? 0, free);
  const draw = async () => {
    const { invited } = await call(topUp, {
      params: { workspace, campaign },
      body: { groups, size: size ?? 1 },
    });
    await Promise.all([
      queries.invalidateQueries({ queryKey: [workspace, "quotas", campaign] }),
      queries.invalidateQueries({ queryKey: [workspace, "campaign", campaign] }),
    ]);
    setSize(null);
    toast(`${customersWords(invited)} will get an invitation.`);
  };
  return (
    <Stack>
      <Columns>
        {available.map(({ id, label, values }) => (
          <Select
            key={id}
            label={label}
            isDisabled={most >= 2 && !groups[id]}
            options={[
              { value: anybody, label: "Any" },
              ...values.map((one) => ({ value: one.value, label: one.label })),
            ]}
            value={chosen[id] ?? anybody}
            onChange={(value) => setChosen((before) => ({ ...before, [id]: value }))}
          />
        ))}
        <NumberField
          label="How many"
          minValue={1}
          maxValue={10_000}
          step={1}
          value={size}
          onChange={setSize}
        />
      </Columns>
      <div aria-live="polite">
        <Query query={room} lines={1}>
          {(found) => <Room room={found} />}
        </Query>
      </div>
      <p>
        <Button isDisabled={size === null || free === 0} onPress={() => setAsking(true)}>
          Draw and invite
        </Button>
      </p>
      <ConfirmDialog
        title={`Invite ${customersWords(wanted)} more?`}
        confirm="Draw and invite"
        tone="primary"
        isOpen={isAsking}
        onClose={() => setAsking(false)}
        onConfirm={draw}
      >
        <p>
          They are drawn by chance and get their invitation at once.
          {size !== null && size > free && ` No more than ${free.toLocaleString()} can be invited.`}
        </p>
      </ConfirmDialog>
    </Stack>
  );
}

function Room({ room: { free, invited, waiting } }: { room: ResponseOf<typeof readRoom> }) {
  return (
    <p>
      {`${customersWords(free)} can still be invited, ${invited.toLocaleString()} ${invited === 1 ? "is" : "are"} already. `}
      <WaitingWords waiting={waiting} />
    </p>
  );
}
