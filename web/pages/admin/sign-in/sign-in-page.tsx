import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { askForSignInLink, signInWithPassword } from "#people/access/sign-in.contract.ts";
import { call } from "../../../client.ts";
import { useGo, useSearchParam } from "../../../shell/address.ts";
import { Redirect } from "../../../shell/redirect.tsx";
import { useSession } from "../../../shell/session.ts";
import { Button } from "../../../ui/button.tsx";
import { Form } from "../../../ui/form.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { Page } from "../../../ui/page.tsx";
import { PasswordField } from "../../../ui/password-field.tsx";
import { Row } from "../../../ui/stack.tsx";
import { Tabs } from "../../../ui/tabs.tsx";
import { TextField } from "../../../ui/text-field.tsx";
import { useFormValues } from "../../../ui/use-form-values.ts";
import { afterStep } from "./after-step.ts";
import { ByProvider, ProvidersOfProgramme } from "./by-provider.tsx";
import { nextAddress } from "./next-address.ts";

/** Signing in: by password, by a link that is mailed, or by an identity provider. */
export function SignInPage() {
  const { user, fresh } = useSession();
  const [next] = useSearchParam("next", "/");
  const [email, setEmail] = useState("");
  const [atWork, setAtWork] = useState(false);
  const path = nextAddress(next, location.origin);
  if (fresh) return <Redirect href="/first-run" />;
  if (user) return <Redirect href={path} />;
  if (atWork)
    return (
      <Page width="reading" title="Sign in with your organisation">
        <ByProvider email={email} onEmail={setEmail} next={path} />
        <Row>
          <Button tone="quiet" onPress={() => setAtWork(false)}>
            Sign in another way
          </Button>
        </Row>
      </Page>
    );
  return (
    <Page width="reading" title="Sign in">
      <ProvidersOfProgramme next={path} />
      <Tabs
        label="Ways to sign in"
        tabs={[
          {
            key: "password",
            label: "With a password",
            content: <ByPassword email={email} onEmail={setEmail} />,
          },
          {
            key: "link",
            label: "With an e-mailed link",
            content: <ByLink email={email} onEmail={setEmail} />,
          },
        ]}
      />
      <Row>
        <Button tone="quiet" onPress={() => setAtWork(true)}>
          Sign in with your organisation
        </Button>
      </Row>
    </Page>
  );
}

interface ByProps {
  email: string;
  onEmail: (email: string) => void;
}

const EmailField = ({ email, onEmail }: ByProps) => (
  <TextField
    label="E-mail"
    name="email"
    type="email"
    autoComplete="username"
    value={email}
    onChange={onEmail}
    isRequired
  />
);

function ByPassword({ email, onEmail }: ByProps) {
  const queries = useQueryClient();
  const go = useGo();
  const [next] = useSearchParam("next", "/");
  const { values, field } = useFormValues({ password: "" });
  const signIn = async () => {
    const answer = await call(signInWithPassword, { body: { email, ...values } });
    await afterStep(queries, answer.next, nextAddress(next, location.origin), go);
  };
  return (
    <Form submit="Sign in" onSubmit={signIn}>
      <EmailField email={email} onEmail={onEmail} />
      <PasswordField label="Password" autoComplete="current-password" isRequired {...field("password")} />
    </Form>
  );
}

function ByLink({ email, onEmail }: ByProps) {
  const { mailConfigured } = useSession();
  const [asked, setAsked] = useState<string>();
  const ask = async () => {
    await call(askForSignInLink, { body: { email } });
    setAsked(email);
  };
  if (asked !== undefined)
    return (
      <Notice
        tone="success"
        title={mailConfigured ? `Look into the mail of ${asked}` : "The link is written"}
        actions={<Button onPress={() => setAsked(undefined)}>Use another address</Button>}
      >
        {mailConfigured ? (
          <p>If the address is known here, a link is on its way. It works once, for 15 minutes.</p>
        ) : (
          <WithoutMail />
        )}
      </Notice>
    );
  return (
    <Form submit={mailConfigured ? "Send me a link" : "Write a link"} onSubmit={ask}>
      <EmailField email={email} onEmail={onEmail} />
      {!mailConfigured && (
        <Notice title="This server sends no mail yet">
          <WithoutMail />
        </Notice>
      )}
    </Form>
  );
}

const WithoutMail = () => (
  <p>
    If the address is known here, whoever operates the server finds the link with{" "}
    <code>npm run -s cli -- outbox</code> and can hand it to you. It works once, for 15 minutes.
  </p>
);
