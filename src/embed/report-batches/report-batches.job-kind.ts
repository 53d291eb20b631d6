import { Type } from "typebox";
import { Uuid } from "#people/access/contract.ts";
import type { JobKind } from "#platform/jobs/jobs.ts";

const payload = Type.Object({ workspaceId: Uuid, campaignId: Uuid, batchId: Uuid });

/** Makes the reports of a campaign's people, a turn at a time. */
export const makeReports: JobKind<typeof payload> = { name: "make-reports", payload };
