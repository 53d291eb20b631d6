import { useState } from "react";
import { printSheets } from "#listen/paper/paper.contract.ts";
import { call } from "../../../client.ts";
import { useWorkspace } from "../../../shell/use-workspace.ts";
import { Form } from "../../../ui/form.tsx";
import { NumberField } from "../../../ui/number-field.tsx";
import { Section } from "../../../ui/section.tsx";
import { Select } from "../../../ui/select.tsx";
import { TextField } from "../../../ui/text-field.tsx";
import { toast } from "../../../ui/toast.tsx";
import { languageName } from "../campaigns/parts/languages.ts";
import { type Paper, useRefreshPaper } from "./use-paper.ts";

const nothing = "nothing";

/** Draws numbers for sheets that are handed to one group. */
export function PrintForm({ paper, campaign }: { paper: Paper; campaign: string }) {
  const { id: workspace } = useWorkspace();
  const refresh = useRefreshPaper();
  const [name, setName] = useState("");
  const [language, setLanguage] = useState(paper.languages[0] ?? "en");
  const [group, setGroup] = useState(nothing);
  const [copies, setCopies] = useState<number | null>(
    Math.min(Math.max(20, paper.fewestCopies), paper.copiesAtOnce),
  );
  const print = async () => {
    const cell = group === nothing ? null : Number(group);
    await call(printSheets, {
      params: { workspace, campaign },
      body: { name, language, cell, copies: copies ?? paper.fewestCopies },
    });
    await refresh();
    setName("");
    toast("The sheets have their numbers. Download the PDF below and print it.");
  };
  return (
    <Section title="Print sheets" lead="A batch for each group or place that you hand sheets to.">
      <Form submit="Draw sheet numbers" onSubmit={print}>
        <TextField
          label="Name of the batch"
          name="name"
          description="For whom it is, e.g. “Night shift, depot 2”. It doesn't stand on the sheets."
          isRequired
          maxLength={100}
          value={name}
          onChange={setName}
        />
        {paper.languages.length > 1 && (
          <Select
            label="Language"
            name="language"
            value={language}
            onChange={setLanguage}
            options={paper.languages.map((each) => ({ value: each, label: languageName(each) }))}
          />
        )}
        {paper.groups.length > 0 && (
          <Select
            label="What is stored of whoever fills them in"
            name="cell"
            description="Only groups that at least ten invited people share. It stands on the sheets."
            value={group}
            onChange={setGroup}
            options={[
              { value: nothing, label: "Nothing" },
              ...paper.groups.map(({ cell, name: label }) => ({ value: String(cell), label })),
            ]}
          />
        )}
        <NumberField
          label="Copies"
          name="copies"
          description={`${paper.fewestCopies} to ${paper.copiesAtOnce} together: of fewer, whoever hands them out would know whose they are. Print on both sides; each copy begins on a new sheet of paper.`}
          minValue={paper.fewestCopies}
          maxValue={paper.copiesAtOnce}
          value={copies}
          onChange={setCopies}
        />
      </Form>
    </Section>
  );
}
