import { Type } from "typebox";
import { setting } from "./settings.ts";

/** Survey files that people send to the application. */
export const surveySettings = {
  surveyMegabytes: setting({
    doc: "The largest survey file that can be sent, in megabytes; larger ones are for the command.",
    schema: Type.Integer({ minimum: 1, maximum: 2000 }),
    default: 200,
    env: "SERVICELOOP_SURVEY_MEGABYTES",
  }),
  surveyDays: setting({
    doc: "Days after which a survey file that was sent is deleted with its results, unless it is kept.",
    schema: Type.Integer({ minimum: 1, maximum: 365 }),
    default: 30,
    env: "SERVICELOOP_SURVEY_DAYS",
  }),
};
