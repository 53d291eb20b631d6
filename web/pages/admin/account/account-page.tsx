import { useQueryClient } from "@tanstack/react-query";
import { renameSelf } from "#people/access/account.contract.ts";
import { call } from "../../../client.ts";
import { refreshSession, useSession } from "../../../shell/session.ts";
import { Form } from "../../../ui/form.tsx";
import { Page } from "../../../ui/page.tsx";
import { Section } from "../../../ui/section.tsx";
import { TextField } from "../../../ui/text-field.tsx";
import { toast } from "../../../ui/toast.tsx";
import { useFormValues } from "../../../ui/use-form-values.ts";
import { PasswordSection } from "./password-section.tsx";
import { SessionsSection } from "./sessions-section.tsx";

/** One's own account: name, password, and where one is signed in. */
export function AccountPage() {
  const { user } = useSession();
  if (!user) return null;
  return (
    <Page title="Your account" lead={user.email}>
      <Section title="Name">
        <NameForm name={user.name} />
      </Section>
      <PasswordSection hasPassword={user.hasPassword} email={user.email} />
      <SessionsSection />
    </Page>
  );
}

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
