/**
 * An attacker on sums over two waves. A person has two unknown values, one a wave, that are published in sums of either
 * wave and in sums of what changed. Whatever is derived is about all people of whom either value is left in it.
 */

/** What one released figure has of each person: the coefficients of the first and the second value. */
export interface Sum {
  first: readonly number[];
  second: readonly number[];
}

/** First and second values, a value a person each; NaN where there is none. */
export interface Known {
  first: readonly number[];
  second: readonly number[];
}

type Row = Float64Array;

const prime = 1_000_003;
const modulo = (value: number) => ((value % prime) + prime) % prime;

/** The inverse modulo the prime (Fermat). */
function inverse(value: number): number {
  let [result, base] = [1, modulo(value)];
  for (let power = prime - 2; power > 0; power = Math.floor(power / 2)) {
    if (power % 2 === 1) result = (result * base) % prime;
    base = (base * base) % prime;
  }
  return result;
}

/** People whom no figure tells apart: what is derived has the same coefficients for all of them. */
interface Atom {
  people: number[];
  /** A coefficient a figure. */
  first: number[];
  second: number[];
}

function atomsOf(sums: readonly Sum[]): Atom[] {
  const atoms = new Map<string, Atom>();
  for (let person = 0; person < (sums[0]?.first.length ?? 0); person++) {
    const first = sums.map((sum) => sum.first[person] ?? 0);
    const second = sums.map((sum) => sum.second[person] ?? 0);
    if (first.every((one) => one === 0) && second.every((one) => one === 0)) continue;
    const key = `${first}|${second}`;
    const atom = atoms.get(key) ?? { people: [], first, second };
    atom.people.push(person);
    atoms.set(key, atom);
  }
  return [...atoms.values()];
}

/** Rows without the column: one row is spent on clearing it from the others. */
function without(rows: readonly Row[], column: number): readonly Row[] {
  const pivot = rows.find((row) => row[column]);
  if (!pivot) return rows;
  const scale = inverse(pivot[column] ?? 1);
  return rows.flatMap((row) => {
    if (row === pivot) return [];
    const factor = modulo((row[column] ?? 0) * scale);
    if (factor === 0) return [row];
    const cleared = row.map((value, at) => modulo(value - modulo(factor * (pivot[at] ?? 0))));
    return isZero(cleared) ? [] : [cleared];
  });
}

/** Two columns an atom: 2k for the first value, 2k + 1 for the second. */
const columnsOf = (atom: number) => [2 * atom, 2 * atom + 1];

/** Atoms of together fewer than `room` people that a combination of the rows is about, and nobody else; none if there are none. */
function few(rows: readonly Row[], sizes: readonly number[], from: number, room: number): number[] | null {
  if (rows.length === 0) return null;
  const isAbout = (atom: number) => rows.some((row) => columnsOf(atom).some((column) => row[column]));
  const atom = sizes.findIndex((_, at) => at >= from && isAbout(at));
  if (atom < 0) return [...sizes.keys()].filter(isAbout);
  const left = columnsOf(atom).reduce(without, rows);
  const found = few(left, sizes, atom + 1, room);
  const size = sizes[atom] ?? 0;
  return found ?? (size < room ? few(rows, sizes, atom + 1, room - size) : null);
}

const isZero = (row: Row) => row.every((value) => value === 0);

const matrixOf = (atoms: readonly Atom[], sums: readonly Sum[]): Row[] =>
  sums
    .map((_, row) =>
      Float64Array.from(
        atoms.flatMap(({ first, second }) => [modulo(first[row] ?? 0), modulo(second[row] ?? 0)]),
      ),
    )
    .filter((row) => !isZero(row));

/** One value that all of these people have; undefined where they differ. */
function shared(people: readonly number[], values: readonly number[]): number | undefined {
  const all = new Set(people.map((person) => Math.round((values[person] ?? Number.NaN) * 1e6)));
  const [first] = all;
  return all.size === 1 && !Number.isNaN(first) ? first : undefined;
}

