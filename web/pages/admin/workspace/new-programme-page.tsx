import { useQueryClient } from "@tanstack/react-query";
import { createWorkspace } from "#people/workspace/workspace.contract.ts";
import { call } from "../../../client.ts";
import { useGo } from "../../../shell/address.ts";
import { refreshSession } from "../../../shell/session.ts";
import { Form } from "../../../ui/form.tsx";
import { Page } from "../../../ui/page.tsx";
import { RadioGroup } from "../../../ui/radio-group.tsx";
import { useFormValues } from "../../../ui/use-form-values.ts";
import { browserLocale } from "./locale-fields.tsx";
import { ProgrammeFields } from "./programme-fields.tsx";

type Part = "director" | "consultant" | "director and consultant";

/** Begins another programme beside those that one belongs to. */
export function NewProgrammePage() {
  const queries = useQueryClient();
  const go = useGo();
  const form = useFormValues({
    name: "",
    organisation: "",
    operator: "",
    ...browserLocale(),
    as: "director" as Part,
  });
  const create = async () => {
    const { workspace } = await call(createWorkspace, { body: form.values });
    await refreshSession(queries);
    go(`/w/${workspace}`);
  };
  return (
    <Page
      width="reading"
      title="Begin another programme"
      lead="It gets a closed space of its own: nobody of another programme sees into it."
    >
      <Form submit="Begin" onSubmit={create}>
        <ProgrammeFields field={form.field} />
        <RadioGroup
          label="Your part in it"
          options={[
            { value: "director", label: "Director", description: "You run it for the organisation." },
            {
              value: "consultant",
              label: "Independent consultant",
              description: "You run it from outside, and alone see who gave which confidential answer.",
            },
            {
              value: "director and consultant",
              label: "Both",
              description: "There is no independent consultant; respondents are told so.",
            },
          ]}
          {...form.field("as")}
        />
      </Form>
    </Page>
  );
}
