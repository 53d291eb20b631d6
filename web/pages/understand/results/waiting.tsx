import type { Overview } from "#understand/results/result-pages.contract.ts";
import { useWorkspace } from "../../../shell/use-workspace.ts";
import { LinkButton } from "../../../ui/button.tsx";
import { EmptyState } from "../../../ui/empty-state.tsx";
import { Section } from "../../../ui/section.tsx";
import { Skeleton } from "../../../ui/skeleton.tsx";
import { Stack } from "../../../ui/stack.tsx";
import { Time } from "../../../ui/time.tsx";

/** Stands where results will be: what is missing and what happens next. */
export function Waiting({ data }: { data: Overview }) {
  return (
    <Section title="Figures">
      <Reason data={data} />
    </Section>
  );
}

function Reason({ data: { state, campaign, profile } }: { data: Overview }) {
  const { can, href } = useWorkspace();
  const progress = can("campaigns.read") && (
    <LinkButton tone="primary" href={href(`/campaigns/${campaign.campaign}`)}>
      See the campaign's progress
    </LinkButton>
  );
  if (state === "computing")
    return (
      <Stack>
        <EmptyState title="The figures are being computed">
          The campaign has closed. Its results appear here by themselves, as a rule within a minute; you can
          leave this page and come back.
        </EmptyState>
        <Skeleton lines={6} />
      </Stack>
    );
  if (state === "too-few")
    return (
      <EmptyState title="Too few answers to show anything" actions={progress}>
        A figure needs at least {campaign.minimumGroup} people with enough answers who do not all say the
        same. That holds nowhere here, so nothing can be shown without giving individuals away.
        {profile && " Personal reports are not touched by this."}
      </EmptyState>
    );
  return (
    <EmptyState title="Answers are still coming in" actions={progress}>
      {campaign.anonymity !== "named"
        ? "The results of a confidential or anonymous campaign are released once, when it closes, so that nobody's answer can be told from the difference between two releases."
        : "Results are released when the campaign closes. Until then you can take a snapshot of how they stand."}
      {campaign.closesAt && (
        <>
          {" "}
          It closes <Time value={campaign.closesAt} as="relative" />.
        </>
      )}
    </EmptyState>
  );
}
