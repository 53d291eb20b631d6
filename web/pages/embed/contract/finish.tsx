import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { longestText } from "#embed/contracts/clauses.ts";
import { finishContract } from "#embed/contracts/contract.contract.ts";
import { call } from "../../../client.ts";
import { useWorkspace } from "../../../shell/use-workspace.ts";
import { Button } from "../../../ui/button.tsx";
import { Dialog } from "../../../ui/dialog.tsx";
import { Form } from "../../../ui/form.tsx";
import { RadioGroup } from "../../../ui/radio-group.tsx";
import { Section } from "../../../ui/section.tsx";
import { TextArea } from "../../../ui/text-field.tsx";
import { toast } from "../../../ui/toast.tsx";
import { useFormValues } from "../../../ui/use-form-values.ts";
import { type Contract, contractQuery, useContractParams } from "./use-contract.ts";

/** Closing a contract: done, or ended before its time. Both are fine. */
export function Finish({ contract, isOver }: { contract: Contract; isOver: boolean }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <Section
      title="Close the contract"
      lead="When you have done what you set out to do, or when it fits no more. An end before its time is no failure."
    >
      <div>
        <Button tone={isOver ? "primary" : "plain"} onPress={() => setOpen(true)}>
          Close it…
        </Button>
      </div>
      <Dialog title="Close your contract" isOpen={isOpen} onClose={() => setOpen(false)}>
        <FinishForm contract={contract} onDone={() => setOpen(false)} />
      </Dialog>
    </Section>
  );
}

const ways = [
  { value: "completed", label: "I have done what I set out to do" },
  { value: "ended", label: "I end it here" },
] as const;

function FinishForm({ contract, onDone }: { contract: Contract; onDone: () => void }) {
  const { id: workspace } = useWorkspace();
  const params = useContractParams(contract);
  const queries = useQueryClient();
  const form = useFormValues<{ as: "completed" | "ended"; word: string }>({ as: "completed", word: "" });
  const { endReward } = contract.versions[0]?.clauses ?? contract.clauses;
  const finish = async () => {
    await call(finishContract, { params, body: form.values });
    onDone();
    await queries.invalidateQueries(contractQuery(workspace));
    toast(
      form.values.as === "completed" && endReward.trim() !== ""
        ? `Done. Now for your reward: ${endReward}`
        : "Closed. What you learned stays with you.",
    );
  };
  return (
    <Form submit="Close the contract" onSubmit={finish}>
      <RadioGroup label="How does it end?" options={ways} {...form.field("as")} />
      <TextArea
        label="A word to yourself"
        description="What has changed, and what you would tell somebody who begins."
        isRequired={false}
        rows={3}
        maxLength={longestText}
        {...form.field("word")}
      />
      <p className="contract-help">
        Reminders stop, and the links of support persons end. You keep all of it, and can begin another one.
      </p>
    </Form>
  );
}
