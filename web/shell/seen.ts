const key = "serviceloop.seen";

/** As many things are remembered, the newest. */
const remembered = 200;

function seen(): string[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(key) ?? "[]");
    return Array.isArray(kept) ? kept.filter((each) => typeof each === "string") : [];
  } catch {
    return [];
  }
}

/** Whether something was opened in this browser. */
export const wasSeen = (id: string): boolean => seen().includes(id);

/** Remembers that something was opened in this browser. */
export function rememberSeen(id: string): void {
  const others = seen().filter((each) => each !== id);
  localStorage.setItem(key, JSON.stringify([...others, id].slice(-remembered)));
}

/** How a release of a campaign's results is remembered; minutes are exact enough. */
export const releaseKey = (campaign: string, releasedAt: string): string =>
  `${campaign} ${releasedAt.slice(0, 16)}`;
