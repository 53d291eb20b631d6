/** An attacker on released figures who knows everybody's unit and who is part of which figure, but nobody's answers. */

/** A released figure: its coefficient for each person's unknown value. */
export type Equation = readonly number[];

const tiny = 1e-7;

/** People whom no equation tells apart. Whatever can be derived has the same coefficient for all of them. */
interface Atom {
  people: number[];
  coefficients: number[];
}

function atomsOf(equations: readonly Equation[]): Atom[] {
  const atoms = new Map<string, Atom>();
  for (let person = 0; person < (equations[0]?.length ?? 0); person++) {
    const coefficients = equations.map((equation) => equation[person] ?? 0);
    if (coefficients.every((coefficient) => coefficient === 0)) continue;
    const key = coefficients.join();
    const atom = atoms.get(key) ?? { people: [], coefficients };
    atom.people.push(person);
    atoms.set(key, atom);
  }
  return [...atoms.values()];
}

/** Subtracts from the row what makes its coefficient in the column vanish. */
function clear(row: readonly number[], pivot: readonly number[], column: number): number[] {
  const factor = (row[column] ?? 0) / (pivot[column] ?? 1);
  return row.map((value, index) =>
    index === column || Math.abs(value - factor * (pivot[index] ?? 0)) < tiny
      ? 0
      : value - factor * (pivot[index] ?? 0),
  );
}

/** A basis of all combinations of the rows that vanish outside the columns, each alone with 1 in its own column. */
function basisWithin(rows: readonly (readonly number[])[], columns: readonly number[]) {
  const width = rows[0]?.length ?? 0;
  const inside = new Set(columns);
  const order = [...Array(width).keys()].filter((column) => !inside.has(column)).concat(columns);
  let left = rows.map((row) => [...row]);
  let basis: { row: number[]; column: number }[] = [];
  for (const column of order) {
    const pivot = left.reduce<number[] | null>(
      (best, row) => (Math.abs(row[column] ?? 0) > Math.abs(best?.[column] ?? tiny) ? row : best),
      null,
    );
    if (!pivot) continue;
    left = left.filter((row) => row !== pivot).map((row) => clear(row, pivot, column));
    if (!inside.has(column)) continue;
    const row = pivot.map((value) => value / (pivot[column] ?? 1));
    basis = basis.map((other) => ({ ...other, row: clear(other.row, row, column) }));
    basis.push({ row, column });
  }
  return basis;
}

const isNear = (value: number, other: number) => Math.abs(value - other) < 1e-5;

/** A sum over whole atoms, none twice, among those of the columns: its coefficients are all 0 or 1. */
function groupWithin(atoms: readonly Atom[], columns: readonly number[], limit: number): number[] | null {
  const basis = basisWithin(equationsOver(atoms), columns);
  const choose = (index: number, sum: readonly number[], size: number): number[] | null => {
    if (index === basis.length) {
      const isGroup = size > 0 && sum.every((value) => isNear(value, 0) || isNear(value, 1));
      const people = isGroup ? atoms.flatMap((atom, at) => (isNear(sum[at] ?? 0, 1) ? atom.people : [])) : [];
      return people.length > 0 && people.length < limit ? people : null;
    }
    const next = basis[index];
    const larger = size + (atoms[next?.column ?? 0]?.people.length ?? 0);
    const without = choose(index + 1, sum, size);
    if (without || larger >= limit) return without;
    return choose(
      index + 1,
      sum.map((value, at) => value + (next?.row[at] ?? 0)),
      larger,
    );
  };
  return choose(
    0,
    atoms.map(() => 0),
    0,
  );
}

function equationsOver(atoms: readonly Atom[]): number[][] {
  return (atoms[0]?.coefficients ?? []).map((_, row) => atoms.map((atom) => atom.coefficients[row] ?? 0));
}

