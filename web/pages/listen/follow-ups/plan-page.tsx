import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { readFollowUpPlan, saveFollowUpPlan } from "#listen/follow-ups/follow-up.contract.ts";
import type { ResponseOf } from "#platform/http/contract.ts";
import { call } from "../../../client.ts";
import { usePathParam } from "../../../shell/address.ts";
import { useWorkspace } from "../../../shell/use-workspace.ts";
import { Breadcrumbs } from "../../../ui/breadcrumbs.tsx";
import { Checkbox } from "../../../ui/checkbox.tsx";
import { Form } from "../../../ui/form.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { NumberField } from "../../../ui/number-field.tsx";
import { Page } from "../../../ui/page.tsx";
import { Query } from "../../../ui/query.tsx";
import { Stack } from "../../../ui/stack.tsx";
import { TextField } from "../../../ui/text-field.tsx";
import { toast } from "../../../ui/toast.tsx";
import { useCampaign } from "../campaigns/use-campaign.ts";
import { OwnerField } from "./owner-field.tsx";

type Plan = ResponseOf<typeof readFollowUpPlan>;

/** Who follows up a campaign's answers, until when, and how long account people have theirs to themselves. */
export function FollowUpPlanPage() {
  const { id: workspace, href } = useWorkspace();
  const campaign = usePathParam("campaign");
  const named = useCampaign(campaign);
  const query = useQuery({
    queryKey: [workspace, "follow-up-plan", campaign],
    queryFn: ({ signal }) => call(readFollowUpPlan, { params: { workspace, campaign } }, { signal }),
  });
  return (
    <Page
      width="reading"
      kicker={
        <Breadcrumbs
          trail={[
            { label: "Campaigns", href: href("/campaigns") },
            { label: named.data?.settings.name ?? "Campaign", href: href(`/campaigns/${campaign}`) },
          ]}
        />
      }
      title="Follow-up"
      lead="Who gets in touch with those who ask for it, and until when."
    >
      <Query query={query}>{(plan) => <PlanForm plan={plan} campaign={campaign} />}</Query>
    </Page>
  );
}

function PlanForm({ plan, campaign }: { plan: Plan; campaign: string }) {
  const { id: workspace, can } = useWorkspace();
  const queries = useQueryClient();
  const [toAccountManager, setToAccountManager] = useState(plan.toAccountManager);
  const [owner, setOwner] = useState(
    plan.owner !== null && plan.ownerName !== null ? { id: plan.owner, name: plan.ownerName } : null,
  );
  const [workingDays, setWorkingDays] = useState<number | null>(plan.workingDays);
  const [rule, setRule] = useState(plan.rule ?? "");
  const [firstViewDays, setFirstViewDays] = useState<number | null>(plan.firstViewDays);
  const save = async () => {
    await call(saveFollowUpPlan, {
      params: { workspace, campaign },
      body: {
        toAccountManager,
        owner: owner?.id ?? null,
        workingDays: workingDays ?? 3,
        rule: rule.trim() === "" ? null : rule,
        firstViewDays: firstViewDays ?? 3,
      },
    });
    await queries.invalidateQueries({ queryKey: [workspace, "follow-up-plan", campaign] });
    toast("The plan was saved.");
  };
  return (
    <Stack>
      {!plan.asks && (
        <Notice title="The questionnaire does not ask whether somebody may get in touch.">
          <p>
            Add a single-choice question that stands for “Contact me”, with the option “yes”, to let
            respondents ask.
          </p>
        </Notice>
      )}
      {plan.confidential && (
        <Notice title="This campaign is confidential.">
          <p>
            The consultants whom respondents are told of see first who asks, and hand it over: the owner below
            is their suggestion. Nobody but the respondent's own wish opens a follow-up.
          </p>
        </Notice>
      )}
      <Form submit="Save" onSubmit={save} isDisabled={!can("campaigns.write")}>
        <Checkbox isSelected={toAccountManager} onChange={setToAccountManager}>
          The customer's account manager gets in touch, where there is one
        </Checkbox>
        <OwnerField
          label="Everybody else is contacted by"
          description="Type at least two letters of the name. Empty: whoever runs the programme hands each one over."
          value={owner}
          onChange={setOwner}
        />
        <NumberField
          label="Within working days"
          name="workingDays"
          description="Monday to Friday; holidays are not known."
          minValue={1}
          maxValue={30}
          value={workingDays}
          onChange={setWorkingDays}
        />
        {!plan.confidential && (
          <TextField
            label="Also follow up answers like"
            name="rule"
            description="A condition on answers as in the questionnaire, e.g. recommend <= 6. Empty: only those who ask. It holds as it is when the campaign opens."
            isDisabled={plan.frozen}
            maxLength={1000}
            value={rule}
            onChange={setRule}
          />
        )}
        <NumberField
          label="Days for which account people see theirs first"
          name="firstViewDays"
          description="What their own customers say, where figures are looked at by account manager. As soon as one of them has opened theirs, those who run the programme see it, too. It holds as it is when the campaign opens."
          isDisabled={plan.frozen}
          minValue={1}
          maxValue={30}
          value={firstViewDays}
          onChange={setFirstViewDays}
        />
      </Form>
    </Stack>
  );
}
