import { csvCell } from "#platform/csv-cell.ts";
import type { SurveyResults } from "../surveys/survey-results.ts";

const header = [
  "group",
  "name",
  "label",
  "kind",
  "n",
  "mean",
  "low_95",
  "high_95",
  "percent_of_scale",
  "importance_lmg",
  "importance_low_95",
  "importance_high_95",
  "relative_weight",
  "withheld",
];

/** All items with their figures as a table: of everyone, then of each group that is shown. Figures of options are shares. */
export function itemsCsv({ items, groups, outcome }: SurveyResults): string {
  const drivers = new Map(outcome?.drivers.map((driver) => [driver.name, driver]));
  const labels = new Map(items.map(({ name, label, kind }) => [name, { label, kind }]));
  const rows: (string | number | null)[][] = items.map((item) => {
    const driver = drivers.get(item.name);
    return [
      "",
      item.name,
      item.label,
      item.kind,
      item.n,
      item.mean,
      item.low,
      item.high,
      item.percent,
      driver?.lmg ?? null,
      driver?.lmgLow ?? null,
      driver?.lmgHigh ?? null,
      driver?.relativeWeight ?? null,
      item.withheld,
    ];
  });
  for (const group of groups) {
    if (group.suppressed) {
      rows.push([group.name, ...Array.from({ length: header.length - 2 }, () => null), group.why]);
      continue;
    }
    for (const { name, n, mean, low, high } of group.items) {
      const { label = name, kind = null } = labels.get(name) ?? {};
      const withheld = mean === null ? "protects individuals" : null;
      rows.push([group.name, name, label, kind, n, mean, low, high, null, null, null, null, null, withheld]);
    }
  }
  const line = (cells: (string | number | null)[]) =>
    `${cells.map((cell) => (typeof cell === "number" ? String(cell) : csvCell(cell ?? ""))).join(",")}\r\n`;
  return `\uFEFF${[header, ...rows].map(line).join("")}`;
}
