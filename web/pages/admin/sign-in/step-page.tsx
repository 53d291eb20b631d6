import { useQuery, useQueryClient } from "@tanstack/react-query";
import { readSignInStep, takeSignInStep } from "#people/access/second-factor.contract.ts";
import { call } from "../../../client.ts";
import { useGo, useSearchParam } from "../../../shell/address.ts";
import { LinkButton } from "../../../ui/button.tsx";
import { Form } from "../../../ui/form.tsx";
import { Page } from "../../../ui/page.tsx";
import { Query } from "../../../ui/query.tsx";
import { TextField } from "../../../ui/text-field.tsx";
import { useFormValues } from "../../../ui/use-form-values.ts";
import { afterStep } from "./after-step.ts";
import { nextAddress } from "./next-address.ts";

/** The second step of signing in: a code of the app, or one that was mailed. */
export function StepPage() {
  const [next] = useSearchParam("next", "/");
  const step = useQuery({
    queryKey: ["sign-in-step"],
    queryFn: ({ signal }) => call(readSignInStep, {}, { signal }),
    staleTime: 0,
    gcTime: 0,
  });
  if (!step.data)
    return (
      <Page width="reading" title="One more step">
        <Query query={step}>{() => null}</Query>
      </Page>
    );
  const { kind, email } = step.data;
  if (kind === null)
    return (
      <Page
        width="reading"
        title="This sign-in is over"
        lead="It took too long, had too many wrong codes or is finished. Begin again."
        actions={<LinkButton href={`/sign-in?next=${encodeURIComponent(next)}`}>Go to sign-in</LinkButton>}
      />
    );
  return <Step key={kind} kind={kind} email={email} path={nextAddress(next, location.origin)} />;
}

interface StepProps {
  kind: "second factor" | "mailed code";
  email: string;
  path: string;
}

function Step({ kind, email, path }: StepProps) {
  const queries = useQueryClient();
  const go = useGo();
  const { values, field } = useFormValues({ code: "" });
  const send = async () => {
    const { next } = await call(takeSignInStep, { body: values });
    await queries.invalidateQueries({ queryKey: ["sign-in-step"] });
    await afterStep(queries, next, path, go);
  };
  const isMailed = kind === "mailed code";
  return (
    <Page
      width="reading"
      title={isMailed ? "Look into your mail" : "One more step"}
      lead={
        isMailed
          ? `We have sent a code to ${email}, to see that this address is yours. It is asked for this once.`
          : `Signing in as ${email} asks for your second factor.`
      }
    >
      <Form
        submit="Sign in"
        onSubmit={send}
        actions={
          <LinkButton href="/sign-in" tone="quiet">
            Begin again
          </LinkButton>
        }
      >
        <TextField
          label={isMailed ? "Code from the mail" : "Code"}
          description={
            isMailed
              ? "Eight digits. It works for 15 minutes, in this browser only."
              : "The six digits that your app shows now, or one of your recovery codes."
          }
          autoComplete="one-time-code"
          maxLength={40}
          autoFocus
          isRequired
          {...field("code")}
        />
      </Form>
    </Page>
  );
}
