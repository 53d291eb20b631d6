import type { ResponseOf } from "#platform/http/contract.ts";
import type {
  compareSurveyWaves,
  SurveyWave,
} from "#understand/imported-surveys/imported-surveys.contract.ts";

export type Comparison = ResponseOf<typeof compareSurveyWaves>["comparison"];
export type ItemChange = Comparison["items"][number];

/**
 * The two waves to compare: those asked for, else the last two. Null where there are not two.
 *
 * @param waves the newest first
 * @param earlierId empty where nothing is asked for
 */
export function comparedWaves(
  waves: readonly SurveyWave[],
  earlierId: string,
  laterId: string,
): { earlier: SurveyWave; later: SurveyWave } | null {
  const placeOf = (id: string) => waves.findIndex(({ wave }) => wave === id);
  const [asked, askedEarlier] = [placeOf(laterId), placeOf(earlierId)];
  // Of the oldest wave alone, the comparison is with the one that came next.
  const isOldest = asked === waves.length - 1 && askedEarlier < 0;
  const later = isOldest ? asked - 1 : asked >= 0 ? asked : askedEarlier === 0 ? 1 : 0;
  const earlier = isOldest ? asked : askedEarlier >= 0 && askedEarlier !== later ? askedEarlier : later + 1;
  const [one, other] = [waves[earlier], waves[later]];
  return one && other ? { earlier: one, later: other } : null;
}
