import { Type } from "typebox";
import type { JobKind } from "#platform/jobs/jobs.ts";

const Id = Type.String({ format: "uuid" });
const Contract = Type.Object({ workspaceId: Id, contractId: Id });

/** Looks whether a contract's author is to be asked about a week, and when to look again. */
export const remindContract: JobKind<typeof Contract> = { name: "remind-contract", payload: Contract };
