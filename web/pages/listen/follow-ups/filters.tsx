import type { countFollowUps } from "#listen/follow-ups/follow-up.contract.ts";
import type { ResponseOf } from "#platform/http/contract.ts";
import { useChangeSearch, useSearchParam } from "../../../shell/address.ts";
import { Select } from "../../../ui/select.tsx";
import { Row } from "../../../ui/stack.tsx";
import { stateOptions } from "./follow-up-words.ts";

const states = [
  { value: "waiting", label: "Waiting" },
  { value: "finished", label: "Finished" },
  ...stateOptions,
] as const;

/** What is in the address; empty for all. */
export interface FollowUpFilters {
  state: (typeof states)[number]["value"];
  /** A campaign's id. */
  campaign: string;
  /** A person's id, or "nobody". */
  owner: string;
}

export function useFilters(): FollowUpFilters {
  const [state] = useSearchParam<FollowUpFilters["state"]>("state", "waiting");
  const [campaign] = useSearchParam("campaign", "");
  const [owner] = useSearchParam("owner", "");
  return { state: states.some(({ value }) => value === state) ? state : "waiting", campaign, owner };
}

interface FiltersProps {
  of: "mine" | "all";
  /** Null for whoever doesn't run the programme: then only the state can be chosen. */
  counts: NonNullable<ResponseOf<typeof countFollowUps>["all"]> | null;
}

/** Chooses which follow-ups are listed. */
export function Filters({ of, counts }: FiltersProps) {
  const { state, campaign, owner } = useFilters();
  const change = useChangeSearch();
  const set = (changed: Partial<FollowUpFilters>) => change({ ...changed, offset: "" });
  return (
    <Row>
      <Select label="State" options={states} value={state} onChange={(next) => set({ state: next })} />
      {counts && (counts.campaigns.length > 1 || campaign !== "") && (
        <Select
          label="Campaign"
          options={[
            { value: "all", label: "All campaigns" },
            ...counts.campaigns.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          value={campaign || "all"}
          onChange={(next) => set({ campaign: next === "all" ? "" : next })}
        />
      )}
      {counts && of === "all" && (
        <Select
          label="Owner"
          options={[
            { value: "all", label: "Anybody" },
            { value: "nobody", label: "Nobody yet" },
            ...counts.owners.flatMap(({ id, name }) => (id === null ? [] : [{ value: id, label: name }])),
          ]}
          value={owner || "all"}
          onChange={(next) => set({ owner: next === "all" ? "" : next })}
        />
      )}
    </Row>
  );
}
