import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { askForNewAddress, takeNewAddress } from "#people/access/account.contract.ts";
import { call } from "../../../client.ts";
import { refreshSession } from "../../../shell/session.ts";
import { Button } from "../../../ui/button.tsx";
import { Form } from "../../../ui/form.tsx";
import { PasswordField } from "../../../ui/password-field.tsx";
import { Section } from "../../../ui/section.tsx";
import { TextField } from "../../../ui/text-field.tsx";
import { toast } from "../../../ui/toast.tsx";
import { useFormValues } from "../../../ui/use-form-values.ts";

interface Asked {
  step: string;
  email: string;
}

/** Changes the address that one signs in with. */
export function AddressSection({ email, needsProof }: { email: string; needsProof: boolean }) {
  const [asked, setAsked] = useState<Asked | null>(null);
  return (
    <Section
      title="Address"
      lead={`You sign in as ${email}. If you are on the staff of an organisation, its director enters the new address with your record, too.`}
    >
      {asked ? (
        <Confirm asked={asked} onDone={() => setAsked(null)} />
      ) : (
        <Ask key={email} needsProof={needsProof} onAsked={setAsked} />
      )}
    </Section>
  );
}

function Ask({ needsProof, onAsked }: { needsProof: boolean; onAsked: (asked: Asked) => void }) {
  const { values, field } = useFormValues({ email: "", proof: "" });
  const ask = async () => {
    const { step } = await call(askForNewAddress, { body: values });
    onAsked({ step, email: values.email });
  };
  return (
    <Form submit="Send a code there" onSubmit={ask}>
      <TextField label="New address" type="email" autoComplete="email" isRequired {...field("email")} />
      {needsProof && (
        <PasswordField
          label="Password, or code of your second factor"
          autoComplete="current-password"
          isRequired
          {...field("proof")}
        />
      )}
    </Form>
  );
}

function Confirm({ asked: { step, email }, onDone }: { asked: Asked; onDone: () => void }) {
  const queries = useQueryClient();
  const { values, field } = useFormValues({ code: "" });
  const confirm = async () => {
    await call(takeNewAddress, { body: { step, ...values } });
    await refreshSession(queries);
    await queries.invalidateQueries({ queryKey: ["sessions"] });
    toast("Your address was changed. Your other sessions have ended.");
    onDone();
  };
  return (
    <Form
      submit="Change the address"
      onSubmit={confirm}
      actions={
        <Button tone="quiet" onPress={onDone}>
          Keep the old one
        </Button>
      }
    >
      <TextField
        label={`Code from the mail to ${email}`}
        description="Eight digits. It works for 15 minutes."
        autoComplete="one-time-code"
        maxLength={40}
        isRequired
        {...field("code")}
      />
    </Form>
  );
}
