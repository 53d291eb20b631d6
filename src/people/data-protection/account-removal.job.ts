import type { Context } from "#people/access/context.ts";
import { removeAccount } from "./account-removal.job-kind.ts";

/** Accounts belong to no programme, so whether one is still needed is asked after the erasure, over all programmes. */
export function workOnAccountRemoval({ jobs, accounts }: Pick<Context, "jobs" | "accounts">): void {
  jobs.work(removeAccount, ({ userId }) => accounts.removeWithoutPlace(userId));
}
