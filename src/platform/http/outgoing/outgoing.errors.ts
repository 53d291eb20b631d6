import { errorKind } from "../../errors.ts";

export const addressRefused = errorKind("outgoing.refused", (why: string) => why, 422);

/** The other side could not be reached, or did not answer properly. */
export const unreachable = errorKind("outgoing.unreachable", (why: string) => why, 502);
