import { Type } from "typebox";
import { Uuid } from "#people/access/contract.ts";
import type { JobKind } from "#platform/jobs/jobs.ts";

const run = { workspaceId: Uuid, importId: Uuid, run: Uuid };

const Planning = Type.Object(run);
/** Looks through a file of customers for what it would change. */
export const planCustomers: JobKind<typeof Planning> = { name: "plan-customers", payload: Planning };

const Applying = Type.Object({ ...run, by: Type.Object({ id: Uuid, name: Type.String() }) });
/** Does what an import of customers shows. */
export const applyCustomers: JobKind<typeof Applying> = { name: "apply-customers", payload: Applying };
