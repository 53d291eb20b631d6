import { hash } from "node:crypto";
import { isIPv6 } from "node:net";
import { tooMany } from "./request-errors.ts";

/** How often something may happen: at most `times` at once, and `times` within so many seconds. */
export interface Rate {
  times: number;
  seconds: number;
}

/** Counts attempts under several keys at once. */
export interface RateLimit<Key extends string> {
  /** Counts an attempt under all keys, or throws `tooMany` and counts it under none. */
  take(keys: Record<Key, string>): void;
  /** Takes an attempt back, e.g. a successful sign-in: then a whole office can sign in from one address. */
  giveBack(keys: Record<Key, string>): void;
}

/**
 * Makes a limit of this process. Give accounts a tight rate, since it is one person's, and addresses a wide one, since
 * behind one there may be an office; and give successes back. The generic cell rate algorithm: no windows whose borders
 * let twice as much through. What is forgotten first when there are too many keys is what was full longest ago.
 *
 * @example
 * const signIns = createRateLimit({ account: { times: 8, seconds: 900 }, address: { times: 300, seconds: 900 } });
 * signIns.take({ account: email.toLowerCase(), address: addressKey(request.ip) });
 */
export function createRateLimit<Key extends string>(
  rates: Record<Key, Rate>,
  { now = Date.now, maxKeys = 100_000 }: { now?: () => number; maxKeys?: number } = {},
): RateLimit<Key> {
  /** By key, until when its attempts reach if each took its share of the time. Least recent first. */
  const busyUntil = new Map<string, number>();
  const buckets = (keys: Record<Key, string>) =>
    (Object.entries(rates) as [Key, Rate][]).map(([kind, { times, seconds }]) => ({
      // A digest: keys are as long as an attacker likes.
      id: `${kind} ${hash("sha256", keys[kind], "base64url")}`,
      share: (seconds * 1000) / times,
      span: seconds * 1000,
    }));
  const set = (id: string, until: number) => {
    busyUntil.delete(id);
    busyUntil.set(id, until);
  };
  return {
    take(keys) {
      const time = now();
      const attempts = buckets(keys).map(({ id, share, span }) => ({
        id,
        span,
        until: Math.max(busyUntil.get(id) ?? 0, time) + share,
      }));
      const wait = Math.max(...attempts.map(({ until, span }) => until - span - time));
      if (wait > 0.5) throw tooMany(Math.ceil(wait / 1000));
      for (const { id, until } of attempts) set(id, until);
      if (busyUntil.size > maxKeys) forget(busyUntil, time, maxKeys);
    },
    giveBack(keys) {
      for (const { id, share } of buckets(keys)) {
        const until = busyUntil.get(id);
        if (until !== undefined) set(id, until - share);
      }
    },
  };
}

/** Makes room: first what is over, then what is oldest, down to nine tenths. */
function forget(busyUntil: Map<string, number>, time: number, maxKeys: number): void {
  for (const [id, until] of busyUntil) if (until <= time) busyUntil.delete(id);
  for (const id of busyUntil.keys()) {
    if (busyUntil.size <= maxKeys * 0.9) return;
    busyUntil.delete(id);
  }
}

/** An address as a key: IPv6 by its network (/64), which is one subscriber's; IPv4 in IPv6 as IPv4. */
export function addressKey(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped !== undefined || !isIPv6(address)) return mapped ?? address;
  const [head = "", tail] = (address.split("%")[0] ?? "").toLowerCase().split("::");
  const first = head === "" ? [] : head.split(":");
  const last = tail === undefined || tail === "" ? [] : tail.split(":");
  const zeros = tail === undefined ? [] : Array<string>(8 - first.length - last.length).fill("0");
  const groups = [...first, ...zeros, ...last].slice(0, 4);
  return groups.map((group) => Number.parseInt(group, 16).toString(16)).join(":");
}
