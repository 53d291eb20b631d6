import { startReportBatch } from "#embed/report-batches/report-batches.contract.ts";
import { call } from "../../../client.ts";
import { usePathParam } from "../../../shell/address.ts";
import { useWorkspace } from "../../../shell/use-workspace.ts";
import { Button } from "../../../ui/button.tsx";
import { Checkbox } from "../../../ui/checkbox.tsx";
import { Dialog } from "../../../ui/dialog.tsx";
import { Form } from "../../../ui/form.tsx";
import { Stack } from "../../../ui/stack.tsx";
import { useFormValues } from "../../../ui/use-form-values.ts";
import { peopleWords, type Round, useRoundChanged } from "./use-round.ts";

/** Asks whether all reports are to be made, and says what happens then. */
export function MakeDialog({ round, onClose }: { round: Round; onClose: () => void }) {
  const { id: workspace } = useWorkspace();
  const campaign = usePathParam("campaign");
  const changed = useRoundChanged();
  const form = useFormValues({ tell: true });
  const { stored, people } = round;
  const make = async () => {
    await call(startReportBatch, { params: { workspace, campaign }, body: form.values });
    await changed();
    onClose();
  };
  return (
    <Dialog title="Make all personal reports?" isOpen onClose={onClose}>
      <Form submit="Make reports" onSubmit={make} actions={<Button onPress={onClose}>Cancel</Button>}>
        <Stack>
          <p>
            {stored
              ? `${peopleWords(stored.answered)} ${stored.answered === 1 ? "has" : "have"} answered. Each gets a report; reports that are stored and still right are kept.`
              : `Everybody of the ${peopleWords(people)} invited who has answered gets a report. You see how far it is, not who they are.`}
          </p>
          <Checkbox
            isSelected={form.values.tell}
            onChange={(tell) => form.set({ tell })}
            description={mailWords(round)}
          >
            Tell people by e-mail when all reports are made
          </Checkbox>
          <p>It goes on without you, also after a restart of the server, and you can stop it at any time.</p>
        </Stack>
      </Form>
    </Dialog>
  );
}

function mailWords({ stored, mailServer }: Round): string {
  const who = stored
    ? `${stored.mails.toLocaleString()} ${stored.mails === 1 ? "mail" : "mails"}.`
    : "Each person who can be reached.";
  const where = mailServer
    ? ""
    : " No mail server is set, so the mails stay in the outbox until somebody sends them.";
  return `${who} Each person is told once, with a link to their page behind sign-in. The report itself is attached only for those who wished so.${where}`;
}
