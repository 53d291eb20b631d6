import { otherOption } from "../questionnaires/answer-check.ts";
import { isMeant, isReserved } from "../questionnaires/reserved-ids.ts";

const longest = 40;
const special: readonly string[] = ["not-applicable", "dont-know", "refused", otherOption];

/** Ids of our own for a list of another tool's codes, each near its code and all different. */
export function idsFor(codes: readonly string[], noun: "question" | "option"): string[] {
  const used = new Set<string>();
  return codes.map((code, place) => {
    const letters = code
      .normalize("NFKD")
      .replace(/\p{M}/gu, "")
      .replace(/[^A-Za-z0-9_-]+/g, "-")
      .replace(/^[-_]+|-+$/g, "")
      .slice(0, longest - 6);
    const first = noun === "question" ? /^[A-Za-z]/ : /^[A-Za-z0-9]/;
    const begun = first.test(letters) ? letters : `${noun === "question" ? "q" : "o"}${letters || place + 1}`;
    let id = begun;
    for (let number = 2; isTaken(id, noun) || used.has(id); number++) id = `${begun}-${number}`;
    used.add(id);
    return id;
  });
}

const isTaken = (id: string, noun: "question" | "option"): boolean =>
  isReserved(id) || (noun === "question" ? isMeant(id) : special.includes(id));
