import { type ItemMeaning, sameMeaning } from "../imported-surveys/item-meaning.ts";
import { compareWaves } from "../imported-surveys/wave-comparison.ts";
import type { SurveyResults } from "../surveys/survey-results.ts";
import type { SurveyTrend } from "./campaign-survey.ts";

/** One campaign of a questionnaire: its figures of everybody, and what its items asked. */
export interface TrendWave {
  campaign: string;
  release: string;
  name: string;
  at: Date;
  results: SurveyResults;
  meanings: readonly ItemMeaning[];
}

const scoreName = "nps";

/**
 * What became of each item of the last wave: its figures in all waves that asked it the same way, and the difference to the wave
 * before, of independent samples. Nothing but published figures goes in. Pure.
 *
 * @param waves the oldest first, at least one
 */
export function trendOf(waves: readonly TrendWave[]): SurveyTrend {
  const last = waves.at(-1);
  const before = waves.at(-2);
  if (!last) return { waves: [], items: [] };
  const changes = new Map(
    (before ? compareWaves(before, last).items : []).map((change) => [
      `${change.kind} ${change.name}`,
      change,
    ]),
  );
  const changeOf = (key: string): SurveyTrend["items"][number]["change"] => {
    const change = changes.get(key);
    if (!change?.difference || change.p === null || change.q === null) return null;
    const { estimate: difference, low, high } = change.difference;
    const word = change.q < 0.05 ? (difference > 0 ? "higher" : "lower") : "no evidence";
    return { since: waves.length - 2, difference, low, high, p: change.p, q: change.q, word };
  };
  const meaningIn = ({ meanings }: TrendWave, item: string) => meanings.find(({ name }) => name === item);
  const isSame = (wave: TrendWave, item: string) =>
    sameMeaning(meaningIn(wave, item), meaningIn(last, item)) === null;
  const items = last.results.items.flatMap(({ name, label, kind }): SurveyTrend["items"] => {
    if (kind === "choice") return [];
    const points = waves.map((wave) => {
      const own = wave.results.items.find((item) => item.name === name);
      return own?.mean !== null && own?.mean !== undefined && isSame(wave, name)
        ? { n: own.n, estimate: own.mean, low: own.low, high: own.high }
        : null;
    });
    const as = kind === "multiple" ? "share" : "mean";
    return [{ item: name, label, kind: as, points, change: changeOf(`${kind} ${name}`) }];
  });
  const score = last.results.nps;
  if (!score) return { waves: waves.map(sent), items };
  const points = waves.map(({ results: { nps }, ...wave }) =>
    nps && nps.item === score.item && isSame({ ...wave, results: last.results }, score.item)
      ? { n: nps.n, estimate: nps.estimate, low: nps.low, high: nps.high }
      : null,
  );
  const change = [...changes].find(([key]) => key.startsWith(`${scoreName} `))?.[0] ?? "";
  return {
    waves: waves.map(sent),
    items: [
      { item: score.item, label: "Net promoter score", kind: "score", points, change: changeOf(change) },
      ...items,
    ],
  };
}

const sent = ({ campaign, release, name, at }: TrendWave) => ({
  campaign,
  release,
  name,
  at: at.toISOString(),
});
