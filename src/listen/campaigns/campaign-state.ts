/** What is stored. */
type StoredState = "draft" | "opening" | "open" | "closed";
/** What people see: a draft that will open by itself is scheduled, and one past its closing time is closed. */
export type CampaignState = "draft" | "scheduled" | "opening" | "open" | "closed";

export const campaignStates = ["draft", "scheduled", "opening", "open", "closed"] as const;

interface StateFacts {
  state: StoredState;
  scheduledAt: Date | null;
  closesAt: Date | null;
}

/** The state at a moment. A campaign whose closing time is past is closed, even where the work of closing is still to be done. */
export function stateAt({ state, scheduledAt, closesAt }: StateFacts, now: Date): CampaignState {
  if (state === "draft") return scheduledAt ? "scheduled" : "draft";
  return state === "open" && closesAt && closesAt <= now ? "closed" : state;
}

/** What can be done with a campaign. */
export const campaignActions = [
  "edit",
  "edit-open",
  "delete",
  "test",
  "pilot",
  "open",
  "schedule",
  "unschedule",
  "join",
  "withdraw",
  "resend",
  "remind",
  "extend",
  "close",
] as const;
export type CampaignAction = (typeof campaignActions)[number];

/**
 * What may be done in which state. Nothing leads out of "closed": results have been released by then, and answers that
 * came later could be told from the difference.
 */
const allowed: Record<CampaignState, readonly CampaignAction[]> = {
  draft: ["edit", "delete", "test", "pilot", "open", "schedule"],
  scheduled: ["delete", "test", "unschedule", "open"],
  opening: [],
  open: ["edit-open", "test", "join", "withdraw", "resend", "remind", "extend", "close"],
  closed: [],
};

/** Whether an action is possible in a state. */
export const may = (state: CampaignState, action: CampaignAction): boolean => allowed[state].includes(action);

export const actionsIn = (state: CampaignState): CampaignAction[] => [...allowed[state]];

/** Settings that respondents were told of, or that decide who they are: as they were when the campaign opened, for good. */
export const frozenSettings = [
  "questionnaire",
  "follows",
  "anonymity",
  "minimumGroup",
  "purpose",
  "purposes",
  "retentionMonths",
  "audience",
  "breakdowns",
  "opensAt",
  "closesAt",
] as const;
