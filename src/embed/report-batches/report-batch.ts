/** waiting → running → telling → done; cancelled from any of the first three. */
export type BatchState = "waiting" | "running" | "telling" | "done" | "cancelled";

/** States in which there is something to do. */
export const unfinished: readonly BatchState[] = ["waiting", "running", "telling"];

/** Why no mail tells somebody that their report is ready. */
export const untoldReasons = [
  "no address",
  "address changed",
  "address shared",
  "has left",
  "taken out",
] as const;
export type UntoldReason = (typeof untoldReasons)[number];
