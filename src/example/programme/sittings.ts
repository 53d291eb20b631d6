import { localTimeOf } from "#listen/campaigns/schedule.ts";
import { afterWorkingDays } from "#listen/follow-ups/follow-up.ts";
import type { Random } from "#stats/random.ts";
import type { Sitting } from "./backdate.service.ts";
import type { Held } from "./held.ts";
import { timeZone } from "./story-time.ts";

/** Working days, as campaigns have it where nobody chooses. */
const daysToFollowUp = 3;
const hour = 3_600_000;
const minute = 60_000;

/** Draws when people answered: most in the first days, between eight in the morning and six in the evening. */
export function drawSittings(
  { invited, given }: Held,
  { opens, closes }: { opens: Date; closes: Date },
  random: Random,
): Sitting[] {
  const days = Math.max(1, Math.floor((closes.getTime() - opens.getTime()) / (24 * hour)));
  return given.flatMap(({ number, completes }) => {
    const dayOf = Math.floor(days * random.uniform() * random.uniform());
    const started = opens.getTime() + dayOf * 24 * hour + random.uniform() * 9 * hour;
    const taken = (completes ? 11 + random.integer(16) : 4 + random.integer(5)) * minute;
    const invitationId = invited.get(number)?.invitationId;
    const changed = Math.min(started + taken, closes.getTime() - minute);
    if (!invitationId) return [];
    return [
      {
        invitationId,
        started: new Date(Math.min(started, changed - minute)),
        changed: new Date(changed),
        completed: completes,
        due: afterWorkingDays(localTimeOf(new Date(changed), timeZone).date, daysToFollowUp),
      },
    ];
  });
}
