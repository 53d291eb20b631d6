import { useQuery } from "@tanstack/react-query";
import { readMyAccounts } from "#understand/account-people/account-people.contract.ts";
import { call } from "../../../client.ts";
import { useWorkspace } from "../../../shell/use-workspace.ts";
import { Badge } from "../../../ui/badge.tsx";
import { LinkButton } from "../../../ui/button.tsx";
import { Section } from "../../../ui/section.tsx";

/** What one's own customers say; nothing for whoever looks after no account. */
export function MyAccountsSection() {
  const { id: workspace, href } = useWorkspace();
  const { data } = useQuery({
    queryKey: [workspace, "my", "accounts"],
    queryFn: ({ signal }) => call(readMyAccounts, { params: { workspace } }, { signal }),
  });
  if (!data || data.accounts.length + data.campaigns.length === 0) return null;
  const fresh = data.campaigns.filter(({ opened }) => !opened).length;
  return (
    <Section
      title="What your customers say"
      actions={<LinkButton href={href("/my/accounts")}>Your accounts</LinkButton>}
    >
      <p>
        {data.accounts.length === 1
          ? "You look after one account."
          : `You look after ${data.accounts.length} accounts.`}{" "}
        {fresh > 0 && <Badge tone="active">{`${fresh} new`}</Badge>}
      </p>
    </Section>
  );
}
