import { useQueryClient } from "@tanstack/react-query";
import { signInWithLink } from "#people/access/sign-in.contract.ts";
import { call } from "../../../client.ts";
import { useGo } from "../../../shell/address.ts";
import { LinkButton } from "../../../ui/button.tsx";
import { Form } from "../../../ui/form.tsx";
import { Page } from "../../../ui/page.tsx";
import { afterStep } from "./after-step.ts";
import { useLinkCode } from "./link-code.ts";

/** Where an e-mailed sign-in link leads. A person presses the button: programs that look into mail don't use it up. */
export function LinkPage() {
  const queries = useQueryClient();
  const go = useGo();
  const code = useLinkCode();
  if (code === "")
    return (
      <Page
        width="reading"
        title="This link is not complete"
        lead="Open the whole link from the mail, or ask for a new one."
        actions={<LinkButton href="/sign-in">Go to sign-in</LinkButton>}
      />
    );
  const signIn = async () => {
    const { next } = await call(signInWithLink, { body: { code } });
    await afterStep(queries, next, "/", go);
  };
  return (
    <Page width="reading" title="Sign in with your link" lead="The link works once.">
      <Form
        submit="Sign in"
        onSubmit={signIn}
        actions={
          <LinkButton href="/sign-in" tone="quiet">
            Sign in another way
          </LinkButton>
        }
      >
        {null}
      </Form>
    </Page>
  );
}
