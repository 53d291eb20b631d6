import { axisBetween } from "#document/axis.ts";
import { withheldWords } from "./figure-words.tsx";
import { IntervalTable } from "./interval-table.tsx";
import { cellsOf, highestTotal, type ProfileProps, type ProfileTexts } from "./profile-results.tsx";
import { depthOf, nameOf, type Unit } from "./unit-names.ts";

interface UnitsByCompetencyProps extends ProfileProps {
  units: readonly Unit[];
  competency: ProfileTexts["competencies"][number];
}

/** One competency in every department, with intervals. */
export function UnitsByCompetency({ data, texts, units, competency }: UnitsByCompetencyProps) {
  const { self, organisation } = texts.perspectives;
  return (
    <IntervalTable
      caption={`${competency.name}: mean totals by department with 95 % intervals`}
      label="Department"
      axis={axisBetween(0, highestTotal(texts))}
      series={[self.name, organisation.name]}
      headers={[self.name, organisation.name, "Gap", "n"]}
      rows={units.map((unit) => {
        const result = unit.suppressed ? null : (unit.competencies[competency.code] ?? null);
        return {
          key: unit.path,
          label: (
            <span className="units-name" style={{ paddingInlineStart: `${depthOf(unit)}rem` }}>
              {nameOf(unit, data)}
            </span>
          ),
          points: result ? [result.self, result.organisation] : [],
          cells: unit.suppressed
            ? [
                <span key="reason" className="figure-none">
                  {withheldWords[unit.reason]}
                </span>,
                "–",
                "–",
                "–",
              ]
            : cellsOf(result, unit.staff),
        };
      })}
    />
  );
}
