import { useMutation } from "@tanstack/react-query";
import { UserPlus } from "lucide-react";
import { useState } from "react";
import { shareWithSupporter, withdrawSupporter } from "#embed/contracts/contract.contract.ts";
import type { SupporterView } from "#embed/contracts/contract.schema.ts";
import { call } from "../../../client.ts";
import { Badge } from "../../../ui/badge.tsx";
import { Button } from "../../../ui/button.tsx";
import { ConfirmDialog } from "../../../ui/confirm-dialog.tsx";
import { QueryError } from "../../../ui/query.tsx";
import { Select } from "../../../ui/select.tsx";
import { AddSupporter } from "./add-supporter.tsx";
import { shareOptions } from "./share-options.ts";
import { type Contract, useContractParams, useTakeContract } from "./use-contract.ts";

const most = 3;

const stateWords = {
  named: { tone: "neutral", words: "asked when you sign" },
  asked: { tone: "active", words: "asked" },
  accepted: { tone: "good", words: "supports you" },
  declined: { tone: "neutral", words: "can't at present" },
} as const;

/** The people who support a contract, how much they see, and a way to ask another. */
export function Supporters({ contract }: { contract: Contract }) {
  const [isAdding, setAdding] = useState(false);
  const { supporters } = contract;
  const active = supporters.filter(({ state }) => state !== "declined").length;
  return (
    <div className="contract-supporters">
      {supporters.length > 0 && (
        <ul className="contract-list" aria-label="Support persons">
          {supporters.map((supporter) => (
            <Supporter key={supporter.id} contract={contract} supporter={supporter} />
          ))}
        </ul>
      )}
      {supporters.length === 0 && (
        <p className="contract-help">Nobody is named yet. You can also sign without.</p>
      )}
      {active < most && (
        <div>
          <Button icon={<UserPlus size={16} aria-hidden />} onPress={() => setAdding(true)}>
            Name a support person
          </Button>
        </div>
      )}
      <AddSupporter contract={contract} isOpen={isAdding} onClose={() => setAdding(false)} />
    </div>
  );
}

function Supporter({ contract, supporter }: { contract: Contract; supporter: SupporterView }) {
  const { id, name, email, shares, state, hasLeft } = supporter;
  const params = { ...useContractParams(contract), supporter: id };
  const take = useTakeContract();
  const [isOpen, setOpen] = useState(false);
  const share = useMutation({
    mutationFn: (next: "goals" | "whole") => call(shareWithSupporter, { params, body: { shares: next } }),
    onSuccess: take,
  });
  const { tone, words } = stateWords[state];
  return (
    <li className="contract-supporter-row">
      <div className="contract-supporter">
        <p>
          <bdi>{name}</bdi>
          {email !== null && <span className="contract-help"> {email}</span>}
        </p>
        <Badge tone={hasLeft ? "neutral" : tone}>{hasLeft ? "has left" : words}</Badge>
      </div>
      {share.error && <QueryError error={share.error} />}
      <div className="contract-supporter-tools">
        <Select
          label={`What ${name} sees`}
          options={shareOptions}
          value={share.isPending ? share.variables : shares}
          onChange={(next) => next !== shares && share.mutate(next)}
        />
        <Button tone="quiet" onPress={() => setOpen(true)}>
          {state === "named" ? "Remove" : "Take back"}
          <span className="visually-hidden">: {name}</span>
        </Button>
      </div>
      <ConfirmDialog
        title={`Stop sharing with ${name}?`}
        confirm="Stop sharing"
        isOpen={isOpen}
        onClose={() => setOpen(false)}
        onConfirm={async () => take(await call(withdrawSupporter, { params }))}
      >
        <p>
          {state === "named"
            ? "Nobody has been asked yet, so nobody is told."
            : "Their link ends at once. They are not told why; you may want to."}
        </p>
      </ConfirmDialog>
    </li>
  );
}
