import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import {
  readSecondFactor,
  renewRecoveryCodes,
  turnSecondFactorOff,
} from "#people/access/second-factor.contract.ts";
import { call } from "../../../client.ts";
import { useSearchParam } from "../../../shell/address.ts";
import { Badge } from "../../../ui/badge.tsx";
import { Button } from "../../../ui/button.tsx";
import { Dialog } from "../../../ui/dialog.tsx";
import { Form } from "../../../ui/form.tsx";
import { PasswordField } from "../../../ui/password-field.tsx";
import { Query } from "../../../ui/query.tsx";
import { Section } from "../../../ui/section.tsx";
import { Row, Stack } from "../../../ui/stack.tsx";
import { toast } from "../../../ui/toast.tsx";
import { useFormValues } from "../../../ui/use-form-values.ts";
import { nextAddress } from "../sign-in/next-address.ts";
import { RecoveryCodesDialog } from "./recovery-codes-dialog.tsx";
import { SetUpDialog } from "./set-up-dialog.tsx";

type Open = "set up" | "renew" | "off" | null;

/** The second factor of one's account: setting it up, its recovery codes, turning it off. */
export function SecondFactorSection() {
  const queries = useQueryClient();
  const [next] = useSearchParam("next", "");
  const [open, setOpen] = useState<Open>(null);
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  const factor = useQuery({
    queryKey: ["second-factor"],
    queryFn: ({ signal }) => call(readSecondFactor, {}, { signal }),
  });
  const changed = async () => {
    setOpen(null);
    // What programmes open and tell depends on it.
    await queries.invalidateQueries();
  };
  const show = async (made: readonly string[]) => {
    try {
      await changed();
    } finally {
      // Whoever goes on from there finds the programme open already.
      setCodes(made);
    }
  };
  return (
    <Section
      title="Second factor"
      lead="An app on your phone shows a code that changes every half minute. Signing in asks for it, so that a stolen password or mailbox is not enough."
    >
      <Query query={factor} lines={2}>
        {({ on, recoveryCodesLeft }) =>
          on ? (
            <Stack>
              <p>
                <Badge tone="good">On</Badge> {recoveryCodesLeft} of 10 recovery codes are left.
              </p>
              <Row>
                <Button onPress={() => setOpen("renew")}>Make new recovery codes</Button>
                <Button onPress={() => setOpen("off")}>Turn it off</Button>
              </Row>
            </Stack>
          ) : (
            <Row>
              <Button tone={next === "" ? "plain" : "primary"} onPress={() => setOpen("set up")}>
                Set up a second factor
              </Button>
            </Row>
          )
        }
      </Query>
      {open === "set up" && <SetUpDialog onClose={() => setOpen(null)} onDone={show} />}
      {open === "renew" && (
        <ProofDialog
          title="Make new recovery codes"
          lead="The codes that you have now stop working."
          submit="Make new codes"
          onClose={() => setOpen(null)}
          onProof={async (proof) => show((await call(renewRecoveryCodes, { body: { proof } })).recoveryCodes)}
        />
      )}
      {open === "off" && (
        <ProofDialog
          title="Turn the second factor off"
          lead="Signing in asks for no code any more. Your other sessions end."
          submit="Turn it off"
          tone="danger"
          onClose={() => setOpen(null)}
          onProof={async (proof) => {
            await call(turnSecondFactorOff, { body: { proof } });
            await changed();
            toast("Your second factor is off.");
          }}
        />
      )}
      {codes && (
        <RecoveryCodesDialog
          codes={codes}
          next={next === "" ? null : nextAddress(next, location.origin)}
          onClose={() => setCodes(null)}
        />
      )}
    </Section>
  );
}

interface ProofDialogProps {
  title: string;
  lead: string;
  submit: string;
  tone?: "primary" | "danger";
  onClose: () => void;
  onProof: (proof: string) => Promise<unknown>;
}

/** Asks once more who it is, before something about signing in changes. */
function ProofDialog({ title, lead, submit, tone = "primary", onClose, onProof }: ProofDialogProps) {
  const { values, field } = useFormValues({ proof: "" });
  return (
    <Dialog title={title} isOpen onClose={onClose}>
      <p>{lead}</p>
      <Form
        submit={submit}
        tone={tone}
        onSubmit={() => onProof(values.proof)}
        actions={<Button onPress={onClose}>Cancel</Button>}
      >
        <PasswordField
          label="Password or code"
          description="Your password, the code that your app shows now, or a recovery code."
          autoComplete="current-password"
          isRequired
          {...field("proof")}
        />
      </Form>
    </Dialog>
  );
}
