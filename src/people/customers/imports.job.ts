import type { Context } from "../access/context.ts";
import { applyPlan, PlanChanged } from "./import-applying.service.ts";
import { planAndKeep } from "./import-keeping.service.ts";
import { planAgain, type RunOf, Stopped, settleFailure, watchedRun } from "./import-runs.service.ts";
import { applyCustomers, planCustomers } from "./imports.job-kinds.ts";

/** Looks through files of customers and does what they show, in the background, one at a time. */
export function workOnCustomerImports(context: Pick<Context, "jobs" | "transaction" | "log">): void {
  const { jobs, transaction } = context;
  jobs.work(planCustomers, (run, signal) =>
    settling(context, run, () =>
      transaction(run.workspaceId, (tx) => planAndKeep(tx, run, watchedRun(transaction, run, signal))),
    ),
  );
  jobs.work(applyCustomers, (run, signal) =>
    settling(context, run, async () => {
      const tell = watchedRun(transaction, run, signal);
      const now = new Date();
      await transaction(run.workspaceId, (tx) => applyPlan(tx, run, { tell, now })).catch(
        (error: unknown) => {
          if (!(error instanceof PlanChanged)) throw error;
          return transaction(run.workspaceId, (tx) => planAgain(tx, run, jobs));
        },
      );
    }),
  );
}

/** Runs the work of a run; where its file is at fault, says so at the import. One that was stopped ends silently. */
async function settling(
  { transaction, log }: Pick<Context, "transaction" | "log">,
  run: RunOf,
  work: () => Promise<void>,
): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (error instanceof Stopped) return;
    if (!(await transaction(run.workspaceId, (tx) => settleFailure(tx, run, error)))) throw error;
    log.warn({ err: error, import: run.importId }, "an import of customers failed");
  }
}
