import { counted, listed } from "../profile/wording.ts";
import { answersWithGaps } from "./answers-with-gaps.ts";
import { fixed, percent, quoted, sentence, whole } from "./figures.ts";
import { leaders } from "./matters.ts";
import { noteLines } from "./note-lines.ts";
import { itemOf, rankedDrivers } from "./source.ts";
import type { StoryChapter, StoryPart, StorySource } from "./story.ts";

const mostNotes = 12;

/** Notes of the analysis that this report says in its own place and words. */
export const saidElsewhere = new Set([
  "drivers.none",
  "drivers.lost",
  "drivers.alike",
  "drivers.disagree",
  "drivers.few-answers",
  "drivers.sampled",
  "groups.hidden",
  "groups.all-hidden",
  "reliability.against",
  "careless.ranking",
]);

/** How many answers there are, and how many of them the model could use. */
function basis({ results, fidelity }: StorySource): string {
  const { n, minimum, outcome, weights } = results;
  if (n < minimum) {
    return `${sentence(counted(n, "answer"))} came in, fewer than the ${minimum} that a figure needs, so none is shown. Come back when more people have answered.`;
  }
  const sentences = [`The figures rest on ${counted(n, "answer").replace(String(n), whole(n))}.`];
  if (outcome && outcome.problem === null) {
    const share = n === 0 ? 0 : outcome.lost / n;
    sentences.push(
      outcome.lost === 0
        ? "All of them are in the model of what matters."
        : `What matters most rests on the ${whole(outcome.n)} that are complete; ${whole(outcome.lost)} (${percent(share, 0)}) lack at least one value.${share > 0.3 ? " That is much: those who answer everything may see things differently." : ""}`,
    );
  }
  if (weights) {
    sentences.push(
      `Answers are weighted by ${quoted(weights.name)}; the weights leave the precision of ${whole(Math.round(weights.effectiveN))} unweighted answers.`,
    );
  }
  if (fidelity.rejected.count > 0) {
    sentences.push(
      `${sentence(counted(fidelity.rejected.count, "row"))} could not be read and ${fidelity.rejected.count === 1 ? "is" : "are"} in no figure.`,
    );
  }
  return sentences.join(" ");
}

/** How firm the order of drivers is. */
export function order({ results }: Pick<StorySource, "results">): string[] {
  const { outcome } = results;
  const drivers = rankedDrivers(results);
  if (!outcome || drivers.length < 2) return [];
  const close = leaders(drivers);
  const sentences = [
    close.length === 1
      ? "The first place is certain as far as sampling goes: its interval overlaps no other."
      : `The first ${close.length === drivers.length ? "place could belong to any driver" : close.length === 2 ? "place could belong to either of two drivers" : `place could belong to any of ${close.length} drivers`}: their intervals overlap.`,
  ];
  const perDriver = outcome.n / drivers.length;
  if (perDriver < 10) {
    sentences.push(
      `There are only ${fixed(perDriver, perDriver < 2 ? 1 : 0)} complete answers for each driver; with fewer than ten, the order changes easily. Ask fewer questions or more people.`,
    );
  }
  if (outcome.method === "sampled orders" && outcome.samplingError !== null) {
    sentences.push(
      `With so many drivers their parts were found from a sample of orders; the largest standard error that comes of it is ${percent(outcome.samplingError, 2)}.`,
    );
  }
  if (outcome.r2 !== null) {
    sentences.push(
      `${percent(Math.max(0, 1 - outcome.r2), 0)} of the differences in ${quoted(outcome.label, 60)} have to do with something else than these drivers, or with chance.`,
    );
  }
  return sentences;
}

/** Whether items that are meant to measure one thing do. */
export function reliability(source: Pick<StorySource, "results">): string[] {
  return source.results.reliability
    .slice(0, mostNotes)
    .flatMap(({ scale, alpha, omega, items, n, problem, against }) => {
      if (problem !== null) return [`${quoted(scale)}: ${problem}`];
      const figures = [
        alpha === null ? null : `alpha ${fixed(alpha)}`,
        omega === null ? null : `omega ${fixed(omega)}`,
      ].filter((figure) => figure !== null);
      if (figures.length === 0) return [];
      const weak =
        Math.min(alpha ?? 1, omega ?? 1) < 0.7
          ? "; below .70, so its items don't measure one thing well"
          : "";
      const turned =
        against.length === 0
          ? ""
          : ` ${listed(against.map((name) => quoted(itemOf(source.results, name)?.label ?? name, 60)))} ${against.length === 1 ? "runs" : "run"} against the others; if a high answer is a bad one there, mark the column as reversed.`;
      return [
        `${quoted(scale)}, ${counted(items.length, "item")}: ${listed(figures)} (n = ${whole(n)})${weak}.${turned}`,
      ];
    });
}

/** What careless answers there are, and what they change. */
export function careless({ results }: Pick<StorySource, "results">): string[] {
  const { careless: found } = results;
  if (!found) return [];
  if (found.flagged === 0) {
    return [`None of ${whole(found.n)} answers looks careless by the rules in the appendix.`];
  }
  const same =
    found.sameTopThree === null
      ? ""
      : found.sameTopThree
        ? " Without them the first three drivers stay the same."
        : " Without them the first three drivers would be others: look at these answers before you act.";
  return [
    `${whole(found.flagged)} of ${whole(found.n)} answers (${percent(found.flagged / found.n)}) look careless; they are in all figures.${same}`,
  ];
}

/** A list under a heading, with the first so many; nothing where there is none. */
export function listOf(title: string, items: readonly string[], more: string): StoryPart[] {
  if (items.length === 0) return [];
  const shown = items.slice(0, mostNotes);
  const left = items.length - shown.length;
  return [
    { kind: "heading", title },
    {
      kind: "list",
      ordered: false,
      items: left > 0 ? [...shown, `${sentence(counted(left, "more note"))}: ${more}.`] : shown,
    },
  ];
}

/** How sure we are: what the figures rest on, and what may be wrong with them. */
export function sureChapter(source: StorySource): StoryChapter {
  const { results, fidelity } = source;
  const check = noteLines(fidelity.notes, "check");
  const firmness = order(source);
  return {
    id: "sure",
    title: "How sure we are",
    isAppendix: false,
    answer: basis(source),
    parts: [
      ...[...answersWithGaps(results), ...firmness].map(
        (text): StoryPart => ({ kind: "paragraph", style: "body", text }),
      ),
      {
        kind: "paragraph",
        style: "body",
        text: "A 95 % interval says how far a figure may be off because these people answered and not others like them. It says nothing of those who were never asked or chose not to answer.",
      },
      ...listOf(
        "To keep in mind",
        results.notes.filter(({ code }) => !saidElsewhere.has(code)).map(({ text }) => text),
        "see results.json",
      ),
      ...listOf("To check", check, "see fidelity.json"),
      ...listOf("Do items measure one thing?", reliability(source), "see results.json"),
      ...listOf("Careless answers", careless(source), ""),
    ],
  };
}
