import "../campaigns.css";
import { lazy, Suspense, useState } from "react";
import { useGo } from "../../../../shell/address.ts";
import { useWorkspace } from "../../../../shell/use-workspace.ts";
import { Badge } from "../../../../ui/badge.tsx";
import { Breadcrumbs } from "../../../../ui/breadcrumbs.tsx";
import { Button } from "../../../../ui/button.tsx";
import { Menu } from "../../../../ui/menu.tsx";
import { Notice } from "../../../../ui/notice.tsx";
import { Page } from "../../../../ui/page.tsx";
import { Row, Stack } from "../../../../ui/stack.tsx";
import { StickyBar } from "../../../../ui/sticky-bar.tsx";
import { CampaignPages } from "../parts/campaign-pages.tsx";
import { Promised } from "../parts/promised.tsx";
import type { Campaign } from "../use-campaign.ts";
import { AnonymitySection } from "./anonymity-section.tsx";
import { AudienceSection } from "./audience-section.tsx";
import { BreakdownsSection } from "./breakdowns-section.tsx";
import { Checks, goToPart } from "./checks.tsx";
import { PurposeSection } from "./purpose-section.tsx";
import { QuestionnaireSection } from "./questionnaire-section.tsx";
import { SaveStateLine } from "./save-state.tsx";
import { ScheduleSection } from "./schedule-section.tsx";
import { TextsSection } from "./texts-section.tsx";
import { TrialSection } from "./trial-section.tsx";
import { useDraft } from "./use-draft.ts";

const OpenDialog = lazy(async () => ({ default: (await import("./open-dialog.tsx")).OpenDialog }));
const CopyCampaign = lazy(async () => ({ default: (await import("../copy-delete.tsx")).CopyCampaign }));
const DeleteCampaign = lazy(async () => ({ default: (await import("../copy-delete.tsx")).DeleteCampaign }));

/** Everything that is decided before a campaign opens, on one page; what is changed saves itself. */
export function DraftPage({ campaign }: { campaign: Campaign }) {
  const { href } = useWorkspace();
  const go = useGo();
  const draft = useDraft(campaign);
  const [dialog, setDialog] = useState<"open" | "copy" | "delete" | null>(null);
  const close = () => setDialog(null);
  const named = { id: campaign.id, name: campaign.settings.name };
  const hindering = campaign.checks.filter(({ severity }) => severity === "hinders").length;
  const begin = () =>
    void draft.flush().then(
      () => setDialog("open"),
      () => {},
    );
  return (
    <Page
      kicker={<Breadcrumbs trail={[{ label: "Campaigns", href: href("/campaigns") }]} />}
      title={draft.settings.name.trim() || campaign.settings.name}
      lead={
        <Row>
          <Badge>draft</Badge>
          <span>Nobody has been invited. What you change is saved as you go.</span>
        </Row>
      }
      actions={
        <Menu
          label="More for this campaign"
          items={[
            { key: "copy", label: "Copy", isApart: true, onAction: () => setDialog("copy") },
            {
              key: "delete",
              label: "Delete the draft",
              tone: "danger",
              isApart: true,
              onAction: () => setDialog("delete"),
            },
          ]}
        />
      }
    >
      <CampaignPages
        campaign={{ ...campaign, settings: { ...campaign.settings, audience: draft.settings.audience } }}
      />
      {campaign.openingProblem !== null && (
        <Notice tone="warning" title="This campaign did not open by itself when its time came.">
          <p>{campaign.openingProblem} Mend it, then open it again.</p>
        </Notice>
      )}
      <div className="draft">
        <Stack gap="large">
          <PurposeSection draft={draft} campaign={campaign} />
          <QuestionnaireSection draft={draft} campaign={campaign} />
          <AudienceSection draft={draft} campaign={campaign} />
          <AnonymitySection draft={draft} />
          <BreakdownsSection draft={draft} campaign={campaign} />
          <TextsSection draft={draft} campaign={campaign} />
          <ScheduleSection draft={draft} campaign={campaign} />
          <TrialSection draft={draft} campaign={campaign} />
        </Stack>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and may hold nothing else that a keyboard reaches. */}
        <aside className="draft-aside" aria-label="Before it opens" tabIndex={0}>
          <Checks campaign={campaign} />
          <Promised campaign={campaign} />
        </aside>
      </div>
      <StickyBar>
        <SaveStateLine draft={draft} />
        <Row>
          {hindering > 0 && (
            <Button tone="quiet" onPress={() => goToPart("checks")}>
              {hindering === 1 ? "1 thing hinders opening" : `${hindering} things hinder opening`}
            </Button>
          )}
          <Button tone="primary" onPress={begin}>
            Open the campaign…
          </Button>
        </Row>
      </StickyBar>
      <Suspense fallback={null}>
        {dialog === "open" && (
          <OpenDialog campaign={campaign} revision={draft.keeping.saved.revision} onClose={close} />
        )}
        {dialog === "copy" && <CopyCampaign campaign={named} onClose={close} />}
        {dialog === "delete" && (
          <DeleteCampaign campaign={named} onClose={close} onDeleted={() => go(href("/campaigns"))} />
        )}
      </Suspense>
    </Page>
  );
}
