/** What a coder says of a comment: codes, nothing that the code book knows, or that it can't be understood. */
export type Verdict = "codes" | "nothing" | "unclear";

/** Codes that are not used any more stay, with what was coded. */
export type CodeState = "used" | "retired" | "merged" | "split";

/** What people write about a code. */
export interface CodeContent {
  group: string;
  name: string;
  definition: string;
  useWhen: string;
  notWhen: string;
  example: string;
}

/** As much of a code as decides what its codings count for. */
interface CodeLink {
  code: string;
  state: CodeState;
  mergedInto: string | null;
}

/** What was found in a comment, by one coder or after a decision. */
export interface Coding {
  verdict: Verdict;
  codes: readonly string[];
}

/**
 * Makes what says for which code in use a coded one counts today: itself, the one it was merged into, or none (null) where it
 * was retired or split.
 */
export function currentCodes(codes: readonly CodeLink[]): (code: string) => string | null {
  const byId = new Map(codes.map((each) => [each.code, each]));
  const resolved = new Map<string, string | null>();
  for (const { code } of codes) {
    const seen = new Set<string>();
    let found = byId.get(code);
    while (found?.state === "merged" && found.mergedInto !== null && !seen.has(found.code)) {
      seen.add(found.code);
      found = byId.get(found.mergedInto);
    }
    resolved.set(code, found?.state === "used" ? found.code : null);
  }
  return (code) => resolved.get(code) ?? null;
}

/** A coding in the codes that are in use, each once, in a stable order. */
export function todaysCodes({ codes }: Coding, current: (code: string) => string | null): string[] {
  return [...new Set(codes.map(current))].filter((code) => code !== null).sort();
}

/** Whether a comment has to be coded again: one of its codes was split, or all that it had were retired. */
export function needsRecoding(
  { verdict, codes }: Coding,
  stateOf: (code: string) => CodeState | undefined,
  current: (code: string) => string | null,
): boolean {
  if (verdict !== "codes") return false;
  return codes.some((code) => stateOf(code) === "split") || codes.every((code) => current(code) === null);
}

/**
 * The coding that counts: a decision where there is one, else the first coder's, else that of whoever coded it alone; null
 * before anybody did, and where others differ before the first coder has looked.
 */
export function codingThatCounts<Found extends Coding & { coder: string }>(
  codings: readonly Found[],
  decision: Coding | null,
  firstCoder: string | null,
): Coding | null {
  if (decision) return decision;
  const first = codings.find(({ coder }) => coder === firstCoder);
  return first ?? (codings.length === 1 ? (codings[0] ?? null) : null);
}
