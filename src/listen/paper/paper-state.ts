/** What decides whether a campaign's sheets can be printed and typed. */
interface Standing {
  anonymity: string;
  state: "draft" | "opening" | "open" | "closed";
  closes_at: Date | null;
  until: string | null;
}

export type PaperState = "draft" | "open" | "closed";

/** A campaign's state as its paper sees it: past its closing time it is closed. */
export function paperStateOf({ state, closes_at }: Standing, now: Date): PaperState {
  if (state === "draft" || state === "opening") return "draft";
  return state === "closed" || (closes_at !== null && closes_at <= now) ? "closed" : "open";
}

/** Whether sheets are typed on a day. @param today ISO date where the organisation is */
export const isTypingTime = (standing: Standing, now: Date, today: string): boolean =>
  paperStateOf(standing, now) === "open" && (standing.until === null || today <= standing.until);
