import { useState } from "react";
import { settleSheet } from "#listen/paper/paper.contract.ts";
import { type PaperField, paperForm } from "#listen/paper/paper-form.ts";
import { printedSheetNumber } from "#listen/paper/sheet-number.ts";
import { compareEntries, type Difference } from "#listen/paper/typed.ts";
import type { Compiled } from "#listen/questionnaires/compile.ts";
import { call } from "../../../client.ts";
import { useWorkspace } from "../../../shell/use-workspace.ts";
import { Form } from "../../../ui/form.tsx";
import { RadioGroup } from "../../../ui/radio-group.tsx";
import { Section } from "../../../ui/section.tsx";
import { TextField } from "../../../ui/text-field.tsx";
import { toast } from "../../../ui/toast.tsx";
import { type Differing, useRefreshPaper } from "./use-paper.ts";

type Choice = "first" | "second" | "other";

/** One sheet, question by question where its entries differ. */
export function SettleSheet({
  sheet,
  compiled,
  campaign,
}: {
  sheet: Differing;
  compiled: Compiled;
  campaign: string;
}) {
  const { id: workspace } = useWorkspace();
  const refresh = useRefreshPaper();
  const form = paperForm(compiled.definition, sheet.language);
  const { differences } = compareEntries(form, compiled, sheet.first, sheet.second);
  const [choices, setChoices] = useState<Record<string, Choice>>({});
  const [others, setOthers] = useState<Record<string, string>>({});
  const decidedOf = ({ field, first, second }: Difference): string | null => {
    const choice = choices[field.id];
    if (choice === undefined) return null;
    return choice === "other" ? (others[field.id] ?? "") : choice === "first" ? first : second;
  };
  const decided = differences.flatMap((difference) => {
    const text = decidedOf(difference);
    return text === null ? [] : [[difference.field.id, text] as const];
  });
  const settle = async () => {
    await call(settleSheet, {
      params: { workspace, campaign, sheet: sheet.sheet },
      body: { decided: Object.fromEntries(decided) },
    });
    toast(`Sheet ${printedSheetNumber(sheet.sheet)} is counted.`);
    await refresh();
  };
  return (
    <Section title={`Sheet ${printedSheetNumber(sheet.sheet)}`}>
      <Form
        submit={`Count sheet ${printedSheetNumber(sheet.sheet)}`}
        onSubmit={settle}
        isDisabled={decided.length < differences.length}
      >
        {differences.map((difference) => {
          const { field, question, first, second } = difference;
          const choice = choices[field.id] ?? null;
          return (
            <div className="paper-difference" key={field.id}>
              <RadioGroup<Choice>
                label={`${field.number} ${question.text}${field.label === "" ? "" : ` – ${field.label}`}`}
                value={choice}
                onChange={(value) => setChoices({ ...choices, [field.id]: value })}
                options={[
                  { value: "first", label: said(field, first) },
                  { value: "second", label: said(field, second) },
                  { value: "other", label: "Something else" },
                ]}
              />
              {choice === "other" && (
                <TextField
                  label={`What stands on the sheet (${field.number})`}
                  name={`typed/${field.id}`}
                  description="As it is typed: codes, or words. Empty for a blank, * where it can't be read."
                  value={others[field.id] ?? ""}
                  onChange={(text) => setOthers({ ...others, [field.id]: text })}
                />
              )}
            </div>
          );
        })}
      </Form>
    </Section>
  );
}

/** What was typed, with what its code stands for. */
function said({ codes, kind }: PaperField, text: string): string {
  if (text === "") return "Blank";
  if (text === "*") return "Not readable";
  const label = kind === "one" ? codes.find(({ code }) => code === text.toUpperCase())?.label : undefined;
  return label ? `${text} – ${label}` : text;
}
