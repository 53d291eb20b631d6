/** A department; without one above it stands directly in the organisation. */
export interface Department {
  id: string;
  parentId: string | null;
  name: string;
}

/** A department at its place in the tree. */
export interface PlacedDepartment extends Department {
  /** Names from the top down, joined by "/". */
  path: string;
  /** 1 for departments directly in the organisation. */
  depth: number;
}

const { compare } = new Intl.Collator("en", { numeric: true });

/** All departments in the order of the tree, those at one place by name. */
export function placeDepartments(departments: readonly Department[]): PlacedDepartment[] {
  const below = Map.groupBy(departments, ({ parentId }) => parentId);
  const placed: PlacedDepartment[] = [];
  const place = (parentId: string | null, above: string, depth: number): void => {
    for (const each of (below.get(parentId) ?? []).toSorted((a, b) => compare(a.name, b.name))) {
      const path = `${above}${each.name}`;
      placed.push({ id: each.id, parentId, name: each.name, path, depth });
      place(each.id, `${path}/`, depth + 1);
    }
  };
  place(null, "", 1);
  return placed;
}

/** A department and all below it, from a list in the order of the tree. */
export function subtree(placed: readonly PlacedDepartment[], id: string): PlacedDepartment[] {
  const start = placed.findIndex((each) => each.id === id);
  const depth = placed[start]?.depth ?? 0;
  if (start === -1) return [];
  const end = placed.findIndex((each, index) => index > start && each.depth <= depth);
  return placed.slice(start, end === -1 ? undefined : end);
}
