import { useState } from "react";
import { withdrawInvitations } from "#listen/campaigns/campaign.contract.ts";
import { call } from "../../../../client.ts";
import { useWorkspace } from "../../../../shell/use-workspace.ts";
import { ConfirmDialog } from "../../../../ui/confirm-dialog.tsx";
import { RadioGroup } from "../../../../ui/radio-group.tsx";
import { toast } from "../../../../ui/toast.tsx";
import { peopleWords } from "../campaign-words.ts";
import { type Campaign, useRefresh } from "../use-campaign.ts";

const answersOptions = [
  { value: "keep", label: "Keep what they have saved", description: "It counts in the results." },
  { value: "remove", label: "Remove what they have saved", description: "It can't be brought back." },
] as const;

interface WithdrawDialogProps {
  campaign: Campaign;
  people: readonly { id: string; name: string }[];
  onClose: () => void;
}

/** Takes people out of an open campaign; asks what becomes of their answers. */
export function WithdrawDialog({
  campaign: { id: campaign, settings, seesAnswers },
  people,
  onClose,
}: WithdrawDialogProps) {
  const { id: workspace } = useWorkspace();
  const refresh = useRefresh();
  const [answers, setAnswers] = useState<"keep" | "remove">("keep");
  const who = people.length === 1 ? (people[0]?.name ?? "") : peopleWords(people.length);
  return (
    <ConfirmDialog
      title={`Take ${who} out?`}
      confirm="Take out"
      isOpen
      onClose={onClose}
      onConfirm={async () => {
        await call(withdrawInvitations, {
          params: { workspace, campaign },
          body: { invitations: people.map(({ id }) => id), answers },
        });
        await refresh();
        toast(people.length === 1 ? `${who} was taken out.` : `${who} were taken out.`);
      }}
    >
      <div className="fields">
        <p>The link works no more and no reminders go out. You can take people in again.</p>
        {settings.anonymity === "named" || seesAnswers ? (
          <RadioGroup label="Answers" options={answersOptions} value={answers} onChange={setAnswers} />
        ) : (
          <p>
            {settings.anonymity === "anonymous"
              ? "What they have saved, if anything, still counts: in an anonymous campaign nobody can tell which answers are whose."
              : "What they have saved still counts. In a confidential campaign only the consultant whom people were told of can remove it."}
          </p>
        )}
      </div>
    </ConfirmDialog>
  );
}
