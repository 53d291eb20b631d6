import { errorKind, type FieldProblem } from "#platform/errors.ts";

export const questionnaireNotFound = errorKind(
  "questionnaire.not-found",
  () => "There is no such questionnaire. It may have been deleted.",
  404,
);
export const versionNotFound = errorKind(
  "questionnaire.version-not-found",
  (version: number) => `The questionnaire has no version ${version}. Choose one of its versions.`,
  404,
);
/** Somebody else saved since this draft was read. */
export const draftConflict = errorKind(
  "questionnaire.conflict",
  (who: string, when: Date) =>
    `${who || "Somebody"} saved this draft at ${when.toISOString().slice(11, 16)} UTC on ${when.toISOString().slice(0, 10)}, after you had opened it. Nothing of yours was saved. Copy what you need, then load the draft again.`,
  409,
);
export const notPublishable = errorKind(
  "questionnaire.not-publishable",
  (fields: readonly FieldProblem[]) => ({
    message:
      fields.length === 1
        ? "One thing has to be put right before this can be published."
        : `${fields.length} things have to be put right before this can be published.`,
    fields,
  }),
  422,
);
export const nothingToPublish = errorKind(
  "questionnaire.unchanged",
  (version: number) =>
    `The draft is the same as version ${version}. Change something before you publish it again.`,
  409,
);
export const questionnaireArchived = errorKind(
  "questionnaire.archived",
  () => "The questionnaire is archived. Restore it first.",
  409,
);
export const hasVersions = errorKind(
  "questionnaire.published",
  () => "A questionnaire that was published can't be deleted, since answers refer to it. Archive it instead.",
  409,
);
/** A file that is no questionnaire. */
export const fileNotUsable = errorKind(
  "questionnaire.file-not-usable",
  (reasons: readonly FieldProblem[]) => ({
    message: "The file is not a questionnaire that can be used. Nothing was imported.",
    fields: reasons,
  }),
  422,
);
/** Of another programme: unknown, never published, or the person isn't the consultant there. */
export const notReusable = errorKind(
  "questionnaire.not-reusable",
  () =>
    "There is no such questionnaire to take from. It has to be published, in a programme in which you are the consultant.",
  404,
);
