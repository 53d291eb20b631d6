import type { Content } from "#listen/said-and-done/said-and-done.contract.ts";

export type { Content };
export type Entry = Content["entries"][number];

/** An entry with nothing written. */
export const newEntry = (): Entry => ({
  id: `e-${crypto.randomUUID().slice(0, 8)}`,
  said: {},
  done: {},
  state: "done",
  on: null,
  who: "",
  measure: null,
});
