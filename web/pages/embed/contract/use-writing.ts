import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import type { Clauses } from "#embed/contracts/clauses.ts";
import { saveContract } from "#embed/contracts/contract.contract.ts";
import { changedMeanwhile } from "#embed/contracts/contract.errors.ts";
import type { AppError } from "#platform/errors.ts";
import { call } from "../../../client.ts";
import { useWorkspace } from "../../../shell/use-workspace.ts";
import { asAppError } from "../../../ui/form.tsx";
import { type Contract, contractQuery, type Mine, useContractParams } from "./use-contract.ts";

/** Whether what is on the screen is on the server. */
type SaveState =
  | { kind: "saved" | "waiting" | "saving" }
  | { kind: "refused"; error: AppError }
  /** Another window has saved in between. */
  | { kind: "conflict" };

/** What is written of a contract; it saves itself. */
export interface Writing {
  clauses: Clauses;
  change(changes: Partial<Clauses>): void;
  state: SaveState;
  /** Saves now. @returns the revision that is on the server; fails where it was refused */
  flush(): Promise<number>;
  /** Settles a conflict: with what is here, or with what the other window saved. */
  settle(mine: boolean): Promise<void>;
}

/** Milliseconds without a change after which is saved. */
const pause = 1000;
/** Milliseconds after which saving is tried again where the server did not answer. */
const retry = 4000;

/** Keeps what is written and saves it shortly after each change. */
export function useWriting(contract: Contract): Writing {
  const { id: workspace } = useWorkspace();
  const params = useContractParams(contract);
  const queries = useQueryClient();
  const [clauses, setClauses] = useState<Clauses>(contract.clauses);
  const [state, setState] = useState<SaveState>({ kind: "saved" });
  const live = useRef({
    clauses: contract.clauses as Clauses,
    revision: contract.revision,
    isChanged: false,
    timer: 0 as ReturnType<typeof setTimeout> | number,
    running: null as Promise<void> | null,
  });
  const query = contractQuery(workspace);

  const saveAll = async () => {
    const own = live.current;
    clearTimeout(own.timer);
    while (own.isChanged) {
      own.isChanged = false;
      setState({ kind: "saving" });
      try {
        const body = { revision: own.revision, clauses: own.clauses };
        const { revision } = await call(saveContract, { params, body });
        own.revision = revision;
        // So that whoever leaves this page and comes back finds what they wrote at once.
        queries.setQueryData<Mine>(query.queryKey, (mine) =>
          mine?.current?.id === contract.id
            ? { ...mine, current: { ...mine.current, clauses: body.clauses, revision } }
            : mine,
        );
      } catch (thrown) {
        own.isChanged = true;
        const error = asAppError(thrown);
        setState(error.code === changedMeanwhile.code ? { kind: "conflict" } : { kind: "refused", error });
        const { status } = error;
        if (status === undefined || status >= 500)
          own.timer = setTimeout(() => void save().catch(() => {}), retry);
        throw error;
      }
    }
    setState({ kind: "saved" });
  };
  const save = (): Promise<void> => {
    const own = live.current;
    own.running ??= saveAll().finally(() => {
      own.running = null;
    });
    return own.running;
  };
  const take = (next: Clauses) => {
    live.current.clauses = next;
    setClauses(next);
  };

  useEffect(() => {
    const own = live.current;
    if (contract.revision <= own.revision || own.isChanged || own.running) return;
    own.revision = contract.revision;
    own.clauses = contract.clauses;
    setClauses(contract.clauses);
  }, [contract]);

  return {
    clauses,
    state,
    change(changes) {
      const own = live.current;
      take({ ...own.clauses, ...changes });
      own.isChanged = true;
      clearTimeout(own.timer);
      if (state.kind === "conflict") return;
      setState({ kind: "waiting" });
      own.timer = setTimeout(() => void save().catch(() => {}), pause);
    },
    async flush() {
      await save();
      return live.current.revision;
    },
    async settle(mine) {
      const { current } = await queries.fetchQuery({ ...query, staleTime: 0 });
      if (!current) return;
      live.current.revision = current.revision;
      if (mine) return save();
      live.current.isChanged = false;
      take(current.clauses);
      setState({ kind: "saved" });
    },
  };
}
