import type { OwnChapter } from "./own-words.ts";

type Statement = OwnChapter["statements"][number];

interface StatementItemProps {
  statement: Statement;
  chapter: OwnChapter;
}

/** A statement as it was rated, and its coaching text to open. */
export function StatementItem({ statement, chapter: { reading, language } }: StatementItemProps) {
  const { code, topic, text, self, organisation, before, isFlagged, coaching } = statement;
  const { perspectives, scale } = reading;
  const inWords = (rating: number | null) =>
    rating === null ? "not rated" : `${rating}, ${scale.anchors[rating - scale.minimum] ?? ""}`;
  const earlier = (rating: number | null | undefined, now: number | null) =>
    typeof rating === "number" && rating !== now ? ` (last time ${rating})` : "";
  return (
    <article className="own-statement" data-flagged={isFlagged || undefined}>
      <h3>
        <span className="own-code">{code}</span> <span lang={language}>{topic}</span>
      </h3>
      <dl className="own-ratings">
        <div>
          <dt lang={language}>{`${perspectives.self.lead} ${text}.`}</dt>
          <dd>{`${inWords(self)}${earlier(before?.self, self)}`}</dd>
        </div>
        <div>
          <dt lang={language}>{`${perspectives.organisation.lead} ${text}.`}</dt>
          <dd>{`${inWords(organisation)}${earlier(before?.organisation, organisation)}`}</dd>
        </div>
      </dl>
      <details className="own-details" data-printed={isFlagged || undefined}>
        <summary>
          {isFlagged ? "Read the coaching page" : "Read what helps here"}
          <span className="visually-hidden">: {topic}</span>
        </summary>
        <div className="own-reading" lang={language}>
          {coaching.essay.map((paragraph) => (
            <p key={paragraph}>{paragraph}</p>
          ))}
          <h4 lang="en">What the best organisations do</h4>
          <p>{coaching.bestOrganisations}</p>
          <h4 lang="en">Questions for yourself</h4>
          <Questions items={coaching.questionsForYourself} />
          <h4 lang="en">Questions for your organisation</h4>
          <Questions items={coaching.questionsForOrganisation} />
        </div>
      </details>
    </article>
  );
}

const Questions = ({ items }: { items: readonly string[] }) => (
  <ul>
    {items.map((item) => (
      <li key={item}>{item}</li>
    ))}
  </ul>
);
