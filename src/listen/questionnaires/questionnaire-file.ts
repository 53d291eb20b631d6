import type { Questionnaire as Profile } from "../profile/questionnaire.ts";
import type { Definition } from "./definition.ts";

/** How a file says that it is one of ours. */
export const fileFormat = "serviceloop-questionnaire";

/** A questionnaire as a file: what an export gives and an import takes. */
export interface QuestionnaireFile {
  format: typeof fileFormat;
  formatVersion: 1;
  name: string;
  definition: Definition;
  /** The whole text of a profile, so that its scores and reports work elsewhere, too. */
  profile?: Profile;
}