/** Any combination of fewer people's values, be it a difference of two: people whose coefficients do not vanish. */
export function findCombination(equations: readonly Equation[], minimum: number): number[] | null {
  const atoms = atomsOf(equations);
  const columns = [...atoms.keys()].filter((at) => (atoms[at]?.people.length ?? 0) < minimum);
  const search = (basis: readonly (readonly number[])[], from: number, room: number): number[] | null => {
    const at = columns.findIndex((column, index) => index >= from && basis.some((row) => row[column] !== 0));
    if (at < 0) {
      const people = atoms.flatMap((atom, index) => (basis[0]?.[index] ? atom.people : []));
      return people.length > 0 ? people : null;
    }
    const column = columns[at] ?? 0;
    const pivot = basis.find((row) => row[column] !== 0) ?? [];
    const without = basis.filter((row) => row !== pivot).map((row) => clear(row, pivot, column));
    const size = atoms[column]?.people.length ?? 0;
    const found = without.length > 0 ? search(without, at + 1, room) : null;
    return found ?? (size < room ? search(basis, at + 1, room - size) : null);
  };
  const basis = basisWithin(equationsOver(atoms), columns).map(({ row }) => row);
  return basis.length > 0 ? search(basis, 0, minimum) : null;
}

/**
 * Looks for people who are given away: fewer than the minimum whose sum follows from the equations, or any number
 * who all have the same value of a variable.
 *
 * @param variables what the equations are about; a value a person each
 * @returns the people, or null where nobody is given away
 */
export function attack(
  equations: readonly Equation[],
  variables: readonly (readonly number[])[],
  minimum: number,
): number[] | null {
  const atoms = atomsOf(equations);
  const all = [...atoms.keys()];
  const small = all.filter((at) => (atoms[at]?.people.length ?? 0) < minimum);
  const few = groupWithin(atoms, small, minimum);
  if (few) return few;
  for (const values of variables) {
    const shared = Map.groupBy(all, (at) => {
      const [first, ...others] = new Set(atoms[at]?.people.map((person) => rounded(values[person])));
      return others.length === 0 ? first : undefined;
    });
    shared.delete(undefined);
    for (const columns of shared.values()) {
      const unanimous = groupWithin(atoms, columns, Number.POSITIVE_INFINITY);
      if (unanimous) return unanimous;
    }
  }
  return null;
}

/** Thirds and sevenths that are equal but for rounding errors become equal. */
function rounded(value: number | undefined): number {
  return Math.round((value ?? Number.NaN) * 1e6);
}

/** The same by trying every group of people, modulo a prime: for a handful of people. */
export function attackByForce(
  equations: readonly Equation[],
  variables: readonly (readonly number[])[],
  minimum: number,
): boolean {
  const people = equations[0]?.length ?? 0;
  const rank = rankModulo(equations);
  for (let set = 1; set < 2 ** people; set++) {
    const group = Array.from({ length: people }, (_, person) => (set >> person) & 1);
    const members = [...group.keys()].filter((person) => group[person]);
    const telling =
      members.length < minimum ||
      variables.some((values) => new Set(members.map((person) => rounded(values[person]))).size === 1);
    if (telling && rankModulo([...equations, group]) === rank) return true;
  }
  return false;
}

function rankModulo(rows: readonly Equation[], prime = 1_000_003): number {
  let left = rows.map((row) => row.map((value) => ((value % prime) + prime) % prime));
  let rank = 0;
  for (let column = 0; column < (rows[0]?.length ?? 0); column++) {
    const pivot = left.find((row) => row[column] !== 0);
    if (!pivot) continue;
    rank++;
    const rest = left.filter((row) => row !== pivot);
    left = rest.map((row) =>
      row.map((value, index) => {
        const cross = value * (pivot[column] ?? 0) - (row[column] ?? 0) * (pivot[index] ?? 0);
        return ((cross % prime) + prime) % prime;
      }),
    );
  }
  return rank;
}
