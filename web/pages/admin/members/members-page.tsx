import { useQuery } from "@tanstack/react-query";
import { UserPlus } from "lucide-react";
import { useState } from "react";
import { listMembers } from "#people/members/members.contract.ts";
import type { ResponseOf } from "#platform/http/contract.ts";
import { call } from "../../../client.ts";
import { useSession } from "../../../shell/session.ts";
import { useWorkspace } from "../../../shell/use-workspace.ts";
import { Button } from "../../../ui/button.tsx";
import { Menu } from "../../../ui/menu.tsx";
import { Page } from "../../../ui/page.tsx";
import { Query } from "../../../ui/query.tsx";
import { Section } from "../../../ui/section.tsx";
import { type Column, Table } from "../../../ui/table.tsx";
import { Time } from "../../../ui/time.tsx";
import { Invitations } from "./invitations.tsx";
import { InviteDialog } from "./invite-dialog.tsx";
import { RemoveDialog } from "./remove-dialog.tsx";
import { ResetFactorDialog } from "./reset-factor-dialog.tsx";
import { roleName } from "./role-words.ts";
import { RolesDialog } from "./roles-dialog.tsx";

export type Member = ResponseOf<typeof listMembers>[number];

type Open = { what: "roles" | "factor" | "remove"; member: Member } | { what: "invite" } | null;

/** Who has a part in the programme beyond being asked. */
export function MembersPage() {
  const { id: workspace, can } = useWorkspace();
  const [open, setOpen] = useState<Open>(null);
  const members = useQuery({
    queryKey: [workspace, "members"],
    queryFn: ({ signal }) => call(listMembers, { params: { workspace } }, { signal }),
  });
  const close = () => setOpen(null);
  const mayManage = can("members.manage");
  return (
    <Page
      kicker="Programme"
      title="Members and roles"
      lead="Who runs the programme or sees its results. Staff need no role here: they answer by their own links and sign in with the address in their record."
      actions={
        mayManage && (
          <Button
            tone="primary"
            icon={<UserPlus size={16} aria-hidden />}
            onPress={() => setOpen({ what: "invite" })}
          >
            Invite somebody
          </Button>
        )
      }
    >
      <Section title="Members">
        <Query query={members}>
          {(rows) => <MembersTable members={rows} mayManage={mayManage} onOpen={setOpen} />}
        </Query>
      </Section>
      {mayManage && <Invitations />}
      {open?.what === "invite" && <InviteDialog onClose={close} />}
      {open?.what === "roles" && <RolesDialog member={open.member} onClose={close} />}
      {open?.what === "factor" && <ResetFactorDialog member={open.member} onClose={close} />}
      {open?.what === "remove" && <RemoveDialog member={open.member} onClose={close} />}
    </Page>
  );
}

interface MembersTableProps {
  members: readonly Member[];
  mayManage: boolean;
  onOpen: (open: Open) => void;
}

function MembersTable({ members, mayManage, onOpen }: MembersTableProps) {
  const { user } = useSession();
  const { can } = useWorkspace();
  const columns: Column<Member>[] = [
    {
      key: "name",
      header: "Name",
      isRowHeader: true,
      cell: (member) => `${member.name}${member.user === user?.id ? " (you)" : ""}`,
    },
    { key: "email", header: "E-mail", cell: ({ email }) => email },
    { key: "roles", header: "Roles", cell: ({ roles }) => roles.map(roleName).join(", ") },
    {
      key: "since",
      header: "Since",
      isWideOnly: true,
      cell: ({ since }) => <Time value={since} as="date" />,
    },
  ];
  const actions: Column<Member> = {
    key: "actions",
    header: "",
    align: "end",
    cell: (member) => (
      <Menu
        label={`Change ${member.name}`}
        items={[
          { key: "roles", label: "Change roles", onAction: () => onOpen({ what: "roles", member }) },
          ...(can("sign-in.manage") && member.user !== user?.id
            ? [
                {
                  key: "factor",
                  label: "Reset second factor",
                  onAction: () => onOpen({ what: "factor", member }),
                },
              ]
            : []),
          {
            key: "remove",
            label: "Remove",
            tone: "danger",
            onAction: () => onOpen({ what: "remove", member }),
          },
        ]}
      />
    ),
  };
  return (
    <Table
      caption="Members of the programme"
      columns={mayManage ? [...columns, actions] : columns}
      rows={members}
      rowKey={({ user: id }) => id}
    />
  );
}
