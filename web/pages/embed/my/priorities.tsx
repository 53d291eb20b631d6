import { useWorkspace } from "../../../shell/use-workspace.ts";
import { Link } from "../../../ui/link.tsx";
import { Section } from "../../../ui/section.tsx";
import { Columns } from "../../../ui/stack.tsx";
import type { OwnResults } from "./own-words.ts";

type Advice = OwnResults["priorities"]["self"];

/** Where to begin, for oneself and for the organisation, with reasons. */
export function Priorities({ results }: { results: OwnResults }) {
  return (
    <Section
      title="Where to begin"
      lead="Suggestions in an order worth arguing with: first where one side is rated below the other, the widest gap first; then the lowest totals."
    >
      <Columns minimum="20rem">
        <Side title="For yourself" advice={results.priorities.self} results={results} />
        <Side
          title="To raise in your organisation"
          advice={results.priorities.organisation}
          results={results}
        />
      </Columns>
    </Section>
  );
}

function Side({ title, advice, results }: { title: string; advice: Advice; results: OwnResults }) {
  const { href } = useWorkspace();
  return (
    <div className="own-side">
      <h3>{title}</h3>
      {advice.length === 0 ? (
        <p className="own-note">
          Nothing stands out on this side: either every total is at the top of its scale, or too little was
          rated for a total.
        </p>
      ) : (
        <ol className="own-priorities">
          {advice.map(({ competency, why, statement, question }) => (
            <li key={competency.code}>
              <h4>
                <Link href={href(`/my/results/${results.invitation}/${encodeURIComponent(competency.code)}`)}>
                  {competency.name}
                </Link>
              </h4>
              <p>{why}</p>
              <p className="own-note">{`The lowest rating stands at ${statement.code}, ${statement.topic}.`}</p>
              <p className="own-question" lang={results.language}>
                {question}
              </p>
            </li>
          ))}
        </ol>
      )}
    </div>
  );
}
