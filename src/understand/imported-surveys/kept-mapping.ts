import type { Mapping } from "#listen/survey-files/survey-file.ts";

/**
 * Corrections with which the next wave of a survey is read: everything that was found out of this one's columns, so that
 * the same answers count the same. How the file was laid out only where somebody said so, since the next export may come
 * in another encoding; answers of choices only as somebody corrected them, since others will read them here. Pure.
 *
 * @param found what was found out
 * @param corrected what somebody said
 */
export function keptMapping({ layout: _, ...found }: Mapping, corrected: Mapping): Mapping {
  const columns = Object.entries(found.columns ?? {}).map(([name, { values, ...column }]) => {
    const own = corrected.columns?.[name]?.values;
    const kept = column.kind === "choice" ? own : values;
    return [name, kept ? { ...column, values: kept } : column] as const;
  });
  return {
    ...found,
    columns: Object.fromEntries(columns),
    ...(corrected.layout && { layout: corrected.layout }),
  };
}
