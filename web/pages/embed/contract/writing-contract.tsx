import { useMutation } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { deleteContract, discardAmendment } from "#embed/contracts/contract.contract.ts";
import { call } from "../../../client.ts";
import { useGo, useSearchParam } from "../../../shell/address.ts";
import { useWorkspace } from "../../../shell/use-workspace.ts";
import { Button } from "../../../ui/button.tsx";
import { ConfirmDialog } from "../../../ui/confirm-dialog.tsx";
import { Row } from "../../../ui/stack.tsx";
import { Stepper } from "../../../ui/stepper.tsx";
import { StickyBar } from "../../../ui/sticky-bar.tsx";
import { toast } from "../../../ui/toast.tsx";
import { useSuggestions } from "./beginning.tsx";
import { GoalsStep } from "./goals-step.tsx";
import { KeepingStep, RewardStep, RoomStep } from "./line-steps.tsx";
import { SaveState } from "./save-state.tsx";
import { SignStep } from "./sign-step.tsx";
import { SupportStep } from "./support-step.tsx";
import { type Contract, useContractParams, useTakeContract } from "./use-contract.ts";
import { useWriting } from "./use-writing.ts";

const steps = [
  { key: "goals", label: "Goals" },
  { key: "room", label: "Room for it" },
  { key: "support", label: "Support" },
  { key: "keeping", label: "Keeping going" },
  { key: "rewards", label: "Milestones" },
  { key: "sign", label: "Sign" },
] as const;
type StepKey = (typeof steps)[number]["key"];

/** A contract while it is written, step by step; it saves itself. */
export function WritingContract({ contract, today }: { contract: Contract; today: string }) {
  const [chosen, go] = useSearchParam<StepKey>("step", "goals");
  const writing = useWriting(contract);
  const help = useSuggestions().data?.help ?? null;
  const index = Math.max(
    0,
    steps.findIndex(({ key }) => key === chosen),
  );
  const step = steps[index]?.key ?? "goals";
  const body = useRef<HTMLDivElement>(null);
  const isFirst = useRef(true);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the focus follows the step
  useEffect(() => {
    if (isFirst.current) isFirst.current = false;
    else body.current?.querySelector<HTMLElement>("h2")?.focus();
  }, [step]);
  const common = { writing, help, contract, today };
  const next = steps[index + 1];
  const before = steps[index - 1];
  return (
    <div className="contract-writing">
      <Stepper label="Steps to your contract" steps={steps.map(({ label }) => label)} current={index} />
      <div ref={body} className="contract-step">
        {step === "goals" && <GoalsStep {...common} />}
        {step === "room" && <RoomStep {...common} />}
        {step === "support" && <SupportStep {...common} />}
        {step === "keeping" && <KeepingStep {...common} />}
        {step === "rewards" && <RewardStep {...common} />}
        {step === "sign" && <SignStep {...common} goTo={(key) => go(key as StepKey)} />}
      </div>
      <StickyBar>
        <Row>
          {before && <Button onPress={() => go(before.key)}>Back</Button>}
          {next && (
            <Button tone="primary" onPress={() => go(next.key)}>
              {next.key === "sign" ? "Read it through" : `Next: ${next.label}`}
            </Button>
          )}
        </Row>
        <SaveState writing={writing} />
      </StickyBar>
      <Dropping contract={contract} />
    </div>
  );
}

/** Gives up what is written: a draft as a whole, or a change of what was signed. */
function Dropping({ contract }: { contract: Contract }) {
  const params = useContractParams(contract);
  const take = useTakeContract();
  const { href } = useWorkspace();
  const go = useGo();
  const [isOpen, setOpen] = useState(false);
  const isDraft = contract.state === "draft";
  const drop = useMutation({
    mutationFn: async () => {
      if (!isDraft) return take(await call(discardAmendment, { params }));
      await call(deleteContract, { params });
      toast("Your draft was deleted.");
      go(href("/my"));
    },
  });
  return (
    <p className="contract-drop">
      <Button tone="quiet" onPress={() => setOpen(true)}>
        {isDraft ? "Delete this draft" : "Drop this change"}
      </Button>
      <ConfirmDialog
        title={isDraft ? "Delete your draft?" : "Drop this change?"}
        confirm={isDraft ? "Delete" : "Drop"}
        isOpen={isOpen}
        onClose={() => setOpen(false)}
        onConfirm={() => drop.mutateAsync()}
      >
        <p>
          {isDraft
            ? "All that you have written of it is gone then, for good."
            : "Your contract stays as you signed it."}
        </p>
      </ConfirmDialog>
    </p>
  );
}
