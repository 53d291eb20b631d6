import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { historyOf } from "#embed/contracts/check-in.ts";
import { deleteContract } from "#embed/contracts/contract.contract.ts";
import { longDate } from "#understand/profile/wording.ts";
import { call } from "../../../client.ts";
import { useWorkspace } from "../../../shell/use-workspace.ts";
import { Button } from "../../../ui/button.tsx";
import { ConfirmDialog } from "../../../ui/confirm-dialog.tsx";
import { Section } from "../../../ui/section.tsx";
import { ClausesView } from "./clauses-view.tsx";
import { type Contract, contractQuery, useContractParams } from "./use-contract.ts";

/** Contracts that have ended; their author may delete them. */
export function Earlier({ contracts }: { contracts: readonly Contract[] }) {
  if (contracts.length === 0) return null;
  return (
    <Section title="Earlier contracts">
      {contracts.map((contract) => (
        <EarlierContract key={contract.id} contract={contract} />
      ))}
    </Section>
  );
}

function EarlierContract({ contract }: { contract: Contract }) {
  const { id: workspace } = useWorkspace();
  const params = useContractParams(contract);
  const queries = useQueryClient();
  const [isOpen, setOpen] = useState(false);
  const { state, beginsOn, endsOn, finishedAt, closingWord, supporters, checkIns, versions } = contract;
  const from = longDate(beginsOn ?? "");
  const today = (finishedAt ?? "").slice(0, 10);
  const noted = historyOf(checkIns, { beginsOn: beginsOn ?? today, endsOn: endsOn ?? today, today }).filter(
    ({ checkIn }) => checkIn !== null,
  );
  return (
    <details className="contract-earlier">
      <summary>
        {from}: {state === "completed" ? "done" : "ended early"}
      </summary>
      {closingWord !== "" && <blockquote dir="auto">{closingWord}</blockquote>}
      <ClausesView
        clauses={versions[0]?.clauses ?? contract.clauses}
        supporters={supporters.filter((each) => each.state !== "declined").map(({ name }) => name)}
      />
      {noted.length > 0 && (
        <ul className="contract-notes" aria-label="Weekly notes">
          {noted.map(({ week, checkIn }) => (
            <li key={week} dir="auto">
              {longDate(week)}: {[checkIn?.note, checkIn?.learned].filter(Boolean).join(" · ") || "noted"}
            </li>
          ))}
        </ul>
      )}
      <Button tone="quiet" onPress={() => setOpen(true)}>
        Delete it
        <span className="visually-hidden">: the contract of {from}</span>
      </Button>
      <ConfirmDialog
        title="Delete this contract?"
        confirm="Delete"
        isOpen={isOpen}
        onClose={() => setOpen(false)}
        onConfirm={async () => {
          await call(deleteContract, { params });
          await queries.invalidateQueries(contractQuery(workspace));
        }}
      >
        <p>It goes for good, with its weekly notes and signatures.</p>
      </ConfirmDialog>
    </details>
  );
}
