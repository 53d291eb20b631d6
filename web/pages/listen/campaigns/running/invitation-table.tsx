import { useState } from "react";
import { isOfCustomers } from "#listen/campaigns/audience.ts";
import { reinstateInvitations } from "#listen/campaigns/campaign.contract.ts";
import { call } from "../../../../client.ts";
import { useWorkspace } from "../../../../shell/use-workspace.ts";
import { Badge } from "../../../../ui/badge.tsx";
import { asAppError } from "../../../../ui/form.tsx";
import { Menu } from "../../../../ui/menu.tsx";
import { type Column, Table } from "../../../../ui/table.tsx";
import { toast } from "../../../../ui/toast.tsx";
import { type Campaign, useRefresh } from "../use-campaign.ts";
import type { Invitation } from "./people.tsx";
import { ResendDialog } from "./resend.tsx";
import { WithdrawDialog } from "./withdraw-dialog.tsx";

interface InvitationTableProps {
  campaign: Campaign;
  invitations: readonly Invitation[];
  isNamed: boolean;
}

const progressWords = {
  "not started": { tone: "neutral", words: "not begun" },
  started: { tone: "warning", words: "started" },
  completed: { tone: "good", words: "finished" },
} as const;

export function InvitationTable({ campaign, invitations, isNamed }: InvitationTableProps) {
  const { id: workspace, can } = useWorkspace();
  const refresh = useRefresh();
  const [open, setOpen] = useState<{ what: "resend" | "withdraw"; invitation: Invitation } | null>(null);
  const reinstate = async ({ id, name }: Invitation) => {
    try {
      await call(reinstateInvitations, {
        params: { workspace, campaign: campaign.id },
        body: { invitations: [id] },
      });
      await refresh();
      toast(`${name} is in again, and the link works.`);
    } catch (error) {
      toast(asAppError(error).message);
    }
  };
  const columns: Column<Invitation>[] = [
    {
      key: "name",
      header: "Name",
      isRowHeader: true,
      cell: ({ name, email, withdrawnAt, left, bouncedAt }) => (
        <>
          {name} {withdrawnAt !== null && <Badge>taken out</Badge>}{" "}
          {left && <Badge tone="warning">has left</Badge>}{" "}
          {bouncedAt !== null && <Badge tone="warning">mail came back</Badge>}
          <div className="campaign-note">{email ?? "no e-mail address"}</div>
        </>
      ),
    },
    isOfCustomers(campaign.settings.audience)
      ? { key: "account", header: "Account", cell: ({ account }) => account ?? "–" }
      : {
          key: "department",
          header: "Department",
          cell: ({ department }) => (department === "" ? "–" : department.replaceAll("/", " / ")),
        },
  ];
  if (isNamed)
    columns.push({
      key: "progress",
      header: "Answered",
      cell: ({ progress }) =>
        progress === null ? (
          "–"
        ) : (
          <Badge tone={progressWords[progress].tone}>{progressWords[progress].words}</Badge>
        ),
    });
  if (can("campaigns.write") && campaign.actions.includes("withdraw"))
    columns.push({
      key: "actions",
      header: "",
      align: "end",
      cell: (invitation) => (
        <Menu
          label={`More for ${invitation.name}`}
          items={
            invitation.withdrawnAt !== null
              ? [{ key: "back", label: "Take in again", onAction: () => void reinstate(invitation) }]
              : [
                  {
                    key: "resend",
                    label: "Send a new link",
                    onAction: () => setOpen({ what: "resend", invitation }),
                  },
                  {
                    key: "withdraw",
                    label: "Take out of the campaign",
                    tone: "danger",
                    isApart: true,
                    onAction: () => setOpen({ what: "withdraw", invitation }),
                  },
                ]
          }
        />
      ),
    });
  const close = () => setOpen(null);
  return (
    <>
      <Table caption="People invited" columns={columns} rows={invitations} rowKey={({ id }) => id} />
      {open?.what === "resend" && (
        <ResendDialog campaign={campaign} invitation={open.invitation} onClose={close} />
      )}
      {open?.what === "withdraw" && (
        <WithdrawDialog campaign={campaign} people={[open.invitation]} onClose={close} />
      )}
    </>
  );
}
