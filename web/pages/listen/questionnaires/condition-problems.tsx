import type { DefinitionProblem } from "#listen/questionnaires/definition-problem.ts";

interface ConditionProblemsProps {
  source: string;
  problems: readonly DefinitionProblem[];
}

/** What is wrong with a condition, with the part that it is about. */
export function ConditionProblems({ source, problems }: ConditionProblemsProps) {
  if (problems.length === 0) return null;
  return (
    <div role="status">
      <ul className="condition-problems">
        {problems.map(({ message, span }) => (
          <li key={`${span?.start} ${message}`}>
            <span className="field-error">{message}</span>
            {span && span.end > span.start && (
              <code>
                {source.slice(Math.max(0, span.start - 20), span.start)}
                <mark>{source.slice(span.start, span.end)}</mark>
                {source.slice(span.end, span.end + 20)}
              </code>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}
