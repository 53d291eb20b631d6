import { listed } from "#understand/profile/wording.ts";
import type { Trust } from "#understand/results/result-pages.contract.ts";

/** Who is in the figures. */
export function responseSentence({ invited, inFigures }: Trust): string {
  if (inFigures === null) return `${invited.toLocaleString()} people were invited.`;
  const share = Math.round((100 * inFigures) / Math.max(1, invited));
  return `${inFigures.toLocaleString()} of ${invited.toLocaleString()} people invited are in the figures (${share} %): everybody whose answers are enough for one, finished or not.`;
}

/** What is known of careless answering. */
export function carelessSentence({ careless, minimum }: Trust): string {
  if (!careless) return "Too few people answered to say anything about careless answering.";
  const { checked, sameThroughout } = careless;
  const people = `${checked.toLocaleString()} people with at least half of all ratings`;
  if (sameThroughout === 0) return `None of the ${people} gave one and the same rating throughout.`;
  if (sameThroughout === null)
    return `Of the ${people}, fewer than ${minimum} gave the same rating throughout, or all but a few did; the number is withheld.`;
  return `Of the ${people}, ${sameThroughout.toLocaleString()} gave the same rating throughout. They are left in: taking them out would let their answers be worked out.`;
}

/** What is withheld and why. */
export function withheldUnitsSentence({ units, minimum }: Trust): string {
  const { total, tooFew, protecting } = units;
  if (total === 0) return "There are no departments.";
  const count = tooFew + protecting;
  if (count === 0) return `None of the ${total.toLocaleString()} departments had to be withheld.`;
  const reasons = [
    ...(tooFew > 0 ? [`${tooFew.toLocaleString()} with fewer than ${minimum} answers`] : []),
    ...(protecting > 0
      ? [`${protecting.toLocaleString()} that would otherwise let individuals be recognised`]
      : []),
  ];
  return `${count.toLocaleString()} of ${total.toLocaleString()} departments ${count === 1 ? "is" : "are"} withheld: ${listed(reasons)}. Their people's answers count in the departments above.`;
}

/** How well the statements hang together. */
export function reliabilitySentence({ reliability }: Trust): string {
  const known = reliability.flatMap(({ name, alpha }) =>
    alpha?.organisation ? [{ name, alpha: alpha.organisation.alpha }] : [],
  );
  if (known.length === 0)
    return "Reliability needs at least ten people who rated every pair of a competency, and is not shown.";
  const sorted = known.toSorted((a, b) => a.alpha - b.alpha);
  const [lowest, highest] = [sorted[0], sorted.at(-1)];
  const weak = known.filter(({ alpha }) => alpha < 0.6);
  const range = `Cronbach's alpha of the ratings of the organisation lies between ${lowest?.alpha.toFixed(2)} and ${highest?.alpha.toFixed(2)}`;
  return weak.length === 0
    ? `${range}: the statements hang together well enough to be summed for groups.`
    : `${range}. Read ${listed(weak.map(({ name }) => name))} statement by statement: below 0.6 they do not hang together well.`;
}
