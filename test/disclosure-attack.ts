/** An attacker on released sums who knows whom each of them covers, but nobody's value. */

/** A released figure: its coefficient for each person's unknown value. */
export type Equation = readonly number[];
type Row = readonly number[];

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
function clear(row: Row, pivot: Row, column: number): Row {
  const factor = (row[column] ?? 0) / (pivot[column] ?? 1);
  return row.map((value, index) => {
    const rest = value - factor * (pivot[index] ?? 0);
    return index === column || Math.abs(rest) < 1e-7 ? 0 : rest;
  });
}

/** A basis of all that can be derived about the columns alone. Each row alone has a coefficient in its own column: 1. */
function basisWithin(rows: readonly Row[], columns: ReadonlySet<number>): Row[] {
  const outside = [...(rows[0] ?? []).keys()].filter((column) => !columns.has(column));
  let left = [...rows];
  let basis: Row[] = [];
  for (const column of [...outside, ...columns]) {
    const size = (row: Row | undefined) => Math.abs(row?.[column] ?? 0);
    const pivot = left.reduce<Row | undefined>(
      (best, row) => (size(row) > size(best) ? row : best),
      undefined,
    );
    if (!pivot) continue;
    left = left.filter((row) => row !== pivot).map((row) => clear(row, pivot, column));
    if (!columns.has(column)) continue;
    basis = basis.map((row) => clear(row, pivot, column));
    basis.push(pivot.map((value) => value / (pivot[column] ?? 1)));
  }
  return basis;
}

/** Atoms of together fewer than `room` people about whom something follows from the basis, be it a difference. */
function smallCombination(
  basis: readonly Row[],
  sizes: readonly number[],
  from: number,
  room: number,
): number[] {
  if (basis.length === 0) return [];
  const column = sizes.findIndex((_, index) => index >= from && basis.some((row) => row[index]));
  if (column < 0) return [...sizes.keys()].filter((index) => basis[0]?.[index]);
  const pivot = basis.find((row) => row[column]) ?? [];
  const without = basis.filter((row) => row !== pivot).map((row) => clear(row, pivot, column));
  const found = smallCombination(without, sizes, column + 1, room);
  const left = room - (sizes[column] ?? 0);
  return found.length > 0 || left <= 0 ? found : smallCombination(basis, sizes, column + 1, left);
}

/** The value shared by all of these people, if there is one. Thirds that differ by rounding errors are the same. */
function sharedValue(people: readonly number[] = [], values: readonly number[]): number | undefined {
  const [first, ...others] = new Set(people.map((person) => Math.round((values[person] ?? 0) * 1e6)));
  return others.length === 0 ? first : undefined;
}

/**
 * Looks for people who are given away: something about them alone follows from the equations, be it their sum or a
 * difference between them, and they are fewer than the minimum or all have the same value of a variable.
 *
 * @param variables what the equations are about; a value a person each
 * @returns the people; none where nobody is given away
 */
export function attack(equations: readonly Equation[], variables: readonly Row[], minimum: number): number[] {
  const atoms = atomsOf(equations);
  const rows = equations.map((_, row) => atoms.map((atom) => atom.coefficients[row] ?? 0));
  const sizes = atoms.map((atom) => atom.people.length);
  const small = new Set([...atoms.keys()].filter((at) => (sizes[at] ?? 0) < minimum));
  const few = smallCombination(basisWithin(rows, small), sizes, 0, minimum);
  const unanimous = variables.flatMap((values) => {
    const alike = Map.groupBy(atoms.keys(), (at) => sharedValue(atoms[at]?.people, values));
    alike.delete(undefined);
    return [...alike.values()].flatMap((columns) => basisWithin(rows, new Set(columns)).slice(0, 1));
  });
  const found = few.length > 0 ? few : [...atoms.keys()].filter((at) => unanimous[0]?.[at]);
  return found.flatMap((at) => atoms[at]?.people ?? []);
}

/** The same by trying every group of people, in whole numbers modulo a prime: for a handful of people. */
export function attackByForce(
  equations: readonly Equation[],
  variables: readonly Row[],
  minimum: number,
): boolean {
  const rank = rankModulo(equations);
  for (let set = 1; set < 2 ** (equations[0]?.length ?? 0); set++) {
    const isIn = (person: number) => (set >> person) & 1;
    const members = [...(equations[0] ?? []).keys()].filter(isIn);
    const agree = variables.some((values) => sharedValue(members, values) !== undefined);
    const others = equations.map((equation) => equation.filter((_, person) => !isIn(person)));
    if ((members.length < minimum || agree) && rankModulo(others) < rank) return true;
  }
  return false;
}

function rankModulo(rows: readonly Row[], prime = 1_000_003): number {
  const remainder = (value: number) => ((value % prime) + prime) % prime;
  let left = rows.map((row) => row.map(remainder));
  for (const column of rows[0]?.keys() ?? []) {
    const pivot = left.find((row) => row[column]);
    if (!pivot) continue;
    const [head = 0, others] = [pivot[column], left.filter((row) => row !== pivot)];
    left = others.map((row) =>
      row.map((value, index) => remainder(value * head - (row[column] ?? 0) * (pivot[index] ?? 0))),
    );
  }
  return rows.length - left.length;
}
