import { useQuery } from "@tanstack/react-query";
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
import { useRefresh } from "./use-campaign.ts";

const later = "later";

/** The three things that a draft begins with. */
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
              .map(({ id, name }) => ({ value: id, label: name }))}
          />
        )}
      </Query>
    </Page>
  );
}

function NewCampaign({ questionnaires }: { questionnaires: readonly { value: string; label: string }[] }) {
  const { id: workspace, href } = useWorkspace();
  const go = useGo();
  const refresh = useRefresh();
  const form = useFormValues<{ name: string; questionnaire: string; anonymity: "named" | "confidential" }>({
    name: "",
    questionnaire: questionnaires.length === 1 ? (questionnaires[0]?.value ?? later) : later,
    anonymity: "confidential",
  });
  const create = async () => {
    const { name, questionnaire, anonymity } = form.values;
    const body = { name, anonymity, ...(questionnaire !== later && { questionnaire }) };
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
        options={[{ value: later, label: "Choose later" }, ...questionnaires]}
        {...form.field("questionnaire")}
      />
      <RadioGroup label="Who sees the answers" options={anonymityOptions} {...form.field("anonymity")} />
    </Form>
  );
}
