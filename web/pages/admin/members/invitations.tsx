import { useQuery, useQueryClient } from "@tanstack/react-query";
import {
  listMemberInvitations,
  resendMemberInvitation,
  withdrawMemberInvitation,
} from "#people/members/members.contract.ts";
import type { ResponseOf } from "#platform/http/contract.ts";
import { call } from "../../../client.ts";
import { useWorkspace } from "../../../shell/use-workspace.ts";
import { Badge } from "../../../ui/badge.tsx";
import { asAppError } from "../../../ui/form.tsx";
import { Menu } from "../../../ui/menu.tsx";
import { Query } from "../../../ui/query.tsx";
import { Section } from "../../../ui/section.tsx";
import { Table } from "../../../ui/table.tsx";
import { Time } from "../../../ui/time.tsx";
import { toast } from "../../../ui/toast.tsx";
import { roleName } from "./role-words.ts";

type Invitation = ResponseOf<typeof listMemberInvitations>[number];

/** Invitations that nobody has accepted yet. */
export function Invitations() {
  const { id: workspace } = useWorkspace();
  const queries = useQueryClient();
  const queryKey = [workspace, "member-invitations"];
  const invitations = useQuery({
    queryKey,
    queryFn: ({ signal }) => call(listMemberInvitations, { params: { workspace } }, { signal }),
  });
  const change = async (
    operation: typeof resendMemberInvitation | typeof withdrawMemberInvitation,
    one: Invitation,
  ) => {
    try {
      await call(operation, { params: { workspace, invitation: one.id } });
      toast(
        operation === resendMemberInvitation
          ? `${one.name} gets a new link; the earlier one no longer works.`
          : `The invitation of ${one.name} was withdrawn.`,
      );
    } catch (error) {
      toast(asAppError(error).message);
    }
    await queries.invalidateQueries({ queryKey });
  };
  return (
    <Section title="Open invitations">
      <Query query={invitations} lines={2}>
        {(rows) =>
          rows.length === 0 ? (
            <p>Nobody is invited at the moment.</p>
          ) : (
            <Table
              caption="Open invitations"
              rows={rows}
              rowKey={({ id }) => id}
              columns={[
                { key: "name", header: "Name", isRowHeader: true, cell: ({ name }) => name },
                { key: "email", header: "E-mail", cell: ({ email }) => email },
                { key: "roles", header: "Roles", cell: ({ roles }) => roles.map(roleName).join(", ") },
                {
                  key: "state",
                  header: "State",
                  cell: ({ expired, expiresAt }) =>
                    expired ? (
                      <Badge tone="warning">Ran out</Badge>
                    ) : (
                      <span>
                        ends <Time value={expiresAt} as="relative" />
                      </span>
                    ),
                },
                {
                  key: "actions",
                  header: "",
                  align: "end",
                  cell: (one) => (
                    <Menu
                      label={`Invitation of ${one.name}`}
                      items={[
                        {
                          key: "resend",
                          label: "Send a new link",
                          onAction: () => void change(resendMemberInvitation, one),
                        },
                        {
                          key: "withdraw",
                          label: "Withdraw",
                          tone: "danger",
                          onAction: () => void change(withdrawMemberInvitation, one),
                        },
                      ]}
                    />
                  ),
                },
              ]}
            />
          )
        }
      </Query>
    </Section>
  );
}
