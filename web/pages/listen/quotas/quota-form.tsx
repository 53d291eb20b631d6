import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { groupKey, mostTargets, type WhenFull } from "#listen/quotas/quota.ts";
import { removeQuotas, saveQuotas } from "#listen/quotas/quotas.contract.ts";
import { call } from "../../../client.ts";
import { useWorkspace } from "../../../shell/use-workspace.ts";
import { Button, LinkButton } from "../../../ui/button.tsx";
import { ConfirmDialog } from "../../../ui/confirm-dialog.tsx";
import { EmptyState } from "../../../ui/empty-state.tsx";
import { Form } from "../../../ui/form.tsx";
import { NumberField } from "../../../ui/number-field.tsx";
import { RadioGroup } from "../../../ui/radio-group.tsx";
import { Section } from "../../../ui/section.tsx";
import { Select } from "../../../ui/select.tsx";
import { Columns } from "../../../ui/stack.tsx";
import { toast } from "../../../ui/toast.tsx";
import type { Quotas } from "./quotas-page.tsx";

interface Group {
  values: string[];
  label: string;
  /** Who could be or was invited; null where it isn't known. */
  people: number | null;
}

/** The groups of one or two breakdowns, those with a number first known to the campaign. */
function groupsIn({ available, quota, groups }: Quotas, breakdowns: readonly string[]): Group[] {
  const [first, second] = breakdowns.map((id) => available.find((one) => one.id === id)?.values ?? []);
  const offered: Group[] = !first
    ? [{ values: [], label: "Everybody together", people: null }]
    : second
      ? first.flatMap((one) =>
          second.map((other) => ({
            values: [one.value, other.value],
            label: `${one.label} · ${other.label}`,
            people: null,
          })),
        )
      : first.map(({ value, label, people }) => ({ values: [value], label, people }));
  const isSame = quota !== null && groupKey(quota.breakdowns) === groupKey(breakdowns);
  const stored = isSame
    ? groups.map(({ values, labels, invited }) => ({
        values,
        label: labels.join(" · ") || "Everybody together",
        people: invited,
      }))
    : [];
  const known = new Set(stored.map(({ values }) => groupKey(values)));
  return [...stored, ...offered.filter(({ values }) => !known.has(groupKey(values)))].slice(0, mostTargets);
}

/** How many a number is to come from: "20 could be invited, 75 % of them have to finish". */
function roomWords({ campaign }: Quotas, people: number, target: number | null): string {
  const from = `${people.toLocaleString()} ${campaign.state === "draft" ? "could be invited" : "invited"}`;
  if (target === null) return from;
  if (target > people)
    return campaign.anonymity === "anonymous"
      ? `${from}: the others have to come through doors`
      : `${from}: too few for this number`;
  return `${from}, ${Math.round((100 * target) / people)} % of them have to finish`;
}

const none = "*none";

const whenFullOptions = [
  {
    value: "stop reminding",
    label: "Remind nobody of it any more",
    description: "Whoever has an invitation can still answer, and counts.",
  },
  {
    value: "turn away",
    label: "Also send newcomers away at the doors",
    description:
      "Kindly, before the first question. An open link or kiosk knows nothing of who comes: there only a quota for everybody together counts.",
  },
] as const;

