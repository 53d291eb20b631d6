import { Type } from "typebox";
import { setting } from "../settings.ts";

/** What a process does. */
export const jobSettings = {
  role: setting({
    doc: "What this process does: web answers requests, worker does background work such as mail, all does both.",
    schema: Type.Union([Type.Literal("web"), Type.Literal("worker"), Type.Literal("all")]),
    default: "all",
    env: "SERVICELOOP_ROLE",
  }),
};
