import type { ChartData } from "./chart-data.ts";
import type { IntervalRows } from "./interval-rows.ts";

/** Names the rows at both ends of each series. */
export function intervalSummary({ rows, series, print }: IntervalRows): string {
  return series
    .flatMap(({ name }, order) => {
      const known = rows
        .flatMap(({ label, values }) => {
          const value = values[order];
          return value ? [{ label, value: value.estimate }] : [];
        })
        .sort((a, b) => b.value - a.value);
      const [highest, lowest] = [known.at(0), known.at(-1)];
      if (!highest || !lowest) return [];
      if (known.length === 1) return [`${name}: ${highest.label} ${print(highest.value)}.`];
      return [
        `${name}: highest ${highest.label} ${print(highest.value)}, lowest ${lowest.label} ${print(lowest.value)}.`,
      ];
    })
    .join(" ");
}

/** The figures of a chart of intervals as a table. */
export function intervalData(
  { rows, series, headers = [], label, print }: IntervalRows,
  counts: Record<string, number | null> = {},
): ChartData {
  const hasIntervals = rows.some(({ values }) => values.some((value) => value && value.low !== null));
  const hasReasons = rows.some(({ withheld }) => withheld);
  const hasCounts = rows.some(({ key }) => typeof counts[key] === "number");
  return {
    print,
    columns: [
      { header: label, kind: "text" },
      ...series.flatMap(({ name }) => [
        { header: name, kind: "figure" as const },
        ...(hasIntervals
          ? [
              { header: `${name}, low`, kind: "figure" as const },
              { header: `${name}, high`, kind: "figure" as const },
            ]
          : []),
      ]),
      ...headers
        .filter((header) => header !== "n" || !hasCounts)
        .map((header) => ({ header, kind: "text" as const })),
      ...(hasCounts ? [{ header: "n", kind: "count" as const }] : []),
      ...(hasReasons ? [{ header: "Withheld", kind: "text" as const }] : []),
    ],
    rows: rows.map(({ key, label: name, values, cells = [], withheld }) => [
      name,
      ...series.flatMap((_, order) => {
        const value = values[order];
        const interval = hasIntervals ? [value?.low ?? null, value?.high ?? null] : [];
        return [value?.estimate ?? null, ...interval];
      }),
      ...headers.flatMap((header, at) =>
        header === "n" && hasCounts ? [] : [cells[at]?.replaceAll("\n", " ") ?? null],
      ),
      ...(hasCounts ? [counts[key] ?? null] : []),
      ...(hasReasons ? [withheld ?? ""] : []),
    ]),
  };
}
