import "./campaigns.css";
import { useState } from "react";
import type { listCampaigns } from "#listen/campaigns/campaign.contract.ts";
import { may } from "#listen/campaigns/campaign-state.ts";
import type { ResponseOf } from "#platform/http/contract.ts";
import { useWorkspace } from "../../../shell/use-workspace.ts";
import { Badge } from "../../../ui/badge.tsx";
import { Link } from "../../../ui/link.tsx";
import { Menu } from "../../../ui/menu.tsx";
import { Meter } from "../../../ui/meter.tsx";
import { type Column, Table } from "../../../ui/table.tsx";
import { Time } from "../../../ui/time.tsx";
import { anonymityWords, peopleWords, percentWords, stateWords } from "./campaign-words.ts";
import { CopyCampaign, DeleteCampaign } from "./copy-delete.tsx";

type Row = ResponseOf<typeof listCampaigns>["campaigns"][number];

export function CampaignTable({ campaigns }: { campaigns: readonly Row[] }) {
  const { can, href } = useWorkspace();
  const [open, setOpen] = useState<{ what: "copy" | "delete"; campaign: Row } | null>(null);
  const columns: Column<Row>[] = [
    {
      key: "name",
      header: "Campaign",
      isRowHeader: true,
      cell: ({ id, name, questionnaire, anonymity, audienceOf }) => (
        <>
          <Link href={href(`/campaigns/${id}`)}>{name}</Link>
          <div className="campaign-note">
            {questionnaire
              ? `${questionnaire.name}, version ${questionnaire.version}`
              : "no questionnaire yet"}
            {` · ${audienceOf} · ${anonymityWords[anonymity].toLowerCase()}`}
          </div>
        </>
      ),
    },
    {
      key: "state",
      header: "State",
      cell: ({ state }) => <Badge tone={stateWords[state].tone}>{stateWords[state].words}</Badge>,
    },
    { key: "dates", header: "Dates", cell: (row) => <Dates campaign={row} /> },
    { key: "progress", header: "Answered", cell: (row) => <Answered campaign={row} /> },
  ];
  if (can("campaigns.write"))
    columns.push({
      key: "actions",
      header: "",
      align: "end",
      cell: (campaign) => (
        <Menu
          label={`More for ${campaign.name}`}
          items={[
            { key: "copy", label: "Copy", onAction: () => setOpen({ what: "copy", campaign }) },
            ...(may(campaign.state, "delete")
              ? [
                  {
                    key: "delete",
                    label: "Delete",
                    tone: "danger" as const,
                    isApart: true,
                    onAction: () => setOpen({ what: "delete", campaign }),
                  },
                ]
              : []),
          ]}
        />
      ),
    });
  const close = () => setOpen(null);
  return (
    <>
      <Table caption="Campaigns, newest first" columns={columns} rows={campaigns} rowKey={({ id }) => id} />
      {open?.what === "copy" && <CopyCampaign campaign={open.campaign} onClose={close} />}
      {open?.what === "delete" && <DeleteCampaign campaign={open.campaign} onClose={close} />}
    </>
  );
}

function Dates({ campaign: { state, opensAt, openedAt, closesAt, closedAt } }: { campaign: Row }) {
  if (state === "closed")
    return (
      <>
        {openedAt && <Time value={openedAt} as="date" />} – {closedAt && <Time value={closedAt} as="date" />}
      </>
    );
  if (state === "open" || state === "opening")
    return closesAt ? (
      <>
        closes <Time value={closesAt} />
      </>
    ) : (
      "–"
    );
  if (state === "scheduled" && opensAt)
    return (
      <>
        opens <Time value={opensAt} />
      </>
    );
  return "not open yet";
}

function Answered({ campaign: { state, invited, completed } }: { campaign: Row }) {
  if (state === "draft" || state === "scheduled") return "–";
  if (completed === null)
    return (
      <>
        {peopleWords(invited)} invited
        <div className="campaign-note">too few to say how many answered</div>
      </>
    );
  return (
    <Meter
      label={percentWords(completed, invited)}
      share={invited === 0 ? 0 : completed / invited}
      words={`${completed.toLocaleString()} of ${invited.toLocaleString()}`}
    />
  );
}
