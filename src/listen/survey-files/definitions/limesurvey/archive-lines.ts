import type { FidelityLine } from "../../survey-file.ts";
import { line } from "../fidelity-lines.ts";

const besides: readonly [name: RegExp, what: string, text: string][] = [
  [
    /_tokens(?:_\d+)?\.lst$/i,
    "participants",
    "The list of people who were invited is in the archive and is not read",
  ],
  [
    /_timings(?:_\d+)?\.lsi$/i,
    "timings",
    "How long people stayed on each page is in the archive and is not read",
  ],
];

/** What an archive holds besides the survey and its answers. */
export const archiveLines = (names: readonly string[]): FidelityLine[] =>
  besides
    .filter(([pattern]) => names.some((name) => pattern.test(name)))
    .map(([, what, text]) => line("survey", what, "lost", text));
