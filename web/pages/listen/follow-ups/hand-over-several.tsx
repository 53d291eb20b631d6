import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { type FollowUpView, handOverFollowUps } from "#listen/follow-ups/follow-up.contract.ts";
import { call } from "../../../client.ts";
import { useWorkspace } from "../../../shell/use-workspace.ts";
import { Button } from "../../../ui/button.tsx";
import { Dialog } from "../../../ui/dialog.tsx";
import { Form } from "../../../ui/form.tsx";
import { RadioGroup } from "../../../ui/radio-group.tsx";
import { Row } from "../../../ui/stack.tsx";
import { toast } from "../../../ui/toast.tsx";
import { OwnerField } from "./owner-field.tsx";

interface HandOverSeveralProps {
  /** Those that are ticked. */
  followUps: readonly FollowUpView[];
  onDone: () => void;
}

const things = (count: number) => (count === 1 ? "1 follow-up" : `${count} follow-ups`);

/** Hands the ticked follow-ups over: each to whom the plan suggests, or all to one person. */
export function HandOverSeveral({ followUps, onDone }: HandOverSeveralProps) {
  const [isOpen, setOpen] = useState(false);
  const count = followUps.length;
  return (
    <Row>
      <Button isDisabled={count === 0} onPress={() => setOpen(true)}>
        Hand over…
      </Button>
      <span role="status">{count === 0 ? "Tick those to hand over." : `${things(count)} ticked`}</span>
      <Dialog title={`Hand over ${things(count)}`} isOpen={isOpen} onClose={() => setOpen(false)}>
        <Choice followUps={followUps} onClose={() => setOpen(false)} onDone={onDone} />
      </Dialog>
    </Row>
  );
}

function Choice({ followUps, onClose, onDone }: HandOverSeveralProps & { onClose: () => void }) {
  const { id: workspace } = useWorkspace();
  const queries = useQueryClient();
  const suggested = followUps.filter(({ suggestedOwner }) => suggestedOwner !== null).length;
  const [to, setTo] = useState<"suggested" | "one">(suggested > 0 ? "suggested" : "one");
  const [owner, setOwner] = useState<{ id: string; name: string } | null>(null);
  const isConfidential = followUps.some(({ campaign }) => campaign.confidential);
  const hand = async () => {
    const { handedOver, left } = await call(handOverFollowUps, {
      params: { workspace },
      body: {
        followUps: followUps.map(({ id, revision }) => ({ id, revision })),
        owner: to === "one" ? (owner?.id ?? null) : null,
      },
    });
    toast(
      `${things(handedOver)} handed over; owners are told on the next working morning.${left.length > 0 ? ` ${things(left.length)} left as they were.` : ""}`,
    );
    onClose();
    onDone();
    await queries.invalidateQueries({ queryKey: [workspace, "follow-ups"] });
  };
  return (
    <Form
      submit="Hand over"
      onSubmit={hand}
      isDisabled={to === "one" ? owner === null : suggested === 0}
      actions={<Button onPress={onClose}>Cancel</Button>}
    >
      {isConfidential && (
        <p>
          Some are of a confidential campaign: besides you, whoever you hand them to sees the names, the
          addresses and what was written for this purpose, and so do those who run the programme. None of the
          other answers.
        </p>
      )}
      <RadioGroup
        label="To whom"
        options={[
          {
            value: "suggested",
            label: "Each to the suggested owner",
            description: `The account manager, or whom the campaign's plan names. ${suggested} of ${followUps.length} have a suggestion; the others stay as they are.`,
            isDisabled: suggested === 0,
          },
          { value: "one", label: "All to one person" },
        ]}
        value={to}
        onChange={setTo}
      />
      {to === "one" && <OwnerField label="Person" value={owner} onChange={setOwner} />}
    </Form>
  );
}
