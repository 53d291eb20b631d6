import { SurveyTabs } from "../campaign-surveys/survey-tabs.tsx";
import { QuestionResults } from "./question-results.tsx";
import { ResultsFrame } from "./results-frame.tsx";

/** Results of the questions that are no part of the profile. */
export const QuestionsPage = () => (
  <ResultsFrame
    part="/questions"
    isWholeOnly
    withoutProfile={(overview) => (
      <>
        <SurveyTabs current="/questions" />
        <QuestionResults overview={overview} />
      </>
    )}
  >
    {({ overview }) => <QuestionResults overview={overview} />}
  </ResultsFrame>
);
