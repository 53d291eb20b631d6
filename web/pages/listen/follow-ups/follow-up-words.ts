import type { FollowUpView } from "#listen/follow-ups/follow-up.contract.ts";

export const stateTones = {
  open: "active",
  "in progress": "warning",
  done: "good",
  "not reached": "neutral",
} as const satisfies Record<FollowUpView["state"], string>;

export const stateOptions = [
  { value: "open", label: "Open" },
  { value: "in progress", label: "In progress" },
  { value: "done", label: "Done" },
  { value: "not reached", label: "Could not be reached" },
] as const;

export const reasonWords = {
  asked: "Asks to be contacted",
  rule: "The campaign's rule",
} as const;

/** A day without a time, e.g. "9 Mar 2026". */
export const dayWords = (day: string): string =>
  new Date(`${day}T12:00:00Z`).toLocaleDateString(undefined, { dateStyle: "medium", timeZone: "UTC" });
