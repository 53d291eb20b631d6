import { updatePaper } from "#listen/paper/paper.contract.ts";
import { call } from "../../../client.ts";
import { useWorkspace } from "../../../shell/use-workspace.ts";
import { DateTimeField } from "../../../ui/date-time-field.tsx";
import { Form } from "../../../ui/form.tsx";
import { RadioGroup } from "../../../ui/radio-group.tsx";
import { Section } from "../../../ui/section.tsx";
import { TextField } from "../../../ui/text-field.tsx";
import { toast } from "../../../ui/toast.tsx";
import { useFormValues } from "../../../ui/use-form-values.ts";
import { dayWords } from "./day-words.ts";
import { type Paper, useRefreshPaper } from "./use-paper.ts";

/** How many type each sheet, until when, and where sheets are handed in. */
export function PlanForm({ paper, campaign }: { paper: Paper; campaign: string }) {
  const { id: workspace } = useWorkspace();
  const refresh = useRefreshPaper();
  const { values, field } = useFormValues({
    entries: String(paper.entries) as "1" | "2",
    until: paper.until ?? "",
    returnTo: paper.returnTo,
  });
  const save = async () => {
    const { entries, until, returnTo } = values;
    await call(updatePaper, {
      params: { workspace, campaign },
      body: { entries: entries === "1" ? 1 : 2, until: until === "" ? null : until, returnTo },
    });
    await refresh();
    toast("How paper is handled was saved.");
  };
  return (
    <Section title="How it is handled">
      <Form submit="Save" onSubmit={save}>
        <RadioGroup
          label="Each sheet is typed by"
          {...field("entries")}
          isDisabled={paper.batches.length > 0}
          {...(paper.batches.length > 0 && { description: "Sheets are printed already, and say so." })}
          options={[
            {
              value: "2",
              label: "Two people",
              description:
                "Where they differ, somebody else decides, or both look once more. Nearly all typing errors are found.",
            },
            {
              value: "1",
              label: "One person",
              description: "Half the work. Typing errors are not found.",
            },
          ]}
        />
        <TextField
          label="Where sheets are handed in"
          description="Stands on every sheet, e.g. “the box beside the canteen”. Empty: where people got them."
          maxLength={200}
          {...field("returnTo")}
        />
        <DateTimeField
          label="Typed until"
          description={
            paper.closesOn === null
              ? "Last day of typing. Empty: until the campaign closes."
              : `Last day of typing, at the latest ${dayWords(paper.closesOn)}, when the campaign closes. It stands on new sheets.`
          }
          {...field("until")}
        />
      </Form>
    </Section>
  );
}
