import { useQuery } from "@tanstack/react-query";
import { readQuotas } from "#listen/quotas/quotas.contract.ts";
import type { ResponseOf } from "#platform/http/contract.ts";
import { call } from "../../../client.ts";
import { usePathParam } from "../../../shell/address.ts";
import { useWorkspace } from "../../../shell/use-workspace.ts";
import { Badge } from "../../../ui/badge.tsx";
import { Breadcrumbs } from "../../../ui/breadcrumbs.tsx";
import { LinkButton } from "../../../ui/button.tsx";
import { EmptyState } from "../../../ui/empty-state.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { Page } from "../../../ui/page.tsx";
import { Query } from "../../../ui/query.tsx";
import { Section } from "../../../ui/section.tsx";
import { Stack } from "../../../ui/stack.tsx";
import { Table } from "../../../ui/table.tsx";
import { QuotaForm } from "./quota-form.tsx";
import { ofWords, stepWords } from "./quota-words.ts";
import { TopUps } from "./top-ups.tsx";

export type Quotas = ResponseOf<typeof readQuotas>;

/** How many answers a campaign wants of each group, how far it is, and further samples. */
export function QuotasPage() {
  const { id: workspace, href } = useWorkspace();
  const campaign = usePathParam("campaign");
  const quotas = useQuery({
    queryKey: [workspace, "quotas", campaign],
    queryFn: ({ signal }) => call(readQuotas, { params: { workspace, campaign } }, { signal }),
  });
  const trail = [
    { label: "Campaigns", href: href("/campaigns") },
    { label: quotas.data?.campaign.name ?? "Campaign", href: href(`/campaigns/${campaign}`) },
  ];
  return (
    <Page
      kicker={<Breadcrumbs trail={trail} />}
      title="Quotas and further samples"
      lead="How many finished answers you want of each group. A group that has them is left in peace."
    >
      <Query query={quotas} lines={8}>
        {(found) => (
          <Stack gap="large">
            {found.outdated && (
              <Notice tone="warning" title="These quotas do nothing any more.">
                <p>The campaign is not looked at by what they were set for. Set them anew, or remove them.</p>
              </Notice>
            )}
            {found.groups.length > 0 && found.campaign.state !== "draft" && (
              <Progress quotas={found} id={campaign} />
            )}
            {found.campaign.state === "closed" ? (
              found.groups.length === 0 && (
                <EmptyState
                  title="This campaign had no quotas"
                  actions={<LinkButton href={href(`/results/${campaign}`)}>Go to the results</LinkButton>}
                >
                  It is closed. Where groups answered more or less often than others, its results can be
                  weighted.
                </EmptyState>
              )
            ) : (
              <QuotaForm
                key={JSON.stringify([found.quota, found.available.map(({ id }) => id)])}
                quotas={found}
                campaign={campaign}
              />
            )}
            {found.campaign.audience === "customers" && <TopUps quotas={found} campaign={campaign} />}
          </Stack>
        )}
      </Query>
    </Page>
  );
}

const stepLead = {
  named: "As of now.",
  confidential:
    "In coarse steps that move once a day, and only after several people more have answered: so nobody can watch single people answer. Groups that are too small beside other figures have no state, and are reminded like everybody else.",
  anonymous:
    "In coarse steps that move once a day, and only after several people more have answered: so nobody can watch single people answer. An answer counts in a group only where at least ten people share what is known of them.",
} as const;

const nameOf = ({ labels }: Quotas["groups"][number]): string => labels.join(" · ") || "everybody together";

/** "North (12 for 40), South (3 for 20) and others" */
const namedGroups = (groups: Quotas["groups"], of: (group: Quotas["groups"][number]) => string): string =>
  `${groups
    .slice(0, 5)
    .map((group) => `${nameOf(group)}${of(group)}`)
    .join(", ")}${groups.length > 5 ? " and others" : ""}`;

/** Groups whose number can't be met, while it can be changed; and those that stayed below it, once it can't. */
function Shortfall({ quotas: { groups, campaign, quota }, id }: { quotas: Quotas; id: string }) {
  const { href } = useWorkspace();
  if (campaign.state === "closed") {
    const missed = groups.filter(({ step }) => step !== null && step !== "reached");
    if (missed.length === 0) return null;
    return (
      <Notice
        tone="warning"
        title={
          missed.length === groups.length
            ? "No group reached its number."
            : `${missed.length} of ${groups.length} groups stayed below their number.`
        }
        actions={<LinkButton href={href(`/results/${id}`)}>Go to the results</LinkButton>}
      >
        <p>
          {`${namedGroups(missed, () => "")}. Their figures rest on fewer answers than you wanted, as their intervals show. Where a group answered less than others, the results can be weighted.`}
        </p>
      </Notice>
    );
  }
  // Through doors answers come from people whom nobody invited.
  const short =
    campaign.anonymity !== "anonymous" && quota?.breakdowns.length !== 0
      ? groups.filter(({ target, invited }) => target > invited)
      : [];
  if (short.length === 0) return null;
  return (
    <Notice tone="warning" title="Some groups can't reach their number.">
      <p>
        {`Fewer people are invited than answers are wanted: ${namedGroups(short, ({ invited, target }) => ` (${invited} for ${target})`)}. `}
        {campaign.audience === "customers"
          ? "Invite more of them below, or lower the number."
          : "Lower the number."}
      </p>
    </Notice>
  );
}

function Progress({ quotas, id }: { quotas: Quotas; id: string }) {
  const { groups, campaign, quota } = quotas;
  const isNamed = campaign.anonymity === "named";
  const isClosed = campaign.state === "closed";
  return (
    <Section
      title={isClosed ? "How far it came" : "How far it is"}
      lead={
        isClosed
          ? "As it stood when the campaign closed, with every answer that came. It stays so when answers are deleted."
          : stepLead[campaign.anonymity]
      }
    >
      <Shortfall quotas={quotas} id={id} />
      <Table
        caption="Quotas by group"
        rows={groups}
        rowKey={({ values }) => JSON.stringify(values)}
        columns={[
          {
            key: "group",
            header: "Group",
            isRowHeader: true,
            cell: ({ labels }) => (quota?.breakdowns.length === 0 ? "Everybody" : labels.join(" · ")),
          },
          { key: "target", header: "Wanted", align: "end", cell: ({ target }) => target.toLocaleString() },
          {
            key: "invited",
            header: "Invited",
            align: "end",
            cell: ({ invited }) => invited.toLocaleString(),
          },
          ...(isNamed
            ? [
                {
                  key: "answers",
                  header: "Finished",
                  align: "end" as const,
                  cell: ({ answers, target }: Quotas["groups"][number]) =>
                    answers === null ? "–" : ofWords(answers, target),
                },
              ]
            : []),
          {
            key: "step",
            header: "State",
            cell: ({ step }) =>
              step === null ? (
                "too small to show"
              ) : (
                <Badge tone={isClosed && step !== "reached" ? "warning" : stepWords[step].tone}>
                  {`${isClosed && step !== "reached" ? "not reached: " : ""}${stepWords[step].words}`}
                </Badge>
              ),
          },
        ]}
      />
    </Section>
  );
}
