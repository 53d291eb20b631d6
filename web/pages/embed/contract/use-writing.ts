import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import type { Clauses } from "#embed/contracts/clauses.ts";
import { saveContract } from "#embed/contracts/contract.contract.ts";
import { changedMeanwhile } from "#embed/contracts/contract.errors.ts";
import { isKind } from "#platform/errors.ts";
import { call } from "../../../client.ts";
import { createKeeper, type Keeper, type Keeping } from "../../../shell/self-saving/keeper.ts";
import { useKeeping } from "../../../shell/self-saving/use-keeping.ts";
import { useWorkspace } from "../../../shell/use-workspace.ts";
import { type Contract, contractQuery, type Mine, useContractParams } from "./use-contract.ts";

interface Saved {
  revision: number;
}

/** What is written of a contract; it saves itself. */
export interface Writing {
  clauses: Clauses;
  change(changes: Partial<Clauses>): void;
  keeper: Keeper<Clauses, Saved>;
  keeping: Keeping<Clauses, Saved>;
  /** Saves now. @returns the revision that is on the server; fails where it was refused */
  flush(): Promise<number>;
  /** Settles a conflict: with what is here, or with what the other window saved. */
  settle(mine: boolean): Promise<unknown>;
}

/** Keeps what is written and saves it shortly after each change. */
export function useWriting(contract: Contract): Writing {
  const { id: workspace } = useWorkspace();
  const params = useContractParams(contract);
  const queries = useQueryClient();
  const query = contractQuery(workspace);
  const [keeper] = useState(() =>
    createKeeper<Clauses, Saved>({
      value: contract.clauses,
      saved: contract,
      isConflict: (error) => isKind(error, changedMeanwhile),
      save: async (before, clauses) => {
        const { revision } = await call(saveContract, { params, body: { revision: before, clauses } });
        // So that whoever leaves this page and comes back finds what they wrote at once.
        queries.setQueryData<Mine>(query.queryKey, (mine) =>
          mine?.current?.id === contract.id
            ? { ...mine, current: { ...mine.current, clauses, revision } }
            : mine,
        );
        return { revision };
      },
    }),
  );
  const keeping = useKeeping(keeper);

  // What was written in another window is shown, unless something here is still to be saved.
  useEffect(() => {
    const { phase, saved } = keeper.now();
    if (phase === "saved" && contract.revision > saved.revision) keeper.begin(contract.clauses, contract);
  }, [keeper, contract]);

  return {
    clauses: keeping.value,
    change: (changes) => keeper.change({ ...keeper.now().value, ...changes }),
    keeper,
    keeping,
    flush: async () => (await keeper.flush()).revision,
    async settle(mine) {
      const { current } = await queries.fetchQuery({ ...query, staleTime: 0 });
      if (!current) return;
      return mine ? keeper.overrule(current) : keeper.begin(current.clauses, current);
    },
  };
}
