import { audit } from "#people/audit/audit.service.ts";
import { isAlarming } from "./door.ts";
import { addWrongCodes, type DoorRow, type Within } from "./doors.store.ts";

/** Wrong codes of a door that are kept in memory before they are written, once there are many. */
const kept = 25;
/** Milliseconds after which they are written in any case, when the next one comes. */
const keptFor = 10_000;

interface Waiting {
  number: number;
  since: number;
}

/**
 * Counts codes that don't exist, by door and never by who tried them. Few are written one by one; a flood of them doesn't
 * become a flood of writes.
 */
export function createWrongCodes(now: () => number = Date.now) {
  const waiting = new Map<string, Waiting>();
  return {
    async count(within: Within, door: DoorRow): Promise<void> {
      const { number, since } = waiting.get(door.door_id) ?? { number: 0, since: now() };
      const isFlood = door.wrong_codes >= kept;
      if (isFlood && number + 1 < kept && now() - since < keptFor) {
        waiting.set(door.door_id, { number: number + 1, since });
        return;
      }
      waiting.delete(door.door_id);
      const after = await addWrongCodes(within, door.door_id, number + 1);
      if (isAlarming(after - number - 1, after))
        await audit(within.tx, null, {
          action: "door.codes-guessed",
          subject: door.name,
          details: { wrongCodes: after },
        });
    },
  };
}
