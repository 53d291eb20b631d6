import { useMutation } from "@tanstack/react-query";
import { Download, FileJson, Pencil, Printer } from "lucide-react";
import { amendContract } from "#embed/contracts/contract.contract.ts";
import { longDate } from "#understand/profile/wording.ts";
import { call } from "../../../client.ts";
import { useWorkspace } from "../../../shell/use-workspace.ts";
import { Button, LinkButton } from "../../../ui/button.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { QueryError } from "../../../ui/query.tsx";
import { Section } from "../../../ui/section.tsx";
import { Row } from "../../../ui/stack.tsx";
import { ClausesView } from "./clauses-view.tsx";
import { Finish } from "./finish.tsx";
import { History } from "./history.tsx";
import { Milestones } from "./milestones.tsx";
import { Reminders } from "./reminders.tsx";
import { Supporters } from "./supporters.tsx";
import { ThisWeek } from "./this-week.tsx";
import { type Contract, useContractParams, useTakeContract } from "./use-contract.ts";
import { Versions } from "./versions.tsx";

/** A signed contract: this week, the weeks so far, milestones, support, and what can be done with it. */
export function Living({ contract, today }: { contract: Contract; today: string }) {
  const { endsOn, supporters, versions } = contract;
  const isOver = endsOn !== null && today > endsOn;
  const [signed] = versions;
  return (
    <>
      {isOver && (
        <Notice title={`The last day was ${longDate(endsOn)}.`}>
          <p>Look back, allow yourself your reward, and close the contract with a word of your own.</p>
        </Notice>
      )}
      {contract.openWeeks.length > 0 && (
        <div className="contract-screen">
          <ThisWeek contract={contract} />
        </div>
      )}
      <Milestones contract={contract} today={today} />
      <History contract={contract} today={today} />
      {signed && (
        <Section title="What I signed" actions={<Tools contract={contract} />}>
          <ClausesView
            clauses={signed.clauses}
            supporters={supporters.filter(({ state }) => state !== "declined").map(({ name }) => name)}
          />
          <Versions contract={contract} />
        </Section>
      )}
      <div className="contract-screen">
        <Section
          title="Support"
          lead="Support persons see as much as you choose, and never your weekly notes. You can take it back at any time."
        >
          <Supporters contract={contract} />
        </Section>
        {!isOver && <Reminders contract={contract} />}
        <Finish contract={contract} isOver={isOver} />
      </div>
    </>
  );
}

/** Changing, printing, and taking away. */
function Tools({ contract }: { contract: Contract }) {
  const { id: workspace } = useWorkspace();
  const params = useContractParams(contract);
  const take = useTakeContract();
  const amend = useMutation({ mutationFn: () => call(amendContract, { params }), onSuccess: take });
  const files = `/api/workspaces/${workspace}/my`;
  return (
    <>
      {amend.error && <QueryError error={amend.error} />}
      <Row>
        <Button
          icon={<Pencil size={16} aria-hidden />}
          isPending={amend.isPending}
          onPress={() => amend.mutate()}
        >
          Change
        </Button>
        <Button icon={<Printer size={16} aria-hidden />} onPress={() => window.print()}>
          Print
        </Button>
        <LinkButton
          icon={<Download size={16} aria-hidden />}
          href={`${files}/contracts/${contract.id}/contract.pdf`}
          download
        >
          PDF
        </LinkButton>
        <LinkButton icon={<FileJson size={16} aria-hidden />} href={`${files}/contracts.json`} download>
          Data
        </LinkButton>
      </Row>
    </>
  );
}
