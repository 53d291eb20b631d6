import { setTimeout as after } from "node:timers/promises";

interface MailSlots {
  /** Waits for a place. @returns what gives it back, used or not; null where the signal came first */
  take(signal: AbortSignal): Promise<((used: boolean) => void) | null>;
}

/** Places for so many at once, given in the order in which they were asked for, and no more than so many in a minute. */
export function createMailSlots(places: number, perMinute: number | null): MailSlots {
  const waiting: (() => void)[] = [];
  let free = places;
  let next = 0;
  const gap = perMinute === null ? 0 : 60_000 / perMinute;

  function release(): void {
    const first = waiting.shift();
    if (first) first();
    else free++;
  }

  async function place(signal: AbortSignal): Promise<boolean> {
    if (signal.aborted) return false;
    if (free > 0) {
      free--;
      return true;
    }
    const { promise, resolve } = Promise.withResolvers<boolean>();
    const given = () => {
      signal.removeEventListener("abort", aborted);
      resolve(true);
    };
    const aborted = () => {
      waiting.splice(waiting.indexOf(given), 1);
      resolve(false);
    };
    waiting.push(given);
    signal.addEventListener("abort", aborted, { once: true });
    return promise;
  }

  return {
    async take(signal) {
      if (!(await place(signal))) return null;
      const now = performance.now();
      const turn = Math.max(now, next);
      next = turn + gap;
      if (turn > now) await after(turn - now, undefined, { signal }).catch(() => {});
      const giveBack = (used: boolean) => {
        if (!used) next -= gap;
        release();
      };
      if (!signal.aborted) return giveBack;
      giveBack(false);
      return null;
    },
  };
}
