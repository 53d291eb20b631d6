import { lazy, Suspense } from "react";
import { allCustomers, everybody, isOfCustomers } from "#listen/campaigns/audience.ts";
import { type AudienceOf, defaultBreakdowns } from "#listen/campaigns/breakdowns.ts";
import { RadioGroup } from "../../../../ui/radio-group.tsx";
import { Skeleton } from "../../../../ui/skeleton.tsx";
import { Stack } from "../../../../ui/stack.tsx";
import type { Campaign } from "../use-campaign.ts";
import { AudienceCount } from "./audience-count.tsx";
import { audienceOptions } from "./audience-options.ts";
import { Part } from "./part.tsx";
import { StaffAudienceFields } from "./staff-audience.tsx";
import type { Draft } from "./use-draft.ts";

const CustomerAudienceFields = lazy(async () => ({
  default: (await import("./customer-audience.tsx")).CustomerAudienceFields,
}));
const SamplePlanner = lazy(async () => ({ default: (await import("./sample-planner.tsx")).SamplePlanner }));

/** Who gets an invitation, and how many that are. */
export function AudienceSection({ draft, campaign }: { draft: Draft; campaign: Campaign }) {
  const { settings, change } = draft;
  const { audience } = settings;
  const of: AudienceOf = isOfCustomers(audience) ? "customers" : "staff";
  const choose = (next: AudienceOf) => {
    if (next === of) return;
    change({
      audience: next === "customers" ? allCustomers : everybody,
      breakdowns: campaign.isProfile ? [] : defaultBreakdowns(next),
      ...(next === "customers" && { follows: null }),
    });
  };
  return (
    <Part name="audience" title="Who is invited">
      <Stack>
        <RadioGroup label="Ask" options={audienceOptions} value={of} onChange={choose} />
        {isOfCustomers(audience) ? (
          <Suspense fallback={<Skeleton lines={4} />}>
            <CustomerAudienceFields
              audience={audience}
              campaign={campaign}
              onChange={(next) => change({ audience: next })}
            />
          </Suspense>
        ) : (
          <StaffAudienceFields audience={audience} onChange={(next) => change({ audience: next })} />
        )}
        <AudienceCount audience={audience} breakdowns={settings.breakdowns} />
        {isOfCustomers(audience) && (
          <Suspense fallback={null}>
            <SamplePlanner audience={audience} onChange={(next) => change({ audience: next })} />
          </Suspense>
        )}
      </Stack>
    </Part>
  );
}
