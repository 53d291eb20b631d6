import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { countFollowUps, type FollowUpView, listFollowUps } from "#listen/follow-ups/follow-up.contract.ts";
import type { ResponseOf } from "#platform/http/contract.ts";
import { call } from "../../../client.ts";
import { useSearchParam } from "../../../shell/address.ts";
import { useWorkspace } from "../../../shell/use-workspace.ts";
import { Badge } from "../../../ui/badge.tsx";
import { LinkButton } from "../../../ui/button.tsx";
import { EmptyState } from "../../../ui/empty-state.tsx";
import { Link } from "../../../ui/link.tsx";
import { LinkTabs } from "../../../ui/link-tabs.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { Page } from "../../../ui/page.tsx";
import { Pager } from "../../../ui/pager.tsx";
import { Query } from "../../../ui/query.tsx";
import { Section } from "../../../ui/section.tsx";
import { Row, Stack } from "../../../ui/stack.tsx";
import { Table } from "../../../ui/table.tsx";
import { Filters, type FollowUpFilters, useFilters } from "./filters.tsx";
import { dayWords, reasonWords, stateTones } from "./follow-up-words.ts";
import { HandOverSeveral } from "./hand-over-several.tsx";

const limit = 50;
type Counts = ResponseOf<typeof countFollowUps>;

/** People who answered and are to hear from somebody: one's own, and for those who run the programme all. */
export function FollowUpsPage() {
  const { id: workspace, href, can } = useWorkspace();
  const runs = can("campaigns.write");
  const [wantedOf] = useSearchParam<"mine" | "all">("of", runs ? "all" : "mine");
  const of = runs ? wantedOf : "mine";
  const filters = useFilters();
  const counts = useQuery({
    queryKey: [workspace, "follow-ups", "counts"],
    queryFn: ({ signal }) => call(countFollowUps, { params: { workspace } }, { signal }),
  });
  const all = counts.data?.all;
  const link = (label: string, to: "mine" | "all") => ({
    label,
    href: href(`/follow-ups?${new URLSearchParams({ of: to, state: filters.state })}`),
    isCurrent: of === to,
  });
  return (
    <Page
      title="Follow-ups"
      kicker="Listen"
      lead="People who answered a survey and are to hear from somebody. Nobody who asked is forgotten: each has an owner and a day."
    >
      <Stack>
        {runs && <LinkTabs label="Whose follow-ups" links={[link("All", "all"), link("Mine", "mine")]} />}
        <Filters of={of} counts={all ?? null} />
        {runs && all && <Held counts={all} />}
        <List key={`${of} ${Object.values(filters).join(" ")}`} of={of} filters={filters} />
        {of === "all" && filters.state === "waiting" && all && <Owners counts={all} />}
      </Stack>
    </Page>
  );
}

function Held({ counts: { withConsultants } }: { counts: NonNullable<Counts["all"]> }) {
  if (withConsultants === 0) return null;
  return (
    <Notice
      title={
        withConsultants === 1
          ? "One respondent of a confidential campaign asks to be contacted."
          : `${withConsultants} respondents of confidential campaigns ask to be contacted.`
      }
    >
      <p>
        Only the independent consultants whom respondents were told of see who it is, until they hand it over
        to whoever gets in touch.
      </p>
    </Notice>
  );
}

function List({ of, filters }: { of: "mine" | "all"; filters: FollowUpFilters }) {
  const { id: workspace } = useWorkspace();
  const [offsetText, setOffset] = useSearchParam("offset", "0");
  const [selected, select] = useState<ReadonlySet<string>>(new Set());
  const offset = Math.max(0, Math.floor(Number(offsetText)) || 0);
  const { state, campaign, owner } = filters;
  const query = {
    of,
    state,
    limit,
    offset,
    ...(campaign !== "" && { campaign }),
    ...(of === "all" && owner !== "" && { owner }),
  };
  const found = useQuery({
    queryKey: [workspace, "follow-ups", query],
    queryFn: ({ signal }) => call(listFollowUps, { params: { workspace }, query }, { signal }),
    placeholderData: keepPreviousData,
  });
  const turn = (next: number) => {
    select(new Set());
    setOffset(String(next));
  };
  return (
    <Query query={found}>
      {({ total, followUps }) =>
        total === 0 ? (
          <Nothing of={of} filters={filters} />
        ) : (
          <Stack>
            {of === "all" && isStillToDo(state) && (
              <HandOverSeveral
                followUps={followUps.filter(({ id }) => selected.has(id))}
                onDone={() => select(new Set())}
              />
            )}
            <FollowUpTable
              followUps={followUps}
              {...(of === "all" && isStillToDo(state) && { selected, onSelect: select })}
            />
            <Pager
              offset={offset}
              limit={limit}
              total={total}
              things={total === 1 ? "follow-up" : "follow-ups"}
              onOffset={turn}
            />
          </Stack>
        )
      }
    </Query>
  );
}

