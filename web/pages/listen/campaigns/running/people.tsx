import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { listInvitations } from "#listen/campaigns/campaign.contract.ts";
import type { ResponseOf } from "#platform/http/contract.ts";
import { call } from "../../../../client.ts";
import { useSearchParam } from "../../../../shell/address.ts";
import { useWorkspace } from "../../../../shell/use-workspace.ts";
import { EmptyState } from "../../../../ui/empty-state.tsx";
import { Pager } from "../../../../ui/pager.tsx";
import { Query } from "../../../../ui/query.tsx";
import { SearchField } from "../../../../ui/search-field.tsx";
import { Section } from "../../../../ui/section.tsx";
import { Select } from "../../../../ui/select.tsx";
import { Stack } from "../../../../ui/stack.tsx";
import type { Campaign } from "../use-campaign.ts";
import { AudienceChanges } from "./audience-changes.tsx";
import { InvitationTable } from "./invitation-table.tsx";

export type Invitation = ResponseOf<typeof listInvitations>["invitations"][number];

const pageLength = 50;
type Progress = "all" | "not started" | "started" | "completed";
const progressOptions = [
  { value: "all", label: "Everybody" },
  { value: "not started", label: "Not begun" },
  { value: "started", label: "Started" },
  { value: "completed", label: "Finished" },
] as const;

/** Who is invited; who has answered in named campaigns only. */
export function People({ campaign }: { campaign: Campaign }) {
  const isNamed = campaign.settings.anonymity === "named";
  return (
    <Stack gap="large">
      {campaign.state === "open" && <AudienceChanges campaign={campaign} />}
      <Section
        title="Invited"
        lead={
          isNamed
            ? "Respondents were told that you see who has answered."
            : campaign.settings.anonymity === "anonymous"
              ? "Who has answered nobody knows: the campaign is anonymous."
              : "Who has answered is shown to nobody: the campaign is confidential."
        }
      >
        <Invitations campaign={campaign} isNamed={isNamed} />
      </Section>
    </Stack>
  );
}

function Invitations({ campaign, isNamed }: { campaign: Campaign; isNamed: boolean }) {
  const { id: workspace } = useWorkspace();
  const [progress, setProgress] = useSearchParam<Progress>("answered", "all");
  const [search, setSearch] = useState("");
  const [offset, setOffset] = useState(0);
  const words = search.trim();
  const query = {
    offset,
    limit: pageLength,
    ...(words !== "" && { search: words }),
    ...(isNamed && progress !== "all" && { progress }),
  };
  const invitations = useQuery({
    queryKey: [workspace, "campaign", campaign.id, "invitations", query],
    queryFn: ({ signal }) =>
      call(listInvitations, { params: { workspace, campaign: campaign.id }, query }, { signal }),
    placeholderData: keepPreviousData,
  });
  return (
    <Stack>
      <div className="campaign-tools">
        <SearchField
          label="Search by name or address"
          value={search}
          onChange={(next) => {
            setSearch(next);
            setOffset(0);
          }}
        />
        {isNamed && (
          <Select
            label="Show"
            options={progressOptions}
            value={progress}
            onChange={(next) => {
              setProgress(next);
              setOffset(0);
            }}
          />
        )}
      </div>
      <Query query={invitations}>
        {({ total, invitations: rows }) =>
          rows.length === 0 ? (
            <EmptyState title="Nobody fits">
              {words === "" && progress === "all"
                ? "Nobody has been invited yet."
                : "Search for fewer words, or show everybody."}
            </EmptyState>
          ) : (
            <>
              <InvitationTable campaign={campaign} invitations={rows} isNamed={isNamed} />
              <Pager
                offset={offset}
                limit={pageLength}
                total={total}
                onOffset={setOffset}
                things={total === 1 ? "person" : "people"}
              />
            </>
          )
        }
      </Query>
    </Stack>
  );
}
