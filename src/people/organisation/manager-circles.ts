import type { KnownPerson, ManagerKey, Match, Problem } from "./staff-records.ts";

/**
 * Where the file's managers, together with those known, go round in a circle, the file's part in it is left out: these
 * people keep the manager that they have. Repeats, since what they keep may close another circle.
 */
export function dropManagerCircles(
  matches: readonly Match[],
  people: readonly KnownPerson[],
  problems: Problem[],
): void {
  const before = (known: KnownPerson | null): ManagerKey | null =>
    known?.managerId ? `id:${known.managerId}` : null;
  const managers = new Map<ManagerKey, ManagerKey | null>(
    people.map((person) => [`id:${person.id}`, before(person)]),
  );
  const told = new Map<ManagerKey, Match>();
  for (const match of matches) {
    const key: ManagerKey = match.known ? `id:${match.known.id}` : `new:${match.planned.staffNumber}`;
    managers.set(key, match.planned.manager);
    if (match.planned.manager !== before(match.known)) told.set(key, match);
  }
  for (let circles = findCircles(managers); circles.length > 0; circles = findCircles(managers)) {
    const wrong = circles.flat().flatMap((key) => told.get(key) ?? []);
    if (wrong.length === 0) return;
    for (const { known, planned } of wrong) {
      const key: ManagerKey = known ? `id:${known.id}` : `new:${planned.staffNumber}`;
      planned.manager = before(known);
      managers.set(key, planned.manager);
      told.delete(key);
      problems.push({
        row: planned.row,
        reason:
          "Manager left out: with the managers that are known here it would go round in a circle. Correct one of them.",
      });
    }
  }
}

/** Each person is visited once: a walk up the managers ends at the top or where a walk has been before. */
function findCircles(managers: ReadonlyMap<ManagerKey, ManagerKey | null>): ManagerKey[][] {
  const visited = new Set<ManagerKey>();
  const circles: ManagerKey[][] = [];
  for (const start of managers.keys()) {
    const walk: ManagerKey[] = [];
    let next: ManagerKey | null = start;
    while (next !== null && !visited.has(next)) {
      visited.add(next);
      walk.push(next);
      next = managers.get(next) ?? null;
    }
    const meeting = next === null ? -1 : walk.lastIndexOf(next);
    if (meeting >= 0) circles.push(walk.slice(meeting));
  }
  return circles;
}
