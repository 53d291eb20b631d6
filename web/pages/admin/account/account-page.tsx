import { useQueryClient } from "@tanstack/react-query";
import { renameSelf } from "#people/access/account.contract.ts";
import { call } from "../../../client.ts";
import { refreshSession, useSession } from "../../../shell/session.ts";
import { Form } from "../../../ui/form.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { Page } from "../../../ui/page.tsx";
import { Section } from "../../../ui/section.tsx";
import { TextField } from "../../../ui/text-field.tsx";
import { toast } from "../../../ui/toast.tsx";
import { useFormValues } from "../../../ui/use-form-values.ts";
import { AddressSection } from "./address-section.tsx";
import { PasswordSection } from "./password-section.tsx";
import { SecondFactorSection } from "./second-factor-section.tsx";
import { SessionsSection } from "./sessions-section.tsx";

/** One's own account: name, address, password, second factor, and where one is signed in. */
export function AccountPage() {
  const { user } = useSession();
  if (!user) return null;
  if (user.onlyIn !== null) return <ProviderAccount email={user.email} />;
  return (
    <Page title="Your account" lead={user.email}>
      <Section title="Name">
        <NameForm name={user.name} />
      </Section>
      <AddressSection email={user.email} needsProof={user.hasPassword || user.secondFactor} />
      <PasswordSection hasPassword={user.hasPassword} email={user.email} />
      <SecondFactorSection />
      <SessionsSection />
    </Page>
  );
}

/** What somebody sees whom a programme's identity provider has signed in: the programme is open to them, the account not. */
const ProviderAccount = ({ email }: { email: string }) => (
  <Page
    width="reading"
    title="Your account"
    lead={`${email}. You were signed in by your organisation's identity provider, which opens its programme and nothing else.`}
  >
    <Notice title="Your account can be changed once you have signed in yourself">
      <p>
        Sign out, and sign in with an e-mailed link or a password: then you can change your name, password,
        second factor and sessions, and enter your other programmes.
      </p>
    </Notice>
  </Page>
);

function NameForm({ name }: { name: string }) {
  const queries = useQueryClient();
  const { values, field, isChanged } = useFormValues({ name });
  const save = async () => {
    await call(renameSelf, { body: values });
    await refreshSession(queries);
    toast("Your name was changed.");
  };
  return (
    <Form submit="Save the name" onSubmit={save} isDisabled={!isChanged}>
      <TextField label="Name" autoComplete="name" maxLength={100} isRequired {...field("name")} />
    </Form>
  );
}
