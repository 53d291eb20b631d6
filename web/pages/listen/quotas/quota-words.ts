import type { RoleState } from "#listen/quotas/coverage.ts";
import type { QuotaStep } from "#listen/quotas/quota.ts";

type Tone = "neutral" | "active" | "good" | "warning" | "bad";

export const roleStateWords: Record<RoleState, { words: string; tone: Tone }> = {
  answered: { words: "answered", tone: "good" },
  invited: { words: "invited", tone: "active" },
  reachable: { words: "can be invited", tone: "neutral" },
  limited: { words: "asked too often lately", tone: "warning" },
  unreachable: { words: "can't be asked", tone: "warning" },
  missing: { words: "nobody known", tone: "bad" },
};

export const stepWords: Record<QuotaStep, { words: string; tone: Tone }> = {
  "below half": { words: "below half", tone: "neutral" },
  "above half": { words: "half and more", tone: "active" },
  reached: { words: "reached", tone: "good" },
};

/** "12 of 40 (30 %)" */
export const ofWords = (count: number, all: number): string =>
  `${count.toLocaleString()} of ${all.toLocaleString()}${all > 0 ? ` (${Math.round((100 * count) / all)} %)` : ""}`;

/** "1 customer", "12 customers" */
export const customersWords = (count: number): string =>
  `${count.toLocaleString()} ${count === 1 ? "customer" : "customers"}`;
