import type { Count } from "#listen/doors/door.ts";

/** "fewer than 5", "at least 15" or "17". */
export const countWords = ({ kind, count }: Count): string =>
  kind === "fewer" ? `fewer than ${count}` : kind === "at least" ? `at least ${count}` : String(count);
