import { Time } from "../../../ui/time.tsx";
import { ClausesView } from "./clauses-view.tsx";
import type { Contract } from "./use-contract.ts";

/** Who has signed, and what was signed before. */
export function Versions({ contract: { versions } }: { contract: Pick<Contract, "versions"> }) {
  const [latest, ...earlier] = versions;
  return (
    <div className="contract-versions">
      {latest && <Signatures signatures={latest.signatures} />}
      {earlier.map(({ version, clauses, signatures }) => (
        <details key={version}>
          <summary>Version {version}, which it replaces</summary>
          <ClausesView clauses={clauses} supporters={[]} />
          <Signatures signatures={signatures} />
        </details>
      ))}
    </div>
  );
}

function Signatures({ signatures }: Pick<Contract["versions"][number], "signatures">) {
  return (
    <ul className="contract-signatures" aria-label="Signatures">
      {signatures.map(({ name, signedAt, isOwner }) => (
        <li className="contract-signatures-row" key={`${name} ${signedAt}`}>
          <bdi className="contract-signature">{name}</bdi>
          <span className="contract-help">
            {isOwner ? "" : "support person, "}
            <Time value={signedAt} as="date" />
          </span>
        </li>
      ))}
    </ul>
  );
}