const isStillToDo = (state: FollowUpFilters["state"]) =>
  state === "waiting" || state === "open" || state === "in progress";

function Nothing({ of, filters: { state, campaign, owner } }: { of: string; filters: FollowUpFilters }) {
  const { can, href } = useWorkspace();
  if (campaign !== "" || (of === "all" && owner !== "") || (state !== "waiting" && state !== "finished"))
    return <EmptyState title="There are none like this">Choose another campaign, state or owner.</EmptyState>;
  if (state === "finished")
    return (
      <EmptyState title="Nothing is finished yet">Follow-ups that are done stay here to read.</EmptyState>
    );
  return (
    <EmptyState
      title="Nobody waits to hear from you"
      actions={
        can("questionnaires.write") && (
          <LinkButton href={href("/questionnaires")}>Go to questionnaires</LinkButton>
        )
      }
    >
      When somebody who answers a survey asks to be contacted, it appears here with the day until which it
      should be done. Questionnaires ask by a question that stands for “Contact me”.
    </EmptyState>
  );
}

interface FollowUpTableProps {
  followUps: readonly FollowUpView[];
  selected?: ReadonlySet<string>;
  onSelect?: (selected: Set<string>) => void;
}

const FollowUpTable = ({ followUps, ...selection }: FollowUpTableProps) => {
  const { href } = useWorkspace();
  return (
    <Table
      caption="Follow-ups, the soonest due first"
      rows={followUps}
      rowKey={({ id }) => id}
      rowName={({ name }) => `Choose ${name}`}
      {...selection}
      columns={[
        {
          key: "name",
          header: "Whom",
          isRowHeader: true,
          cell: ({ id, name, account }) => (
            <>
              <Link href={href(`/follow-ups/${id}`)}>{name}</Link>
              {account && ` · ${account.name}`}
            </>
          ),
        },
        { key: "campaign", header: "Campaign", isWideOnly: true, cell: ({ campaign }) => campaign.name },
        { key: "reason", header: "Why", isWideOnly: true, cell: ({ reason }) => reasonWords[reason] },
        {
          key: "owner",
          header: "Owner",
          cell: ({ owner, suggestedOwner }) =>
            owner?.name ?? (
              <>
                <Badge tone="warning">nobody yet</Badge>
                {suggestedOwner && ` suggested: ${suggestedOwner.name}`}
              </>
            ),
        },
        {
          key: "due",
          header: "Due",
          cell: ({ dueOn, overdue }) => (
            <Row>
              {dayWords(dueOn)}
              {overdue && <Badge tone="bad">overdue</Badge>}
            </Row>
          ),
        },
        {
          key: "state",
          header: "State",
          cell: ({ state }) => <Badge tone={stateTones[state]}>{state}</Badge>,
        },
      ]}
    />
  );
};

function Owners({ counts: { owners } }: { counts: NonNullable<Counts["all"]> }) {
  if (owners.length === 0) return null;
  return (
    <Section
      title="With whom they are"
      lead="By name. These are counts of work to do, and nothing about how well it is done."
    >
      <Table
        caption="Waiting follow-ups by owner"
        rows={owners}
        rowKey={({ id }) => id ?? "nobody"}
        columns={[
          { key: "name", header: "Owner", isRowHeader: true, cell: ({ name }) => name },
          {
            key: "waiting",
            header: "Waiting",
            align: "end",
            cell: ({ waiting }) => waiting.toLocaleString(),
          },
          {
            key: "overdue",
            header: "Overdue",
            align: "end",
            cell: ({ overdue }) => overdue.toLocaleString(),
          },
        ]}
      />
    </Section>
  );
}
