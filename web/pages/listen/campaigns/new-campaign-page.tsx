import { useQuery } from "@tanstack/react-query";
import type { Anonymity } from "#listen/campaigns/anonymity.ts";
import type { AudienceOf } from "#listen/campaigns/breakdowns.ts";
import { createCampaign } from "#listen/campaigns/campaign.contract.ts";
import { listQuestionnaires } from "#listen/questionnaires/questionnaire.contract.ts";
import { call } from "../../../client.ts";
import { useGo } from "../../../shell/address.ts";
import { useWorkspace } from "../../../shell/use-workspace.ts";
import { Breadcrumbs } from "../../../ui/breadcrumbs.tsx";
import { Form } from "../../../ui/form.tsx";
import { Page } from "../../../ui/page.tsx";
import { Query } from "../../../ui/query.tsx";
import { RadioGroup } from "../../../ui/radio-group.tsx";
import { Select } from "../../../ui/select.tsx";
import { TextField } from "../../../ui/text-field.tsx";
import { useFormValues } from "../../../ui/use-form-values.ts";
import { anonymityOptions } from "./draft/anonymity-options.ts";
import { audienceOptions } from "./draft/audience-options.ts";
import { useRefresh } from "./use-campaign.ts";

const later = "later";

/** What a draft begins with. */
export function NewCampaignPage() {
  const { id: workspace, href } = useWorkspace();
  const questionnaires = useQuery({
    queryKey: [workspace, "questionnaires"],
    queryFn: ({ signal }) => call(listQuestionnaires, { params: { workspace } }, { signal }),
  });
  return (
    <Page
      width="reading"
      kicker={<Breadcrumbs trail={[{ label: "Campaigns", href: href("/campaigns") }]} />}
      title="New campaign"
      lead="This makes a draft. Everything can still be changed, and nothing is sent before you open it."
    >
      <Query query={questionnaires}>
        {(all) => (
          <NewCampaign
            questionnaires={all
              .filter(({ latestVersion }) => latestVersion !== null)
              .map(({ id, name, forCustomers }) => ({ value: id, label: name, forCustomers }))}
          />
        )}
      </Query>
    </Page>
  );
}

interface Offered {
  value: string;
  label: string;
  /** Whether it asks what only customers can say, and there are customers. */
  forCustomers: boolean;
}

function NewCampaign({ questionnaires }: { questionnaires: readonly Offered[] }) {
  const { id: workspace, href } = useWorkspace();
  const go = useGo();
  const refresh = useRefresh();
  const form = useFormValues<{
    name: string;
    questionnaire: string;
    audienceOf: AudienceOf | null;
    anonymity: Anonymity;
  }>({
    name: "",
    questionnaire: questionnaires.length === 1 ? (questionnaires[0]?.value ?? later) : later,
    audienceOf: null,
    anonymity: "confidential",
  });
  const isForCustomers = questionnaires.some(
    ({ value, forCustomers }) => forCustomers && value === form.values.questionnaire,
  );
  // Until somebody chooses, whom the questionnaire is written for.
  const audienceOf = form.values.audienceOf ?? (isForCustomers ? "customers" : "staff");
  const create = async () => {
    const { name, questionnaire, anonymity } = form.values;
    const body = { name, audienceOf, anonymity, ...(questionnaire !== later && { questionnaire }) };
    const { campaign } = await call(createCampaign, { params: { workspace }, body });
    await refresh();
    go(href(`/campaigns/${campaign}`));
  };
  return (
    <Form submit="Create the draft" onSubmit={create}>
      <TextField
        label="Name"
        description="For you and your colleagues, e.g. “Service climate, spring”."
        isRequired
        maxLength={200}
        {...form.field("name")}
      />
      <Select
        label="Questionnaire"
        description={
          questionnaires.length === 0
            ? "No questionnaire is published yet. You can choose one later, in the draft."
            : "Its newest published version is used."
        }
        options={[
          { value: later, label: "Choose later" },
          ...questionnaires.map(({ value, label }) => ({ value, label })),
        ]}
        {...form.field("questionnaire")}
      />
      <RadioGroup
        label="Ask"
        description={isForCustomers ? "The questionnaire asks what only customers can say." : undefined}
        options={audienceOptions}
        name="audienceOf"
        value={audienceOf}
        onChange={(chosen: AudienceOf) => form.set({ audienceOf: chosen })}
      />
      <RadioGroup label="Who sees the answers" options={anonymityOptions} {...form.field("anonymity")} />
    </Form>
  );
}
