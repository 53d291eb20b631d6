import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { changePassword, setFirstPassword } from "#people/access/account.contract.ts";
import { call } from "../../../client.ts";
import { refreshSession } from "../../../shell/session.ts";
import { Form } from "../../../ui/form.tsx";
import { PasswordField } from "../../../ui/password-field.tsx";
import { Section } from "../../../ui/section.tsx";
import { toast } from "../../../ui/toast.tsx";
import { useFormValues } from "../../../ui/use-form-values.ts";

interface PasswordSectionProps {
  hasPassword: boolean;
  email: string;
}

/** Changes the password, or sets the first one. */
export function PasswordSection({ hasPassword, email }: PasswordSectionProps) {
  const [round, setRound] = useState(0);
  return (
    <Section
      title="Password"
      lead={
        hasPassword
          ? "A new password ends your other sessions."
          : "You sign in by e-mailed links. With a password you need no mail."
      }
    >
      <PasswordForm key={round} hasPassword={hasPassword} email={email} onDone={() => setRound(round + 1)} />
    </Section>
  );
}

function PasswordForm({ hasPassword, email, onDone }: PasswordSectionProps & { onDone: () => void }) {
  const queries = useQueryClient();
  const { values, field } = useFormValues({ current: "", password: "" });
  const save = async () => {
    if (hasPassword) await call(changePassword, { body: values });
    else await call(setFirstPassword, { body: { password: values.password } });
    await refreshSession(queries);
    await queries.invalidateQueries({ queryKey: ["sessions"] });
    toast(hasPassword ? "Your password was changed." : "Your password was set.");
    onDone();
  };
  return (
    <Form submit={hasPassword ? "Change the password" : "Set a password"} onSubmit={save}>
      <input type="email" autoComplete="username" value={email} readOnly hidden />
      {hasPassword && (
        <PasswordField
          label="Current password"
          autoComplete="current-password"
          isRequired
          {...field("current")}
        />
      )}
      <PasswordField
        label="New password"
        description="At least 10 characters; four unrelated words are good."
        autoComplete="new-password"
        minLength={10}
        isRequired
        {...field("password")}
      />
    </Form>
  );
}