/** Sets the numbers that are wanted. */
export function QuotaForm({ quotas, campaign }: { quotas: Quotas; campaign: string }) {
  const { id: workspace, can, href } = useWorkspace();
  const queries = useQueryClient();
  const { available, quota, frozen, campaign: about } = quotas;
  const [chosen, setChosen] = useState<[string, string]>([
    quota?.breakdowns[0] ?? none,
    quota?.breakdowns[1] ?? none,
  ]);
  const [whenFull, setWhenFull] = useState<WhenFull>(quota?.whenFull ?? "stop reminding");
  const [targets, setTargets] = useState<Record<string, number | null>>(() =>
    Object.fromEntries((quota?.targets ?? []).map(({ values, target }) => [groupKey(values), target])),
  );
  const [isRemoving, setRemoving] = useState(false);
  const breakdowns = chosen.filter((id) => id !== none);
  const groups = groupsIn(quotas, breakdowns);
  const mayChoose = !(frozen && quota !== null);
  const wanted = groups.flatMap(({ values }) => {
    const target = targets[groupKey(values)];
    return target ? [{ values, target }] : [];
  });
  const refresh = () => queries.invalidateQueries({ queryKey: [workspace, "quotas", campaign] });
  const save = async () => {
    await call(saveQuotas, {
      params: { workspace, campaign },
      body: { breakdowns, whenFull, targets: wanted },
    });
    await refresh();
    toast("The quotas were saved.");
  };
  const options = available.map(({ id, label }) => ({ value: id, label }));
  if (!can("campaigns.write")) return null;
  return (
    <Section
      title={quota ? "Change the quotas" : "Set quotas"}
      lead="Leave a group empty that needs no number. Answers beyond the number count all the same."
    >
      {available.length === 0 && (
        <EmptyState
          title="Quotas by group need something to tell groups apart"
          actions={<LinkButton href={href(`/campaigns/${campaign}`)}>Go to the campaign</LinkButton>}
        >
          {about.state === "draft"
            ? "Choose what the campaign is looked at by, such as segment, region or department. Until then a number for everybody together can be set."
            : "This campaign is not looked at by anything. A number for everybody together can be set."}
        </EmptyState>
      )}
      <Form submit="Save the quotas" onSubmit={save} isDisabled={wanted.length === 0}>
        {options.length > 0 && (
          <Columns>
            <Select
              label="By"
              description={
                mayChoose
                  ? undefined
                  : "This holds as it was set: seen by several groups, single people could be watched."
              }
              isDisabled={!mayChoose}
              options={[{ value: none, label: "Everybody together" }, ...options]}
              value={chosen[0]}
              onChange={(id) => setChosen([id, id === none || id === chosen[1] ? none : chosen[1]])}
            />
            {chosen[0] !== none && options.length > 1 && (
              <Select
                label="Crossed with"
                isDisabled={!mayChoose}
                options={[
                  { value: none, label: "Nothing" },
                  ...options.filter(({ value }) => value !== chosen[0]),
                ]}
                value={chosen[1]}
                onChange={(id) => setChosen([chosen[0], id])}
              />
            )}
          </Columns>
        )}
        <Columns minimum="14rem">
          {groups.map(({ values, label, people }) => {
            const key = groupKey(values);
            return (
              <NumberField
                key={key}
                label={label}
                description={people === null ? undefined : roomWords(quotas, people, targets[key] ?? null)}
                minValue={1}
                maxValue={10_000_000}
                step={1}
                value={targets[key] ?? null}
                onChange={(target) => setTargets((before) => ({ ...before, [key]: target }))}
              />
            );
          })}
        </Columns>
        {about.anonymity === "anonymous" ? (
          <RadioGroup
            label="Once a group has its answers"
            options={whenFullOptions}
            value={whenFull}
            onChange={setWhenFull}
          />
        ) : (
          <p>
            Once a group has its answers, nobody of it is reminded any more. Whoever has an invitation can
            still answer, and counts.
          </p>
        )}
      </Form>
      {quota && mayChoose && (
        <p>
          <Button onPress={() => setRemoving(true)}>Remove the quotas</Button>
        </p>
      )}
      <ConfirmDialog
        title="Remove the quotas?"
        confirm="Remove them"
        isOpen={isRemoving}
        onClose={() => setRemoving(false)}
        onConfirm={async () => {
          await call(removeQuotas, { params: { workspace, campaign } });
          await refresh();
          toast("The quotas were removed.");
        }}
      >
        <p>From then on everybody who has not answered is reminded again. No answer is lost.</p>
      </ConfirmDialog>
    </Section>
  );
}
