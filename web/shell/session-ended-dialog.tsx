import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { takeSignInStep } from "#people/access/second-factor.contract.ts";
import { signInWithPassword } from "#people/access/sign-in.contract.ts";
import { call } from "../client.ts";
import { LinkButton } from "../ui/button.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { Form } from "../ui/form.tsx";
import { PasswordField } from "../ui/password-field.tsx";
import { TextField } from "../ui/text-field.tsx";
import { refreshSession, useSession } from "./session.ts";

/** Asks for the password where a session ended, above the page: what was being written stays. */
export function SessionEndedDialog({ onClose }: { onClose: () => void }) {
  const { user } = useSession();
  const queries = useQueryClient();
  const [password, setPassword] = useState("");
  const [code, setCode] = useState("");
  const [isHalfWay, setHalfWay] = useState(false);
  if (!user) return null;
  const signIn = async () => {
    const { next } = isHalfWay
      ? await call(takeSignInStep, { body: { code } })
      : await call(signInWithPassword, { body: { email: user.email, password } });
    if (next !== "done") return setHalfWay(true);
    await refreshSession(queries);
    await queries.invalidateQueries();
    onClose();
  };
  return (
    <Dialog title="Your session has ended" isOpen onClose={onClose}>
      <p>
        {`Sign in again as ${user.email}. What you were writing is still on this page; send it again afterwards.`}
      </p>
      <Form
        submit="Sign in"
        onSubmit={signIn}
        actions={
          <LinkButton href={`/sign-in?next=${encodeURIComponent(location.pathname)}`}>
            Leave this page to sign in
          </LinkButton>
        }
      >
        <input type="email" autoComplete="username" value={user.email} readOnly hidden />
        {isHalfWay ? (
          <TextField
            label="Code of your second factor"
            description="The six digits that your app shows now, or one of your recovery codes."
            name="code"
            autoComplete="one-time-code"
            maxLength={40}
            value={code}
            onChange={setCode}
            isRequired
          />
        ) : (
          <PasswordField
            label="Password"
            name="password"
            autoComplete="current-password"
            value={password}
            onChange={setPassword}
            isRequired
          />
        )}
      </Form>
    </Dialog>
  );
}