/** People that a combination of the rows is about who all have one of these values; the rows have one column an atom. */
function agreeing(atoms: readonly Atom[], rows: readonly Row[], values: readonly number[]): number[] {
  const alike = Map.groupBy(atoms.keys(), (atom) => shared(atoms[atom]?.people ?? [], values));
  alike.delete(undefined);
  for (const group of alike.values()) {
    const others = [...atoms.keys()].filter((atom) => !group.includes(atom));
    const [left] = others.reduce<readonly Row[]>(without, rows);
    if (left) return group.filter((atom) => left[atom]);
  }
  return [];
}

/** What follows from the rows about one of two columns an atom, the other cleared. */
function about(rows: readonly Row[], column: 0 | 1): readonly Row[] {
  const other = [...(rows[0]?.keys() ?? [])].filter((at) => at % 2 !== column);
  return other.reduce<readonly Row[]>(without, rows).map((row) => row.filter((_, at) => at % 2 === column));
}

/** Rows written in the first value and what changed since, where they were in the first and the second. */
const asChanges = (rows: readonly Row[]) =>
  rows.map((row) => row.map((value, at) => (at % 2 ? value : modulo(value + (row[at + 1] ?? 0)))));

/**
 * Looks for people who are given away: something about them alone follows from the sums, and they are fewer than the
 * minimum, or agree in a variable that it is about.
 *
 * @param compared the sums among them that are about both waves: people must not agree in what changed by these
 * @returns the people; none where nobody is given away
 */
export function attackWaves(
  sums: readonly Sum[],
  compared: readonly Sum[],
  variables: readonly Known[],
  minimum: number,
): number[] {
  const atoms = atomsOf(sums);
  const rows = matrixOf(atoms, sums);
  const sizes = atoms.map(({ people }) => people.length);
  const large = [...atoms.keys()].filter((atom) => (sizes[atom] ?? 0) >= minimum);
  const small = large.flatMap(columnsOf).reduce<readonly Row[]>(without, rows);
  const peopleOf = (found: readonly number[]) => found.flatMap((atom) => atoms[atom]?.people ?? []);
  const found = few(small, sizes, 0, minimum);
  if (found) return peopleOf(found);
  const [first, second] = [about(rows, 0), about(rows, 1)];
  const between = atomsOf(compared);
  const changes = about(asChanges(matrixOf(between, compared)), 1);
  for (const known of variables) {
    const change = known.second.map((value, person) => value - (known.first[person] ?? 0));
    const agreed = [...agreeing(atoms, first, known.first), ...agreeing(atoms, second, known.second)];
    if (agreed.length > 0) return peopleOf(agreed);
    const alike = agreeing(between, changes, change);
    if (alike.length > 0) return alike.flatMap((atom) => between[atom]?.people ?? []);
  }
  return [];
}

/** The same by trying every group of people: for a handful of them. */
export function attackWavesByForce(sums: readonly Sum[], minimum: number): boolean {
  const people = sums[0]?.first.length ?? 0;
  const rows = sums.map(({ first, second }) => Float64Array.from([...first, ...second].map(modulo)));
  for (let set = 1; set < 2 ** people; set++) {
    const members = Array.from({ length: people }, (_, person) => (set >> person) & 1);
    if (members.reduce((sum, one) => sum + one, 0) >= minimum) continue;
    const outside = members.flatMap((isIn, person) => (isIn ? [] : [person, people + person]));
    if (outside.reduce<readonly Row[]>(without, independent(rows)).length > 0) return true;
  }
  return false;
}

/** A basis of the rows. */
function independent(rows: readonly Row[]): readonly Row[] {
  const basis: Row[] = [];
  let left: readonly Row[] = rows;
  for (let column = 0; column < (rows[0]?.length ?? 0); column++) {
    const pivot = left.find((row) => row[column]);
    if (!pivot) continue;
    basis.push(pivot);
    left = without(left, column);
  }
  return basis;
}
