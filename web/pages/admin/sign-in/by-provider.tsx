import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { beginProviderSignIn, findProviders } from "#people/sign-in-providers/provider-sign-in.contract.ts";
import type { ResponseOf } from "#platform/http/contract.ts";
import { call } from "../../../client.ts";
import { Button } from "../../../ui/button.tsx";
import { asAppError, Form } from "../../../ui/form.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { Stack } from "../../../ui/stack.tsx";
import { TextField } from "../../../ui/text-field.tsx";

type Offered = ResponseOf<typeof findProviders>["providers"][number];

const workspaceIn = (path: string) => /^\/w\/([0-9a-f-]{36})(?:[/?]|$)/.exec(path)?.[1];

/** Identity providers of the programme that somebody is on the way to; nothing where there are none. */
export function ProvidersOfProgramme({ next }: { next: string }) {
  const workspace = workspaceIn(next);
  const offered = useQuery({
    queryKey: ["offered-providers", workspace],
    queryFn: ({ signal }) =>
      call(findProviders, { body: workspace === undefined ? {} : { workspace } }, { signal }),
    enabled: workspace !== undefined,
  });
  const { providers = [] } = offered.data ?? {};
  return providers.length === 0 ? null : <ProviderButtons providers={providers} next={next} />;
}

function ProviderButtons({ providers, next }: { providers: readonly Offered[]; next: string }) {
  const [problem, setProblem] = useState<string>();
  const [going, setGoing] = useState<string>();
  const begin = async ({ workspace, provider }: Offered) => {
    setProblem(undefined);
    setGoing(provider);
    try {
      const path = workspaceIn(next) === workspace ? next : `/w/${workspace}`;
      const { address } = await call(beginProviderSignIn, {
        body: { workspace, provider, next: path },
      });
      location.assign(address);
    } catch (error) {
      setProblem(asAppError(error).message);
      setGoing(undefined);
    }
  };
  return (
    <Stack>
      {problem !== undefined && <Notice tone="error" title={problem} />}
      {providers.map((one) => (
        <div key={one.provider}>
          <Button tone="primary" isPending={going === one.provider} onPress={() => void begin(one)}>
            {`Continue with ${one.name}`}
          </Button>
        </div>
      ))}
    </Stack>
  );
}

interface ByProviderProps {
  email: string;
  onEmail: (email: string) => void;
  next: string;
}

/** Signing in by the organisation's identity provider, which is found by the address. */
export function ByProvider({ email, onEmail, next }: ByProviderProps) {
  const [found, setFound] = useState<readonly Offered[]>();
  const find = async () => {
    const { providers } = await call(findProviders, { body: { email } });
    setFound(providers);
  };
  return (
    <Stack>
      <Form submit="Continue" onSubmit={find}>
        <TextField
          label="E-mail"
          name="email"
          type="email"
          description="Your address at work: its part behind the @ tells where you sign in."
          autoComplete="username"
          value={email}
          onChange={(typed) => {
            setFound(undefined);
            onEmail(typed);
          }}
          isRequired
        />
      </Form>
      {found?.length === 0 && (
        <Notice title="No identity provider is set up for this address">
          <p>Sign in with a password or an e-mailed link.</p>
        </Notice>
      )}
      {found && found.length > 0 && <ProviderButtons providers={found} next={next} />}
    </Stack>
  );
}
