import { useQuery, useQueryClient } from "@tanstack/react-query";
import { KeyRound } from "lucide-react";
import { useState } from "react";
import { scopes } from "#people/integrations/scopes.ts";
import { type ApiToken, listTokens, revokeToken } from "#people/integrations/tokens.contract.ts";
import { call } from "../../../client.ts";
import { useWorkspace } from "../../../shell/use-workspace.ts";
import { Badge } from "../../../ui/badge.tsx";
import { Button } from "../../../ui/button.tsx";
import { ConfirmDialog } from "../../../ui/confirm-dialog.tsx";
import { EmptyState } from "../../../ui/empty-state.tsx";
import { Query } from "../../../ui/query.tsx";
import { Section } from "../../../ui/section.tsx";
import { Table } from "../../../ui/table.tsx";
import { Time } from "../../../ui/time.tsx";
import { toast } from "../../../ui/toast.tsx";
import { MakeTokenDialog } from "./make-token-dialog.tsx";
import { SecretDialog } from "./secret-dialog.tsx";

export const tokensKey = (workspace: string) => [workspace, "tokens"];

/** Tokens of other programs. */
export function Tokens() {
  const { id: workspace } = useWorkspace();
  const [making, setMaking] = useState(false);
  const [secret, setSecret] = useState<string | null>(null);
  const [ending, setEnding] = useState<ApiToken | null>(null);
  const tokens = useQuery({
    queryKey: tokensKey(workspace),
    queryFn: ({ signal }) => call(listTokens, { params: { workspace } }, { signal }),
  });
  const make = (
    <Button icon={<KeyRound size={16} aria-hidden />} onPress={() => setMaking(true)}>
      Make a token
    </Button>
  );
  return (
    <Section title="Tokens" actions={make}>
      <Query query={tokens} lines={2}>
        {({ tokens: rows }) =>
          rows.length === 0 ? (
            <EmptyState title="No tokens yet">
              Make one for each program that is to read from here, with no more scopes than it needs.
            </EmptyState>
          ) : (
            <TokensTable tokens={rows} onRevoke={setEnding} />
          )
        }
      </Query>
      {making && (
        <MakeTokenDialog
          onClose={() => setMaking(false)}
          onMade={(made) => {
            setMaking(false);
            setSecret(made);
          }}
        />
      )}
      {secret !== null && (
        <SecretDialog
          title="The new token"
          use="A program sends it with every request, as “Authorization: Bearer” and the token."
          secret={secret}
          onClose={() => setSecret(null)}
        />
      )}
      {ending && <RevokeDialog token={ending} onClose={() => setEnding(null)} />}
    </Section>
  );
}

function TokensTable({
  tokens,
  onRevoke,
}: {
  tokens: readonly ApiToken[];
  onRevoke: (token: ApiToken) => void;
}) {
  return (
    <Table
      caption="Tokens of other programs"
      rows={tokens}
      rowKey={({ token }) => token}
      columns={[
        { key: "name", header: "Program", isRowHeader: true, cell: ({ name }) => name },
        {
          key: "scopes",
          header: "May read",
          cell: ({ scopes: held }) => held.map((scope) => scopes[scope].says).join("; "),
        },
        { key: "made", header: "Made by", isWideOnly: true, cell: ({ madeBy }) => madeBy },
        {
          key: "used",
          header: "Last used",
          cell: ({ lastUsedAt }) =>
            lastUsedAt === null ? "never" : <Time value={lastUsedAt} as="relative" />,
        },
        { key: "state", header: "State", cell: (token) => <TokenState token={token} /> },
        {
          key: "actions",
          header: "",
          align: "end",
          cell: (token) =>
            token.works && (
              <Button tone="danger" onPress={() => onRevoke(token)} aria-label={`Revoke ${token.name}`}>
                Revoke
              </Button>
            ),
        },
      ]}
    />
  );
}

function TokenState({ token: { works, revokedAt, expiresAt } }: { token: ApiToken }) {
  if (revokedAt !== null) return <Badge>Revoked</Badge>;
  if (!works) return <Badge tone="warning">Ran out</Badge>;
  return (
    <span>
      works until <Time value={expiresAt} as="date" />
    </span>
  );
}

function RevokeDialog({ token: { token, name }, onClose }: { token: ApiToken; onClose: () => void }) {
  const { id: workspace } = useWorkspace();
  const queries = useQueryClient();
  const revoke = async () => {
    await call(revokeToken, { params: { workspace, token } });
    await queries.invalidateQueries({ queryKey: tokensKey(workspace) });
    toast(`${name} opens nothing any more.`);
  };
  return (
    <ConfirmDialog title={`Revoke ${name}?`} confirm="Revoke" isOpen onClose={onClose} onConfirm={revoke}>
      <p>Programs that use it are refused from now on. That can't be undone; you can make another token.</p>
    </ConfirmDialog>
  );
}
