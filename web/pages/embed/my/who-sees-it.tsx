import { Section } from "../../../ui/section.tsx";
import type { OwnResults } from "./own-words.ts";

const seen = {
  consultant:
    "These results belong to you. Besides you, the consultants whom you were told of can open your answers; nobody else can, whatever their role.",
  programme:
    "The survey was by name, as you were told: besides you, those who run the programme can see your answers.",
} as const;

/** Who can open these results, and what was promised before answering, word for word. */
export function WhoSeesIt({ results: { readers, promise, language } }: { results: OwnResults }) {
  return (
    <Section title="Who can see this" lead={seen[readers]}>
      {promise.length > 0 && (
        <details className="own-details">
          <summary>What you were told before you answered</summary>
          <div lang={language}>
            {promise.map((text) => (
              <p key={text}>{text}</p>
            ))}
          </div>
        </details>
      )}
    </Section>
  );
}
