import { useQueryClient } from "@tanstack/react-query";
import { KeySquare } from "lucide-react";
import { useState } from "react";
import {
  changeProvider,
  type listProviders,
  type Provider,
  removeProvider,
  tryProvider,
} from "#people/sign-in-providers/providers.contract.ts";
import type { ResponseOf } from "#platform/http/contract.ts";
import { call } from "../../../client.ts";
import { refreshSession } from "../../../shell/session.ts";
import { useWorkspace } from "../../../shell/use-workspace.ts";
import { Badge } from "../../../ui/badge.tsx";
import { Button } from "../../../ui/button.tsx";
import { ConfirmDialog } from "../../../ui/confirm-dialog.tsx";
import { EmptyState } from "../../../ui/empty-state.tsx";
import { asAppError } from "../../../ui/form.tsx";
import { Menu } from "../../../ui/menu.tsx";
import { Section } from "../../../ui/section.tsx";
import { Row } from "../../../ui/stack.tsx";
import { Table } from "../../../ui/table.tsx";
import { Time } from "../../../ui/time.tsx";
import { toast } from "../../../ui/toast.tsx";
import { ProviderDialog } from "./provider-dialog.tsx";
import { settingsKey } from "./sign-in-settings-page.tsx";

export type Addresses = ResponseOf<typeof listProviders>["addresses"];

type Open = { what: "add" } | { what: "change" | "remove"; provider: Provider } | null;

interface ProvidersProps {
  providers: readonly Provider[];
  addresses: Addresses;
}

/** The programme's identity providers. */
export function Providers({ providers, addresses }: ProvidersProps) {
  const [open, setOpen] = useState<Open>(null);
  const close = () => setOpen(null);
  return (
    <Section
      title="Identity providers"
      actions={
        <Button icon={<KeySquare size={16} aria-hidden />} onPress={() => setOpen({ what: "add" })}>
          Add a provider
        </Button>
      }
    >
      {providers.length === 0 ? (
        <EmptyState title="No identity provider yet">
          People sign in with a password or an e-mailed link. Add a provider, try it, and switch it on.
        </EmptyState>
      ) : (
        <ProvidersTable providers={providers} onOpen={setOpen} />
      )}
      {open?.what === "add" && <ProviderDialog addresses={addresses} onClose={close} />}
      {open?.what === "change" && (
        <ProviderDialog addresses={addresses} provider={open.provider} onClose={close} />
      )}
      {open?.what === "remove" && <RemoveDialog provider={open.provider} onClose={close} />}
    </Section>
  );
}

function ProvidersTable({
  providers,
  onOpen,
}: {
  providers: readonly Provider[];
  onOpen: (open: Open) => void;
}) {
  const { id: workspace } = useWorkspace();
  const queries = useQueryClient();
  const doing = async (work: () => Promise<unknown>) => {
    try {
      await work();
    } catch (error) {
      toast(asAppError(error).message);
    }
  };
  const tryOut = ({ provider }: Provider) =>
    doing(async () => {
      const { address } = await call(tryProvider, { params: { workspace, provider } });
      location.assign(address);
    });
  const turn = ({ provider, name, active }: Provider) =>
    doing(async () => {
      await call(changeProvider, { params: { workspace, provider }, body: { active: !active } });
      await queries.invalidateQueries({ queryKey: settingsKey(workspace) });
      await refreshSession(queries);
      toast(
        active
          ? `${name} is switched off; the sessions that it opened have ended.`
          : `${name} is offered now.`,
      );
    });
  return (
    <Table
      caption="Identity providers"
      rows={providers}
      rowKey={({ provider }) => provider}
      columns={[
        { key: "name", header: "Name", isRowHeader: true, cell: ({ name }) => name },
        {
          key: "kind",
          header: "Kind",
          isWideOnly: true,
          cell: ({ kind }) => (kind === "oidc" ? "OpenID Connect" : "SAML 2.0"),
        },
        { key: "domains", header: "Addresses at", cell: ({ domains }) => domains.join(", ") },
        { key: "state", header: "State", cell: (provider) => <State provider={provider} /> },
        {
          key: "actions",
          header: "",
          align: "end",
          cell: (provider) => (
            <Row>
              <Button onPress={() => void tryOut(provider)} aria-label={`Try it: ${provider.name}`}>
                Try it
              </Button>
              <Button
                onPress={() => void turn(provider)}
                aria-label={`Switch ${provider.active ? "off" : "on"}: ${provider.name}`}
              >
                {provider.active ? "Switch off" : "Switch on"}
              </Button>
              <Menu
                label={`Change ${provider.name}`}
                items={[
                  { key: "change", label: "Change", onAction: () => onOpen({ what: "change", provider }) },
                  {
                    key: "remove",
                    label: "Remove",
                    tone: "danger",
                    onAction: () => onOpen({ what: "remove", provider }),
                  },
                ]}
              />
            </Row>
          ),
        },
      ]}
    />
  );
}

function State({ provider: { active, usedOn, certificatesUntil } }: { provider: Provider }) {
  const ends = certificatesUntil.toSorted().at(-1);
  if (ends !== undefined && Date.parse(ends) < Date.now())
    return <Badge tone="bad">Certificate ran out</Badge>;
  if (!active) return <Badge>Off</Badge>;
  return (
    <span>
      <Badge tone="good">On</Badge>{" "}
      {usedOn !== null && (
        <>
          last used <Time value={usedOn} as="date" />
        </>
      )}
    </span>
  );
}

function RemoveDialog({
  provider: { provider, name },
  onClose,
}: {
  provider: Provider;
  onClose: () => void;
}) {
  const { id: workspace } = useWorkspace();
  const queries = useQueryClient();
  const remove = async () => {
    await call(removeProvider, { params: { workspace, provider } });
    await queries.invalidateQueries({ queryKey: settingsKey(workspace) });
    await refreshSession(queries);
    toast(`${name} was removed.`);
  };
  return (
    <ConfirmDialog title={`Remove ${name}?`} confirm="Remove" isOpen onClose={onClose} onConfirm={remove}>
      <p>
        The sessions that it opened end now. People come in with a password or an e-mailed link again, unless
        another provider is on.
      </p>
    </ConfirmDialog>
  );
}
