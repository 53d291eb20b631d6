import { printedMean, signedMean } from "#understand/profile/wording.ts";
import { useWorkspace } from "../../../shell/use-workspace.ts";
import { significant } from "./comparisons-section.tsx";
import { fileAddress } from "./downloads.tsx";
import { withheldSentence } from "./figure-words.tsx";
import type { ProfileFigures, ProfileProps } from "./profile-results.tsx";
import { depthOf, nameOf, type Unit } from "./unit-names.ts";

interface UnitsTableProps extends ProfileProps {
  units: readonly Unit[];
  figure: "self" | "organisation" | "gap";
}

/** One figure of all competencies by department; it scrolls sideways where there is no room. */
export function UnitsTable({ units, figure, ...props }: UnitsTableProps) {
  const { competencies } = props.texts;
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keyboard. */}
      <section className="units-frame" aria-label="Means by department" tabIndex={0}>
        <table className="units-table">
          <caption className="visually-hidden">
            Mean totals by department and competency, with people in the figures
          </caption>
          <thead>
            <tr>
              <th scope="col">Department</th>
              <th scope="col">In the figures</th>
              {competencies.map(({ code, name }) => (
                <th scope="col" key={code}>
                  <abbr title={name}>{code}</abbr>
                </th>
              ))}
              <th scope="col">Report</th>
            </tr>
          </thead>
          <tbody>
            {units.map((unit) => (
              <UnitRow key={unit.path} unit={unit} figure={figure} {...props} />
            ))}
          </tbody>
        </table>
      </section>
      <p className="results-note">
        {figure !== "gap" &&
          "▲ and ▼ mark means that lie clearly above or below everybody outside the department. "}
        {competencies.map(({ code, name }) => `${code}: ${name}`).join("; ")}. Choose one of them above to see
        intervals.
      </p>
    </>
  );
}

interface UnitRowProps extends ProfileProps {
  unit: Unit;
  figure: UnitsTableProps["figure"];
}

function UnitRow({ unit, figure, data, results, texts }: UnitRowProps) {
  const { id: workspace } = useWorkspace();
  const isWhole = unit.path === "";
  const name = nameOf(unit, data);
  const label = (
    <th scope="row" style={{ paddingInlineStart: `${depthOf(unit)}rem` }}>
      {name}
    </th>
  );
  if (unit.suppressed)
    return (
      <tr data-whole={isWhole || undefined}>
        {label}
        <td colSpan={texts.competencies.length + 2}>{withheldSentence[unit.reason]}</td>
      </tr>
    );
  const report = fileAddress(workspace, data.campaign.campaign, "report.pdf", {
    unit: unit.path,
    ...(data.release && { release: data.release.release }),
  });
  return (
    <tr data-whole={isWhole || undefined}>
      {label}
      <td>{`${unit.n.toLocaleString()} of ${unit.staff.toLocaleString()}`}</td>
      {texts.competencies.map(({ code }) => {
        const result = unit.competencies[code];
        if (!result) return <td key={code}>–</td>;
        const value = result[figure].estimate;
        return (
          <td key={code}>
            {figure === "gap" ? signedMean(value) : printedMean(value)}
            {figure !== "gap" && <Standing results={results} path={unit.path} code={code} figure={figure} />}
          </td>
        );
      })}
      <td>
        <a href={report} download>
          PDF<span className="visually-hidden"> on {name}</span>
        </a>
      </td>
    </tr>
  );
}

interface StandingProps {
  results: ProfileFigures;
  path: string;
  code: string;
  figure: "self" | "organisation";
}

/** Whether a unit's mean lies clearly above or below everyone else's. */
function Standing({ results, path, code, figure }: StandingProps) {
  const found = results.comparisons.find(
    (one) =>
      one.path === path && one.competency === code && one.perspective === figure && one.q <= significant,
  );
  if (!found) return <span className="units-mark" />;
  const way = found.difference > 0 ? "above" : "below";
  return (
    <span className="units-mark" data-way={way}>
      <span aria-hidden="true">{way === "above" ? "▲" : "▼"}</span>
      <span className="visually-hidden"> clearly {way} everybody else</span>
    </span>
  );
}
