import { noAnswers } from "#listen/survey-imports/survey-imports.errors.ts";
import { answerTasks } from "#listen/survey-imports/tasks.worker.ts";
import { analyseSurvey } from "../surveys/analyse-survey.service.ts";
import { defaultChoice } from "../surveys/survey-choice.ts";

answerTasks((survey, minimum, onProgress) => {
  if (survey.understanding.rows === 0) throw noAnswers();
  const choice = { ...defaultChoice(survey.understanding), minimum };
  return analyseSurvey(survey, choice, { signal: new AbortController().signal, onProgress });
});
