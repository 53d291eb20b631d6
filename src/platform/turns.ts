import { setImmediate } from "node:timers/promises";

/** Longest stretch of work without a pause. */
const milliseconds = 25;

/**
 * What long work calls between its steps: after a stretch of work others of this process have their turn.
 *
 * @throws the signal's reason, from what is returned
 */
export function takeTurns(signal: AbortSignal): () => Promise<void> {
  let last = performance.now();
  return async () => {
    signal.throwIfAborted();
    if (performance.now() - last < milliseconds) return;
    await setImmediate();
    last = performance.now();
  };
}
