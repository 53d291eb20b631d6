import { errorKind } from "#platform/errors.ts";

export const campaignHidden = errorKind(
  "who-sees.no-campaign",
  () => "There is no such campaign for you. Ask whoever runs the programme for the right link.",
  404,
);

export const answersHidden = errorKind("raw-answers.hidden", (why: string) => why, 403);

export const noSuchAnswers = errorKind(
  "raw-answers.not-found",
  () => "There are no such answers. They may have been deleted meanwhile; go back to the list.",
  404,
);
