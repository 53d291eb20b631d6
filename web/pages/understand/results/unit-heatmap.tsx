import { printedMean, signedMean } from "#understand/profile/wording.ts";
import type { Heatmap as HeatmapData } from "#understand/results/result-pages.contract.ts";
import { useWorkspace } from "../../../shell/use-workspace.ts";
import { Heatmap } from "../../../ui/chart/heatmap.tsx";
import { heatRows } from "./heat-rows.ts";
import { gapDefinition, howOf, measureAddress, totalDefinition } from "./how-of.ts";
import { kindWords } from "./kind-choice.tsx";
import { highestTotal, type ProfileData, useResultsAddress } from "./use-overview.ts";

interface UnitHeatmapProps {
  data: ProfileData;
  heatmap: HeatmapData;
  title: string;
}

/** Units below the one that is looked at, by competency, shaded by how far they lie from it. */
export function UnitHeatmap({ data, heatmap, title }: UnitHeatmapProps) {
  const { texts, competencies, unit, overview } = data;
  const { href } = useWorkspace();
  const { to } = useResultsAddress();
  const { what, withheld } = heatmap;
  const highest = highestTotal(texts);
  const name = unit.path === "" ? "the organisation" : unit.name;
  const isGap = what === "gap";
  return (
    <Heatmap
      title={title}
      label="Department"
      columns={competencies.map((competency) => ({ key: competency.code, name: competency.name }))}
      rows={heatRows(heatmap, highest, {
        page: (path) => to("", path),
        below: (path) => to("/departments", path, what === "organisation" ? {} : { show: what }),
      })}
      print={isGap ? signedMean : printedMean}
      ends={
        isGap ? { low: `wider gap than ${name}`, high: "narrower" } : { low: `below ${name}`, high: "above" }
      }
      caption={`${kindWords(texts, what)}: mean ${isGap ? "gaps in points" : "totals"} out of ${highest}; n people in the figures of head-count. Shaded by the distance from the first row. ▲ and ▼: clearly above or below everybody outside the department (false discovery rate 5 %). ${
        withheld === 0
          ? "Nothing is withheld here."
          : `${withheld.toLocaleString()} withheld: fewer than ${overview.campaign.minimumGroup} answers, or individuals could be recognised.`
      }`}
      how={howOf(data, {
        measure: `${competencies[0]?.name ?? "Competency"}: ${kindWords(texts, what).toLowerCase()}`,
        definition: isGap ? gapDefinition : totalDefinition,
        method:
          "Mean over everybody in the department and below it. Marks: Welch's t test of the department against everybody outside it, adjusted over all comparisons (Benjamini and Hochberg).",
        href: measureAddress(href, competencies[0], what),
        more: "A department picked because it came out lowest will, as a rule, come out somewhat better next time without anything having been done: part of an extreme result is chance.",
      })}
    />
  );
}
