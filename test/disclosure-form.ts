import assert from "node:assert/strict";
import type { Figure } from "#understand/profile/figure.ts";
import type { OrganisationResults } from "#understand/profile/organisation-results.ts";

type Figures = Record<"self" | "organisation" | "gap", Figure>;

function assertRounded(value: number | null, decimals = 2): void {
  assert.ok(value === null || value === Number(value.toFixed(decimals)), `${value}`);
}

function assertFigures(
  { self, organisation, gap }: Figures,
  n: number,
  staff: number,
  minimum: number,
): void {
  assert.ok(n >= minimum, `a figure of ${n}`);
  assert.ok(Math.abs(gap.estimate - (self.estimate - organisation.estimate)) < 0.015 + 1e-9);
  for (const { estimate, low, high } of [self, organisation, gap]) {
    for (const value of [estimate, low, high]) assertRounded(value);
    const withoutInterval = n === staff || n < 5;
    assert.deepEqual([low === null, high === null], [withoutInterval, withoutInterval], `${n} of ${staff}`);
    if (low !== null && high !== null) assert.ok(low <= estimate && estimate <= high);
  }
}

/** What holds for every record, whatever the answers: precision, smallest groups, and nothing beside a withheld unit. */
export function assertWellFormed(record: OrganisationResults): void {
  const { minimum, units, statements, reliability, comparisons } = record;
  for (const unit of units) {
    if (unit.suppressed) {
      assert.deepEqual(Object.keys(unit).sort(), ["path", "reason", "suppressed"]);
      continue;
    }
    assert.ok(unit.n >= minimum && unit.staff >= unit.n);
    const shown = Object.values(unit.competencies).filter((result) => result !== null);
    assert.ok(shown.length > 0, "a unit with no competency has nothing to show");
    for (const result of shown) assertFigures(result, result.n, unit.staff, minimum);
  }
  const [whole] = units;
  for (const statement of Object.values(statements).flatMap((all) => all ?? [])) {
    assert.ok(whole && !whole.suppressed && statement.n >= 10);
    assertFigures(statement, statement.n, whole.staff, minimum);
    for (const shares of Object.values(statement.distribution))
      Object.values(shares).forEach((s) => void assertRounded(s));
  }
  for (const result of Object.values(reliability)) assert.ok(!result || result.n >= Math.max(10, minimum));
  for (const { path, competency, difference, q } of comparisons) {
    const unit = units.find((other) => other.path === path);
    assert.ok(unit && !unit.suppressed && unit.competencies[competency]);
    assertRounded(difference);
    assertRounded(q, 4);
  }
}
