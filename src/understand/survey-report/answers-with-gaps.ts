import { listed } from "../profile/wording.ts";
import type { IncompleteAnswers, SurveyResults } from "../surveys/survey-results.ts";
import { quoted, whole } from "./figures.ts";

/** How far the ranking of drivers hangs on who answered everything, and which questions cost the most answers. */
export function answersWithGaps({ outcome }: Pick<SurveyResults, "outcome">): string[] {
  if (!outcome?.incomplete || outcome.drivers.length < 2) return [];
  const { without, pairwise } = outcome.incomplete;
  const costly = without.map(({ label, n }) => `without ${quoted(label, 60)} there would be ${whole(n)}`);
  return [
    ...(costly.length > 0
      ? [
          `Complete answers are ${whole(outcome.n)}; ${listed(costly)}. A question that concerns few can be left out of the ranking, to rank the others by more people.`,
        ]
      : []),
    pairwiseWords(pairwise),
  ];
}

function pairwiseWords(pairwise: IncompleteAnswers["pairwise"]): string {
  const { fewest, most } = pairwise;
  if (pairwise.order === null)
    return `Whether answers with gaps would rank the same can't be told: ${pairwise.problem === "too few" ? `two of the questions were both answered by only ${whole(fewest)}` : "what each two questions' own answers say doesn't fit together, as happens where they come from different people"}.`;
  const basis = `As a check, the ranking was computed once more from all answers that rated each two questions (${fewest === most ? whole(most) : `${whole(fewest)} to ${whole(most)}`})`;
  const assumption =
    "Both are right only where leaving a question out has nothing to do with what somebody thinks.";
  const names = listed(pairwise.first.map(({ label }) => quoted(label, 60)));
  switch (pairwise.order) {
    case "same":
      return `${basis}: it begins with the same drivers in the same order, ${names}. ${assumption}`;
    case "same three":
      return `${basis}: the same drivers come first, in another order: ${names}. Don't build on the order among them. ${assumption}`;
    case "other":
      return `${basis}: then ${names} would come first. So the order isn't firm: it changes with who is counted, or complete answers are too few for it. Look at the questions that are left out most before acting on it. ${assumption}`;
  }
}
