import { type Clauses, clausesInWords } from "#embed/contracts/clauses.ts";
import { longDate } from "#understand/profile/wording.ts";

interface ClausesViewProps {
  clauses: Clauses;
  /** Names. */
  supporters: readonly string[];
}

/** A contract as it reads; a clause that says nothing says so. */
export function ClausesView({ clauses, supporters }: ClausesViewProps) {
  return (
    <ol className="contract-clauses">
      {clausesInWords(clauses, supporters, "whole", longDate).map(({ number, title, lines }) => (
        <li className="contract-clauses-row" key={number}>
          <h3 className="contract-clauses-title">{title}</h3>
          {lines.length === 0 ? (
            <p className="contract-help">Left open</p>
          ) : (
            <ul className="contract-lines">
              {lines.map((line) => (
                <li key={line} dir="auto">
                  {line}
                </li>
              ))}
            </ul>
          )}
        </li>
      ))}
    </ol>
  );
}
