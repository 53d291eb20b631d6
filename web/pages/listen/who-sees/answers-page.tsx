import "./answers.css";
import { keepPreviousData, useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { listRawAnswers, openRawAnswers } from "#listen/who-sees/who-sees.contract.ts";
import type { ResponseOf } from "#platform/http/contract.ts";
import { call } from "../../../client.ts";
import { usePathParam, useSearchParam } from "../../../shell/address.ts";
import { useWorkspace } from "../../../shell/use-workspace.ts";
import { Breadcrumbs } from "../../../ui/breadcrumbs.tsx";
import { Button } from "../../../ui/button.tsx";
import { DescriptionList } from "../../../ui/description-list.tsx";
import { Dialog } from "../../../ui/dialog.tsx";
import { EmptyState } from "../../../ui/empty-state.tsx";
import { asAppError } from "../../../ui/form.tsx";
import { Link } from "../../../ui/link.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { Page } from "../../../ui/page.tsx";
import { Pager } from "../../../ui/pager.tsx";
import { Query } from "../../../ui/query.tsx";
import { SearchField } from "../../../ui/search-field.tsx";
import { Stack } from "../../../ui/stack.tsx";
import { Table } from "../../../ui/table.tsx";
import { Time } from "../../../ui/time.tsx";

const limit = 50;
type List = ResponseOf<typeof listRawAnswers>;

/** Who has answered what, for those who may see it. */
export function RawAnswersPage() {
  const { id: workspace, href } = useWorkspace();
  const campaign = usePathParam("campaign");
  const [search, setSearch] = useSearchParam("search", "");
  const [offsetText, setOffset] = useSearchParam("offset", "0");
  const offset = Math.max(0, Math.floor(Number(offsetText)) || 0);
  const query = useQuery({
    queryKey: [workspace, "raw-answers", campaign, search, offset],
    queryFn: ({ signal }) =>
      call(listRawAnswers, { params: { workspace, campaign }, query: { search, limit, offset } }, { signal }),
    placeholderData: keepPreviousData,
    retry: false,
  });
  return (
    <Page
      kicker={
        <Breadcrumbs
          trail={[
            { label: "Campaigns", href: href("/campaigns") },
            { label: query.data?.campaign ?? "Campaign", href: href(`/campaigns/${campaign}`) },
          ]}
        />
      }
      title="Single answers"
      lead={
        <>
          What each respondent has saved. <Link href={href(`/who-sees/${campaign}`)}>Who sees what</Link>
        </>
      }
    >
      <Query query={query}>
        {(data) => (
          <Stack>
            {data.isWrittenDown && (
              <Notice title="The campaign is confidential: that you open an answer is written to the audit log, without saying whose." />
            )}
            <SearchField label="Search names" value={search} onChange={setSearch} />
            <Answers data={data} campaign={campaign} />
            {data.total > 0 && (
              <Pager
                offset={offset}
                limit={limit}
                total={data.total}
                things="respondents"
                onOffset={(next) => setOffset(String(next))}
              />
            )}
          </Stack>
        )}
      </Query>
    </Page>
  );
}

function Answers({ data: { answers }, campaign }: { data: List; campaign: string }) {
  const [shown, setShown] = useState<string | null>(null);
  if (answers.length === 0)
    return (
      <EmptyState title="There are no answers here">
        Nobody has answered yet, the name is another, or the answers were deleted as the retention says.
      </EmptyState>
    );
  return (
    <>
      <Table
        caption="Respondents"
        rows={answers}
        rowKey={({ invitation }) => invitation}
        columns={[
          { key: "name", header: "Name", isRowHeader: true, cell: ({ name }) => name },
          { key: "department", header: "Department", isWideOnly: true, cell: ({ department }) => department },
          {
            key: "completed",
            header: "Done",
            cell: ({ completedAt }) => (completedAt ? <Time value={completedAt} /> : "not yet"),
          },
          {
            key: "open",
            header: "",
            align: "end",
            cell: ({ invitation, name }) => (
              <Button onPress={() => setShown(invitation)}>
                Open<span className="visually-hidden">: {name}</span>
              </Button>
            ),
          },
        ]}
      />
      <Dialog title="Answers" width="wide" isOpen={shown !== null} onClose={() => setShown(null)}>
        {shown !== null && <One campaign={campaign} invitation={shown} />}
      </Dialog>
    </>
  );
}

function One({ campaign, invitation }: { campaign: string; invitation: string }) {
  const { id: workspace } = useWorkspace();
  const { data, error, isIdle, isPending, mutate } = useMutation({
    mutationFn: () => call(openRawAnswers, { params: { workspace, campaign, invitation } }),
  });
  if (error) return <Notice tone="error" title={asAppError(error).message} />;
  if (!data)
    return (
      <Button tone="primary" isPending={isPending && !isIdle} onPress={() => mutate()}>
        Show the answers
      </Button>
    );
  return (
    <>
      <h3>{data.name}</h3>
      <DescriptionList
        items={data.answers.map(({ question, lines }) => ({
          name: question,
          value: <span className="answer-lines">{lines.join("\n")}</span>,
        }))}
      />
    </>
  );
}
