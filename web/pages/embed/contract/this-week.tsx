import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { type CheckIn, type Mark, marks, markWords } from "#embed/contracts/check-in.ts";
import { longestText, writtenGoals } from "#embed/contracts/clauses.ts";
import { checkIn } from "#embed/contracts/contract.contract.ts";
import { longDate } from "#understand/profile/wording.ts";
import { call } from "../../../client.ts";
import { useWorkspace } from "../../../shell/use-workspace.ts";
import { Button } from "../../../ui/button.tsx";
import { Form } from "../../../ui/form.tsx";
import { RadioGroup } from "../../../ui/radio-group.tsx";
import { Section } from "../../../ui/section.tsx";
import { Select } from "../../../ui/select.tsx";
import { TextArea } from "../../../ui/text-field.tsx";
import { toast } from "../../../ui/toast.tsx";
import { useFormValues } from "../../../ui/use-form-values.ts";
import { type Contract, contractQuery, useContractParams, useTakeContract } from "./use-contract.ts";

const options = marks.map((mark) => ({ value: mark, label: markWords[mark] }));

/** Asks how the week went; the weeks before it stay open for a while. */
export function ThisWeek({ contract }: { contract: Contract }) {
  const [week, setWeek] = useState(contract.askedWeek ?? contract.openWeeks[0] ?? "");
  const [isChanging, setChanging] = useState(false);
  const written = contract.checkIns.find((each) => each.week === week) ?? null;
  const isOpen = written === null || isChanging;
  return (
    <Section
      title="How did the week go?"
      lead="A minute is enough. What you note stays with you; support persons don't see it."
    >
      {contract.openWeeks.length > 1 && (
        <Select
          label="Week"
          options={contract.openWeeks.map((each) => ({ value: each, label: `from ${longDate(each)}` }))}
          value={week}
          onChange={(next) => {
            setWeek(next);
            setChanging(false);
          }}
        />
      )}
      {isOpen ? (
        <WeekForm
          key={`${week} ${written?.revision ?? 0}`}
          contract={contract}
          week={week}
          written={written}
          onDone={() => setChanging(false)}
        />
      ) : (
        <div>
          <p>You have noted the week from {longDate(week)}. It stands below.</p>
          <Button tone="quiet" onPress={() => setChanging(true)}>
            Change it
          </Button>
        </div>
      )}
    </Section>
  );
}

interface WeekFormProps {
  contract: Contract;
  week: string;
  written: CheckIn | null;
  onDone: () => void;
}

function WeekForm({ contract, week, written, onDone }: WeekFormProps) {
  const { id: workspace } = useWorkspace();
  const params = { ...useContractParams(contract), week };
  const take = useTakeContract();
  const queries = useQueryClient();
  const form = useFormValues<{
    marks: Partial<Record<"g1" | "g2" | "g3", Mark>>;
    note: string;
    learned: string;
  }>({
    marks: written?.marks ?? {},
    note: written?.note ?? "",
    learned: written?.learned ?? "",
  });
  const goals = writtenGoals(contract.versions[0]?.clauses ?? contract.clauses);
  const { marks: given, note, learned } = form.values;
  const isEmpty = Object.keys(given).length === 0 && note.trim() === "" && learned.trim() === "";
  const save = async () => {
    const body = { ...form.values, revision: written?.revision ?? 0 };
    try {
      await take(await call(checkIn, { params, body }));
    } catch (error) {
      void queries.invalidateQueries(contractQuery(workspace));
      throw error;
    }
    onDone();
    toast(goals.some(({ id }) => given[id as "g1"] === "kept") ? "Noted. You kept going." : "Noted.");
  };
  return (
    <Form submit="Save" onSubmit={save} isDisabled={isEmpty && written === null}>
      {goals.map(({ id, text }) => (
        <RadioGroup
          key={id}
          label={text}
          options={options}
          value={given[id as "g1"] ?? null}
          onChange={(mark) => form.set({ marks: { ...given, [id]: mark } })}
        />
      ))}
      <TextArea
        label="A line about the week"
        isRequired={false}
        rows={2}
        maxLength={longestText}
        {...form.field("note")}
      />
      <TextArea
        label="One thing I learned"
        isRequired={false}
        rows={2}
        maxLength={longestText}
        {...form.field("learned")}
      />
    </Form>
  );
}
