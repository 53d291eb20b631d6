import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { chooseRoles, type readCoverage } from "#listen/quotas/coverage.contract.ts";
import { mostWanted } from "#listen/quotas/coverage.ts";
import type { ResponseOf } from "#platform/http/contract.ts";
import { call } from "../../../client.ts";
import { useWorkspace } from "../../../shell/use-workspace.ts";
import { Button } from "../../../ui/button.tsx";
import { Checkbox } from "../../../ui/checkbox.tsx";
import { Dialog } from "../../../ui/dialog.tsx";
import { Form } from "../../../ui/form.tsx";
import { Stack } from "../../../ui/stack.tsx";
import { toast } from "../../../ui/toast.tsx";

interface RolesDialogProps {
  campaign: string;
  coverage: Pick<ResponseOf<typeof readCoverage>, "roles" | "known">;
  onClose: () => void;
}

const same = (one: string, other: string) => one.toLowerCase() === other.toLowerCase();

/** Chooses the roles that each account is to be asked through. */
export function RolesDialog({ campaign, coverage: { roles, known }, onClose }: RolesDialogProps) {
  const { id: workspace } = useWorkspace();
  const queries = useQueryClient();
  const offered = [
    ...known,
    ...roles
      .filter((role) => !known.some((one) => same(one.role, role)))
      .map((role) => ({ role, accounts: 0, people: 0 })),
  ];
  const [chosen, setChosen] = useState(() =>
    offered.flatMap(({ role }) => (roles.some((one) => same(one, role)) ? [role] : [])),
  );
  const save = async () => {
    await call(chooseRoles, { params: { workspace, campaign }, body: { roles: chosen } });
    await queries.invalidateQueries({ queryKey: [workspace, "coverage", campaign] });
    toast("The roles were chosen.");
    onClose();
  };
  return (
    <Dialog title="Which roles each account should be asked through" isOpen onClose={onClose}>
      <Form
        submit="Choose these"
        onSubmit={save}
        isDisabled={chosen.length === 0 || chosen.length > mostWanted}
        actions={<Button onPress={onClose}>Cancel</Button>}
      >
        <p>{`Choose up to ${mostWanted}. Nobody is invited or left out by this: it says what you look at.`}</p>
        <Stack gap="small">
          {offered.map(({ role, accounts, people }) => (
            <Checkbox
              key={role}
              isSelected={chosen.includes(role)}
              isDisabled={!chosen.includes(role) && chosen.length >= mostWanted}
              onChange={(on) =>
                setChosen((before) =>
                  offered.map((one) => one.role).filter((one) => (one === role ? on : before.includes(one))),
                )
              }
              description={`${people.toLocaleString()} ${people === 1 ? "person" : "people"} in ${accounts.toLocaleString()} ${accounts === 1 ? "account" : "accounts"}`}
            >
              {role}
            </Checkbox>
          ))}
        </Stack>
      </Form>
    </Dialog>
  );
}
