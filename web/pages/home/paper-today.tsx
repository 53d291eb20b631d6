import { useWorkspace } from "../../shell/use-workspace.ts";
import { LinkButton } from "../../ui/button.tsx";
import { Section } from "../../ui/section.tsx";
import { dayWords } from "../listen/paper/day-words.ts";
import { countWords, usePaperWork } from "../listen/paper/use-paper-work.ts";

/** Paper sheets that wait to be typed; nothing where none do. */
export function PaperToday() {
  const { href } = useWorkspace();
  const { data } = usePaperWork();
  if (!data || data.campaigns.length === 0) return null;
  return (
    <Section title="Paper sheets to type">
      <ul className="waiting">
        {data.campaigns.map(({ campaign, name, until, counts }) => (
          <li key={campaign}>
            <div className="waiting-words">
              <h3>{name}</h3>
              <p>
                {countWords(counts)}
                {until && ` Typed until ${dayWords(until)}.`}
              </p>
            </div>
            <LinkButton href={href(`/paper/${campaign}`)}>
              Type sheets
              <span className="visually-hidden">: {name}</span>
            </LinkButton>
          </li>
        ))}
      </ul>
    </Section>
  );
}
