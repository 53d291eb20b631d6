/** How many colleagues can be asked at a time: more would be a survey of one's own. */
export const mostColleagues = 5;
/** How many requests one person sends in a campaign, those included that came to nothing. */
export const mostRequests = 15;

interface RequestState {
  state: "asked" | "accepted" | "declined" | "withdrawn";
  /** Whether the colleague said that they are done. */
  completed: boolean;
  /** Whether the colleague has left. */
  gone: boolean;
}

/**
 * A request as whoever sent it sees it. Who declines need not explain it: it looks as if they could not be reached.
 */
export function stateForSender({ state, completed, gone }: RequestState) {
  if (state === "withdrawn") return "withdrawn";
  if (state === "declined") return "unavailable";
  if (state === "accepted" && completed) return "answered";
  if (gone) return "unavailable";
  return state;
}

/** Whether a request takes one of the places that there are. */
const isTaken = (request: RequestState) => !/^(unavailable|withdrawn)$/.test(stateForSender(request));

/** How many colleagues can be asked still. */
export const roomFor = (requests: readonly RequestState[]): number =>
  Math.max(0, Math.min(mostColleagues - requests.filter(isTaken).length, mostRequests - requests.length));
