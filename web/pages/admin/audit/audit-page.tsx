import { useInfiniteQuery } from "@tanstack/react-query";
import { listAudit } from "#people/audit/audit.contract.ts";
import { call } from "../../../client.ts";
import { useSearchParam } from "../../../shell/address.ts";
import { useWorkspace } from "../../../shell/use-workspace.ts";
import { Button } from "../../../ui/button.tsx";
import { DateTimeField } from "../../../ui/date-time-field.tsx";
import { EmptyState } from "../../../ui/empty-state.tsx";
import { Page } from "../../../ui/page.tsx";
import { Query } from "../../../ui/query.tsx";
import { Section } from "../../../ui/section.tsx";
import { Select } from "../../../ui/select.tsx";
import { Columns } from "../../../ui/stack.tsx";
import { actionWords } from "./action-words.ts";
import { AuditTable } from "./audit-table.tsx";
import { Verification } from "./verification.tsx";

const everything = "everything";

/** What was done in the programme, by whom, and the proof that nobody changed the record. */
export function AuditPage() {
  const { id: workspace } = useWorkspace();
  const [action, setAction] = useSearchParam("action", everything);
  const [actor, setActor] = useSearchParam("actor", everything);
  const [from, setFrom] = useSearchParam("from", "");
  const [to, setTo] = useSearchParam("to", "");
  const filters = {
    ...(action !== everything && { action }),
    ...(actor !== everything && { actor }),
    ...(from !== "" && { from: new Date(`${from}T00:00`).toISOString() }),
    ...(to !== "" && { to: new Date(`${to}T23:59:59.999`).toISOString() }),
  };
  const log = useInfiniteQuery({
    queryKey: [workspace, "audit", filters],
    queryFn: ({ pageParam, signal }) =>
      call(
        listAudit,
        { params: { workspace }, query: { ...filters, ...(pageParam !== null && { before: pageParam }) } },
        { signal },
      ),
    initialPageParam: null as number | null,
    getNextPageParam: ({ next }) => next,
    placeholderData: (earlier) => earlier,
  });
  const [first] = log.data?.pages ?? [];
  const reset = () => {
    setAction(everything);
    setActor(everything);
    setFrom("");
    setTo("");
  };
  return (
    <Page
      kicker="Programme"
      title="Audit log"
      lead="Every change that somebody made here. Each entry carries a seal over the one before it, so that a changed or missing entry shows."
    >
      <Verification />
      <Section title="Entries">
        <Columns minimum="11rem">
          <Select
            label="What"
            value={action}
            onChange={setAction}
            options={[
              { value: everything, label: "Everything" },
              ...(first?.actions ?? []).map((each) => ({ value: each, label: actionWords(each) })),
            ]}
          />
          <Select
            label="Who"
            value={actor}
            onChange={setActor}
            options={[
              { value: everything, label: "Everybody" },
              ...(first?.actors ?? []).map(({ id, name }) => ({ value: id, label: name })),
            ]}
          />
          <DateTimeField label="From" value={from} onChange={setFrom} />
          <DateTimeField label="To" value={to} onChange={setTo} />
        </Columns>
        <Query query={log} lines={8}>
          {({ pages }) => {
            const entries = pages.flatMap((page) => page.entries);
            if (entries.length === 0)
              return (
                <EmptyState title="No entry fits" actions={<Button onPress={reset}>Show everything</Button>}>
                  Choose a longer time, or fewer filters.
                </EmptyState>
              );
            return <AuditTable entries={entries} />;
          }}
        </Query>
        {log.hasNextPage && (
          <Button isPending={log.isFetchingNextPage} onPress={() => void log.fetchNextPage()}>
            Show earlier entries
          </Button>
        )}
      </Section>
    </Page>
  );
}
