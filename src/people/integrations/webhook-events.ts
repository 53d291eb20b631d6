/** What other programs can be told of. Of confidential campaigns nothing that depends on a single answer is told. */
export const webhookEvents = {
  "campaign.opened": "A campaign has opened",
  "campaign.closed": "A campaign has closed",
  "results.released": "A campaign's results were released",
  "answer.completed": "Somebody completed a named campaign's questionnaire",
  "follow-up.opened": "Somebody who answered in a named campaign is to be called",
} as const;

export type WebhookEvent = keyof typeof webhookEvents;

export const webhookEventNames = Object.keys(webhookEvents) as WebhookEvent[];

/** What happened: ids and names, no answers. */
export type News =
  | { event: "campaign.opened" | "campaign.closed"; data: { campaign: string; name: string } }
  | { event: "results.released"; data: { campaign: string; release: string; kind: "close" | "snapshot" } }
  | { event: "answer.completed"; data: { campaign: string; answer: string } }
  | { event: "follow-up.opened"; data: { campaign: string; followUp: string } };

/** Pauses before each further attempt, in seconds: some at once, then over three days. */
export const retryPauses: readonly number[] = [5, 300, 1_800, 7_200, 18_000, 36_000, 57_600, 64_800, 72_000];

/** When a delivery is tried again after so many attempts; null where it is given up. */
export function nextAttempt(attempts: number, now: Date): Date | null {
  const pause = retryPauses[attempts - 1];
  return pause === undefined ? null : new Date(now.getTime() + pause * 1000);
}
