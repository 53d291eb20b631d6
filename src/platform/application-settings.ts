import { databaseSettings } from "./database/database-settings.ts";
import { exampleSettings } from "./example-settings.ts";
import { outgoingSettings } from "./http/outgoing/outgoing-settings.ts";
import { serverSettings } from "./http/server-settings.ts";
import { keySettings } from "./installation-key.ts";
import { jobSettings } from "./jobs/job-settings.ts";
import { mailSettings } from "./mail/mail-settings.ts";
import { surveySettings } from "./survey-settings.ts";

/** All that an operator can set. */
export const applicationSettings = {
  ...serverSettings,
  ...databaseSettings,
  ...keySettings,
  ...mailSettings,
  ...jobSettings,
  ...outgoingSettings,
  ...surveySettings,
  ...exampleSettings,
};
