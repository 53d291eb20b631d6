import { useQuery } from "@tanstack/react-query";
import type { ResponseOf } from "#platform/http/contract.ts";
import { type Overview, readQuestionResults } from "#understand/results/result-pages.contract.ts";
import { call } from "../../../client.ts";
import { EmptyState } from "../../../ui/empty-state.tsx";
import { Query } from "../../../ui/query.tsx";
import { Section } from "../../../ui/section.tsx";
import { MeanItems, ShareItem } from "./question-items.tsx";
import { withheldSentence } from "./result-words.ts";
import { useResultsAddress } from "./use-overview.ts";
import { WrittenTexts } from "./written-texts.tsx";

export type Question = ResponseOf<typeof readQuestionResults>["questions"][number];
export type Item = Question["items"][number];

interface QuestionResultsProps {
  overview: Overview;
}

/** Question by question, in the order that they were asked, by page. */
export function QuestionResults({ overview }: QuestionResultsProps) {
  const { workspace, params, campaign, release } = useResultsAddress();
  const query = useQuery({
    queryKey: [workspace, "results", campaign, "questions", release],
    queryFn: ({ signal }) =>
      call(readQuestionResults, { params, query: release === "" ? {} : { release } }, { signal }),
  });
  return (
    <Query query={query} lines={10}>
      {({ questions }) => {
        if (questions.length === 0)
          return (
            <EmptyState title="There are no further questions">
              Everything that was asked belongs to the profile. Its results are on the other pages.
            </EmptyState>
          );
        const pages = [...Map.groupBy(questions, ({ page }) => page)];
        return pages.map(([page, asked], index) => (
          <Section key={page} title={page || (index === 0 ? "Question by question" : "Further questions")}>
            {asked.map((question) => (
              <QuestionResult key={question.id} question={question} overview={overview} />
            ))}
          </Section>
        ));
      }}
    </Query>
  );
}

function QuestionResult({ question, overview }: { question: Question; overview: Overview }) {
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
          {items.some(({ mean }) => mean) && <MeanItems question={question} overview={overview} />}
          {items.map((item) => (
            <ShareItem
              key={`${item.id} ${item.perspective?.id ?? ""}`}
              item={item}
              isOnly={items.length === 1}
              isMatrix={type === "matrix"}
              question={text}
              overview={overview}
            />
          ))}
          {isText && texts === null && overview.campaign.anonymity !== "named" && (
            <p className="question-basis">
              What people wrote can give its author away, so it is not shown here.
            </p>
          )}
          {texts && texts.length > 0 && (
            <WrittenTexts question={question.id} first={texts} total={question.textCount} />
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
