import type { AnswerValue } from "../survey-file.ts";
import { wordScale } from "./word-scales.ts";

const good =
  /\b(?:good|great|excellent|outstanding|enjoy\w*|liked?|lov(?:e|ed|ing)|happy|satisf(?:ied|ying|actory)|pleased|delighted|agree|positive(?:ly)?|favou?rabl[ey]|best|better|perfect(?:ly)?|gute?|ausgezeichnet|hervorragend|zufrieden|gern[e]?|bon(?:ne)?|bien|excellente?|satisfaite?|buen[oa]?|excelente|satisfech[oa]|goed|uitstekend|tevreden|bom|boa|buono|ottimo|soddisfatt[oa])\b/iu;
const bad =
  /\b(?:bad|poor(?:ly)?|terrible|awful|dislik\w*|hated?|unhappy|unsatisf\w*|dissatisf\w*|displeased|disappoint\w*|disagree|negative(?:ly)?|unfavou?rabl[ey]|worst|worse|inadequate|unacceptable|schlecht\w*|mangelhaft|ungenügend|unzufrieden|ungern[e]?|mauvaise?|insatisfaite?|mécontente?|mal[oa]?|insatisfech[oa]|slecht|ontevreden|ruim|péssim[oa]|cattiv[oa]|pessim[oa]|insoddisfatt[oa])\b/iu;
const negation =
  /\b(?:not|n['’]t|never|no|hardly|neither|nicht|nie|kein\w*|pas|peu|nunca|niet|geen|não|non)\b/iu;

/** 1 of a good answer, −1 of a bad one, 0 where its words don't tell. */
function toneOf(label: string): number {
  const [isGood, isBad] = [good.test(label), bad.test(label)];
  if (isGood === isBad) return 0;
  return (isGood ? 1 : -1) * (negation.test(label) ? -1 : 1);
}

/**
 * Which way answers with numbers run, by their words: "up" where the highest number is the good end or the most of
 * something, "down" where it is the bad end or the least, null where the words don't tell.
 *
 * @param values in any order, with their numbers
 * @example answerDirection([{ value: 1, label: "Enjoy" }, { value: 2, label: "Ambivalent" }, { value: 3, label: "Dislike" }]) // "down"
 */
export function answerDirection(
  values: readonly Pick<AnswerValue, "value" | "label">[],
): "up" | "down" | null {
  const answers = [...values]
    .sort((one, other) => one.value - other.value)
    .map(({ value, label }) => ({
      value,
      label: label.replace(/^\s*-?\d{1,3}\s*[-–—:=.)]?\s*(?=\p{L})/u, ""),
    }))
    .filter(({ label }) => /\p{L}/u.test(label));
  const labels = answers.map(({ label }) => label);
  if (labels.length < 2) return null;
  const scale = new Set(labels).size === labels.length ? wordScale(labels) : null;
  const places = scale === null ? labels.map(toneOf) : labels.map((label) => scale.values.get(label) ?? 0);
  const [first = 0, last = 0] = [places[0], places.at(-1)];
  const known = scale !== null || (first !== last && (last > 0 || (first > 0 && last < 0) || first < 0));
  if (!known || first === last) return null;
  const rises = places.every((place, index) => index === 0 || place >= (places[index - 1] ?? 0));
  const falls = places.every((place, index) => index === 0 || place <= (places[index - 1] ?? 0));
  return rises ? "up" : falls ? "down" : null;
}

/** Whether the numbers of a scale stand for themselves in its answers' words ("0", "10 – Extremely likely"). */
export const areNumbered = (values: readonly AnswerValue[]): boolean =>
  values.every(({ value, label }) => {
    const said = /^\s*(-?\d{1,4})(?!\d)/.exec(label)?.[1];
    return said !== undefined && Number(said) === value;
  });
