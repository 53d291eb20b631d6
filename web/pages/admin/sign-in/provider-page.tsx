import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { finishProviderSignIn } from "#people/sign-in-providers/provider-sign-in.contract.ts";
import type { ResponseOf } from "#platform/http/contract.ts";
import { call } from "../../../client.ts";
import { useGo, usePathParam } from "../../../shell/address.ts";
import { LinkButton } from "../../../ui/button.tsx";
import { DescriptionList } from "../../../ui/description-list.tsx";
import { asAppError } from "../../../ui/form.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { Page } from "../../../ui/page.tsx";
import { Stack } from "../../../ui/stack.tsx";
import { afterStep } from "./after-step.ts";
import { nextAddress } from "./next-address.ts";

type Finished = ResponseOf<typeof finishProviderSignIn>;

/** Where identity providers send browsers back to: finishes the sign-in, once. */
export function ProviderPage() {
  const workspace = usePathParam("workspace");
  const queries = useQueryClient();
  const go = useGo();
  // It stays in no history: neither the code of a provider nor ours.
  const [answer] = useState(() => location.search.slice(1) || location.hash.slice(1));
  useEffect(() => history.replaceState(history.state, "", location.pathname), []);
  const finished = useQuery({
    queryKey: ["provider-answer", answer],
    queryFn: () => call(finishProviderSignIn, { body: { workspace, answer } }),
    enabled: answer !== "" && answer !== "over",
    retry: false,
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnWindowFocus: false,
  });
  const { data } = finished;
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the answer is there
  useEffect(() => {
    if (data && !data.trial) void afterStep(queries, data.next, nextAddress(data.path, location.origin), go);
  }, [data]);
  if (data?.trial) return <Trial trial={data.trial} path={nextAddress(data.path, location.origin)} />;
  if (finished.isError || answer === "" || answer === "over")
    return (
      <Page
        width="reading"
        title="You are not signed in"
        lead={
          finished.error
            ? asAppError(finished.error).message
            : "This sign-in was begun in another browser, took too long or is finished already."
        }
        actions={<LinkButton href={`/sign-in?next=/w/${workspace}`}>Begin again</LinkButton>}
      />
    );
  return (
    <Page width="reading" title="Signing you in">
      <p role="status">Checking what the identity provider says …</p>
    </Page>
  );
}

function Trial({ trial, path }: { trial: NonNullable<Finished["trial"]>; path: string }) {
  const { problem, detail, email, name, subject } = trial;
  return (
    <Page
      width="reading"
      title={problem === null ? "The provider works" : "The provider doesn't work yet"}
      actions={<LinkButton href={path}>Back to sign-in settings</LinkButton>}
    >
      <Stack>
        {problem === null ? (
          <Notice
            tone="success"
            title="This person would be signed in. Nobody was, since this was a trial."
          />
        ) : (
          <Notice tone="error" title={problem}>
            {detail !== "" && <p>{detail}</p>}
          </Notice>
        )}
        {email !== "" && (
          <DescriptionList
            items={[
              { name: "Address", value: email },
              { name: "Name", value: name === "" ? "not told" : name },
              { name: "The provider's own name for them", value: subject },
            ]}
          />
        )}
      </Stack>
    </Page>
  );
}
