import { useWorkspace } from "../../../shell/use-workspace.ts";
import { Link } from "../../../ui/link.tsx";
import { coachingWords, gapWords, type OwnCompetency, totalWords } from "./own-words.ts";

interface CompetencyListProps {
  invitation: string;
  competencies: readonly Pick<
    OwnCompetency,
    "code" | "name" | "maximum" | "self" | "organisation" | "gap" | "flagged"
  >[];
  /** What the two points of view are called. */
  names: { self: string; organisation: string };
}

/** Competencies with their totals, each a way to its own page. */
export function CompetencyList({ invitation, competencies, names }: CompetencyListProps) {
  const { href } = useWorkspace();
  return (
    <ul className="own-competencies">
      {competencies.map(({ code, name, self, organisation, gap, flagged, maximum }) => (
        <li key={code}>
          <h3>
            <Link href={href(`/my/results/${invitation}/${encodeURIComponent(code)}`)}>{name}</Link>
          </h3>
          <p className="own-figures">
            <span>{`${names.self} ${totalWords(self.total)}`}</span>
            <span>{`${names.organisation} ${totalWords(organisation.total)}`}</span>
            {gap !== null && <span>{`gap ${gapWords(gap)}, of ${maximum}`}</span>}
            {flagged.length > 0 && <span>{coachingWords(flagged.length)}</span>}
          </p>
        </li>
      ))}
    </ul>
  );
}
