import type { UnderstoodColumn } from "#listen/survey-files/survey-file.ts";

/** Most groups that are compared. */
export const mostGroups = 60;

/** Numbers the groups that people are in, as they come up; 0 is for people without one. */
export interface GroupPlaces {
  /** Places including 0: as many as can come up. */
  capacity: number;
  /** The places of these rows; overwritten by the next call. Null once there are too many groups. */
  placesOf(values: Float64Array, rows: number): Int32Array | null;
  /** Values by place, from 1 on; null where there are too many. */
  values(): number[] | null;
}

/** @param column the one that says who is in which group */
export function createGroupPlaces({ values, distinct }: UnderstoodColumn): GroupPlaces {
  const most = Math.min(mostGroups, Math.max(2, values.length, distinct));
  const places = new Map<number, number>();
  let areTooMany = false;
  let current = new Int32Array(0);
  return {
    capacity: most + 1,
    placesOf(groups, rows) {
      if (areTooMany) return null;
      if (current.length < rows) current = new Int32Array(rows);
      for (let row = 0; row < rows; row++) {
        const value = groups[row] as number;
        if (Number.isNaN(value)) {
          current[row] = 0;
          continue;
        }
        let place = places.get(value);
        if (place === undefined) {
          if (places.size === most) {
            areTooMany = true;
            return null;
          }
          place = places.size + 1;
          places.set(value, place);
        }
        current[row] = place;
      }
      return current;
    },
    values: () => (areTooMany ? null : [...places.keys()]),
  };
}
