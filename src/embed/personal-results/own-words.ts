import type { Questionnaire } from "#listen/profile/questionnaire.ts";
import type { PersonScore } from "#understand/profile/scoring.ts";
import { listed } from "#understand/profile/wording.ts";
import { resultsOf, standsOut } from "../coaching-report/stands-out.ts";

/** How many ratings a person was asked for and gave. */
export function ratingCounts(questionnaire: Questionnaire, score: PersonScore) {
  const all = resultsOf(questionnaire, score);
  return {
    asked: all.reduce((sum, { competency }) => sum + 2 * competency.statements.length, 0),
    given: all.reduce((sum, { result }) => sum + result.self.answered + result.organisation.answered, 0),
  };
}

/** From this share of the ratings on, one and the same rating throughout is worth a word. */
const enoughToSpeakOf = 0.5;

/** Below this share of the scale a mean rating is low. */
const lowShare = 1 / 3;

/** What is said to somebody whose answers form one of the patterns that figures alone tell badly. */
function pattern(questionnaire: Questionnaire, score: PersonScore): string[] {
  const { minimum, maximum } = questionnaire.scale;
  const { asked, given } = ratingCounts(questionnaire, score);
  const rated = resultsOf(questionnaire, score).flatMap(({ result }) =>
    [...result.ratings.self, ...result.ratings.organisation].filter((rating) => rating !== null),
  );
  const [first] = rated;
  if (first !== undefined && given >= enoughToSpeakOf * asked && rated.every((rating) => rating === first)) {
    if (first === maximum)
      return [
        "You gave the highest rating throughout. There is no lower rating here to begin from. Think of the last customer who was not content, and read the statements again with that day in mind.",
      ];
    return [
      `You gave the same rating, ${first}, throughout. Then the figures below can't tell you where to begin. If you were in a hurry, read the statements again and note for yourself where you would now decide differently.`,
    ];
  }
  const mean = rated.reduce((sum, rating) => sum + rating, 0) / rated.length;
  if (given >= enoughToSpeakOf * asked && mean < minimum + lowShare * (maximum - minimum))
    return [
      "Most of your ratings are low. That says how things look to you at present; it is no verdict on you, and nobody works on everything at once. Take one statement that you can change yourself, and leave the others for now.",
    ];
  return [];
}

/** What can't be told because too little was rated. */
function missing(questionnaire: Questionnaire, score: PersonScore): string[] {
  const all = resultsOf(questionnaire, score);
  const without = all.filter(
    ({ result }) => result.self.total === null && result.organisation.total === null,
  );
  if (without.length === all.length)
    return [
      "You rated too little for a total in any competency. What you did rate is kept, and shown in its competency; what you left out counts nowhere as zero.",
    ];
  if (without.length === 0) return [];
  const names = listed(without.map(({ competency }) => competency.name));
  return [`You rated too little of ${names} for a total. What you left out counts nowhere as zero.`];
}

/** What stands out in a person's results, a paragraph each, the most telling first. */
export const ownSentences = (questionnaire: Questionnaire, score: PersonScore): string[] => [
  ...standsOut(questionnaire, score),
  ...pattern(questionnaire, score),
  ...missing(questionnaire, score),
];
