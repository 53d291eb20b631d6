import { errorKind } from "#platform/errors.ts";

export const importNotFound = errorKind(
  "survey-import.not-found",
  () =>
    "There is no such import. It may have been kept, deleted, or be somebody else's: look at the list of surveys.",
  404,
);
export const fileNotFound = errorKind(
  "survey-import.file-not-found",
  () => "The file is not here any more. Choose it again.",
  404,
);
export const surveyNotFound = errorKind(
  "survey.not-found",
  () => "There is no such survey. It may have been deleted: look at the list of surveys.",
  404,
);
export const importChanged = errorKind(
  "survey-import.changed",
  () => "This import was changed meanwhile, perhaps in another window. Load it again and repeat the change.",
  409,
);
export const importBusy = errorKind(
  "survey-import.busy",
  () => "This import is being worked on. Wait until that is done, or stop it.",
  409,
);
export const importNotUnderstood = errorKind(
  "survey-import.not-understood",
  () => "The file has not been read yet. Wait until it is, or correct what hinders it.",
  409,
);
export const importNotReady = errorKind(
  "survey-import.not-ready",
  () => "There are no results yet. Have them computed first.",
  409,
);
export const tooManyImports = errorKind(
  "survey-import.too-many",
  (most: number) =>
    `You have ${most} imports that are not kept. Keep or delete some of them before you bring another file.`,
  409,
);
export const fileTooLarge = errorKind(
  "survey-file.too-large",
  (megabytes: number) =>
    `The file is larger than ${megabytes} MB, the most that can be sent here. Read it with the command instead: npm run -s cli -- survey FILE --out DIR.`,
  413,
);
export const fileEmpty = errorKind(
  "survey-file.sent-empty",
  () => "The file is empty. Export it again and choose the new file.",
  422,
);
export const noAnswers = errorKind(
  "survey-import.no-answers",
  () =>
    "This file describes a questionnaire and holds no answers. Export the answers, too, and bring that file; give this one beside it.",
  409,
);
export const fileTooHeavy = errorKind(
  "survey-import.too-heavy",
  () =>
    "Reading this file takes more memory than the server gives one file. Leave out columns that you don't need, or read it with the command on a machine with more memory: npm run -s cli -- survey FILE --out DIR.",
  422,
);
export const tooManyFiles = errorKind(
  "survey-file.too-many",
  (count: number) =>
    `You sent ${count} files that nothing uses yet. They are deleted a day after they were sent; send this one then.`,
  409,
);
