import { useQuery, useQueryClient } from "@tanstack/react-query";
import { endOtherSessions, endSession, listSessions } from "#people/access/account.contract.ts";
import type { ResponseOf } from "#platform/http/contract.ts";
import { call } from "../../../client.ts";
import { Badge } from "../../../ui/badge.tsx";
import { Button } from "../../../ui/button.tsx";
import { asAppError } from "../../../ui/form.tsx";
import { Query } from "../../../ui/query.tsx";
import { Section } from "../../../ui/section.tsx";
import { Table } from "../../../ui/table.tsx";
import { Time } from "../../../ui/time.tsx";
import { toast } from "../../../ui/toast.tsx";
import { browserWords } from "./browser-words.ts";

const ways = { password: "Password", link: "E-mailed link", provider: "Identity provider" };

/** How a session was opened, in words. */
const wayWords = ({ way, secondFactor }: ResponseOf<typeof listSessions>[number]) =>
  secondFactor ? `${ways[way]} and second factor` : ways[way];

/** Where one is signed in, and ends it. */
export function SessionsSection() {
  const queries = useQueryClient();
  const sessions = useQuery({
    queryKey: ["sessions"],
    queryFn: ({ signal }) => call(listSessions, {}, { signal }),
  });
  const end = async (ending: () => Promise<unknown>, done: string) => {
    try {
      await ending();
      toast(done);
    } catch (error) {
      toast(asAppError(error).message);
    }
    await queries.invalidateQueries({ queryKey: ["sessions"] });
  };
  const others = sessions.data?.some(({ current }) => !current) ?? false;
  return (
    <Section
      title="Where you are signed in"
      lead="End what you don't know or no longer use."
      actions={
        others && (
          <Button onPress={() => void end(() => call(endOtherSessions), "Your other sessions were ended.")}>
            End all others
          </Button>
        )
      }
    >
      <Query query={sessions} lines={2}>
        {(rows) => (
          <Table
            caption="Your sessions"
            rows={rows}
            rowKey={({ id }) => id}
            columns={[
              {
                key: "browser",
                header: "Browser",
                isRowHeader: true,
                cell: ({ userAgent }) => <span title={userAgent}>{browserWords(userAgent)}</span>,
              },
              { key: "way", header: "By", cell: (session) => wayWords(session) },
              { key: "address", header: "Address", isWideOnly: true, cell: ({ address }) => address },
              {
                key: "started",
                header: "Signed in",
                cell: ({ startedAt }) => <Time value={startedAt} as="relative" />,
              },
              {
                key: "seen",
                header: "Last used",
                cell: ({ seenAt }) => (seenAt === null ? "not known" : <Time value={seenAt} as="relative" />),
              },
              {
                key: "end",
                header: "",
                align: "end",
                cell: ({ id, current }) =>
                  current ? (
                    <Badge tone="good">This one</Badge>
                  ) : (
                    <Button
                      tone="quiet"
                      onPress={() =>
                        void end(
                          () => call(endSession, { params: { session: id } }),
                          "The session was ended.",
                        )
                      }
                    >
                      End
                    </Button>
                  ),
              },
            ]}
          />
        )}
      </Query>
    </Section>
  );
}
