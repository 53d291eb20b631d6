import { Type } from "typebox";
import { Uuid } from "#people/access/contract.ts";
import type { JobKind } from "#platform/jobs/jobs.ts";

const ofRun = Type.Object({ workspaceId: Uuid, sourceId: Uuid, run: Uuid });
const ofSource = Type.Object({ workspaceId: Uuid, sourceId: Uuid });

/** Suggests themes of a source's comments, and proposes codes. */
export const suggestThemesOf: JobKind<typeof ofRun> = { name: "suggest-themes", payload: ofRun };

/** Forgets what was made of comments whose answers have been deleted. */
export const forgetComments: JobKind<typeof ofSource> = { name: "forget-comments", payload: ofSource };
