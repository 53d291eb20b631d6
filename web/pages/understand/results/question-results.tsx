import type { CampaignResults } from "#understand/results/results.contract.ts";
import { Section } from "../../../ui/section.tsx";
import { withheldSentence } from "./figure-words.tsx";
import { MeanItems, ShareItem } from "./question-items.tsx";

export type Question = NonNullable<CampaignResults["results"]>["questions"][number];
export type Item = Question["items"][number];

interface QuestionResultsProps {
  questions: readonly Question[];
  anonymity: "named" | "confidential";
}

/** Question by question, in the order that they were asked, by page. */
export function QuestionResults({ questions, anonymity }: QuestionResultsProps) {
  const pages = [...Map.groupBy(questions, ({ page }) => page)];
  return (
    <>
      {pages.map(([page, asked], index) => (
        <Section key={page} title={page || (index === 0 ? "Question by question" : "Further questions")}>
          {asked.map((question) => (
            <QuestionResult key={question.id} question={question} anonymity={anonymity} />
          ))}
        </Section>
      ))}
    </>
  );
}

function QuestionResult({
  question,
  anonymity,
}: {
  question: Question;
  anonymity: QuestionResultsProps["anonymity"];
}) {
  const { text, n, items, texts, type } = question;
  const isText = type === "short-text" || type === "long-text";
  const [first] = items;
  const reason = first?.withheld ?? "too few answers";
  return (
    <article className="question">
      <h3>{text}</h3>
      {n === null ? (
        <p className="question-basis">{withheldSentence[reason]}</p>
      ) : (
        <>
          <p className="question-basis">{basisOf(question, n)}</p>
          {items.some(({ mean }) => mean) && <MeanItems question={question} />}
          {items.map((item) => (
            <ShareItem
              key={`${item.id} ${item.perspective?.id ?? ""}`}
              item={item}
              isOnly={items.length === 1}
            />
          ))}
          {isText && texts === null && anonymity === "confidential" && (
            <p className="question-basis">
              What people wrote in a confidential campaign can give its author away, so it is not shown here.
            </p>
          )}
          {texts && texts.length > 0 && (
            // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keyboard.
            <ul className="question-texts" tabIndex={0} aria-label="What people wrote">
              {texts.map((written, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: the list never changes, and texts repeat.
                <li key={index}>{written}</li>
              ))}
            </ul>
          )}
        </>
      )}
    </article>
  );
}

/** How many answered, and what others said instead. */
function basisOf({ special, type }: Question, n: number): string {
  const isText = type === "short-text" || type === "long-text";
  const people = n === 1 ? "person" : "people";
  const others = special
    ? [
        [special.notApplicable, "said that it does not apply"],
        [special.dontKnow, "did not know"],
        [special.refused, "would rather not say"],
      ].flatMap(([count, words]) => (count === 0 ? [] : [`${count} ${words}`]))
    : [];
  return [`${n.toLocaleString()} ${people} ${isText ? "wrote something" : "answered"}`, ...others].join("; ");
}
