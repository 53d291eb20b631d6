import { ChevronRight } from "lucide-react";
import type { ReactNode } from "react";
import type { StoryChapter, SurveyStory } from "#understand/survey-report/story.ts";
import type { SurveyResults } from "#understand/surveys/survey-results.ts";
import { KeyFigure } from "../../../ui/key-figure.tsx";
import { Section } from "../../../ui/section.tsx";
import { Columns } from "../../../ui/stack.tsx";
import { StoryParts } from "./story-parts.tsx";

interface StoryViewProps {
  story: SurveyStory;
  results: SurveyResults;
  /** When and for whom the figures were released. */
  released: string;
  /** Stands below a chapter's answer: what can be chosen there. */
  below?: (chapter: StoryChapter) => ReactNode;
  /** Stands in the place of a chapter's parts; null leaves them. */
  instead?: (chapter: StoryChapter) => ReactNode;
}

/** The results of a survey in the order of what matters, in the same words as the report. */
export function StoryView({ story, results, released, below, instead }: StoryViewProps) {
  const questions = story.chapters.filter(({ isAppendix }) => !isAppendix);
  // What was read of the file stands on the page before.
  const appendix = story.chapters.filter(({ isAppendix, id }) => isAppendix && id !== "read");
  return (
    <>
      <Columns>
        {story.headline.map(({ label, value, note }) => (
          <KeyFigure key={label} label={label} value={value} note={note} />
        ))}
      </Columns>
      {questions.map((chapter) => (
        <Section key={chapter.id} title={chapter.title}>
          <p className="story-answer">{chapter.answer}</p>
          {below?.(chapter)}
          {instead?.(chapter) ?? <StoryParts parts={chapter.parts} results={results} released={released} />}
        </Section>
      ))}
      {appendix.map((chapter) => (
        <details className="story-appendix" key={chapter.id}>
          <summary>
            <ChevronRight size={18} aria-hidden />
            <h2>{chapter.title}</h2>
            <span>{chapter.answer}</span>
          </summary>
          <StoryParts parts={chapter.parts} results={results} released={released} />
        </details>
      ))}
    </>
  );
}
