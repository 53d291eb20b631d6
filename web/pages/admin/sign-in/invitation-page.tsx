import { useQuery, useQueryClient } from "@tanstack/react-query";
import { acceptMemberInvitation, readMemberInvitation } from "#people/members/members.contract.ts";
import type { ResponseOf } from "#platform/http/contract.ts";
import { call } from "../../../client.ts";
import { useGo } from "../../../shell/address.ts";
import { LinkButton } from "../../../ui/button.tsx";
import { DescriptionList } from "../../../ui/description-list.tsx";
import { Form } from "../../../ui/form.tsx";
import { Page } from "../../../ui/page.tsx";
import { PasswordField } from "../../../ui/password-field.tsx";
import { Query } from "../../../ui/query.tsx";
import { TextField } from "../../../ui/text-field.tsx";
import { Time } from "../../../ui/time.tsx";
import { useFormValues } from "../../../ui/use-form-values.ts";
import { roleName } from "../members/role-words.ts";
import { afterStep } from "./after-step.ts";
import { useLinkCode } from "./link-code.ts";

/** Where an invitation to a role in a programme leads. */
export function InvitationPage() {
  const code = useLinkCode();
  const offer = useQuery({
    queryKey: ["member-invitation", code],
    queryFn: ({ signal }) => call(readMemberInvitation, { body: { code } }, { signal }),
    enabled: code !== "",
  });
  if (code === "")
    return (
      <Page
        width="reading"
        title="This link is not complete"
        lead="Open the whole link from the mail, or ask whoever invited you for a new one."
        actions={<LinkButton href="/">Go to the start</LinkButton>}
      />
    );
  if (!offer.data)
    return (
      <Page width="reading" title="Your invitation">
        <Query query={offer}>{() => null}</Query>
      </Page>
    );
  return <Offer code={code} offer={offer.data} />;
}

function Offer({ code, offer }: { code: string; offer: ResponseOf<typeof readMemberInvitation> }) {
  const queries = useQueryClient();
  const go = useGo();
  const { values, field } = useFormValues({ name: offer.name, password: "" });
  const accept = async () => {
    const { workspace, next } = await call(acceptMemberInvitation, {
      body: offer.hasAccount ? { code } : { code, ...values },
    });
    await afterStep(queries, next, `/w/${workspace}`, go);
  };
  return (
    <Page
      width="reading"
      kicker={offer.organisation}
      title={offer.programme}
      lead={`${offer.invitedBy} invites you to this programme.`}
    >
      <DescriptionList
        items={[
          { name: "You", value: `${offer.name}, ${offer.email}` },
          { name: "Your part", value: offer.roles.map(roleName).join(", ") },
          { name: "Open until", value: <Time value={offer.expiresAt} /> },
        ]}
      />
      <Form submit={offer.hasAccount ? "Accept and sign in" : "Accept and make my account"} onSubmit={accept}>
        {offer.hasAccount ? (
          <p>You have an account on this server. Its name and password stay as they are.</p>
        ) : (
          <>
            <TextField label="Name" autoComplete="name" maxLength={100} isRequired {...field("name")} />
            <input type="email" autoComplete="username" value={offer.email} readOnly hidden />
            <PasswordField
              label="Password"
              description="At least 10 characters; four unrelated words are good."
              autoComplete="new-password"
              minLength={10}
              isRequired
              {...field("password")}
            />
          </>
        )}
      </Form>
    </Page>
  );
}
