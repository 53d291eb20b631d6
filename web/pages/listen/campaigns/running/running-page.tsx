import "../campaigns.css";
import { lazy, Suspense, useState } from "react";
import { useSearchParam } from "../../../../shell/address.ts";
import { useWorkspace } from "../../../../shell/use-workspace.ts";
import { Badge } from "../../../../ui/badge.tsx";
import { Breadcrumbs } from "../../../../ui/breadcrumbs.tsx";
import { Button, LinkButton } from "../../../../ui/button.tsx";
import { Page } from "../../../../ui/page.tsx";
import { Row, Stack } from "../../../../ui/stack.tsx";
import { Tabs } from "../../../../ui/tabs.tsx";
import { anonymityWords, stateWords } from "../campaign-words.ts";
import { CopyCampaign } from "../copy-delete.tsx";
import { CampaignPages } from "../parts/campaign-pages.tsx";
import { momentWords } from "../parts/moments.ts";
import type { Campaign } from "../use-campaign.ts";
import { ClosedNotice } from "./closed-notice.tsx";
import { Delivery } from "./delivery.tsx";
import { CloseDialog, ExtendDialog } from "./end-dialogs.tsx";
import { InvitingProgress } from "./inviting-progress.tsx";
import { People } from "./people.tsx";
import { ProgressPanel } from "./progress-panel.tsx";
import { Reminders } from "./reminders.tsx";
import { Scheduled } from "./scheduled.tsx";

const SettingsPanel = lazy(async () => ({ default: (await import("./settings-panel.tsx")).SettingsPanel }));

type Shown = "progress" | "mail" | "people" | "settings";
type Open = "extend" | "close" | "copy" | null;

/** A campaign that is no draft any more: waiting to open, opening, open or closed. */
export function RunningPage({ campaign }: { campaign: Campaign }) {
  const { href, can } = useWorkspace();
  const [shown, setShown] = useSearchParam<Shown>("tab", "progress");
  const [open, setOpen] = useState<Open>(null);
  const close = () => setOpen(null);
  const { state, settings, actions } = campaign;
  const mayWrite = can("campaigns.write");
  const opened = state !== "scheduled";
  return (
    <Page
      kicker={<Breadcrumbs trail={[{ label: "Campaigns", href: href("/campaigns") }]} />}
      title={settings.name}
      lead={
        <Row>
          <Badge tone={stateWords[state].tone}>{stateWords[state].words}</Badge>
          <span>{summaryOf(campaign)}</span>
        </Row>
      }
      actions={
        <>
          {mayWrite && actions.includes("extend") && (
            <Button onPress={() => setOpen("extend")}>Extend</Button>
          )}
          {mayWrite && actions.includes("close") && (
            <Button onPress={() => setOpen("close")}>Close now</Button>
          )}
          {state === "closed" && can("results.read") && (
            <LinkButton tone="primary" href={href(`/results/${campaign.id}`)}>
              See the results
            </LinkButton>
          )}
          {mayWrite && <Button onPress={() => setOpen("copy")}>Copy</Button>}
        </>
      }
    >
      <CampaignPages campaign={campaign} />
      {state === "scheduled" && <Scheduled campaign={campaign} />}
      {state === "closed" && <ClosedNotice campaign={campaign} />}
      <InvitingProgress campaign={campaign} />
      {opened ? (
        <Tabs
          label="What is shown of the campaign"
          shown={shown}
          onShow={setShown}
          tabs={[
            { key: "progress", label: "Progress", content: <ProgressPanel campaign={campaign} /> },
            {
              key: "mail",
              label: "Mail",
              content: (
                <Stack gap="large">
                  <Reminders campaign={campaign} />
                  <Delivery campaign={campaign} />
                </Stack>
              ),
            },
            { key: "people", label: "People", content: <People campaign={campaign} /> },
            {
              key: "settings",
              label: "Settings and texts",
              content: (
                <Suspense fallback={null}>
                  <SettingsPanel campaign={campaign} />
                </Suspense>
              ),
            },
          ]}
        />
      ) : (
        <Suspense fallback={null}>
          <SettingsPanel campaign={campaign} />
        </Suspense>
      )}
      {open === "extend" && <ExtendDialog campaign={campaign} onClose={close} />}
      {open === "close" && <CloseDialog campaign={campaign} onClose={close} />}
      {open === "copy" && (
        <CopyCampaign
          campaign={{ id: campaign.id, name: settings.name }}
          canBeFollowed={campaign.canBeFollowed}
          onClose={close}
        />
      )}
    </Page>
  );
}

/** Who sees the answers, and until when it runs, in a line. */
function summaryOf({ state, settings, timeZone, openedAt, closedAt }: Campaign): string {
  const parts: string[] = [anonymityWords[settings.anonymity]];
  if (state === "closed") {
    if (openedAt) parts.push(`opened ${momentWords(openedAt, timeZone)}`);
    if (closedAt) parts.push(`closed ${momentWords(closedAt, timeZone)}`);
  } else {
    if (state === "scheduled" && settings.opensAt)
      parts.push(`opens ${momentWords(settings.opensAt, timeZone)}`);
    if (settings.closesAt) parts.push(`closes ${momentWords(settings.closesAt, timeZone)}`);
  }
  return parts.join(" · ");
}
