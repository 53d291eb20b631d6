import { counted } from "../profile/wording.ts";
import type { ItemResult, SurveyResults } from "../surveys/survey-results.ts";
import { bounded, figureColumn, textColumn } from "./bounded-table.ts";
import { fixed, oneLine, percent, percentFigure, sentence, whole, withInterval } from "./figures.ts";
import { printerOf } from "./source.ts";
import type { StoryChapter, StorySource, StoryTable } from "./story.ts";

/** Groups beside each other in one table. */
const groupsAcross = 6;

function missingOf({ missing }: ItemResult): string {
  const parts = Object.entries(missing)
    .filter(([, count]) => count > 0)
    .map(([reason, count]) => `${whole(count)} ${reason}`);
  return parts.length === 0 ? "none" : parts.join(", ");
}

const withheldWords = {
  "too few": "too few",
  "all the same": "all the same",
  constant: "no differences",
} as const;

function meansTable({ items }: SurveyResults): StoryTable[] {
  const rows = items
    .filter(({ kind }) => kind === "rating" || kind === "number")
    .map((item) => {
      const print = printerOf(item);
      const mean =
        item.mean === null
          ? (item.withheld && withheldWords[item.withheld]) || "withheld"
          : withInterval(item.mean, item.low, item.high, print);
      return [
        oneLine(item.label, 500),
        whole(item.n),
        mean,
        item.standardDeviation === null ? "–" : print(item.standardDeviation),
        item.ends ? `${fixed(item.ends.low, 0)}–${fixed(item.ends.high, 0)}` : "–",
        missingOf(item),
      ];
    });
  return bounded(
    {
      kind: "table",
      title: "Ratings and numbers",
      columns: [
        textColumn("Item"),
        figureColumn("n"),
        figureColumn("Mean"),
        figureColumn("SD"),
        figureColumn("Scale"),
        textColumn("Missing"),
      ],
      rows,
      note: "Means with 95 % intervals; SD is the standard deviation.",
    },
    "results.json",
  );
}

function choicesTable({ items }: SurveyResults): StoryTable[] {
  const rows = items
    .filter(({ kind }) => kind === "choice" || kind === "multiple")
    .map((item) => {
      const ticked =
        item.mean === null
          ? (item.withheld && withheldWords[item.withheld]) || "withheld"
          : `${withInterval(item.mean, item.low, item.high, (share) => percentFigure(share))} % ticked it`;
      const spread = item.distribution?.map(
        ({ label, n, share }) => `${oneLine(label, 60)} ${whole(n)} (${percent(share)})`,
      );
      return [
        oneLine(item.label, 500),
        whole(item.n),
        item.kind === "multiple"
          ? ticked
          : (spread?.join("; ") ?? (item.withheld && withheldWords[item.withheld]) ?? "withheld"),
        missingOf(item),
      ];
    });
  return bounded(
    {
      kind: "table",
      title: "Choices",
      columns: [textColumn("Item"), figureColumn("n"), textColumn("Answers"), textColumn("Missing")],
      rows,
      note: null,
    },
    "results.json",
  );
}

function groupTables(results: SurveyResults): StoryTable[] {
  const shown = results.groups.filter(({ suppressed }) => !suppressed).slice(0, 4 * groupsAcross);
  const tables: StoryTable[] = [];
  for (let first = 0; first < shown.length; first += groupsAcross) {
    const across = shown.slice(first, first + groupsAcross);
    const means = across.map(({ items }) => new Map(items.map((item) => [item.name, item.mean])));
    const rows = results.items
      .filter(({ name }) => means.some((group) => group.has(name)))
      .map((item) => {
        const print = item.kind === "multiple" ? (share: number) => percent(share, 0) : printerOf(item);
        return [
          oneLine(item.label),
          ...means.map((group) => {
            const mean = group.get(item.name);
            return mean == null ? "–" : print(mean);
          }),
        ];
      });
    tables.push(
      ...bounded(
        {
          kind: "table",
          title: `Means by group${shown.length > groupsAcross ? `, ${first + 1} to ${first + across.length} of ${shown.length}` : ""}`,
          columns: [
            textColumn("Item"),
            ...across.map(({ name, n }) =>
              figureColumn(`${oneLine(name, 40)}${n === null ? "" : `, n ${whole(n)}`}`),
            ),
          ],
          rows,
          note: "A dash stands for what is withheld. Intervals are in results.json.",
        },
        "results.json",
      ),
    );
  }
  return tables;
}

/** Every item with its figures, and means by group. */
export function itemsChapter({ results }: StorySource): StoryChapter {
  const withheld = results.items.filter((item) => item.withheld !== null).length;
  const all = counted(results.items.length, "item");
  return {
    id: "items",
    title: "All items",
    isAppendix: true,
    answer:
      withheld === 0
        ? `${sentence(all)} with ${results.items.length === 1 ? "its" : "their"} figures.`
        : `${sentence(all)}; ${withheld === results.items.length ? (withheld === 1 ? "its figures are not shown" : "the figures of none are shown") : `of ${withheld} no mean is shown`}, because too few answered or all said the same.`,
    parts: [...meansTable(results), ...choicesTable(results), ...groupTables(results)],
  };
}
