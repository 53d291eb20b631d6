import type { Change } from "#listen/questionnaires/definition-diff.ts";

const kinds = { added: "Added", removed: "Removed", changed: "Changed" } as const;
const subjects = { questionnaire: "the questionnaire", page: "page", question: "question" } as const;

/** What changed between two states of a questionnaire, a line each. */
export function ChangeList({ changes }: { changes: readonly Change[] }) {
  if (changes.length === 0) return <p>Nothing differs.</p>;
  return (
    <ul className="change-list">
      {changes.map(({ kind, subject, id, text, details }) => (
        <li key={`${kind} ${subject} ${id}`}>
          <strong>{`${kinds[kind]}: ${subjects[subject]}`}</strong>
          {subject !== "questionnaire" && ` “${text || id}”`}
          {details.length > 0 && (
            <ul>
              {details.map((detail) => (
                <li key={detail}>{detail}</li>
              ))}
            </ul>
          )}
        </li>
      ))}
    </ul>
  );
}
