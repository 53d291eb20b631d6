import { useQuery } from "@tanstack/react-query";
import { type MessageKind, type MessageState, messageKinds, messageStates } from "#people/mail/message.ts";
import { listMessages } from "#people/mail/outbox.contract.ts";
import { call } from "../../../client.ts";
import { useSearchParam } from "../../../shell/address.ts";
import { useWorkspace } from "../../../shell/use-workspace.ts";
import { Button } from "../../../ui/button.tsx";
import { EmptyState } from "../../../ui/empty-state.tsx";
import { Page } from "../../../ui/page.tsx";
import { Pager } from "../../../ui/pager.tsx";
import { Query } from "../../../ui/query.tsx";
import { Section } from "../../../ui/section.tsx";
import { Select } from "../../../ui/select.tsx";
import { Columns, Stack } from "../../../ui/stack.tsx";
import { MessageTable } from "./message-table.tsx";
import { kindWords, stateWords } from "./message-words.ts";
import { NoMailServer } from "./no-mail-server.tsx";
import { SendAll } from "./send-all.tsx";

const all = "all";
const limit = 50;
/** Milliseconds between looks while something is on its way. */
const often = 2000;

/** Mail of the programme and what became of it. */
export function OutboxPage() {
  const { id: workspace } = useWorkspace();
  const [stateText, setState] = useSearchParam("state", all);
  const [kindText, setKind] = useSearchParam("kind", all);
  const [campaign, setCampaign] = useSearchParam("campaign", "");
  const [offsetText, setOffset] = useSearchParam("offset", "0");
  const state = messageStates.find((each) => each === stateText);
  const kind = messageKinds.find((each) => each === kindText);
  const offset = Math.max(0, Number.parseInt(offsetText, 10) || 0);
  const filters = { ...(kind && { kind }), ...(campaign !== "" && { campaign }) };
  const query = { ...filters, ...(state && { state }), offset, limit };
  const outbox = useQuery({
    queryKey: [workspace, "outbox", query],
    queryFn: ({ signal }) => call(listMessages, { params: { workspace }, query }, { signal }),
    placeholderData: (earlier) => earlier,
    refetchInterval: ({ state: { data } }) => {
      const { queued = 0, sending = 0 } = data?.counts ?? {};
      return queued + sending > 0 ? often : false;
    },
  });
  const counts: Partial<Record<MessageState, number>> = outbox.data?.counts ?? {};
  const change = (set: (value: string) => void) => (value: string) => {
    set(value);
    setOffset("0");
  };
  const reset = () => {
    setState(all);
    setKind(all);
    setCampaign("");
    setOffset("0");
  };
  const isFiltered = state !== undefined || kind !== undefined || campaign !== "";
  return (
    <Page kicker="Programme" title="Outbox" lead="All mail that was written here, and what became of it.">
      <Query query={outbox} lines={8}>
        {({ sender, total, messages }) => (
          <Stack>
            {sender === null ? <NoMailServer /> : <p>{`Mail goes out as ${sender}.`}</p>}
            {(isFiltered || total > 0) && (
              <Columns minimum="12rem">
                <Select
                  label="State"
                  value={state ?? all}
                  onChange={change(setState)}
                  options={[
                    { value: all, label: "Every state" },
                    ...messageStates.map((each: MessageState) => ({
                      value: each,
                      label: `${stateWords[each].label} (${(counts[each] ?? 0).toLocaleString()})`,
                    })),
                  ]}
                />
                <Select
                  label="About"
                  value={kind ?? all}
                  onChange={change(setKind)}
                  options={[
                    { value: all, label: "Everything" },
                    ...messageKinds.map((each: MessageKind) => ({ value: each, label: kindWords[each] })),
                  ]}
                />
              </Columns>
            )}
            {campaign !== "" && (
              <p>
                Mail of one campaign.{" "}
                <Button onPress={() => change(setCampaign)("")}>Show all campaigns</Button>
              </p>
            )}
            {sender !== null &&
              total > 0 &&
              (state === "failed" || state === "unconfirmed" || state === "outbox") && (
                <div>
                  <SendAll state={state} filters={filters} count={total} />
                </div>
              )}
            <Section title="Messages">
              {messages.length === 0 && isFiltered && (
                <EmptyState
                  title="No message fits"
                  actions={<Button onPress={reset}>Show everything</Button>}
                >
                  Choose another state, or fewer filters.
                </EmptyState>
              )}
              {messages.length === 0 && !isFiltered && (
                <EmptyState title="No mail yet">
                  Invitations and reminders appear here as they are written. The first ones come when you
                  invite a member or open a campaign.
                </EmptyState>
              )}
              {messages.length > 0 && (
                <>
                  <MessageTable messages={messages} />
                  <Pager
                    offset={offset}
                    limit={limit}
                    total={total}
                    things="messages"
                    onOffset={(next) => setOffset(String(next))}
                  />
                </>
              )}
            </Section>
          </Stack>
        )}
      </Query>
    </Page>
  );
}
