import { Type } from "typebox";
import { SentDefinition } from "./definition.schema.ts";
import { fileFormat } from "./questionnaire-file.ts";

/** What an import takes. The profile inside has a schema of its own. */
export const QuestionnaireFileSchema = Type.Object({
  format: Type.Literal(fileFormat),
  formatVersion: Type.Literal(1),
  name: Type.String({ minLength: 1, maxLength: 200 }),
  definition: SentDefinition,
  profile: Type.Optional(Type.Unknown()),
});
